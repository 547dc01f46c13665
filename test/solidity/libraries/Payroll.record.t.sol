// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Family} from "../../../contracts/types/Domain.sol";
import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Scores, Score} from "../../../contracts/types/Score.sol";
import {Seats} from "../../../contracts/types/Seat.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {ValidatorRecords} from "../../../contracts/types/ValidatorRecord.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";
import {Payrolls} from "../support/Payrolls.sol";

contract PayrollRecordTest is Payrolls {
    int256 private constant ONE = 1 << 32;

    function _add(KappaRecord record, uint256 word) private view returns (KappaRecord) {
        Score score = Scores.pack(
            Seats.pack(ValidatorId.wrap(1), Family.wrap(1), 1, false),
            true,
            0,
            VoteCounts.wrap(word)
        );
        return _one(score, ValidatorRecords.pack(record, 0, 0, 0), 0, 0).record.kappaRecord();
    }

    /// @dev n claims, half of them TRUE, all answered right, or all the other way round.
    function _half(uint256 n, bool isRight) private pure returns (uint256) {
        uint256 affirmed = isRight ? n / 2 : n - n / 2;
        return n | ((isRight ? n : 0) << 16) | (affirmed << 32) | ((n / 2) << 48);
    }

    function _edge(KappaRecord record) private pure returns (int256) {
        return int256(uint256(KappaRecord.unwrap(record)) << 144) >> 220;
    }

    function _information(KappaRecord record) private pure returns (uint256) {
        return (KappaRecord.unwrap(record) >> 40) & (2 ** 36 - 1);
    }

    function _claims(KappaRecord record) private pure returns (uint256) {
        return (KappaRecord.unwrap(record) >> 30) & 1023;
    }

    function test_kappa_ofNewcomer() public pure {
        KappaRecord record;
        require(record.kappa() == ONE / 4, "a quarter");
    }

    function test_run_recordOfNothingLeavesNoTrace() public view {
        KappaRecord record = KappaRecord.wrap(uint112(uint256(keccak256("record"))));
        // The pool of a real record is below 32 claims, as is any of 5 bits.
        require(KappaRecord.unwrap(_add(record, 0)) == KappaRecord.unwrap(record), "no trace");
    }

    function test_run_recordPerfectAndContrary() public view {
        KappaRecord good;
        KappaRecord bad;
        for (uint256 i; i < 4; ++i) {
            good = _add(good, _half(256, true));
            bad = _add(bad, _half(256, false));
        }
        // The fourth completes 1,024 claims: the first three, 384 claims' worth, count half.
        require(_information(good) == (192 + 128) << 22 && _claims(good) == 0, "information");
        require(_edge(good) == int256(320 << 22) && _edge(bad) == -int256(320 << 22), "edge");
        require(good.kappa() == (ONE * 328) / 352, "328 of 352");
        require(bad.kappa() == -((ONE * 312 + 351) / 352), "-312 of 352, down");
    }

    function test_run_recordPoolsSmallRounds() public view {
        KappaRecord record;
        // One claim at a time, TRUE and FALSE in turn, always right.
        for (uint256 i; i < 31; ++i) record = _add(record, i % 2 == 0 ? 0x1000100010001 : 0x10001);
        require(record.kappa() == ONE / 4 && _claims(record) == 0, "nothing yet");
        record = _add(record, 0x10001);
        require(_information(record) == 16 << 22 && _edge(record) == int256(16 << 22), "32 claims as one");
        require(_claims(record) == 32 && KappaRecord.unwrap(record) & (2 ** 30 - 1) == 0, "pool is empty");
    }

    /// @dev TRUE on single claims that are TRUE half of the time: no skill.
    function test_run_recordPoolTakesChanceOut() public view {
        KappaRecord record;
        for (uint256 i; i < 320; ++i) record = _add(record, i % 2 == 0 ? 0x1000100010001 : 0x100000001);
        require(_edge(record) == 0 && _information(record) == 160 << 22, "no edge");
    }

    function test_run_recordPoolHoldsAllCounts() public view {
        KappaRecord record;
        // 31 claims, all INVALID on both sides, then as many TRUE: 62 in one.
        record = _add(record, 31 * 0x100010001000100010001);
        require(KappaRecord.unwrap(record) == 2 ** 30 - 1, "full");
        record = _add(record, 31 * 0x1000100010001);
        require(_claims(record) == 62 && _information(record) == 31 << 22 && _edge(record) == int256(31 << 22), "62");
    }

    function test_run_recordLargeRoundsLeavePool() public view {
        KappaRecord record;
        record = _add(record, _half(10, true));
        uint256 pool = KappaRecord.unwrap(record);
        record = _add(record, _half(32, true));
        require(KappaRecord.unwrap(record) & (2 ** 30 - 1) == pool && _claims(record) == 32, "pool");
    }

    /// @dev The bounds that keep every field: rounds of every size, always right or always wrong.
    function testFuzz_run_recordStaysWithinFields(uint256 seed) public view {
        KappaRecord record;
        for (uint256 i; i < 60; ++i) {
            uint256 n = (seed >> (4 * i)) & 15;
            n =
                n == 0
                    ? 4_096
                    : n == 1
                        ? 1_023
                        : n == 2
                            ? 1
                            : 273 * n;
            record = _add(record, _half(n, seed & 1 == 0));
            require(_claims(record) < 1_024, "claims");
            require(_information(record) < 5_461 << 22, "information");
            int256 edge = _edge(record);
            require(seed & 1 == 0 ? edge >= 0 : edge <= 0, "sign");
            require((edge < 0 ? -edge : edge) <= int256(_information(record) + 64), "no more than I");
            int256 kappa = record.kappa();
            require(kappa > -ONE && kappa < ONE, "kappa");
        }
    }

    function test_run_recordExtremesOfLargestRounds() public view {
        KappaRecord record;
        // Every claim INVALID or TRUE by halves, and always the other one said.
        uint256 word = 4_096 | (4_096 << 32) | (4_096 << 48) | (2_048 << 64) | (2_048 << 80);
        for (uint256 i; i < 40; ++i) record = _add(record, word);
        require(_information(record) < 5_461 << 21 && _information(record) > 4_096 << 21, "information");
        require(_edge(record) >= -int256(_information(record)) - 64, "edge");
        require(record.kappa() > -ONE, "kappa");
    }
}
