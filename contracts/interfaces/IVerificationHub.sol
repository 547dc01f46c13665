// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictWriter} from "./IVerdictWriter.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {Domain} from "../types/Domain.sol";
import {Opening, Ballot, SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../types/RequestHeader.sol";
import {Phase} from "../types/RequestStatus.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundState} from "../types/RoundState.sol";
import {Seat} from "../types/Seat.sol";
import {Tier} from "../types/Tier.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {Verdict} from "../types/Verdict.sol";

/// @title IVerificationHub
/// @notice Takes requests, gathers committed votes, counts them, and sends final verdicts to the registry.
interface IVerificationHub is IVerdictWriter {
    /// @notice A commitment to vote, as a batch carries it.
    struct CommitInput {
        RoundId round;
        ValidatorId validatorId;
        bytes32 commitment;
    }

    /// @notice A commitment with the operator's compact signature (EIP-2098).
    struct SignedCommitInput {
        CommitInput input;
        bytes32 r;
        bytes32 vs;
    }

    /// @notice Why a commitment was not taken.
    enum CommitRefusal {
        NONE,
        WRONG_PHASE,
        NOT_OPERATOR,
        NO_SEAT,
        ALREADY_COMMITTED,
        NO_SEED
    }

    event RequestOpened(
        RequestId indexed requestId,
        address indexed requester,
        Domain indexed domain,
        RequestHeader header,
        string contentURI
    );
    event RoundOpened(RoundId indexed round, RequestId indexed requestId, RoundConfig config);
    /// @notice What the deeper round that {RoundOpened} announced votes on.
    event DeeperRoundOpened(RoundId indexed round, DeeperRound deeper);
    /// @param seat Names the validator.
    event Committed(RoundId indexed round, Seat seat, bytes32 commitment);
    event CommitSkipped(RoundId indexed round, ValidatorId indexed validatorId, CommitRefusal refusal);
    /// @notice The seed block's hash was stored, so that the draw outlives the chain's memory of block hashes.
    event SeedPinned(RoundId indexed round, bytes32 blockHash);
    event OpeningPosted(
        RoundId indexed round,
        ValidatorId indexed validatorId,
        uint256 position,
        bytes32 salt,
        bytes32 reportHash,
        uint256[] planes
    );
    /// @param verdict Verdict planes over the round's claims, affirm words then deny words.
    /// @param paid What the revealed seats earned, base units of MIRA.
    /// @param refund What returned to the requester's credit; of a deeper round, what stays in escrow.
    event RoundSettled(
        RoundId indexed round,
        RequestId indexed requestId,
        address indexed settler,
        RoundResult result,
        uint256[] verdict,
        uint256 paid,
        uint256 refund
    );
    /// @notice Which answers of a deeper round at least nine tenths of its committed seats gave.
    /// @param clear Mask words over the round's claims.
    event ClearAnswersCounted(RoundId indexed round, uint256[] clear);
    /// @notice A provisional verdict is contested: what follows is announced by the contest book. A final verdict is
    /// announced by {IVerdictRegistry.VerdictRecorded}, contested or not.
    event RequestContested(RequestId indexed requestId);
    /// @notice A request ended without a final verdict.
    event RequestExpired(RequestId indexed requestId, RoundId indexed round, uint256 refund);
    /// @notice A deeper round ended uncounted.
    event RoundExpired(RoundId indexed round, RequestId indexed requestId);
    event CallbackFailed(RequestId indexed requestId, address callback);

    error Hub_NotRegistry(address account);
    error Hub_NotContestBook(address account);
    error Hub_NotAdmitted();
    error Hub_TooManyRounds(uint256 slots);
    error Hub_StillAdmitted(RequestId requestId, uint32 series);
    error Hub_BadClaimCount(uint256 claimCount, uint256 most);
    error Hub_NoClaims();
    error Hub_URITooLong(uint256 length, uint256 most);
    error Hub_FeeAboveMaximum(uint256 fee, uint256 maxFee);
    error Hub_ValueAboveTier(uint256 stated, uint256 most);
    error Hub_TooFewValidators(Domain domain, uint256 validators, uint256 least);
    error Hub_TooFewFamilies(Domain domain, uint256 families, uint256 least);
    error Hub_CommitRefused(RoundId round, ValidatorId validatorId, CommitRefusal refusal);
    error Hub_SeedUnavailable(RoundId round, uint256 seedBlock, uint256 blockNumber);
    error Hub_UnknownState(RequestId requestId, RoundState given, RoundState stored);
    error Hub_WrongPhase(RoundId round, Phase phase);
    error Hub_NotTheStart(RoundId round, RoundState start);
    error Hub_CommitmentsDiffer(RoundId round, RoundState given, RoundState stored);
    error Hub_BadOpening(RoundId round, uint256 position);
    error Hub_BadPlanes(uint256 words, uint256 expected);
    error Hub_BitsPastEnd(uint256 position);
    error Hub_NothingNew(RoundId round);
    error Hub_NotAllOpened(RoundId round, uint256 position);
    error Hub_PostedDiffer(RoundId round, uint256 position, bool posted);
    error Hub_ChallengeWindowOpen(RequestId requestId, uint256 endsAt);
    error Hub_MustEscalate(RequestId requestId, uint256 undecided, uint256 until);
    error Hub_NoSuchLevel(RequestId requestId, uint256 level, uint256 levels);
    error Hub_UnknownRound(RoundId round, RoundState given, RoundState stored);
    error Hub_StillRunning(RoundId round, Phase phase);
    error Hub_TooLittleGas(uint256 left, uint256 needed);

    /// @notice Adds to the caller's credit in the fee ledger after an ERC-2612 permit for the ledger, so that a request can
    /// be paid and opened by one `multicall`. See {IFeeLedger.depositWithPermit}.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Puts a bundle up for verification. The fee and the escalation budget come from the caller's credit in the
    /// fee ledger, and what that lacks by its allowance.
    /// @return requestId Number of the request, and of its first round.
    function openRequest(RequestParameters calldata parameters) external returns (RequestId requestId);

    /// @notice What a request of `claimCount` claims would cost now, base units of MIRA: price · max(claims, 32) ·
    /// expected seats.
    function quote(Domain domain, Tier tier, uint256 claimCount) external view returns (uint256 fee);

    /// @notice Commits a vote: see {commitmentOf}. From the validator's operator, in the commit or top-up window.
    function commit(RoundId round, ValidatorId validatorId, bytes32 commitment) external;

    /// @notice Commits to several rounds or for several validators of one operator. Entries that cannot be taken are
    /// skipped with an event.
    function commitBatch(CommitInput[] calldata inputs) external;

    /// @notice Commits for operators who signed EIP-712
    /// `Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)`, with the round's {seedOf}: a signature is
    /// good on one fork of the chain. Anyone may send it. Entries that cannot be taken are skipped with an event.
    function commitRelayed(SignedCommitInput[] calldata inputs) external;

    /// @notice Stores the hash of the round's seed block while the chain still knows it. Anyone; needed only where the
    /// windows are longer than the chain's memory.
    function pinSeed(RoundId round) external;

    /// @notice Puts openings on chain in the reveal window, by anyone who holds them. Openings posted already are
    /// skipped.
    /// @param start The round's state before its first commitment.
    /// @param commitments All commitments of the round, in order.
    function postOpenings(
        RoundId round,
        RoundState start,
        SeatedCommitment[] calldata commitments,
        Opening[] calldata openings
    ) external;

    /// @notice Counts a request's first round. In the reveal window every commitment must be opened; after it exactly the posted ones
    /// count, for {SETTLE_PERIOD}. Anyone; the settler gets a tip.
    /// @param ballots All commitments in order, opened or withheld.
    /// @param planes One base plane, best 1 where TRUE outvotes FALSE; then for each opened ballot two planes: where it gave
    /// neither TRUE nor FALSE, and where it says the opposite of the base. Agreement is zero bytes; both bits set are
    /// INVALID, the first alone is ABSTAIN.
    function settle(
        RoundId round,
        RequestHeader calldata header,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external;

    /// @notice Counts a deeper round, as {settle} does. Its word is final at once: the contest book goes on from it. Who is
    /// paid, is paid out of `deeper.fee`; what is left stays in escrow.
    /// @param header Of the request.
    /// @param deeper As {DeeperRoundOpened} announced it.
    function settleDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) external;

    /// @notice Makes a provisional verdict final once its challenge window is over, and records it. Anyone. Does nothing
    /// if that has happened already. While undecided claims could still be escalated, which the request's budget pays for,
    /// it waits for {ESCALATION_PERIOD} more. Where the request is contested, see {IContestBook.finalize}; where the
    /// registry has dismissed this hub since, see {abandon}.
    function finalize(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Hands a request with a provisional verdict over to the contest book. The contest book only.
    /// @param result Of the first round.
    function contest(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Opens a deeper round, with the powers of the present epoch and a seed of its own. Its fee is in escrow
    /// already. The contest book only, for requests of the hub's present series.
    /// @param header Of the request, whose policy holds for the round.
    /// @param level Of the round, above 0.
    /// @param claims That it votes on.
    function openDeeper(
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        uint256 level,
        uint256 claims
    ) external returns (RoundId round);

    /// @notice Ends a deeper round that found too few seats, or was not settled in time. No money moves: the contest book
    /// accounts for its fee. Anyone.
    /// @param deeper As {DeeperRoundOpened} announced it.
    /// @param commitments All commitments of the round, in order.
    function expireDeeper(
        RoundId round,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        SeatedCommitment[] calldata commitments
    ) external;

    /// @notice Records what a contested request came to, and tells its callback. The contest book only.
    /// @param result Of the first round: the request's state keeps it.
    /// @param verdict Over all claims, as the request's rounds have left it.
    /// @return index Place of the verdict in the registry's log.
    function close(
        RequestId requestId,
        RequestHeader calldata header,
        RoundResult calldata result,
        Verdict calldata verdict
    ) external returns (uint256 index);

    /// @notice Ends a contested request that can never be recorded, as the registry has dismissed this hub since it opened.
    /// The contest book only; it accounts for what is left in escrow.
    /// @param result Of the first round.
    function drop(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Ends a settled request that can never be recorded, as the registry has dismissed this hub since it opened,
    /// and returns its escalation budget. Anyone. Does nothing if that has happened already.
    function abandon(RequestId requestId, RequestHeader calldata header, RoundResult calldata result) external;

    /// @notice Ends a request whose round found too few seats, or was not settled in time, and refunds it. Anyone.
    /// @param commitments All commitments of its round, in order.
    function expire(
        RequestId requestId,
        RequestHeader calldata header,
        SeatedCommitment[] calldata commitments
    ) external;

    /// @notice Lets the price of a domain and tier drift with the turnout counted since the last time. Anyone, once an
    /// epoch; see {IPolicyBook.driftPrice}.
    function driftPrice(Domain domain, Tier tier) external returns (uint256 price);

    /// @notice Expected and committed seats of the rounds counted for the next drift: one first round in eight, by its
    /// running hash.
    function turnoutOf(Domain domain, Tier tier) external view returns (uint256 expectedSeats, uint256 committedSeats);

    /// @notice Seats that a validator could commit with now: by the draw, or in the top-up window by one at twice the expected
    /// seats where the draw gives it none.
    function seatsOf(RoundId round, ValidatorId validatorId) external view returns (uint256 seats);

    /// @notice Seats that a validator held by a round's first draw, whatever the round's phase; reverts where the seed is
    /// not to be had. Exact for rounds of the present epoch and the one before.
    function seatsAt(RoundId round, ValidatorId validatorId) external view returns (uint256 seats);

    /// @notice The round's seed: keccak-256 of its seed block's hash and its number. Zero while, or where, the chain does
    /// not know the hash.
    function seedOf(RoundId round) external view returns (bytes32 seed);

    function hasCommitted(RoundId round, ValidatorId validatorId) external view returns (bool);

    /// @notice Bits of the rounds 256 · `word` to 256 · `word` + 255 to which a validator has committed.
    function committedWord(ValidatorId validatorId, uint256 word) external view returns (uint256);

    function phaseOf(RoundId round) external view returns (Phase);

    /// @notice A round's configuration and state; zeros once its storage serves a later round, which is three weeks after
    /// its opening at the earliest and never before its request has ended. The registry and events remember it.
    function roundOf(RoundId round) external view returns (RoundConfig config, RoundState state);

    /// @notice Word `index` of the bitmap of posted openings, by position.
    function postedOf(RoundId round, uint256 index) external view returns (uint256);

    /// @notice Hash that a validator commits to.
    /// @param salt 256 random bits, fresh for the round.
    /// @param votesHash keccak-256 of affirm words ‖ deny words.
    function commitmentOf(
        RoundId round,
        ValidatorId validatorId,
        bytes32 salt,
        bytes32 votesHash,
        bytes32 reportHash
    ) external view returns (bytes32);
}
