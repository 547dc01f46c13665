// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../types/Domain.sol";
import {PowerRegister} from "../types/PowerRegister.sol";
import {Seating, Seatings} from "../types/Seating.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title DomainPowers
/// @notice Powers, totals and populations of domains by epoch, and the ranks that powers go by. A change counts from the
/// next epoch on, so nobody moves stake in after a seed is known.
///
/// Power in a domain is stake in units of 10⁻⁶ MIRA times a factor of 3, 4, 5 or 6 at rank 1 to 4.
/// Invariants: the total of a domain is the sum of its validators' powers in every epoch, and its population those whose
/// power is not zero. A seating says what operator, family and power register say: whoever changes one refreshes it.
abstract contract DomainPowers is IValidatorRegistry {
    /// @dev Width of the validator count in a domain's population; the number of families stands above it.
    uint256 private constant COUNT_BITS = 32;
    /// @notice Factor of rank 1; ranks 2 to 4 have 4, 5 and 6.
    uint256 public constant BASE_RANK_FACTOR = 3;
    /// @notice Highest rank.
    uint256 public constant HIGHEST_RANK = 4;

    /// @notice Seconds of an epoch.
    uint256 public immutable EPOCH_LENGTH;
    /// @notice First second of epoch 0.
    uint256 public immutable GENESIS;

    mapping(ValidatorId id => mapping(Domain domain => PowerRegister)) private _powers;
    mapping(Domain domain => PowerRegister) private _totals;
    mapping(Domain domain => PowerRegister) private _populations;
    mapping(Domain domain => mapping(Family family => uint256)) private _familyMembers;
    /// @dev By validator and domain, see {_seatingKey}.
    mapping(uint256 key => Seating) private _seatings;
    /// @dev Rank less one in each domain, two bits each; a word for domains below 128, which are as good as all.
    mapping(ValidatorId id => uint256[2]) private _ranks;

    /// @param epochLength Seconds of an epoch, at least the longest span from a request's opening to the end of its
    /// last commit window.
    constructor(uint256 epochLength) {
        require(epochLength != 0, Validators_NoEpochLength());
        EPOCH_LENGTH = epochLength;
        GENESIS = block.timestamp;
    }

    /// @inheritdoc IValidatorRegistry
    function seating(
        ValidatorId id,
        Domain domain,
        uint256 epoch
    ) external view returns (address operator, Family family, uint256 power) {
        Seating seat = seatOf(id, domain, epoch);
        return (seat.operator(), seat.family(), seat.power());
    }

    /// @inheritdoc IValidatorRegistry
    function seatOf(ValidatorId id, Domain domain, uint256 epoch) public view returns (Seating seat) {
        seat = _seatings[_seatingKey(id, domain)];
        // Where it does not sit there is no copy, and the originals answer.
        if (Seating.unwrap(seat) == 0) seat = _packSeating(id, domain);
        if (epoch < seat.since()) seat = seat.withPower(_powers[id][domain].valueAt(epoch));
    }

    /// @inheritdoc IValidatorRegistry
    function domainState(Domain domain) external view returns (DomainState memory state) {
        state.epoch = epochAt(block.timestamp);
        state.totalPower = _totals[domain].valueAt(state.epoch);
        uint256 population = _populations[domain].valueAt(state.epoch);
        state.validators = uint32(population);
        state.families = population >> COUNT_BITS;
    }

    /// @inheritdoc IValidatorRegistry
    function epochAt(uint256 timestamp) public view returns (uint256) {
        return (timestamp - GENESIS) / EPOCH_LENGTH;
    }

    /// @inheritdoc IValidatorRegistry
    function epochStart(uint256 epoch) external view returns (uint256) {
        return GENESIS + epoch * EPOCH_LENGTH;
    }

    /// @dev What a seating copies besides power.
    function _voterOf(ValidatorId id) internal view virtual returns (address operator, Family family);

    /// @inheritdoc IValidatorRegistry
    function countedRankOf(ValidatorId id, Domain domain) public view returns (uint256) {
        uint256 d = Domain.unwrap(domain);
        return 1 + ((_ranks[id][d >> 7] >> (2 * (d & 127))) & 3);
    }

    /// @dev Sets a validator's power in each of the domains, by its rank there.
    /// @param units Stake that counts, at most 2⁵⁶ / 6.
    function _setPowers(ValidatorId id, uint256 domains, uint256 units) internal {
        uint256 epoch = epochAt(block.timestamp);
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) {
                Domain domain = Domain.wrap(uint8(d));
                uint256 factor = BASE_RANK_FACTOR - 1 + countedRankOf(id, domain);
                _setPower(id, domain, epoch, units * factor);
            }
            domains >>= 1;
        }
    }

    /// @dev Keeps a rank of 1 to {HIGHEST_RANK}; powers follow by {_setPowers}.
    function _setRank(ValidatorId id, Domain domain, uint256 rank) internal {
        uint256 d = Domain.unwrap(domain);
        uint256 shift = 2 * (d & 127);
        uint256 others = _ranks[id][d >> 7] & ~(uint256(3) << shift);
        _ranks[id][d >> 7] = others | ((rank - 1) << shift);
    }

    /// @dev Forgets the copies of domains that the validator leaves: while rounds of this epoch still seat it there, the
    /// originals answer, and no change of keys passes them by.
    function _dropSeatings(ValidatorId id, uint256 domains) internal {
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) _seatings[_seatingKey(id, Domain.wrap(uint8(d)))] = Seating.wrap(0);
            domains >>= 1;
        }
    }

    /// @dev Counts a validator of `family` in or out of the population of each of its domains.
    function _setPopulations(uint256 domains, Family family, bool joins) internal {
        uint256 epoch = epochAt(block.timestamp);
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) _setPopulation(Domain.wrap(uint8(d)), family, epoch, joins);
            domains >>= 1;
        }
    }

    /// @dev Copies what commitments read into the seating of each of the validator's domains.
    function _refreshSeatings(ValidatorId id, uint256 domains) internal {
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) {
                Domain domain = Domain.wrap(uint8(d));
                _seatings[_seatingKey(id, domain)] = _packSeating(id, domain);
            }
            domains >>= 1;
        }
    }

    /// @dev One hash instead of two.
    function _seatingKey(ValidatorId id, Domain domain) private pure returns (uint256) {
        return (uint256(ValidatorId.unwrap(id)) << 8) | Domain.unwrap(domain);
    }

    function _packSeating(ValidatorId id, Domain domain) private view returns (Seating) {
        (address operator, Family family) = _voterOf(id);
        return Seatings.pack(operator, family, _powers[id][domain]);
    }

    function _setPower(ValidatorId id, Domain domain, uint256 epoch, uint256 power) private {
        PowerRegister register_ = _powers[id][domain];
        PowerRegister total = _totals[domain];
        _powers[id][domain] = register_.set(epoch, power);
        _totals[domain] = total.set(epoch, total.latest() - register_.latest() + power);
        emit PowerChanged(id, domain, epoch + 1, power);
    }

    function _setPopulation(Domain domain, Family family, uint256 epoch, bool joins) private {
        uint256 members = _familyMembers[domain][family];
        uint256 population = _populations[domain].latest();
        if (joins) {
            population += members == 0 ? (1 << COUNT_BITS) + 1 : 1;
            _familyMembers[domain][family] = members + 1;
        } else {
            population -= members == 1 ? (1 << COUNT_BITS) + 1 : 1;
            _familyMembers[domain][family] = members - 1;
        }
        _populations[domain] = _populations[domain].set(epoch, population);
    }
}
