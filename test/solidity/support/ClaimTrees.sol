// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Claim trees from their definition: zero leaves up to the next power of two, sorted pairs.
library ClaimTrees {
    function fieldsOf(
        uint256 index
    ) internal pure returns (uint256, bytes32 salt, bytes32 textHash, bytes32 contextHash) {
        salt = keccak256(abi.encode("salt", index));
        textHash = keccak256(abi.encode("text", index));
        contextHash = keccak256(abi.encode("context", index));
        return (index, salt, textHash, contextHash);
    }

    function leaf(uint256 index) internal pure returns (bytes32) {
        (, bytes32 salt, bytes32 textHash, bytes32 contextHash) = fieldsOf(index);
        bytes32 typeHash = keccak256("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 contextHash)");
        return keccak256(abi.encode(keccak256(abi.encode(typeHash, index, salt, textHash, contextHash))));
    }

    function node(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    /// @return root Root over `count` claims.
    /// @return proof Siblings of claim `index`, from the leaf up.
    function build(uint256 count, uint256 index) internal pure returns (bytes32 root, bytes32[] memory proof) {
        uint256 depth;
        while ((1 << depth) < count) ++depth;
        bytes32[] memory row = new bytes32[](1 << depth);
        for (uint256 i; i < count; ++i) row[i] = leaf(i);
        proof = new bytes32[](depth);
        for (uint256 level; level < depth; ++level) {
            proof[level] = row[index ^ 1];
            index >>= 1;
            for (uint256 i; i < (1 << (depth - level - 1)); ++i) row[i] = node(row[2 * i], row[2 * i + 1]);
        }
        return (row[0], proof);
    }
}
