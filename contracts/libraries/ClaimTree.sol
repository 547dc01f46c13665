// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title ClaimTree
/// @notice The tree over a bundle's claims: leaf i at place i, filled with zero leaves to the next power of two, nodes as
/// OpenZeppelin's commutative keccak-256. A leaf is hashed twice and names its index, so an inner node does not
/// pass for it. Nodes do not say which side is left: that leaf i stands at place i, and no place holds a second leaf, is
/// what validators check when they compute the root of the bundle.
library ClaimTree {
    bytes32 internal constant CLAIM_TYPEHASH = keccak256(
        "Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 contextHash)"
    );

    /// @notice Leaf of claim `index`.
    /// @param salt 256 random bits from the bundle.
    /// @param textHash keccak-256 of the claim's text in UTF-8.
    /// @param contextHash keccak-256 of abi.encode(question, evidence): keccak-256 of what is asked of the claim ("support"
    /// or "truth"), and of the canonical JSON of the evidence that it is judged against.
    function leafOf(
        uint256 index,
        bytes32 salt,
        bytes32 textHash,
        bytes32 contextHash
    ) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(CLAIM_TYPEHASH, index, salt, textHash, contextHash))));
    }

    /// @notice Whether `leaf` is one of `claimCount` claims under `root`; the proof's length is ⌈log₂ claimCount⌉.
    function verify(
        bytes32 root,
        uint256 claimCount,
        bytes32 leaf,
        bytes32[] calldata proof
    ) internal pure returns (bool) {
        if (claimCount == 0 || proof.length != Math.log2(claimCount, Math.Rounding.Ceil)) return false;
        return MerkleProof.verifyCalldata(proof, root, leaf);
    }
}
