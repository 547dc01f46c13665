// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Whether a validator may sit. SUSPENDED ends when its owner re-arms it; RETIRED never ends.
enum Standing {
    UNKNOWN,
    ACTIVE,
    SUSPENDED,
    RETIRED
}
