// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Family} from "../../../contracts/types/Domain.sol";
import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Score, Scores} from "../../../contracts/types/Score.sol";
import {SeatPay} from "../../../contracts/types/SeatPay.sol";
import {Seats} from "../../../contracts/types/Seat.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {ValidatorRecord, ValidatorRecords} from "../../../contracts/types/ValidatorRecord.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";
import {Payrolls} from "../support/Payrolls.sol";
import {PlainScores} from "../support/PlainScores.sol";
import {vm} from "../support/Vm.sol";

contract PayrollRunTest is Payrolls {
    using PlainScores for Score;
    using PlainScores for VoteCounts;
    using PlainScores for KappaRecord;

    int256 private constant ONE = 1 << 32;

    struct Source {
        uint256 seed;
        uint256 drawn;
    }

    /// @dev At most `most`, and often near either end.
    function _below(Source memory source, uint256 most) private pure returns (uint256) {
        uint256 word = uint256(keccak256(abi.encode(source.seed, source.drawn++)));
        uint256 kind = word & 7;
        word >>= 8;
        if (kind == 0) return 0;
        if (kind == 1) return most;
        if (kind == 2) return most < 3 ? most : word % 3;
        return word % (most + 1);
    }

    function _counts(Source memory source, uint256 n) private pure returns (VoteCounts) {
        (uint256 own, uint256 found) = (_below(source, n), _below(source, n));
        uint256 word = n | (_below(source, n) << 16) | (own << 32) | (found << 48);
        return VoteCounts.wrap(word | (_below(source, own) << 64) | (_below(source, found) << 80));
    }

    function _score(Source memory source) private pure returns (Score) {
        uint256 n = _below(source, _below(source, 1) == 0 ? 40 : 4_096);
        uint256 all = n + _below(source, 4_096 - n);
        uint256 affirmed = _below(source, all);
        uint256 decided = all | (affirmed << 16) | (_below(source, affirmed) << 32);
        uint256 id = _below(source, type(uint32).max);
        return
            Scores.pack(
                Seats.pack(ValidatorId.wrap(uint32(id)), Family.wrap(3), 1 + _below(source, 254), true),
                _below(source, 9) != 0,
                decided,
                _counts(source, n)
            );
    }

    /// @dev A record within the bounds that its header names: |Σ(A − E)| ≤ ΣI, a pool below 32 claims.
    function _record(Source memory source) private pure returns (ValidatorRecord) {
        uint256 information = _below(source, 5_460 << 22);
        int256 edge = int256(_below(source, 2 * information)) - int256(information);
        uint256 pool = VoteCounts.unwrap(_counts(source, _below(source, 31)));
        uint256 word = (information << 40) | (_below(source, 1_023) << 30) | ((uint256(edge) & (2 ** 36 - 1)) << 76);
        for (uint256 i; i < 6; ++i) word |= ((pool >> (16 * i)) & 0xffff) << (5 * i);
        int256 score = int256(_below(source, uint256(88 * ONE))) - 24 * ONE;
        KappaRecord kappa = KappaRecord.wrap(uint112(word));
        return ValidatorRecords.pack(kappa, _below(source, type(uint32).max), _below(source, 2 ** 60), score);
    }

    /// @dev One vote, step by step.
    function _check(Score score, ValidatorRecord record, uint256 worth, uint256 most, Paid memory paid) private pure {
        (int256 edge, uint256 information) = score.counts().figures();
        KappaRecord kappa = record.kappaRecord();
        uint256 whole = score.decidedInformation();
        vm.assertEq(paid.fraction, PlainScores.payFraction(edge, whole, score.coverage(), kappa.kappa()), "fraction");
        vm.assertEq(paid.units, (((most * paid.fraction) >> 32) * score.seat().seats()) / 1e9, "units");
        int256 standing = record.score();
        if (score.isScored()) {
            (kappa, edge, information) = kappa.add(score.counts(), edge, information);
            standing = PlainScores.next(standing, edge, information, worth);
        }
        ValidatorRecord expected = ValidatorRecords.pack(kappa, record.epoch(), record.earned() + paid.units, standing);
        vm.assertEq(bytes32(ValidatorRecord.unwrap(paid.record)), bytes32(ValidatorRecord.unwrap(expected)), "record");
    }

    /// @dev The payroll is the plain one, for every vote by itself.
    /// hardhat-config: fuzz.runs = 2000
    function testFuzz_run_equalsPlain(uint256 seed) public view {
        Source memory source = Source(seed, 0);
        Score score = _score(source);
        ValidatorRecord record = _record(source);
        uint256 worth = _below(source, uint256(ONE));
        uint256 most = _below(source, 2 ** 82);
        _check(score, record, worth, most, _one(score, record, worth, most));
    }

    /// @dev Many at once are each what it is alone.
    function testFuzz_run_judgesEachAlone(uint256 seed) public view {
        Source memory source = Source(seed, 0);
        uint256 count = _below(source, 9);
        Score[] memory scores = new Score[](count);
        ValidatorRecord[] memory records = new ValidatorRecord[](count);
        for (uint256 i; i < count; ++i) (scores[i], records[i]) = (_score(source), _record(source));
        (uint256 worth, uint256 most) = (_below(source, uint256(ONE)), _below(source, 1e24));
        (SeatPay[] memory pays, ValidatorRecord[] memory next, uint256 units) = this.run(scores, records, worth, most);
        uint256 sum;
        for (uint256 i; i < count; ++i) {
            Paid memory alone = _one(scores[i], records[i], worth, most);
            sum += alone.units;
            vm.assertEq(bytes32(ValidatorRecord.unwrap(next[i])), bytes32(ValidatorRecord.unwrap(alone.record)));
            vm.assertEq(uint64(SeatPay.unwrap(pays[i])), alone.units);
        }
        vm.assertEq(units, sum);
    }
}
