// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title EmissionBounds
/// @notice What no governance can leave: it bounds the shares of a fee together with the emissions on it, so that paying
/// fees to oneself loses money whatever share of the stake one has.
library EmissionBounds {
    /// @notice Most that an epoch emits, in 1/10,000 of what the validators earned in it. With validators' share of .75 that
    /// is .13 of the net fees.
    uint256 internal constant MOST_MULTIPLE = 1_733;
}
