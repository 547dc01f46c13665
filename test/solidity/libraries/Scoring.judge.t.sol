// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {LeaveOut} from "../../../contracts/libraries/LeaveOut.sol";
import {Reputation} from "../../../contracts/libraries/Reputation.sol";
import {Scoring} from "../../../contracts/libraries/Scoring.sol";
import {Tally} from "../../../contracts/libraries/Tally.sol";
import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {Score} from "../../../contracts/types/Score.sol";
import {Seat} from "../../../contracts/types/Seat.sol";
import {SeatPay} from "../../../contracts/types/SeatPay.sol";
import {ValidatorRecord, ValidatorRecords} from "../../../contracts/types/ValidatorRecord.sol";
import {VoteCounts} from "../../../contracts/types/VoteCounts.sol";
import {Payrolls} from "../support/Payrolls.sol";
import {PlainScores} from "../support/PlainScores.sol";
import {JudgedRound, Rounds} from "../support/Rounds.sol";
import {vm} from "../support/Vm.sol";

contract ScoringJudgeTest is Payrolls {
    using Rounds for JudgedRound;
    using PlainScores for Score;
    using PlainScores for VoteCounts;

    int256 private constant ONE = 1 << 32;

    function judge(
        Ballot[] calldata ballots,
        Tally.Votes memory votes,
        uint256 committed,
        uint256 numerator,
        uint256 denominator,
        uint256 claims
    ) external pure returns (Score[] memory) {
        // Whatever lay in memory before must not matter.
        assembly ("memory-safe") {
            let free := mload(0x40)
            for {
                let i := 0
            } lt(i, 0x8000) {
                i := add(i, 0x20)
            } {
                mstore(add(free, i), not(i))
            }
        }
        LeaveOut.Line memory line = LeaveOut.lineUp(votes, ballots, committed, numerator, denominator);
        return Scoring.judge(votes, line, claims);
    }

    function _judge(JudgedRound memory r) private view returns (Score[] memory) {
        r.note();
        return this.judge(r.ballots, r.votes, r.committed, r.numerator, r.denominator, r.claims);
    }

    function _random(uint256 seed, uint256 salt, uint256 a, uint256 b) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(0x20, or(or(shl(128, salt), shl(64, a)), b))
            word := keccak256(0, 0x40)
        }
    }

    // Vectors

    struct Table {
        uint256[] claims;
        uint256[] numerators;
        uint256[] denominators;
        uint256[] ballots;
        uint256[] ballotsStart;
        uint256[] planesStart;
        uint256[] scoresStart;
        uint256[] seats;
        uint256[] families;
        bool[] withheld;
        bytes32[] planes;
    }

    struct Expected {
        bytes32[] counts;
        bytes32[] edges;
        uint256[] information;
        uint256[] decidedInformation;
        uint256[] coverage;
        bytes32[] before;
        bytes32[] kappa;
        uint256[] pay;
        bytes32[] afterwards;
        bytes32[] scoreBefore;
        bytes32[] scoreAfter;
        uint256[] committee;
    }

    function test_judge_vectors() public view {
        string memory json = vm.readFile("test/vectors/scoring.json");
        Table memory t;
        t.claims = vm.parseJsonUintArray(json, ".claimCount");
        t.numerators = vm.parseJsonUintArray(json, ".thresholdNumerator");
        t.denominators = vm.parseJsonUintArray(json, ".thresholdDenominator");
        t.ballots = vm.parseJsonUintArray(json, ".ballots");
        t.ballotsStart = vm.parseJsonUintArray(json, ".ballotsStart");
        t.planesStart = vm.parseJsonUintArray(json, ".planesStart");
        t.scoresStart = vm.parseJsonUintArray(json, ".scoresStart");
        t.seats = vm.parseJsonUintArray(json, ".ballotSeats");
        t.families = vm.parseJsonUintArray(json, ".ballotFamily");
        t.withheld = vm.parseJsonBoolArray(json, ".ballotWithheld");
        t.planes = vm.parseJsonBytes32Array(json, ".ballotPlanes");
        Expected memory e;
        e.counts = vm.parseJsonBytes32Array(json, ".counts");
        e.edges = vm.parseJsonBytes32Array(json, ".edge");
        e.information = vm.parseJsonUintArray(json, ".information");
        e.decidedInformation = vm.parseJsonUintArray(json, ".decidedInformation");
        e.coverage = vm.parseJsonUintArray(json, ".coverage");
        e.before = vm.parseJsonBytes32Array(json, ".recordBefore");
        e.kappa = vm.parseJsonBytes32Array(json, ".kappa");
        e.pay = vm.parseJsonUintArray(json, ".pay");
        e.afterwards = vm.parseJsonBytes32Array(json, ".recordAfter");
        e.scoreBefore = vm.parseJsonBytes32Array(json, ".scoreBefore");
        e.scoreAfter = vm.parseJsonBytes32Array(json, ".scoreAfter");
        e.committee = vm.parseJsonUintArray(json, ".committeeKappa");
        vm.assertGt(t.claims.length, 20);
        for (uint256 i; i < t.claims.length; ++i) _checkVector(t, e, i);
    }

    function _checkVector(Table memory t, Expected memory e, uint256 i) private view {
        uint256 committed;
        for (uint256 j; j < t.ballots[i]; ++j) committed += t.seats[t.ballotsStart[i] + j];
        JudgedRound memory r = Rounds.create(t.ballots[i], committed, t.claims[i]);
        (r.numerator, r.denominator) = (t.numerators[i], t.denominators[i]);
        uint256 plane = t.planesStart[i];
        for (uint256 j; j < t.ballots[i]; ++j) {
            uint256 at_ = t.ballotsStart[i] + j;
            uint256 word = r.seat(j, t.families[at_], t.seats[at_], !t.withheld[at_]);
            if (t.withheld[at_]) continue;
            for (uint256 w; w < r.votes.stride / 32; ++w) r.votes.rows[word + w] = uint256(t.planes[plane++]);
            r.copyRow(word, t.seats[at_]);
        }
        Score[] memory scores = _judge(r);
        uint256 next;
        for (uint256 j; j < t.ballots[i]; ++j) {
            if (t.withheld[t.ballotsStart[i] + j]) continue;
            vm.assertEq(Seat.unwrap(scores[next].seat()), Seat.unwrap(r.ballots[j].seat));
            _checkScore(scores[next], e, t.scoresStart[i] + next);
            ++next;
        }
        vm.assertEq(scores.length, next);
        _checkPayroll(scores, e, t.scoresStart[i], e.committee[i]);
    }

    function _checkScore(Score score, Expected memory e, uint256 row) private pure {
        (int256 edge, uint256 information) = score.counts().figures();
        VoteCounts counts = score.isScored() ? score.counts() : VoteCounts.wrap(0);
        vm.assertEq(bytes32(VoteCounts.unwrap(counts)), e.counts[row], vm.toString(row));
        vm.assertEq(bytes32(uint256(edge)), e.edges[row], vm.toString(row));
        vm.assertEq(information, e.information[row]);
        vm.assertEq(score.decidedInformation(), e.decidedInformation[row]);
        vm.assertEq(score.coverage(), e.coverage[row]);
        KappaRecord before = KappaRecord.wrap(uint112(uint256(e.before[row])));
        vm.assertEq(bytes32(uint256(before.kappa())), e.kappa[row], vm.toString(row));
    }

    /// @dev What the payroll makes of all scores of a round at once.
    function _checkPayroll(Score[] memory scores, Expected memory e, uint256 row, uint256 kappa) private view {
        ValidatorRecord[] memory records = new ValidatorRecord[](scores.length);
        for (uint256 i; i < scores.length; ++i) {
            KappaRecord before = KappaRecord.wrap(uint112(uint256(e.before[row + i])));
            records[i] = ValidatorRecords.pack(before, 77, i, int256(uint256(e.scoreBefore[row + i])));
        }
        uint256 worth = Reputation.worth(int256(kappa * scores.length), scores.length);
        (SeatPay[] memory pays, ValidatorRecord[] memory next, ) = this.run(scores, records, worth, 1e9 << 32);
        for (uint256 i; i < scores.length; ++i) {
            uint256 pay = SeatPay.unwrap(pays[i]);
            string memory name = vm.toString(row + i);
            vm.assertEq(uint64(pay >> 64), e.pay[row + i], name);
            vm.assertEq(uint64(pay), e.pay[row + i] * scores[i].seat().seats(), name);
            vm.assertEq(uint256(KappaRecord.unwrap(next[i].kappaRecord())), uint256(e.afterwards[row + i]), name);
            vm.assertEq(bytes32(uint256(next[i].score())), e.scoreAfter[row + i], name);
            require(int256(pay << 56) >> 216 == next[i].score(), name);
            vm.assertEq(next[i].earned(), i + uint64(pay), name);
            vm.assertEq(next[i].epoch(), 77, name);
        }
    }

    // Against a plain count

    /// @dev The verdict of all families but one on a claim, by a plain count.
    function _verdict(JudgedRound memory r, uint256 family, uint256 claim) private pure returns (uint256) {
        uint256 seats;
        uint256[4] memory n;
        uint256 word;
        for (uint256 i; i < r.ballots.length; ++i) {
            Ballot memory ballot = r.ballots[i];
            uint256 own = ballot.seat.seats();
            bool isOther = ballot.seat.family() != family;
            if (isOther) seats += own;
            if (ballot.reportHash == 0) continue;
            if (isOther) n[r.answerAt(word, claim)] += own;
            word += (own * r.votes.stride) / 32;
        }
        for (uint256 code = 1; code < 4; ++code) {
            if (n[code] * r.denominator >= seats * r.numerator) return code;
        }
        return 0;
    }

    struct Plain {
        bool isScored;
        uint256 decided;
        uint256 n;
        uint256 agreed;
        uint256[4] own;
        uint256[4] found;
        uint256[4] all;
    }

    function _plain(JudgedRound memory r, uint256 place, uint256 word) private pure returns (Plain memory p) {
        uint256 family = r.ballots[place].seat.family();
        uint256 others = r.committed;
        for (uint256 i; i < r.ballots.length; ++i) {
            if (r.ballots[i].seat.family() == family) others -= r.ballots[i].seat.seats();
        }
        p.isScored = others >= 3;
        for (uint256 claim; claim < r.claims; ++claim) {
            uint256 code = r.answerAt(word, claim);
            uint256 verdict = p.isScored ? _verdict(r, family, claim) : 1;
            if (verdict == 0) continue;
            ++p.decided;
            ++p.all[verdict];
            if (code == 0) continue;
            ++p.n;
            ++p.own[code];
            ++p.found[verdict];
            if (code == verdict) ++p.agreed;
        }
    }

    /// @dev ⌊(2³² · numerator) / n⌋, towards −∞.
    function _floor(int256 numerator, uint256 n) private pure returns (int256 quotient) {
        if (n == 0) return 0;
        int256 scaled = numerator * ONE;
        quotient = scaled / int256(n);
        if (scaled < 0 && quotient * int256(n) != scaled) --quotient;
    }

    function _information(uint256[4] memory found, uint256 n) private pure returns (int256) {
        return _floor(int256(n * n - found[1] * found[1] - found[2] * found[2] - found[3] * found[3]), n);
    }

    function _checkPlain(Plain memory p, Score score) private pure {
        (int256 edge, uint256 information) = score.counts().figures();
        require(score.isScored() == p.isScored, "scored");
        uint256 counts = p.n | (p.agreed << 16) | ((p.own[1] + p.own[3]) << 32);
        counts |= ((p.found[1] + p.found[3]) << 48) | (p.own[3] << 64) | (p.found[3] << 80);
        vm.assertEq(VoteCounts.unwrap(score.counts()), counts);
        if (p.isScored) {
            int256 chance = int256(p.own[1] * p.found[1] + p.own[2] * p.found[2] + p.own[3] * p.found[3]);
            require(edge == _floor(int256(p.agreed * p.n) - chance, p.n), "edge");
            require(int256(information) == _information(p.found, p.n), "information");
            require(int256(score.decidedInformation()) == _information(p.all, p.decided), "decided information");
            require(edge <= int256(information) && -edge <= int256(information) + 1, "bound");
        } else {
            require(edge == 0 && information == 0, "not scored");
            require(score.decidedInformation() == 0, "no verdict, no information");
        }
        require(score.coverage() == (p.decided == 0 ? 0 : (p.n << 32) / p.decided), "coverage");
    }

    /// @dev A round of up to `most` ballots, whose votes lean to one answer a claim.
    function _round(
        uint256 seed,
        uint256 most,
        uint256 families,
        uint256 seatsMost,
        uint256 claims
    ) private pure returns (JudgedRound memory r, uint256[] memory words) {
        uint256 ballots = 1 + (_random(seed, 0, 0, 0) % most);
        uint256 committed;
        for (uint256 i; i < ballots; ++i) committed += 1 + (_random(seed, 1, i, 0) % seatsMost);
        r = Rounds.create(ballots, committed, claims);
        if (seed & 4 == 0) (r.numerator, r.denominator) = (3, 5);
        words = new uint256[](ballots);
        for (uint256 i; i < ballots; ++i) {
            uint256 seats = 1 + (_random(seed, 1, i, 0) % seatsMost);
            bool isOpened = _random(seed, 2, i, 0) % 8 != 0;
            uint256 family = _random(seed, 3, i, 0) % families;
            words[i] = r.seat(i, family == 1 ? 255 : family, seats, isOpened);
            if (!isOpened) continue;
            for (uint256 claim; claim < claims; ++claim) {
                uint256 own = _random(seed, 5, i, claim);
                uint256 code = _random(seed, 4, 0, claim);
                code = own % 4 == 0 ? (own >> 8) % 4 : code % 4;
                if (seed & 1 == 0 && code == 3) code = 1;
                r.answer(words[i], claim, code);
            }
            r.copyRow(words[i], seats);
        }
    }

    function _checkRound(JudgedRound memory r, uint256[] memory words) private view {
        Score[] memory scores = _judge(r);
        uint256 next;
        for (uint256 i; i < r.ballots.length; ++i) {
            if (r.ballots[i].reportHash == 0) continue;
            require(Seat.unwrap(scores[next].seat()) == Seat.unwrap(r.ballots[i].seat), "in the ballots' order");
            _checkPlain(_plain(r, i, words[i]), scores[next++]);
        }
        require(scores.length == next, "one an opened ballot");
    }

    function testFuzz_judge_equalsPlainCount(uint256 seed) public view {
        (JudgedRound memory r, uint256[] memory words) = _round(
            seed,
            9,
            2 + ((seed >> 3) % 5),
            2,
            1 + ((seed >> 8) % 40)
        );
        _checkRound(r, words);
    }

    /// hardhat-config: fuzz.runs = 24
    function testFuzz_judge_equalsPlainCountOfManyVotes(uint256 seed) public view {
        (JudgedRound memory r, uint256[] memory words) = _round(
            seed,
            30,
            2 + ((seed >> 3) % 6),
            5,
            1 + ((seed >> 8) % 20)
        );
        _checkRound(r, words);
    }

    function test_judge_overTwoWords() public view {
        for (uint256 seed; seed < 6; ++seed) {
            (JudgedRound memory r, uint256[] memory words) = _round(
                seed,
                seed < 3 ? 7 : 12,
                4,
                seed < 3 ? 1 : 3,
                255 + seed
            );
            _checkRound(r, words);
        }
    }

    /// @dev Blocks with INVALID votes are counted by twos: of four, of three, and of those around one without.
    function test_judge_overManyBlocks() public view {
        uint256[3] memory claims = [uint256(1_024), 600, 700];
        for (uint256 i; i < 3; ++i) {
            (JudgedRound memory r, uint256[] memory words) = _round(2 * i + 1, 12, 4, 3, claims[i]);
            if (i == 2) _clearInvalid(r, 1);
            _checkRound(r, words);
        }
    }

    /// @dev Planes are counted by fours, what is left over first.
    function test_judge_overManyWords() public view {
        uint16[7] memory sizes = [700, 1_000, 1_200, 1_500, 1_700, 3_900, 4_096];
        for (uint256 i; i < sizes.length; ++i) {
            (JudgedRound memory r, uint256[] memory words) = _round(6 + i, 4, 4, 2, sizes[i]);
            _checkRound(r, words);
        }
    }

    /// @dev Makes FALSE of every INVALID in a block.
    function _clearInvalid(JudgedRound memory r, uint256 block_) private pure {
        uint256[] memory rows = r.votes.rows;
        for (uint256 i; i < r.votes.count; ++i) {
            uint256 at_ = (i * r.votes.stride) / 32 + block_;
            rows[at_] &= ~rows[at_ + r.votes.plane / 32];
        }
    }

    function test_judge_withoutBallots() public view {
        require(_judge(Rounds.create(0, 0, 1)).length == 0, "none");
    }

    // Chance

    function _edge(Score score) private pure returns (int256 edge) {
        (edge, ) = score.counts().figures();
    }

    /// @dev Of six honest voters in three families and four who do not look: TRUE, FALSE, a coin, nothing.
    function test_judge_chanceEarnsNothing() public view {
        int256[4] memory sums;
        uint256 information;
        int256 honest;
        for (uint256 round; round < 40; ++round) {
            JudgedRound memory r = Rounds.create(10, 10, 256);
            for (uint256 i; i < 10; ++i) {
                uint256 word = r.seat(i, i < 6 ? i % 3 : 10 + i, 1, true);
                for (uint256 claim; claim < 256; ++claim) {
                    uint256 truth = 1 + (_random(round, 9, 0, claim) % 10) / 6;
                    uint256 own = _random(round, 8, i, claim);
                    uint256 code =
                        i < 6
                            ? (own % 20 == 0 ? 3 - truth : truth)
                            : i == 6
                                ? 1
                                : i == 7
                                    ? 2
                                    : 1 + (own % 2);
                    if (i != 9) r.answer(word, claim, code);
                }
            }
            (r.numerator, r.denominator) = (51, 100);
            Score[] memory scores = _judge(r);
            for (uint256 i; i < 4; ++i) sums[i] += _edge(scores[6 + i]);
            (, uint256 ofCoin) = scores[8].counts().figures();
            information += ofCoin;
            honest += _edge(scores[0]);
        }
        require(sums[0] <= 0 && sums[0] > -40, "always TRUE: nothing, but for rounding");
        require(sums[1] <= 0 && sums[1] > -40, "always FALSE");
        require(sums[3] == 0, "abstaining");
        // Some 10,000 claims: three standard deviations of a coin's A − E are 150 claims, 3 % of ΣI.
        require(sums[2] < int256(information) / 33 && sums[2] > -int256(information) / 33, "coin");
        require(honest > int256(information) / 2, "who looks earns");
    }
}
