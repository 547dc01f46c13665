// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Trees of sorted pairs over a power of two of leaves, from their definition.
library MerkleTrees {
    function root(bytes32[] memory leaves) internal pure returns (bytes32) {
        for (uint256 width = leaves.length; width > 1; width /= 2) {
            for (uint256 i; i < width / 2; ++i) leaves[i] = _node(leaves[2 * i], leaves[2 * i + 1]);
        }
        return leaves[0];
    }

    /// @return siblings Of the leaf at `index`, from it up.
    function proof(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory siblings) {
        uint256 depth;
        while ((1 << depth) < leaves.length) ++depth;
        siblings = new bytes32[](depth);
        for (uint256 level; level < depth; ++level) {
            siblings[level] = leaves[index ^ 1];
            index >>= 1;
            uint256 width = leaves.length >> level;
            for (uint256 i; i < width / 2; ++i) leaves[i] = _node(leaves[2 * i], leaves[2 * i + 1]);
        }
    }

    function _node(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }
}
