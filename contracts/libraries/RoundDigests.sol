// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

import {DeeperRound} from "../types/DeeperRound.sol";
import {SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";

/// @title RoundDigests
/// @notice What a round's state word commits to: its header and commitments while votes are taken, its header and result
/// once it is counted. Whoever supplies the originals proves them by these hashes.
library RoundDigests {
    /// @dev Bytes of an encoded {RequestHeader}: 15 static fields.
    uint256 private constant HEADER_SIZE = 480;
    /// @dev Bytes of an encoded {RoundResult}: 4 static fields.
    uint256 private constant RESULT_SIZE = 128;
    /// @dev Bytes of an encoded {DeeperRound}: 4 static fields.
    uint256 private constant DEEPER_SIZE = 128;

    /// @notice keccak256(abi.encode(header)).
    /// @dev Every field is static, so the calldata is the encoding. Bits that do not belong to a field change the hash, and
    /// with it the state that the caller would have to match.
    function headerHash(RequestHeader calldata header) internal pure returns (bytes32 digest) {
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, header, HEADER_SIZE)
            digest := keccak256(free, HEADER_SIZE)
        }
    }

    /// @notice keccak256(abi.encode(header)), of a header in memory.
    /// @dev Every field fills a word of memory.
    function headerHashInMemory(RequestHeader memory header) internal pure returns (bytes32 digest) {
        // Reads the struct alone.
        assembly ("memory-safe") {
            digest := keccak256(header, HEADER_SIZE)
        }
    }

    /// @notice keccak256(abi.encode(deeper)).
    /// @dev As {headerHash}.
    function deeperHash(DeeperRound calldata deeper) internal pure returns (bytes32 digest) {
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, deeper, DEEPER_SIZE)
            digest := keccak256(free, DEEPER_SIZE)
        }
    }

    /// @notice State of a deeper round before its first commitment.
    /// @param header Hash of the request's header.
    /// @param deeper Hash of what the round votes on.
    /// @dev That of a first round whose header had the hash of both; no header has: it is 480 bytes, and they are 64.
    function startDeeper(bytes32 header, bytes32 deeper, RoundId round) internal pure returns (RoundState) {
        return start(Hashes.efficientKeccak256(header, deeper), round);
    }

    /// @notice State of a request's first round before its first commitment.
    /// @param header Hash of the header.
    function start(bytes32 header, RoundId round) internal pure returns (RoundState) {
        bytes32 digest = Hashes.efficientKeccak256(header, bytes32(uint256(RoundId.unwrap(round))));
        return RoundStates.pack(RequestStatus.VOTING, digest);
    }

    /// @notice The state to which commitments lead from `first`.
    function fold(RoundState first, SeatedCommitment[] calldata commitments) internal pure returns (RoundState folded) {
        folded = first;
        for (uint256 i; i < commitments.length; ++i) {
            folded = folded.push(commitments[i].seat, commitments[i].commitment);
        }
    }

    /// @notice keccak256(abi.encode(header, result)), which the state of a counted round keeps.
    /// @param header Hash of the request's header, for a deeper round too: what that votes on stands in the running hash of
    /// its result.
    /// @dev Every field fills a word of memory.
    function resultDigest(bytes32 header, RoundResult memory result) internal pure returns (bytes32 digest) {
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, header)
            mcopy(add(free, 0x20), result, RESULT_SIZE)
            digest := keccak256(free, add(RESULT_SIZE, 0x20))
        }
    }

    /// @notice The same of a header and a result in calldata.
    /// @dev As {headerHash}.
    function resultDigestOf(
        RequestHeader calldata header,
        RoundResult calldata result
    ) internal pure returns (bytes32 digest) {
        bytes32 hash = headerHash(header);
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, hash)
            calldatacopy(add(free, 0x20), result, RESULT_SIZE)
            digest := keccak256(free, add(RESULT_SIZE, 0x20))
        }
    }

    /// @notice What a deeper round's result says of its details.
    /// @param pays Hash of the {SeatPay} words.
    /// @param clear Hash of the mask words of clear answers.
    function deeperDetails(bytes32 pays, bytes32 clear) internal pure returns (bytes32) {
        return Hashes.efficientKeccak256(pays, clear);
    }

    /// @notice keccak256(abi.encodePacked(words)).
    function hashWords(uint256[] memory words) internal pure returns (bytes32 digest) {
        // Reads the array alone.
        assembly ("memory-safe") {
            digest := keccak256(add(words, 0x20), shl(5, mload(words)))
        }
    }
}
