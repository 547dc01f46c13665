// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerdictWriter} from "../interfaces/IVerdictWriter.sol";
import {Domain} from "../types/Domain.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig, RoundConfigs} from "../types/RoundConfig.sol";
import {RoundId, RoundIds} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms} from "../types/TierPolicy.sol";
import {RoundBook} from "./RoundBook.sol";

/// @title RoundRing
/// @notice Which number a new round gets, which storage, and everything about it that is fixed when it opens.
///
/// Invariants: (6) phases are fixed when a round opens; (9) opening costs the same with many rounds as with few.
/// Known limits: a series has {RoundIds.SLOTS} slots; a request that nobody ends keeps its own.
abstract contract RoundRing is RoundBook {
    /// @notice Seconds after a round's opening before its storage may serve another: longer than a request lives, and its
    /// withheld votes can be proven.
    uint256 public constant REST_PERIOD = 21 days;

    /// @dev Storage of rounds as a ring: slots below `size` have been used, `cursor` comes next for reuse.
    struct Ring {
        /// As the registry told it; zero before the hub is admitted and after it is dismissed.
        uint32 series;
        /// First slot that was never used.
        uint32 size;
        uint32 cursor;
        /// The slot at the cursor is of no use before this time.
        uint64 restsUntil;
    }

    IValidatorRegistry private immutable _VALIDATORS;
    IVerdictRegistry internal immutable _REGISTRY;

    Ring private _ring;

    constructor(IValidatorRegistry validators, IVerdictRegistry registry) {
        _VALIDATORS = validators;
        _REGISTRY = registry;
    }

    /// @inheritdoc IVerdictWriter
    function seriesChanged(uint32 series) external {
        require(msg.sender == address(_REGISTRY), Hub_NotRegistry(msg.sender));
        // A new series has storage of its own. Its first slot stays unused, so that a number's lower half is never zero.
        _ring = Ring({series: series, size: 1, cursor: 1, restsUntil: 0});
    }

    /// @dev The hub's present series; zero while it may open nothing.
    function _series() internal view returns (uint256) {
        return _ring.series;
    }

    /// @dev Takes a number of the hub's series: that of the slot at the ring's cursor where the round in it has ended long
    /// ago, else one of a slot that was never used. Rewriting two words costs 34,000 gas less than writing new ones.
    function _allocateRound() internal returns (RoundId round) {
        Ring memory ring = _ring;
        // A hub that the registry has dismissed opens nothing.
        require(ring.series != 0, Hub_NotAdmitted());
        if (ring.cursor < ring.size && block.timestamp >= ring.restsUntil) {
            uint256 generation;
            (generation, ring.restsUntil) = _lookAt(RoundIds.pack(ring.series, 0, ring.cursor));
            if (generation != 0) round = RoundIds.pack(ring.series, generation, ring.cursor);
            // A slot that still rests is looked at again; one whose round never ended is passed over.
            if (block.timestamp >= ring.restsUntil && ++ring.cursor == ring.size) ring.cursor = 1;
        }
        if (RoundId.unwrap(round) == 0) {
            require(ring.size < RoundIds.SLOTS, Hub_TooManyRounds(ring.size));
            round = RoundIds.pack(ring.series, 0, ring.size++);
        }
        _ring = ring;
    }

    /// @dev Phases and draw of a round that opens now; reverts where the domain cannot seat the level.
    function _configure(
        RoundId round,
        Domain domain,
        PolicyLevels levels,
        PolicyTerms terms,
        uint256 level,
        uint256 claims
    ) internal view returns (RoundConfig) {
        LevelPolicy memory policy = levels.level(level);
        IValidatorRegistry.DomainState memory state = _VALIDATORS.domainState(domain);
        uint256 leastValidators = Math.ceilDiv(policy.leastSeats, policy.cap);
        require(state.validators >= leastValidators, Hub_TooFewValidators(domain, state.validators, leastValidators));
        uint256 leastFamilies = terms.minFamilies();
        require(state.families >= leastFamilies, Hub_TooFewFamilies(domain, state.families, leastFamilies));
        // Times and block numbers fit 40 bits for 30,000 years; registers hold power in 56 bits; a policy has four levels,
        // a request 4,096 claims.
        return
            RoundConfigs.pack(
                RoundConfigs.Fields({
                    level: uint8(level),
                    domain: domain,
                    cap: policy.cap,
                    leastSeats: policy.leastSeats,
                    seats: policy.seats,
                    claims: uint16(claims),
                    epoch: uint24(state.epoch),
                    generation: uint16(round.generation()),
                    revealWindow: terms.revealWindow(),
                    commitWindow: terms.commitWindow(),
                    seedTime: uint40(block.timestamp + terms.seedDelay()),
                    seedBlock: uint40(block.number + terms.seedBlocks()),
                    totalPower: uint56(state.totalPower)
                })
            );
    }

    /// @dev Whether the storage of a series and slot may serve another round.
    /// @return generation Of the round that it would serve; zero for none.
    /// @return restsUntil When its present round has rested long enough.
    function _lookAt(RoundId anyOfPlace) private view returns (uint256 generation, uint64 restsUntil) {
        (RoundConfig config, RoundState state) = _stored(anyOfPlace);
        // Times have 38 bits.
        restsUntil = uint64(config.seedTime() + REST_PERIOD);
        if (block.timestamp < restsUntil) return (0, restsUntil);
        RequestStatus status = state.status();
        bool ended = status == RequestStatus.FINAL || status == RequestStatus.EXPIRED;
        generation = config.generation() + 1;
        if (!ended || generation == RoundIds.GENERATIONS) generation = 0;
    }
}
