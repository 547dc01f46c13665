// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../types/Domain.sol";
import {PowerRegister, PowerRegisters} from "../types/PowerRegister.sol";
import {Seating, Seatings} from "../types/Seating.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title ValidatorRegistry
/// @notice Identities, keys and powers. Power is stake in units of 10⁻⁶ MIRA times a rank factor; a change counts from
/// the next epoch on, so nobody moves stake in after a seed is known.
///
/// Roles: the stake manager, named once and for all, sets stake, so that nobody can keep stake from leaving; governance
/// extends the lists; everything else is the validator's owner.
/// Invariants: (9) no loop runs over validators; a change of stake loops over the validator's own domains, at most
/// {MAX_DOMAINS}. The total of a domain is the sum of its validators' powers in every epoch. A seating says what identity
/// and power register say: every function that changes either refreshes it.
contract ValidatorRegistry is IValidatorRegistry, AccessManaged {
    /// @notice Base units of MIRA in one unit of power at factor 1.
    uint256 public constant POWER_UNIT = 1e12;
    /// @notice Factor of rank 1; ranks 2 to 4 have 4, 5 and 6.
    uint256 public constant BASE_RANK_FACTOR = 3;
    /// @notice Domains that one validator may sit in.
    uint256 public constant MAX_DOMAINS = 8;
    /// @dev Largest stake whose power fits a register at the highest factor.
    uint256 private constant MAX_STAKE = (PowerRegisters.MAX / 6) * POWER_UNIT;
    /// @dev Width of the validator count in a domain's population; the number of families stands above it.
    uint256 private constant COUNT_BITS = 32;

    struct Identity {
        address operator;
        Family family;
        address owner;
        uint96 stakeUnits;
        bytes32 manifest;
        uint256 domains;
    }

    /// @notice Seconds of an epoch.
    uint256 public immutable EPOCH_LENGTH;
    /// @notice First second of epoch 0.
    uint256 public immutable GENESIS;

    address private _stakeManager;
    uint256 private _count;
    uint256 private _knownDomains;
    uint256 private _knownFamilies;
    mapping(ValidatorId id => Identity) private _identities;
    mapping(ValidatorId id => mapping(Domain domain => PowerRegister)) private _powers;
    mapping(Domain domain => PowerRegister) private _totals;
    mapping(Domain domain => PowerRegister) private _populations;
    mapping(Domain domain => mapping(Family family => uint256)) private _familyMembers;
    mapping(ValidatorId id => mapping(Domain domain => Seating)) private _seatings;

    modifier onlyOwner(ValidatorId id) {
        require(_identities[id].owner == msg.sender, Validators_NotOwner(id, msg.sender));
        _;
    }

    /// @param authority Access manager.
    /// @param epochLength Seconds of an epoch, at least the longest span from a request's opening to the end of its
    /// last commit window.
    /// @param domains Bit d set for each known domain.
    /// @param families Number of known families, family 0 included.
    constructor(address authority, uint256 epochLength, uint256 domains, uint256 families) AccessManaged(authority) {
        require(epochLength != 0, Validators_NoEpochLength());
        EPOCH_LENGTH = epochLength;
        GENESIS = block.timestamp;
        _setLists(domains, families);
    }

    /// @inheritdoc IValidatorRegistry
    function register(
        address operator,
        Family family,
        bytes32 manifest,
        uint256 domains
    ) external returns (ValidatorId id) {
        require(operator != address(0), Validators_NoOperator());
        require(
            domains != 0 && domains & ~_knownDomains == 0 && _bits(domains) <= MAX_DOMAINS,
            Validators_UnknownDomains(domains, _knownDomains)
        );
        id = ValidatorId.wrap(uint32(++_count));
        Identity storage identity = _identities[id];
        identity.owner = msg.sender;
        identity.domains = domains;
        emit ValidatorRegistered(id, msg.sender, domains);
        _setOperator(id, operator);
        _declareModel(id, family, manifest);
        _refreshSeatings(id);
    }

    /// @inheritdoc IValidatorRegistry
    function setOperator(ValidatorId id, address operator) external onlyOwner(id) {
        require(operator != address(0), Validators_NoOperator());
        _setOperator(id, operator);
        _refreshSeatings(id);
    }

    /// @inheritdoc IValidatorRegistry
    function stopOperator(ValidatorId id) external {
        Identity storage identity = _identities[id];
        require(
            msg.sender == identity.owner || msg.sender == identity.operator,
            Validators_NotOperatorOrOwner(id, msg.sender)
        );
        _setOperator(id, address(0));
        _refreshSeatings(id);
    }

    /// @inheritdoc IValidatorRegistry
    function declareModel(ValidatorId id, Family family, bytes32 manifest) external onlyOwner(id) {
        Identity storage identity = _identities[id];
        bool active = identity.stakeUnits != 0;
        if (active) _forEachDomain(id, identity.domains, identity.family, -1);
        _declareModel(id, family, manifest);
        if (active) _forEachDomain(id, identity.domains, family, 1);
        _refreshSeatings(id);
    }

    /// @inheritdoc IValidatorRegistry
    function setStakeManager(address manager) external restricted {
        require(_stakeManager == address(0), Validators_StakeManagerSet(_stakeManager));
        _stakeManager = manager;
        emit StakeManagerSet(manager);
    }

    /// @inheritdoc IValidatorRegistry
    function setStake(ValidatorId id, uint256 stake) external {
        require(msg.sender == _stakeManager, Validators_NotStakeManager(msg.sender));
        Identity storage identity = _identities[id];
        require(identity.owner != address(0), Validators_Unknown(id));
        require(stake <= MAX_STAKE, Validators_TooMuchStake(stake, MAX_STAKE));
        uint256 units = stake / POWER_UNIT;
        int256 change = (units != 0 ? int256(1) : int256(0)) - (identity.stakeUnits != 0 ? int256(1) : int256(0));
        identity.stakeUnits = uint96(units);
        _forEachDomain(id, identity.domains, identity.family, change);
        _refreshSeatings(id);
    }

    /// @inheritdoc IValidatorRegistry
    function setLists(uint256 domains, uint256 families) external restricted {
        require(domains & _knownDomains == _knownDomains, Validators_UnknownDomains(domains, _knownDomains));
        require(
            families >= _knownFamilies && families <= 256,
            Validators_UnknownFamily(Family.wrap(uint8(families)), _knownFamilies)
        );
        _setLists(domains, families);
    }

    /// @inheritdoc IValidatorRegistry
    function validator(ValidatorId id) external view returns (Validator memory) {
        Identity storage identity = _identities[id];
        require(identity.owner != address(0), Validators_Unknown(id));
        return
            Validator({
                owner: identity.owner,
                operator: identity.operator,
                family: identity.family,
                manifest: identity.manifest,
                domains: identity.domains,
                stake: uint256(identity.stakeUnits) * POWER_UNIT
            });
    }

    /// @inheritdoc IValidatorRegistry
    function ownerOf(ValidatorId id) external view returns (address) {
        return _identities[id].owner;
    }

    /// @inheritdoc IValidatorRegistry
    function standingOf(ValidatorId id) external view returns (Standing) {
        return _identities[id].owner == address(0) ? Standing.UNKNOWN : Standing.ACTIVE;
    }

    /// @inheritdoc IValidatorRegistry
    function count() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IValidatorRegistry
    function seating(
        ValidatorId id,
        Domain domain,
        uint256 epoch
    ) external view returns (address operator, Family family, uint256 power) {
        Seating seat = _seatings[id][domain];
        // Where it does not sit there is no copy, and the originals answer.
        if (Seating.unwrap(seat) == 0) seat = _packSeating(id, domain);
        power = epoch >= seat.since() ? seat.power() : _powers[id][domain].valueAt(epoch);
        return (seat.operator(), seat.family(), power);
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
    function lists() external view returns (uint256 domains, uint256 families) {
        return (_knownDomains, _knownFamilies);
    }

    /// @inheritdoc IValidatorRegistry
    function epochAt(uint256 timestamp) public view returns (uint256) {
        return (timestamp - GENESIS) / EPOCH_LENGTH;
    }

    /// @inheritdoc IValidatorRegistry
    function epochStart(uint256 epoch) external view returns (uint256) {
        return GENESIS + epoch * EPOCH_LENGTH;
    }

    function _setOperator(ValidatorId id, address operator) private {
        _identities[id].operator = operator;
        emit OperatorChanged(id, operator);
    }

    function _declareModel(ValidatorId id, Family family, bytes32 manifest) private {
        require(Family.unwrap(family) < _knownFamilies, Validators_UnknownFamily(family, _knownFamilies));
        Identity storage identity = _identities[id];
        identity.family = family;
        identity.manifest = manifest;
        emit ModelDeclared(id, family, manifest);
    }

    function _setLists(uint256 domains, uint256 families) private {
        _knownDomains = domains;
        _knownFamilies = families;
        emit DomainsLimited(domains, families);
    }

    /// @dev Writes the validator's power to each of its domains, and counts it in (+1), out (−1) or neither (0).
    function _forEachDomain(ValidatorId id, uint256 domains, Family family, int256 change) private {
        uint256 epoch = epochAt(block.timestamp);
        uint256 power = uint256(_identities[id].stakeUnits) * BASE_RANK_FACTOR;
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) {
                Domain domain = Domain.wrap(uint8(d));
                _setPower(id, domain, epoch, power);
                if (change != 0) _setPopulation(domain, family, epoch, change > 0);
            }
            domains >>= 1;
        }
    }

    /// @dev Copies what commitments read into the seating of each of the validator's domains.
    function _refreshSeatings(ValidatorId id) private {
        uint256 domains = _identities[id].domains;
        for (uint256 d; domains != 0; ++d) {
            if (domains & 1 == 1) {
                Domain domain = Domain.wrap(uint8(d));
                _seatings[id][domain] = _packSeating(id, domain);
            }
            domains >>= 1;
        }
    }

    function _packSeating(ValidatorId id, Domain domain) private view returns (Seating) {
        Identity storage identity = _identities[id];
        return Seatings.pack(identity.operator, identity.family, _powers[id][domain]);
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

    function _bits(uint256 word) private pure returns (uint256 ones) {
        for (; word != 0; word &= word - 1) ++ones;
    }
}
