// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice What campaigns draw from a seed.
library Draws {
    /// @notice From one unit to just below ten to the power of `magnitudes` units, each order of magnitude alike.
    function amount(uint256 seed, uint256 magnitudes) internal pure returns (uint256) {
        uint256 magnitude = 10 ** ((seed >> 64) % magnitudes);
        return magnitude + ((seed >> 72) % (9 * magnitude));
    }

    /// @notice All, most, or little of what is owned.
    function part(uint256 seed, uint256 owned) internal pure returns (uint256) {
        uint256 kind = (seed >> 96) % 4;
        if (owned == 0 || kind == 0) return owned;
        return 1 + ((seed >> 100) % (kind == 1 ? owned / 16 + 1 : owned));
    }
}
