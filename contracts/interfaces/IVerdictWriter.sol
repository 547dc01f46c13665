// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title IVerdictWriter
/// @notice What the verdict registry tells a hub that it admits or dismisses, so that the hub need not ask each time.
interface IVerdictWriter {
    /// @notice The hub's series of round numbers from now on; zero once it may not write any more. From the verdict
    /// registry alone.
    function seriesChanged(uint32 series) external;
}
