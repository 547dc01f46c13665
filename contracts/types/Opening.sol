// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Seat} from "./Seat.sol";

/// @notice One place in a round's list of commitments, as a settler supplies it. An opening names a report; a zero
/// report hash says that nobody opened the commitment, and `secret` is the commitment itself.
struct Ballot {
    Seat seat;
    /// @dev Salt of the opening, or the commitment.
    bytes32 secret;
    /// @dev Hash of the vote report, or zero.
    bytes32 reportHash;
}

/// @notice A commitment with its seat, as the running hash took it in.
struct SeatedCommitment {
    Seat seat;
    bytes32 commitment;
}

/// @notice What opens a commitment.
struct Opening {
    /// @dev Place in the round's list, from 0.
    uint256 position;
    bytes32 salt;
    bytes32 reportHash;
    /// @dev Affirm words, then deny words.
    uint256[] planes;
}
