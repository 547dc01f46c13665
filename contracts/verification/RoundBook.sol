// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Blockhash} from "@openzeppelin/contracts/utils/Blockhash.sol";

import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Ballots} from "../libraries/Ballots.sol";
import {Commitments} from "../libraries/Commitments.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Sortition} from "../libraries/Sortition.sol";
import {Opening, SeatedCommitment} from "../types/Opening.sol";
import {Phase, RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title RoundBook
/// @notice Rounds: their words, phases, seeds, and what was posted of them.
///
/// Invariants: (5) an opening is taken only after the commit window; (6) phases are fixed when a round opens; (9) nothing
/// here loops over anything but its own calldata.
/// Known limits: a chain that forgets block hashes before a round's windows end needs {pinSeed} in time.
abstract contract RoundBook is IVerificationHub {
    struct Round {
        RoundConfig config;
        RoundState state;
    }

    /// @dev By series and slot: the round that uses it now says so in its configuration.
    mapping(uint256 place => Round) private _rounds;
    mapping(RoundId round => bytes32) private _pinnedBlockHashes;
    mapping(RoundId round => mapping(uint256 index => uint256)) private _posted;

    /// @inheritdoc IVerificationHub
    function pinSeed(RoundId round) external {
        (RoundConfig config, ) = _load(round);
        bytes32 blockHash = Blockhash.blockHash(config.seedBlock());
        require(config.exists() && blockHash != 0, Hub_SeedUnavailable(round, config.seedBlock(), block.number));
        _pinnedBlockHashes[round] = blockHash;
        emit SeedPinned(round, blockHash);
    }

    /// @inheritdoc IVerificationHub
    function postOpenings(
        RoundId round,
        RoundState start,
        SeatedCommitment[] calldata commitments,
        Opening[] calldata openings
    ) external {
        (RoundConfig config, RoundState state) = _load(round);
        Phase phase = _phase(config, state);
        require(phase == Phase.REVEAL, Hub_WrongPhase(round, phase));
        // All of them: a word from the middle of the list would fold to the same state, and shift every position.
        require(start.count() == 0, Hub_NotTheStart(round, start));
        RoundState folded = RoundDigests.fold(start, commitments);
        require(!folded.differs(state), Hub_CommitmentsDiffer(round, folded, state));
        bool anyNew;
        for (uint256 i; i < openings.length; ++i) {
            uint256 position = openings[i].position;
            require(position < commitments.length, Hub_BadOpening(round, position));
            if (_post(round, config, commitments[position], openings[i])) anyNew = true;
        }
        require(anyNew, Hub_NothingNew(round));
    }

    /// @inheritdoc IVerificationHub
    function seedOf(RoundId round) external view returns (bytes32 seed) {
        (RoundConfig config, ) = _load(round);
        return _seedOf(round, config);
    }

    /// @inheritdoc IVerificationHub
    function phaseOf(RoundId round) external view returns (Phase) {
        (RoundConfig config, RoundState state) = _load(round);
        return _phase(config, state);
    }

    /// @inheritdoc IVerificationHub
    function roundOf(RoundId round) external view returns (RoundConfig config, RoundState state) {
        return _load(round);
    }

    /// @inheritdoc IVerificationHub
    function postedOf(RoundId round, uint256 index) public view returns (uint256) {
        return _posted[round][index];
    }

    /// @inheritdoc IVerificationHub
    function commitmentOf(
        RoundId round,
        ValidatorId validatorId,
        bytes32 salt,
        bytes32 votesHash,
        bytes32 reportHash
    ) external view returns (bytes32) {
        return Commitments.hash(address(this), round, validatorId, salt, votesHash, reportHash);
    }

    /// @dev Opens a round.
    function _openRound(RoundId round, RoundConfig config, RoundState state) internal {
        Round storage r = _rounds[round.place()];
        (r.config, r.state) = (config, state);
    }

    /// @dev Only for rounds whose state was read before.
    function _setState(RoundId round, RoundState state) internal {
        _rounds[round.place()].state = state;
    }

    /// @dev Zeros for a round whose storage serves another, later or earlier.
    function _load(RoundId round) internal view returns (RoundConfig config, RoundState state) {
        return _read(_roundAt(round), round);
    }

    /// @dev What the round stands in.
    function _roundAt(RoundId round) internal view returns (Round storage) {
        return _rounds[round.place()];
    }

    /// @dev {_load} from there.
    function _read(Round storage r, RoundId round) internal view returns (RoundConfig config, RoundState state) {
        config = r.config;
        if (config.generation() == round.generation()) return (config, r.state);
        return (RoundConfig.wrap(0), RoundState.wrap(0));
    }

    /// @dev What the storage of a round's place holds, whichever round that is.
    function _stored(RoundId round) internal view returns (RoundConfig config, RoundState state) {
        Round storage r = _rounds[round.place()];
        return (r.config, r.state);
    }

    /// @dev Its state alone: one read.
    function _storedState(RoundId round) internal view returns (RoundState) {
        return _rounds[round.place()].state;
    }

    /// @dev The present phase; a round that was counted, or ended without, is closed.
    function _phase(RoundConfig config, RoundState state) internal view returns (Phase) {
        if (config.exists() && state.status() != RequestStatus.VOTING) return Phase.CLOSED;
        return config.phaseAt(block.timestamp, state.seats(), state.toppedUp());
    }

    /// @dev A round's seed, from the hash of its seed block: the chain's own memory of 256 blocks first, then the pinned
    /// hash, then the history contract of EIP-2935; zero where none has it, or not yet.
    function _seedOf(RoundId round, RoundConfig config) internal view returns (bytes32) {
        uint256 seedBlock = config.seedBlock();
        // Some chains answer for a block that is yet to come.
        if (block.number <= seedBlock || !config.exists()) return 0;
        bytes32 blockHash = blockhash(seedBlock);
        if (blockHash == 0) blockHash = _pinnedBlockHashes[round];
        if (blockHash == 0) blockHash = Blockhash.blockHash(seedBlock);
        return blockHash == 0 ? bytes32(0) : Sortition.seedOf(blockHash, round);
    }

    /// @dev Marks an opening as posted; false if it was already.
    function _post(
        RoundId round,
        RoundConfig config,
        SeatedCommitment calldata committed,
        Opening calldata opening
    ) private returns (bool) {
        uint256 position = opening.position;
        mapping(uint256 index => uint256) storage posted = _posted[round];
        uint256 word = posted[position >> 8];
        uint256 mask = 1 << (position & 0xff);
        if (word & mask != 0) return false;
        uint256 words = config.words();
        require(opening.planes.length == 2 * words, Hub_BadPlanes(opening.planes.length, 2 * words));
        uint256 lastWords = opening.planes[words - 1] | opening.planes[2 * words - 1];
        require(lastWords & Ballots.pastEndMask(config.claims()) == 0, Hub_BitsPastEnd(position));
        ValidatorId validatorId = committed.seat.validator();
        bytes32 commitment = Commitments.hash(
            address(this),
            round,
            validatorId,
            opening.salt,
            keccak256(abi.encodePacked(opening.planes)),
            opening.reportHash
        );
        require(commitment == committed.commitment && opening.reportHash != 0, Hub_BadOpening(round, position));
        posted[position >> 8] = word | mask;
        emit OpeningPosted(round, validatorId, position, opening.salt, opening.reportHash, opening.planes);
        return true;
    }
}
