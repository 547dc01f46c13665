// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Payroll} from "../../../contracts/libraries/Payroll.sol";
import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Score} from "../../../contracts/types/Score.sol";
import {SeatPay} from "../../../contracts/types/SeatPay.sol";
import {ValidatorRecord} from "../../../contracts/types/ValidatorRecord.sol";

/// @notice Runs the payroll on records that a test makes up. What is called is the library, of one vote or many.
abstract contract Payrolls {
    /// @dev The fraction is read off the pay's word.
    struct Paid {
        uint256 fraction;
        uint256 units;
        int256 score;
        ValidatorRecord record;
    }

    function run(
        Score[] calldata scores,
        ValidatorRecord[] calldata records,
        uint256 worth,
        uint256 most
    ) external pure returns (SeatPay[] memory pays, ValidatorRecord[] memory next, uint256 units) {
        uint256 rows;
        uint256 spare;
        uint256 size = Payroll.ROW * scores.length;
        // Rows, and a word behind them that must stay.
        assembly ("memory-safe") {
            rows := mload(0x40)
            spare := add(rows, size)
            mstore(0x40, add(spare, 0x20))
            mstore(spare, not(0))
        }
        pays = new SeatPay[](scores.length);
        next = new ValidatorRecord[](scores.length);
        for (uint256 i; i < scores.length; ++i) _setRow(rows + Payroll.ROW * i, records[i], scores[i]);
        units = Payroll.run(rows, worth, most, pays);
        for (uint256 i; i < scores.length; ++i) next[i] = _recordIn(rows + Payroll.ROW * i);
        assembly ("memory-safe") {
            spare := mload(spare)
        }
        require(spare == type(uint256).max, "wrote past its rows");
    }

    function _one(
        Score score,
        ValidatorRecord record,
        uint256 worth,
        uint256 most
    ) internal view returns (Paid memory) {
        Score[] memory scores = new Score[](1);
        ValidatorRecord[] memory records = new ValidatorRecord[](1);
        (scores[0], records[0]) = (score, record);
        (SeatPay[] memory pays, ValidatorRecord[] memory next, uint256 units) = this.run(scores, records, worth, most);
        uint256 word = SeatPay.unwrap(pays[0]);
        require(uint64(word) == units && word >> 200 == 0, "units");
        require(uint32(word >> 128) == uint256(uint32(Score.unwrap(score) >> 224)), "validator");
        int256 told = int256(word << 56) >> 216;
        require(told == next[0].score(), "score");
        return Paid(uint64(word >> 64), units, told, next[0]);
    }

    function _setRow(uint256 row, ValidatorRecord record, Score score) private pure {
        int256 kappa = record.kappaRecord().kappa();
        assembly ("memory-safe") {
            mstore(row, record)
            mstore(add(row, 0x20), kappa)
            mstore(add(row, 0x40), score)
            mstore(add(row, 0x60), 0x706c616365)
        }
    }

    function _recordIn(uint256 row) private pure returns (ValidatorRecord record) {
        uint256 place;
        assembly ("memory-safe") {
            record := mload(row)
            place := mload(add(row, 0x60))
        }
        require(place == 0x706c616365, "place stays");
    }
}
