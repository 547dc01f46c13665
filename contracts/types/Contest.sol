// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RoundResult} from "./RequestHeader.sol";
import {RequestId, RoundId} from "./RoundId.sol";

/// @notice Where a contested request stands. FINAL and DROPPED never change again.
enum ContestPhase {
    /// @dev A level's verdict is there; it may be challenged, then escalated.
    OPEN,
    /// @dev Deeper rounds vote.
    VOTING,
    FINAL,
    /// @dev The hub was dismissed: nothing can be recorded any more.
    DROPPED
}

/// @notice A request of which more than its first round's word is asked. Storage keeps its hash; whoever moves the
/// request on supplies it, as {IContestBook.ContestChanged} announced it.
struct Contest {
    /// @dev The {IVerificationHub} of the request and of all its rounds.
    address hub;
    RequestId requestId;
    /// @dev keccak-256 of the request's header.
    bytes32 headerHash;
    /// @dev Of the first round, as the hub keeps it.
    bytes32 resultDigest;
    /// @dev Level of the rounds that vote now, or that voted last.
    uint8 level;
    ContestPhase phase;
    /// @dev OPEN: when the level's verdict came, from which its challenge window runs; FINAL, DROPPED: when that was.
    uint40 since;
    /// @dev Deepest level of which a round was counted, and
    uint8 countedLevel;
    /// @dev committed seats of its round; the fewest where it was split.
    uint16 seats;
    /// @dev VOTING: claims that the level votes on, and
    uint16 selected;
    /// @dev how many of them challengers' bonds pay for.
    uint16 challenged;
    /// @dev What is left of the requester's escalation budget, base units of MIRA.
    uint128 budget;
    /// @dev keccak-256 of the merged verdict planes of the whole request.
    bytes32 verdictHash;
    /// @dev keccak-256 of mask words: claims whose present answer comes from a deeper round, of at least nine tenths of
    /// its committed seats. Zero before the first deeper level.
    bytes32 clearHash;
    /// @dev keccak-256 of mask words over the request's claims: those that this level votes or voted on. Level 0: zero, for
    /// all.
    bytes32 selectionHash;
    /// @dev The level's rounds, in order.
    RoundId[4] rounds;
    uint8 roundCount;
}

/// @notice What became of one round of a level, with what its result's hashes are of.
struct ChildResult {
    /// @dev As {IVerificationHub.RoundSettled} announced it; ignored where the round expired.
    RoundResult result;
    /// @dev Verdict planes over the round's own claims.
    uint256[] verdict;
    /// @dev As {IVerificationHub.ClearAnswersCounted} announced them.
    uint256[] clear;
    /// @dev See {IFeeLedger.divide}.
    bytes32 paysHash;
}

/// @notice The opening of a request's `sentinelHash`: claims whose answers the requester knew beforehand.
struct Sentinels {
    bytes32 salt;
    /// @dev Mask words over the request's claims.
    uint256[] claims;
    /// @dev Two planes over all of them: affirm words, then deny words.
    uint256[] answers;
}

/// @notice What is kept of a challenge.
struct Challenge {
    address challenger;
    /// @dev Number of claims.
    uint16 claims;
    /// @dev Claims of the level that bonds of earlier challenges pay for.
    uint16 earlier;
    /// @dev Whose verdict is challenged.
    uint8 level;
    /// @dev Whether the requester's sentinels challenged, at its budget and without a bond.
    bool isSentinel;
    bool isRedeemed;
    /// @dev keccak256(abi.encode(keccak-256 of the claims' mask words, hash of the challenged verdict's planes)).
    bytes32 digest;
}
