// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {HubRounds} from "../libraries/HubRounds.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {ChildResult, Contest, ContestPhase} from "../types/Contest.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {RoundSummary} from "../types/RoundSummary.sol";
import {Verdict} from "../types/Verdict.sol";
import {ChallengeBook} from "./ChallengeBook.sol";
import {ContestStore} from "./ContestStore.sol";

/// @title ContestBook
/// @notice Requests after their first round's word. What is challenged, or undecided and paid for, goes to a deeper level;
/// what that finds is merged into the verdict, and may be challenged again; what nobody decides is undecided. Challenges
/// and their money are in {ChallengeBook}.
///
/// Roles: none. Every call is open to anyone who holds what it needs.
/// Invariants: (1) bonds and budget enter the ledger's escrow once and leave it once: into the net fees of deeper rounds, to
/// who paid, or to the treasury; (6) what can be done at a time does not depend on who does it; (7) a contest that has ended
/// never changes; (9) loops run over words, levels and rounds of one level, all bounded; (10) every contest ends: whatever
/// nobody does in time leaves claims undecided and stops nobody.
/// Trust: the verdict registry and the fee ledger; hubs that the registry admitted when a contest was opened, for their rounds'
/// states and net fees.
/// Known limits: who concludes and finalizes is not paid. A level that nobody concluded before its hub's storage served
/// another round, three weeks later at the earliest, counts as expired and as paid for in full: what its rounds returned
/// stays in escrow. What a hub leaves open before it is dismissed has to end there first.
contract ContestBook is ChallengeBook, Multicall {
    IVerdictRegistry private immutable _REGISTRY;

    /// @dev What a level's rounds have found so far.
    struct Findings {
        uint256[] verdict;
        uint256[] clear;
        /// Net fees, base units of MIRA.
        uint256 cost;
        /// Fewest committed seats of a counted round; zero for none.
        uint256 seats;
    }

    constructor(IVerdictRegistry registry, IFeeLedger ledger) ContestStore(ledger) {
        _REGISTRY = registry;
    }

    /// @inheritdoc IContestBook
    function open(IVerificationHub hub, RequestHeader calldata header, RoundResult calldata result) external {
        RoundId round = result.summary.round();
        RequestId requestId = RequestId.wrap(RoundId.unwrap(round));
        if (contestHashOf(requestId) != 0) return;
        HubRounds.check(_REGISTRY, address(hub), round);
        _requireTimely(requestId, header, result.summary);
        hub.contest(requestId, header, result);
        Contest memory contest;
        contest.hub = address(hub);
        contest.requestId = requestId;
        contest.headerHash = RoundDigests.headerHash(header);
        contest.resultDigest = RoundDigests.resultDigest(contest.headerHash, result);
        // Timestamps have 40 bits.
        contest.since = uint40(result.summary.settledAt());
        contest.seats = result.summary.seats();
        contest.budget = header.escalationBudget;
        contest.verdictHash = result.verdictHash;
        _store(contest);
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

    /// @inheritdoc IContestBook
    function finalize(
        Contest calldata contest,
        RequestHeader calldata header,
        RoundResult calldata result,
        uint256[] calldata verdict,
        uint256[] calldata selection
    ) external {
        _check(contest, header);
        _requireOpen(contest);
        _requireVerdict(contest, verdict);
        Contest memory next = contest;
        if (_hasDeeperLevel(contest, header)) {
            next.verdictHash = _lapse(contest, header, verdict, _selection(contest, header, selection));
        }
        _end(next, header, ContestPhase.FINAL);
        IVerificationHub(contest.hub).close(
            contest.requestId,
            header,
            result,
            Verdict({level: contest.countedLevel, seats: contest.seats, hash: next.verdictHash})
        );
    }

    /// @inheritdoc IContestBook
    function abandon(Contest calldata contest, RequestHeader calldata header, RoundResult calldata result) external {
        _check(contest, header);
        // Rounds that still vote are yet to be paid: they are concluded first.
        _requireOpen(contest);
        uint256 series = RoundId.wrap(RequestId.unwrap(contest.requestId)).series();
        require(_REGISTRY.seriesOf(contest.hub) != series, Contest_StillAdmitted(contest.requestId));
        _end(contest, header, ContestPhase.DROPPED);
        IVerificationHub(contest.hub).drop(contest.requestId, header, result);
    }

    /// @dev After the challenge window a contest is of use only where undecided claims can be paid for.
    function _requireTimely(RequestId requestId, RequestHeader calldata header, RoundSummary summary) private view {
        require(header.terms.levelCount() > 1, Contest_NoDeeperLevel(requestId, 0));
        uint256 end = summary.settledAt() + header.terms.challengeWindow();
        if (block.timestamp < end) return;
        require(block.timestamp < end + ESCALATION_PERIOD, Contest_WindowOver(requestId, end + ESCALATION_PERIOD));
        uint256 undecided = summary.isCounted() ? summary.undecided() : 0;
        require(
            undecided != 0 && header.escalationBudget >= _costOf(header, 1, undecided),
            Contest_WindowOver(requestId, end)
        );
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
    ) private view returns (uint256[] memory selected, uint256[] memory bonded) {
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
            rounds[i] = IVerificationHub(contest.hub).openDeeper(
                header,
                deeper,
                contest.level,
                ClaimMasks.count(part)
            );
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
        uint256 weight = BUDGET_WEIGHT *
            ClaimMasks.count(part) +
            (BOND_WEIGHT - BUDGET_WEIGHT) *
            ClaimMasks.countBoth(part, bonded);
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

    /// @dev The verdict that stands once the challenge window is over and nobody escalates.
    /// @return hash Of the verdict's planes: claims whose challenge nobody escalated in time are undecided.
    function _lapse(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] memory voted
    ) private returns (bytes32) {
        uint256 end = _windowEnd(contest, header);
        require(block.timestamp >= end, Contest_WindowOpen(contest.requestId, end));
        (uint256[] memory selected, ) = _toDecide(contest, header, verdict, voted);
        if (ClaimMasks.count(selected) == 0) return contest.verdictHash;
        end += ESCALATION_PERIOD;
        require(block.timestamp >= end, Contest_MustEscalate(contest.requestId, end));
        uint256[] memory planes = verdict;
        uint256 words = selected.length;
        for (uint256 i; i < words; ++i) {
            planes[i] &= ~selected[i];
            planes[words + i] &= ~selected[i];
        }
        emit ChallengesLapsed(contest.requestId, planes);
        return RoundDigests.hashWords(planes);
    }

    /// @dev Ends a contest, and returns what is left of its budget.
    function _end(Contest memory contest, RequestHeader calldata header, ContestPhase phase) private {
        uint256 budget = contest.budget;
        (contest.phase, contest.since, contest.budget) = (phase, uint40(block.timestamp), 0);
        _store(contest);
        if (budget != 0) _LEDGER.releaseEscrow(header.requester, budget);
    }
}
