// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RoundId} from "../types/RoundId.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title Commitments
/// @notice The hash that a validator commits to. It binds chain, hub, round and validator, so a copied or replayed
/// commitment cannot be opened by anyone else or anywhere else.
library Commitments {
    bytes32 internal constant COMMITMENT_TYPEHASH = keccak256(
        "Commitment(uint256 chainId,address hub,uint64 round,uint32 validatorId,bytes32 salt,bytes32 votesHash,bytes32 reportHash)"
    );
    bytes32 private constant SIGNED_TYPEHASH = keccak256(
        "Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)"
    );
    /// @dev Bytes of a {Preimage}: 8 words.
    uint256 private constant PREIMAGE_SIZE = 256;

    /// @notice What is hashed. Every field fills a word of memory, so the struct lies there as abi.encode would write it,
    /// and the commitments of one round need only their last four fields changed.
    struct Preimage {
        bytes32 typeHash;
        uint256 chainId;
        address hub;
        RoundId round;
        ValidatorId validatorId;
        bytes32 salt;
        bytes32 votesHash;
        bytes32 reportHash;
    }

    /// @param salt 256 random bits, fresh for the round.
    /// @param votesHash keccak-256 of affirm words ‖ deny words.
    /// @param reportHash Hash of the vote report, never zero.
    function hash(
        address hub,
        RoundId round,
        ValidatorId validatorId,
        bytes32 salt,
        bytes32 votesHash,
        bytes32 reportHash
    ) internal view returns (bytes32) {
        return hash(Preimage(COMMITMENT_TYPEHASH, block.chainid, hub, round, validatorId, salt, votesHash, reportHash));
    }

    /// @notice keccak256(abi.encode(p)).
    function hash(Preimage memory p) internal pure returns (bytes32 digest) {
        // Reads the struct alone.
        assembly ("memory-safe") {
            digest := keccak256(p, PREIMAGE_SIZE)
        }
    }

    /// @notice A preimage for commitments to a round of `hub` on this chain, its last four fields blank.
    function preimage(address hub, RoundId round) internal view returns (Preimage memory blank) {
        blank.typeHash = COMMITMENT_TYPEHASH;
        blank.chainId = block.chainid;
        blank.hub = hub;
        blank.round = round;
    }

    /// @notice EIP-712 struct hash that an operator signs for a commitment to be relayed.
    /// @param seed The round's seed, so that whoever votes anew on another fork of the chain signs something else.
    function signedHash(
        RoundId round,
        bytes32 seed,
        ValidatorId validatorId,
        bytes32 commitment
    ) internal pure returns (bytes32 digest) {
        bytes32 typeHash = SIGNED_TYPEHASH;
        // Writes above the free memory pointer alone, and nothing reads it afterwards. The compiler keeps the upper bits of
        // short values clear.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), round)
            mstore(add(free, 0x40), seed)
            mstore(add(free, 0x60), validatorId)
            mstore(add(free, 0x80), commitment)
            digest := keccak256(free, 0xa0)
        }
    }
}
