// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The depth of verification that a request buys.
enum Tier {
    LIGHT,
    STANDARD,
    HIGH
}
