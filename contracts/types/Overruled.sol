// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DeeperRound} from "./DeeperRound.sol";
import {SeatedCommitment} from "./Opening.sol";
import {RoundResult} from "./RequestHeader.sol";

/// @notice A counted round that a final verdict is held against, with what its state commits to.
struct Overruled {
    RoundResult result;
    /// @dev What the round voted on; ignored for a request's first round.
    DeeperRound deeper;
    /// @dev All commitments of the round, in order.
    SeatedCommitment[] commitments;
    /// @dev The {SeatPay} words, as {IFeeLedger.FeeDivided} announced them.
    uint256[] pays;
    /// @dev keccak-256 of the mask words of the round's clear answers; ignored for a first round.
    bytes32 clearHash;
    /// @dev Verdict planes over the round's own claims.
    uint256[] verdict;
    /// @dev Mask words over the request's claims: what the round's level voted on; ignored for a first round.
    uint256[] selection;
}
