// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {ChildResult, Contest, ContestPhase} from "../types/Contest.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {RequestHeader} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {ChallengeBook} from "./ChallengeBook.sol";

/// @title EscalationBook
/// @notice From one level to the next: which claims it decides, in which rounds and for how much, and how what they find
/// enters the verdict.
abstract contract EscalationBook is ChallengeBook {
    /// @dev What a level's rounds have found so far.
    struct Findings {
        uint256[] verdict;
        uint256[] clear;
        /// Net fees, base units of MIRA.
        uint256 cost;
        /// Fewest committed seats of a counted round; zero for none.
        uint256 seats;
    }

    /// @inheritdoc IContestBook
    function escalate(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata selection
    ) external {
        _check(contest, header);
        _requireOpen(contest);
        _requireDeeperLevel(contest, header);
        _requireVerdict(contest, verdict);
        uint256 opens = _windowEnd(contest, header);
        require(block.timestamp >= opens, Contest_WindowOpen(contest.requestId, opens));
        uint256 ends = opens + ESCALATION_PERIOD;
        require(block.timestamp < ends, Contest_WindowOver(contest.requestId, ends));
        (uint256[] memory selected, uint256[] memory bonded) = _toDecide(
            contest,
            header,
            verdict,
            _selection(contest, header, selection)
        );
        Contest memory next = contest;
        // Levels are four at most, claims have 13 bits.
        next.level = contest.level + 1;
        (next.selected, next.challenged) = (uint16(ClaimMasks.count(selected)), uint16(ClaimMasks.count(bonded)));
        require(next.selected != 0, Contest_NothingToDecide(contest.requestId));
        next.phase = ContestPhase.VOTING;
        next.selectionHash = RoundDigests.hashWords(selected);
        emit Escalated(contest.requestId, next.level, selected);
        _openRounds(header, next, selected, bonded);
        _store(next);
    }

    /// @inheritdoc IContestBook
    function conclude(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata clear,
        uint256[] calldata selection,
        ChildResult[] calldata children
    ) external {
        _check(contest, header);
        RequestId requestId = contest.requestId;
        require(contest.phase == ContestPhase.VOTING, Contest_NotVoting(requestId));
        _requireVerdict(contest, verdict);
        require(
            children.length == contest.roundCount,
            Contest_BadChildren(requestId, children.length, contest.roundCount)
        );
        Findings memory found = Findings(verdict, _clearBefore(contest, clear, verdict.length / 2), 0, 0);
        _takeOver(contest, header, _selection(contest, header, selection), children, found);
        Contest memory next = contest;
        uint256 fromBudget = _bookCost(
            requestId,
            contest.level - 1,
            found.cost,
            contest.selected - contest.challenged,
            contest.challenged
        );
        // Never more than what the claims that it pays for cost at most, which it was found to hold.
        next.budget -= uint128(fromBudget);
        // Seats have 16 bits, timestamps 40.
        if (found.seats != 0) (next.seats, next.countedLevel) = (uint16(found.seats), contest.level);
        (next.phase, next.since) = (ContestPhase.OPEN, uint40(block.timestamp));
        (next.selected, next.challenged) = (0, 0);
        next.verdictHash = RoundDigests.hashWords(found.verdict);
        next.clearHash = RoundDigests.hashWords(found.clear);
        emit LevelConcluded(requestId, contest.level, found.verdict, found.clear);
        _store(next);
    }

    /// @dev Claims that the next level has to decide: what was challenged, and what the present level left undecided where
    /// the budget pays for that and for what the sentinels challenged.
    /// @return selected Mask words of all.
    /// @return bonded Mask words of those that bonds pay for.
    function _toDecide(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] memory voted
    ) internal view returns (uint256[] memory selected, uint256[] memory bonded) {
        uint256 words = verdict.length / 2;
        bonded = _bondedWords(contest.requestId, contest.level, words);
        if (contest.level == 0) selected = _sentinelWords(contest.requestId, words);
        else selected = new uint256[](words);
        uint256[] memory budgeted = new uint256[](words);
        for (uint256 i; i < words; ++i) budgeted[i] = selected[i] | (voted[i] & ~(verdict[i] | verdict[words + i]));
        if (contest.budget >= _costOf(header, uint256(contest.level) + 1, ClaimMasks.count(budgeted))) {
            selected = budgeted;
        }
        for (uint256 i; i < words; ++i) selected[i] |= bonded[i];
    }

    /// @dev Opens the rounds of a level, each on its part of the claims. Fees are rounded down, so that budget and bonds hold
    /// their sum.
    function _openRounds(
        RequestHeader calldata header,
        Contest memory contest,
        uint256[] memory selected,
        uint256[] memory bonded
    ) private {
        (uint256 parts, uint256 size) = ClaimMasks.split(contest.selected, _seatsAt(header, contest.level));
        RoundId[4] memory rounds;
        for (uint256 i; i < parts; ++i) {
            uint256[] memory part = ClaimMasks.part(selected, i * size, (i + 1) * size);
            DeeperRound memory deeper = DeeperRound({
                requestId: contest.requestId,
                selectionHash: contest.selectionHash,
                child: uint16(i),
                fee: uint128(_feeOf(header, contest.level, part, bonded, contest.selected))
            });
            rounds[i] = IVerificationHub(contest.hub).openDeeper(header, deeper, contest.level, ClaimMasks.count(part));
        }
        // Four at most.
        (contest.rounds, contest.roundCount) = (rounds, uint8(parts));
    }

    /// @dev ⌊price · seats · (4u + 5c) · max(m, 32) / 4m⌋ for a round on u claims that the budget pays for and c that bonds pay
    /// for, of m claims that the level votes on: a lone claim pays for 32, whoever pays.
    function _feeOf(
        RequestHeader calldata header,
        uint256 level,
        uint256[] memory part,
        uint256[] memory bonded,
        uint256 selected
    ) private pure returns (uint256) {
        uint256 weight =
            BUDGET_WEIGHT * ClaimMasks.count(part) + (BOND_WEIGHT - BUDGET_WEIGHT) * ClaimMasks.countBoth(part, bonded);
        return (_costOf(header, level, selected) * weight) / (BUDGET_WEIGHT * selected);
    }

    /// @dev Takes over what every round of a level found.
    function _takeOver(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] memory selected,
        ChildResult[] calldata children,
        Findings memory found
    ) private view {
        (, uint256 size) = ClaimMasks.split(contest.selected, _seatsAt(header, contest.level));
        for (uint256 i; i < children.length; ++i) {
            uint256[] memory part = ClaimMasks.part(selected, i * size, (i + 1) * size);
            RoundId round = contest.rounds[i];
            (RoundConfig config, RoundState state) = IVerificationHub(contest.hub).roundOf(round);
            if (state.status() == RequestStatus.FINAL) {
                _requireResult(contest, round, state, children[i]);
                _merge(part, children[i], found);
                continue;
            }
            require(
                state.status() == RequestStatus.EXPIRED || !config.exists(),
                Contest_StillVoting(contest.requestId, round, state)
            );
            _clearAnswers(part, found);
            // Nobody knows any more what the round cost.
            if (!config.exists()) found.cost += _lostFee(contest, header, part);
        }
    }

    /// @dev Most that a round can have cost of which the hub knows nothing any more.
    function _lostFee(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] memory part
    ) private view returns (uint256) {
        uint256[] memory bonded = _bondedWords(contest.requestId, contest.level - 1, part.length);
        return _feeOf(header, contest.level, part, bonded, contest.selected);
    }

    /// @dev Checks a round's result against the word that the hub keeps of it, and planes and mask against the result.
    function _requireResult(
        Contest calldata contest,
        RoundId round,
        RoundState stored,
        ChildResult calldata child
    ) private pure {
        RoundState given = RoundStates.pack(
            RequestStatus.FINAL,
            RoundDigests.resultDigest(contest.headerHash, child.result)
        );
        require(!given.differs(stored), Contest_RoundDiffers(contest.requestId, round, given, stored));
        bytes32 hash = RoundDigests.hashWords(child.verdict);
        require(
            hash == child.result.verdictHash,
            Contest_ChildDiffers(contest.requestId, round, hash, child.result.verdictHash)
        );
        hash = RoundDigests.deeperDetails(child.paysHash, RoundDigests.hashWords(child.clear));
        require(
            hash == child.result.detailsHash,
            Contest_ChildDiffers(contest.requestId, round, hash, child.result.detailsHash)
        );
    }

    /// @dev A counted round's answers take the place of those before, UNDECIDED too.
    function _merge(uint256[] memory part, ChildResult calldata child, Findings memory found) private pure {
        _clearAnswers(part, found);
        uint256 words = part.length;
        uint256[] memory verdict = child.verdict;
        uint256[] memory affirm = ClaimMasks.expand(part, verdict, 0);
        uint256[] memory deny = ClaimMasks.expand(part, verdict, verdict.length / 2);
        uint256[] memory clear = ClaimMasks.expand(part, child.clear, 0);
        for (uint256 i; i < words; ++i) {
            found.verdict[i] |= affirm[i];
            found.verdict[words + i] |= deny[i];
            found.clear[i] |= clear[i];
        }
        uint256 seats = child.result.summary.seats();
        if (found.seats == 0 || seats < found.seats) found.seats = seats;
        found.cost += child.result.summary.netFee();
    }

    /// @dev Leaves the claims of a round undecided.
    function _clearAnswers(uint256[] memory part, Findings memory found) private pure {
        uint256 words = part.length;
        for (uint256 i; i < words; ++i) {
            found.verdict[i] &= ~part[i];
            found.verdict[words + i] &= ~part[i];
            found.clear[i] &= ~part[i];
        }
    }

    /// @dev Mask words of the clear answers so far; none before the first deeper level.
    function _clearBefore(
        Contest calldata contest,
        uint256[] calldata clear,
        uint256 words
    ) private pure returns (uint256[] memory) {
        if (contest.clearHash == 0) {
            _requireWords(contest, clear.length, 0);
            return new uint256[](words);
        }
        bytes32 given = RoundDigests.hashWords(clear);
        require(given == contest.clearHash, Contest_ClearDiffers(contest.requestId, given, contest.clearHash));
        return clear;
    }
}
