// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Where a request stands. FINAL and EXPIRED never change again.
enum RequestStatus {
    NONE,
    VOTING,
    PROVISIONAL,
    FINAL,
    EXPIRED
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
