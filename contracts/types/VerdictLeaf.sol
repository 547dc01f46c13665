// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "./Domain.sol";
import {RequestId} from "./RoundId.sol";
import {Tier} from "./Tier.sol";

/// @notice A final verdict as it enters the log.
struct VerdictLeaf {
    RequestId requestId;
    Domain domain;
    Tier tier;
    bytes32 policyHash;
    /// @dev Deepest level that was voted on.
    uint8 level;
    bytes32 bundleHash;
    bytes32 claimsRoot;
    uint32 claimCount;
    bytes32 verdictHash;
    uint40 openedAt;
    uint40 finalizedAt;
    /// @dev Committed seats of the deepest round.
    uint16 seats;
}
