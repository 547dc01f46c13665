// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Score, Scores} from "../../../contracts/types/Score.sol";
import {Seat, Seats} from "../../../contracts/types/Seat.sol";
import {Family} from "../../../contracts/types/Domain.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {ValidatorRecord, ValidatorRecords} from "../../../contracts/types/ValidatorRecord.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";
import {Payrolls} from "../support/Payrolls.sol";

contract PayrollPayTest is Payrolls {
    uint256 private constant ONE = 1 << 32;
    /// @dev Claims' worth of agreement that make κ̂ of a record what a test wants.
    uint256 private constant INFORMATION = 96;

    /// @dev A record with κ̂ = (8 + edge) / (32 + 96).
    function _record(int256 edge) private pure returns (ValidatorRecord) {
        uint256 word = (INFORMATION << 62) | ((uint256(edge << 22) & (2 ** 36 - 1)) << 76);
        return ValidatorRecords.pack(KappaRecord.wrap(uint112(word)), 3, 0, 0);
    }

    function _seat(uint256 seats) private pure returns (Seat) {
        return Seats.pack(ValidatorId.wrap(7), Family.wrap(2), seats, false);
    }

    /// @dev Pay of a voter of `right` and `wrong` TRUE claims and as many FALSE ones, and `silent` claims that it did not
    /// answer.
    function _pay(uint256 right, uint256 wrong, uint256 silent, int256 edge) private view returns (uint256) {
        uint256 n = 2 * (right + wrong);
        VoteCounts counts = VoteCounts.wrap(n | ((2 * right) << 16) | ((n / 2) << 32) | ((n / 2) << 48));
        uint256 all = (n + 2 * silent) | ((n / 2 + silent) << 16);
        return _one(Scores.pack(_seat(1), true, all, counts), _record(edge), ONE, 0).fraction;
    }

    /// @dev Pay without a verdict, for a voter who says TRUE on `answered` of `claims`.
    function _unscored(uint256 answered, uint256 claims, int256 edge) private view returns (uint256) {
        VoteCounts counts = VoteCounts.wrap(answered * 0x1000100010001);
        Score score = Scores.pack(_seat(1), false, claims * 0x10001, counts);
        Paid memory paid = _one(score, _record(edge), ONE, 0);
        require(ValidatorRecord.unwrap(paid.record) == ValidatorRecord.unwrap(_record(edge)), "unscored, no trace");
        return paid.fraction;
    }

    function test_run_figures() public view {
        // 128 of 256 claims TRUE, 232 right: A − E = 104, I_all = 128, κ̂ = 96/128.
        uint256 share = ((104 + 6) * ONE) / 136;
        require(_pay(116, 12, 0, 88) == ONE / 8 + (7 * share) / 8, "honest");
    }

    function test_run_paysAbstainerAnEighth() public view {
        require(_pay(0, 0, 128, 96) == ONE / 8, "an eighth");
        require(_unscored(0, 40, 96) == ONE / 8, "without a verdict too");
        require(_unscored(0, 0, 96) == ONE / 8, "of nothing");
    }

    function test_run_paysByRecordWithoutVerdict() public view {
        require(_unscored(40, 40, 56) == ONE / 8 + (7 * ONE) / 16, "by record");
        require(_unscored(40, 40, -72) == ONE / 8, "a negative one gives nothing");
        require(_unscored(20, 40, 56) == ONE / 8 + (7 * ONE) / 32, "by what was answered");
    }

    function test_run_paysUnitsOfSeats() public view {
        VoteCounts none;
        // An eighth of 1,234 MIRA, for each of three seats, in whole units.
        Score score = Scores.pack(_seat(3), true, 0, none);
        Paid memory paid = _one(score, _record(0), ONE, 1_234_000_000_007 * 1e9);
        uint256 most = 1_234_000_000_007 * 1e9;
        require(paid.units == ((most / 8) * 3) / 1e9, "units");
        require(paid.record.earned() == paid.units && paid.record.epoch() == 3, "booked");
    }

    function test_run_clamps() public view {
        // Right on everything, with a record of nearly one: more than the whole.
        require(_pay(500, 0, 0, 96) <= ONE, "no more than one");
        require(_pay(0, 500, 0, -96) == ONE / 8, "no less than an eighth");
    }

    function testFuzz_run_bounds(uint16 right, uint16 wrong, uint16 silent, int8 edge) public view {
        uint256 pay = _pay(right % 1_000, wrong % 1_000, silent % 1_000, int256(edge) % 97);
        require(pay >= ONE / 8 && pay <= ONE, "bounds");
    }

    function testFuzz_run_growsWithAgreement(uint16 right, uint16 wrong, uint16 silent, int8 edge_) public view {
        int256 edge = int256(edge_) % 97;
        (uint256 n, uint256 k) = (1 + (right % 1_000), silent % 1_000);
        uint256 m = 1 + (wrong % 1_000);
        uint256 less = _pay(n, m, k, edge);
        uint256 more = _pay(n + 1, m - 1, k, edge);
        require(more >= less, "monotonic in A");
        // One more right of each kind raises A − E by 2.
        if (less > ONE / 8 && more < ONE) require(more > less, "strictly, between the clamps");
    }

    function testFuzz_run_growsWithRecord(uint16 right, uint16 wrong, uint16 silent, int8 edge_) public view {
        int256 edge = int256(edge_) % 96;
        (uint256 n, uint256 m, uint256 k) = (right % 1_000, wrong % 1_000, silent % 1_000);
        require(_pay(n, m, k, edge + 1) >= _pay(n, m, k, edge), "monotonic in kappa");
    }
}
