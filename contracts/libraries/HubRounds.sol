// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {RoundId} from "../types/RoundId.sol";

/// @title HubRounds
/// @notice Which hub's word on a round counts: one that the verdict registry admits, on rounds of the series that it has.
library HubRounds {
    /// @notice Refuses rounds of another hub, of one that was dismissed, and those that a hub opened before it was
    /// dismissed and admitted anew.
    function check(IVerdictRegistry registry, address hub, RoundId round) internal view {
        uint256 series = registry.seriesOf(hub);
        require(series != 0 && series == round.series(), IVerdictRegistry.Registry_ForeignRound(round, hub));
    }
}
