// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestId} from "./RoundId.sol";

/// @notice What a deeper round votes on and for how much. With the request's header it is what the round's running hash
/// begins with; {IVerificationHub.DeeperRoundOpened} announces it.
struct DeeperRound {
    RequestId requestId;
    /// @dev keccak-256 of mask words over the request's claims: those that the whole level votes on.
    bytes32 selectionHash;
    /// @dev Place among the level's rounds, which have its claims in order: as few rounds as can hold them, of one size but
    /// for the last. See {ClaimMasks.split}.
    uint16 child;
    /// @dev Escrow of the round, base units of MIRA.
    uint128 fee;
}
