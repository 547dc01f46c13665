// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Challenge, ChildResult, Contest, Sentinels} from "../types/Contest.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {IVerificationHub} from "./IVerificationHub.sol";

/// @title IContestBook
/// @notice Requests after their first round's word: challenges, escalation to deeper rounds, what those find, and the
/// final verdict. It serves every hub that the verdict registry admits. Storage keeps a hash of each contest; whoever
/// moves one on supplies it, and planes and masks with it.
///
/// Planes and masks are words over the request's claims unless said: claim i is bit i mod 256 of word i div 256.
interface IContestBook {
    /// @notice A contest was opened or moved on. This is the contest from now on.
    event ContestChanged(RequestId indexed requestId, Contest contest);
    /// @notice Claims of a level's verdict were challenged.
    /// @param index Number of the challenge within the request, from 0.
    /// @param level Whose verdict is challenged.
    /// @param bond Base units of MIRA; zero where the requester's sentinels challenged.
    /// @param claims Mask words.
    event Challenged(
        RequestId indexed requestId,
        uint256 indexed index,
        address indexed challenger,
        uint8 level,
        uint256 bond,
        uint256[] claims
    );
    /// @notice A requester opened its sentinels.
    /// @param missed Mask words: sentinels that the verdict decided otherwise.
    event SentinelsRevealed(RequestId indexed requestId, Sentinels sentinels, uint256[] missed);
    /// @notice A deeper level was opened; its rounds are announced by the hub.
    /// @param selection Mask words: claims that the level votes on.
    event Escalated(RequestId indexed requestId, uint8 indexed level, uint256[] selection);
    /// @notice A level's rounds have ended, and their words were taken over.
    /// @param verdict The request's verdict planes from now on.
    /// @param clear Mask words of its clear answers, see {Contest}.
    event LevelConcluded(RequestId indexed requestId, uint8 indexed level, uint256[] verdict, uint256[] clear);
    /// @notice Nobody escalated what was challenged in time: those claims are undecided.
    /// @param verdict The request's verdict planes from now on.
    event ChallengesLapsed(RequestId indexed requestId, uint256[] verdict);
    /// @notice A challenge was paid out.
    /// @param payout Base units of MIRA to the challenger.
    event Redeemed(RequestId indexed requestId, uint256 indexed index, address indexed challenger, uint256 payout);

    error Contest_Unknown(RequestId requestId, bytes32 given, bytes32 stored);
    error Contest_HeaderDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_ResultDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_VerdictDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_ClearDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_SelectionDiffers(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_SentinelsDiffer(RequestId requestId, bytes32 given, bytes32 expected);
    error Contest_BadWords(RequestId requestId, uint256 words, uint256 expected);
    error Contest_NotOpen(RequestId requestId);
    error Contest_NotVoting(RequestId requestId);
    error Contest_NotEnded(RequestId requestId);
    error Contest_NoDeeperLevel(RequestId requestId, uint256 level);
    error Contest_WindowOver(RequestId requestId, uint256 endsAt);
    error Contest_WindowOpen(RequestId requestId, uint256 endsAt);
    error Contest_NoClaims(RequestId requestId);
    error Contest_NotSelected(RequestId requestId, uint256 word, uint256 bits);
    error Contest_Undecided(RequestId requestId, uint256 word, uint256 bits);
    error Contest_MissedLeftOut(RequestId requestId, uint256 word, uint256 bits);
    error Contest_NotRequester(RequestId requestId, address account);
    error Contest_NothingMissed(RequestId requestId);
    error Contest_SentinelsRevealed(RequestId requestId);
    error Contest_BudgetTooSmall(RequestId requestId, uint256 budget, uint256 needed);
    error Contest_NothingToDecide(RequestId requestId);
    error Contest_MustEscalate(RequestId requestId, uint256 until);
    error Contest_StillVoting(RequestId requestId, RoundId round, RoundState state);
    error Contest_RoundDiffers(RequestId requestId, RoundId round, RoundState given, RoundState stored);
    error Contest_BadChildren(RequestId requestId, uint256 given, uint256 expected);
    error Contest_ChildDiffers(RequestId requestId, RoundId round, bytes32 given, bytes32 expected);
    error Contest_StillAdmitted(RequestId requestId);
    error Contest_ChallengeDiffers(RequestId requestId, uint256 index, bytes32 given, bytes32 expected);
    error Contest_AlreadyRedeemed(RequestId requestId, uint256 index);

    /// @notice Opens the contest of a request whose first verdict is provisional: within its challenge window, or where
    /// undecided claims can be paid for, as long as they can be escalated. Does nothing where it is open already. Anyone.
    /// @param hub Admitted hub of the request.
    /// @param header As {IVerificationHub.RequestOpened} announced it.
    /// @param result As {IVerificationHub.RoundSettled} announced it.
    function open(IVerificationHub hub, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Challenges answers of the present verdict within its challenge window, with a bond of
    /// ⌈5/4 · price · seats of the next level · max(claims, 32)⌉ from the caller's credit or allowance. A claim is
    /// challenged once a level, and not after the last: what somebody challenged already is left out, and costs nothing.
    /// {Challenged} tells which claims are the caller's.
    /// @param verdict Planes of the present verdict.
    /// @param selection Mask words that the level voted on; empty at level 0, where that is all.
    /// @param claims Mask words of what is challenged: decided claims of the selection, at least one of which nobody
    /// challenged yet.
    /// @return index Number of the challenge within the request.
    function challenge(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata selection,
        uint256[] calldata claims
    ) external returns (uint256 index);

    /// @notice Opens a request's sentinels within the first verdict's challenge window, once. The requester only.
    /// The EIP-712 hash of `Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)` is the header's `sentinelHash`.
    /// Answers that miss them are challenged in the requester's name, at its escalation budget, which has to hold what
    /// deciding them costs.
    /// @param claims Mask words of what is challenged: all that was missed, and any other decided claims; less what somebody
    /// challenged already. None where nothing was missed.
    function revealSentinels(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        Sentinels calldata sentinels,
        uint256[] calldata claims
    ) external;

    /// @notice Opens the next level, from the end of the challenge window on for {ESCALATION_PERIOD}: on challenged claims, and on undecided ones of the
    /// present selection where the budget holds price · seats · max(claims, 32) for them and for what the sentinels
    /// challenged. In as many rounds as the claims need, see {Capacity}. Anyone.
    /// @param verdict Planes of the present verdict.
    /// @param selection As for {challenge}.
    function escalate(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata selection
    ) external;

    /// @notice Takes over what the rounds of the present level found, once each is counted or expired. Claims of an expired
    /// round become undecided. What the rounds cost falls on budget and bonds; the next challenge window begins. Anyone.
    /// @param verdict Planes of the verdict before.
    /// @param clear Mask words of its clear answers; empty at the first deeper level.
    /// @param selection Mask words that the level voted on.
    /// @param children One for each round of the level, in order.
    function conclude(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata clear,
        uint256[] calldata selection,
        ChildResult[] calldata children
    ) external;

    /// @notice Makes the present verdict final: after the last level, or where the challenge window is over and there is
    /// nothing to decide. What nobody escalated within {ESCALATION_PERIOD} of the window's end is not decided any more:
    /// challenged claims become undecided. The rest of the budget returns. Anyone.
    /// @param result Of the first round.
    /// @param verdict Planes of the present verdict.
    /// @param selection As for {challenge}.
    function finalize(
        Contest calldata contest,
        RequestHeader calldata header,
        RoundResult calldata result,
        uint256[] calldata verdict,
        uint256[] calldata selection
    ) external;

    /// @notice Ends the contest of a request whose hub was dismissed since: it can never be recorded. Budget and bonds
    /// return, less what was spent. Rounds that still vote are concluded first. Anyone.
    /// @param result Of the first round.
    function abandon(Contest calldata contest, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Pays a challenge out, once, when its contest has ended. Claim by claim: a flip returns the bond in full; an
    /// answer that stood returns nothing; one that became undecided, or a contest that was dropped, the bond less what
    /// deciding it cost. Anyone.
    /// @param claims Mask words, as challenged.
    /// @param verdictBefore Planes of the verdict that was challenged.
    /// @param finalVerdict Planes of the final one.
    /// @return payout Base units of MIRA, to the challenger's credit.
    function redeem(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256 index,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore,
        uint256[] calldata finalVerdict
    ) external returns (uint256 payout);

    /// @notice keccak256(abi.encode(contest)) of a request's contest; zero where it was never contested.
    function contestHashOf(RequestId requestId) external view returns (bytes32);

    /// @notice Number of a request's challenges.
    function challengeCountOf(RequestId requestId) external view returns (uint256);

    function challengeOf(RequestId requestId, uint256 index) external view returns (Challenge memory);

    /// @notice Bond for challenging claims, base units of MIRA.
    /// @param level That is to decide them: the one after that of the challenged verdict.
    /// @param claims Their number.
    function bondOf(RequestHeader calldata header, uint256 level, uint256 claims) external pure returns (uint256);

    /// @notice What it cost to decide anew what was challenged of a level's verdict, or left undecided by it.
    /// @return cost Net fees of the next level's rounds, base units of MIRA.
    /// @return weight 4 for each claim that the budget paid for, 5 for each that a bond did; zero before.
    function costOf(RequestId requestId, uint256 level) external view returns (uint256 cost, uint256 weight);

    /// @notice Word `index` of the claims of a level's verdict that were challenged.
    function challengedOf(RequestId requestId, uint256 level, uint256 index) external view returns (uint256);

    /// @notice Seconds after a challenge window in which whatever is to be decided can be escalated.
    function ESCALATION_PERIOD() external view returns (uint256);

    /// @notice Most claims of a round that expects `seats` seats.
    function capacityOf(uint256 seats) external pure returns (uint256);
}
