// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {HubRounds} from "../libraries/HubRounds.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Contest, ContestPhase} from "../types/Contest.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundSummary} from "../types/RoundSummary.sol";
import {Verdict} from "../types/Verdict.sol";
import {ContestStore} from "./ContestStore.sol";
import {EscalationBook} from "./EscalationBook.sol";

/// @title ContestBook
/// @notice Requests after their first round's word. What is challenged, or undecided and paid for, goes to a deeper level;
/// what that finds is merged into the verdict, and may be challenged again; what nobody decides is undecided. The way
/// from level to level is in {EscalationBook}, challenges and their money in {ChallengeBook}.
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
contract ContestBook is EscalationBook, Multicall {
    IVerdictRegistry private immutable _REGISTRY;

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
