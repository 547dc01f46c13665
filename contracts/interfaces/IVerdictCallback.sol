// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestId} from "../types/RoundId.sol";

/// @title IVerdictCallback
/// @notice What a contract implements to be told a final verdict. It gets capped gas; nothing that it returns is read,
/// and its failure harms nobody. Check `msg.sender` against the hub that you trust.
interface IVerdictCallback {
    /// @param bundleHash Content hash of the bundle.
    /// @param verdictHash keccak-256 of the verdict planes, affirm words then deny words.
    /// @param logIndex Place of the verdict in the registry's log.
    function onVerdict(RequestId requestId, bytes32 bundleHash, bytes32 verdictHash, uint256 logIndex) external;
}
