// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VerdictLeaf} from "../types/VerdictLeaf.sol";

/// @title VerdictLog
/// @notice An append-only Merkle mountain range. The n leaves form perfect trees ("peaks") whose sizes are the powers of
/// two in n, largest first. `bag` folds them from the left, bag_i = H(bag_{i−1}, peak_i), and the root is
/// H(n, bag): appending touches only the smallest peaks, and costs the same whatever n is.
/// @dev Node hashes carry a prefix that leaves do not, and the leaf itself is hashed twice, so no leaf passes as a node.
library VerdictLog {
    /// @notice A log, but for its size, which its owner keeps. `peaks[h]` is the peak of height h, stale while bit h of the
    /// size is clear; `bags[n]` is the fold of all peaks that the log had with n leaves, and never changes.
    struct Log {
        mapping(uint256 height => bytes32) peaks;
        mapping(uint256 size => bytes32) bags;
    }

    bytes32 internal constant LEAF_TYPEHASH = keccak256(
        "VerdictLeaf(uint64 requestId,uint8 domain,uint8 tier,bytes32 policyHash,uint8 level,bytes32 bundleHash,bytes32 claimsRoot,uint32 claimCount,bytes32 verdictHash,uint40 openedAt,uint40 finalizedAt,uint16 seats)"
    );
    /// @dev Bytes of an encoded {VerdictLeaf}: 12 static fields.
    uint256 private constant LEAF_SIZE = 384;
    bytes32 internal constant NODE_TYPEHASH = keccak256("VerdictLogNode(bytes32 left,bytes32 right)");
    bytes32 internal constant BAG_TYPEHASH = keccak256("VerdictLogBag(bytes32 left,bytes32 right)");
    bytes32 internal constant ROOT_TYPEHASH = keccak256("VerdictLogRoot(uint256 size,bytes32 bag)");

    /// @notice Hash of a leaf, keccak-256 of keccak256(abi.encode(typeHash, chainId, registry, leaf)): chain and registry
    /// bind it to one log.
    /// @dev Every field of a leaf is static, so the calldata is the encoding. Bits that do not belong to a field give
    /// another hash.
    function hashLeaf(
        VerdictLeaf calldata leaf,
        uint256 chainId,
        address registry
    ) internal pure returns (bytes32 digest) {
        bytes32 typeHash = LEAF_TYPEHASH;
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), chainId)
            mstore(add(free, 0x40), registry)
            calldatacopy(add(free, 0x60), leaf, LEAF_SIZE)
            mstore(free, keccak256(free, add(LEAF_SIZE, 0x60)))
            digest := keccak256(free, 0x20)
        }
    }

    /// @notice Appends a leaf at `index`, the log's size until now, and returns the new root.
    function append(Log storage log, uint256 index, bytes32 leaf) internal returns (bytes32 root) {
        uint256 height;
        bytes32 peak = leaf;
        while ((index >> height) & 1 == 1) {
            peak = _node(log.peaks[height], peak);
            ++height;
        }
        log.peaks[height] = peak;
        uint256 size = index + 1;
        // The larger peaks are those of the log without the leaves under this one.
        uint256 before = size - (1 << height);
        bytes32 bag = before == 0 ? peak : _bag(log.bags[before], peak);
        log.bags[size] = bag;
        root = rootOf(size, bag);
    }

    /// @notice Whether `leaf` stands at `index` of the log with this size and root.
    /// @param proof Siblings from the leaf up to its peak; then, unless it is the largest peak, the bag of the larger
    /// peaks; then the smaller peaks, largest first. Its length is fixed by `index` and `size`.
    function verify(
        bytes32 root,
        uint256 size,
        uint256 index,
        bytes32 leaf,
        bytes32[] calldata proof
    ) internal pure returns (bool) {
        if (index >= size) return false;
        (uint256 height, uint256 offset, uint256 smaller) = _locate(size, index);
        uint256 larger = (size >> height) > 1 ? 1 : 0;
        if (proof.length != height + larger + _bits(smaller)) return false;
        bytes32 hash = leaf;
        for (uint256 i; i < height; ++i) {
            hash = (offset >> i) & 1 == 0 ? _node(hash, proof[i]) : _node(proof[i], hash);
        }
        if (larger == 1) hash = _bag(proof[height], hash);
        for (uint256 i = height + larger; i < proof.length; ++i) hash = _bag(hash, proof[i]);
        return rootOf(size, hash) == root;
    }

    /// @notice The root of a log of `size` leaves whose peaks fold to `bag`.
    function rootOf(uint256 size, bytes32 bag) internal pure returns (bytes32) {
        return _hash(ROOT_TYPEHASH, bytes32(size), bag);
    }

    /// @dev Height of the peak over `index`, the leaf's place under it, and the sizes of the smaller peaks as bits.
    function _locate(
        uint256 size,
        uint256 index
    ) private pure returns (uint256 height, uint256 offset, uint256 smaller) {
        offset = index;
        smaller = size;
        height = 255;
        while (true) {
            while ((smaller >> height) == 0) --height;
            smaller -= 1 << height;
            if (offset < (1 << height)) return (height, offset, smaller);
            offset -= 1 << height;
        }
    }

    function _bits(uint256 word) private pure returns (uint256 count) {
        for (; word != 0; word &= word - 1) ++count;
    }

    function _node(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return _hash(NODE_TYPEHASH, left, right);
    }

    function _bag(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return _hash(BAG_TYPEHASH, left, right);
    }

    /// @dev keccak256(abi.encode(typeHash, left, right)).
    function _hash(bytes32 typeHash, bytes32 left, bytes32 right) private pure returns (bytes32 digest) {
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), left)
            mstore(add(free, 0x40), right)
            digest := keccak256(free, 0x60)
        }
    }
}
