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
        return
            keccak256(
                abi.encode(COMMITMENT_TYPEHASH, block.chainid, hub, round, validatorId, salt, votesHash, reportHash)
            );
    }
}
