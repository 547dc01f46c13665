// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Where a request stands, by the state of its first round. FINAL and EXPIRED never change again. A deeper round
/// goes from VOTING to FINAL or EXPIRED.
enum RequestStatus {
    NONE,
    VOTING,
    PROVISIONAL,
    FINAL,
    EXPIRED,
    /// @dev What follows stands in the contest book.
    CONTESTED
}

/// @notice Where a round stands at a given time; every interval is half-open.
enum Phase {
    NONE,
    SEED,
    COMMIT,
    TOP_UP,
    REVEAL,
    SETTLE,
    CLOSED
}
