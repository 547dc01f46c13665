// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Bits} from "../libraries/Bits.sol";
import {Domain, Family} from "../types/Domain.sol";
import {PowerRegisters} from "../types/PowerRegister.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {DomainPowers} from "./DomainPowers.sol";
import {GovernedLists} from "./GovernedLists.sol";
import {ValidatorKeys} from "./ValidatorKeys.sol";

/// @title ValidatorRegistry
/// @notice Identities, their keys, standing, domains and powers. Power is stake times a rank factor while a validator is
/// active, and nothing while it is suspended or retired; a change counts from the next epoch on.
///
/// Roles: the stake manager, named once and for all, sets stake, so that nobody can keep stake from leaving; governance
/// extends the lists and names what is on them; whoever has the role suspends, for {MAX_SUSPENSION} at most; the rank book
/// sets ranks; everything else is the validator's owner.
/// Invariants: (2) no suspension touches stake; (8) none keeps stake from leaving; (9) no loop runs over validators, a
/// change loops over the validator's own domains, at most {MAX_DOMAINS}.
/// Trust: the stake manager, which is told of new owners. Whoever has the role to suspend can take a domain's validators
/// out one by one, until their owners re-arm them. What owners say of model and hosting cannot be proven.
contract ValidatorRegistry is DomainPowers, ValidatorKeys, GovernedLists {
    /// @notice Base units of MIRA in one unit of stake.
    uint256 public constant POWER_UNIT = 1e12;
    /// @notice Domains that one validator may sit in.
    uint256 public constant MAX_DOMAINS = 8;
    /// @notice Seconds for which a suspension may keep a validator from being re-armed.
    uint256 public constant MAX_SUSPENSION = 30 days;
    /// @dev Largest stake whose power fits a register at the highest factor.
    uint256 private constant MAX_STAKE = (PowerRegisters.MAX / 6) * POWER_UNIT;

    /// @dev Where it runs, as its owner says.
    struct Hosting {
        bytes32 region;
        bytes32 provider;
    }

    struct Profile {
        Family family;
        Standing standing;
        uint40 suspendedUntil;
        uint40 rearmedAt;
        /// At most MAX_STAKE / POWER_UNIT, which has 54 bits.
        uint64 stakeUnits;
        bytes32 manifest;
        uint256 domains;
    }

    address private _stakeManager;
    uint256 private _count;
    mapping(ValidatorId id => Profile) private _profiles;
    mapping(ValidatorId id => Hosting) private _hostings;

    /// @param authority Access manager.
    /// @param epochLength Seconds of an epoch, at least the longest span from a request's opening to the end of its
    /// last commit window.
    /// @param domains Bit d set for each known domain.
    /// @param families Number of known families, family 0 included.
    constructor(
        address authority,
        uint256 epochLength,
        uint256 domains,
        uint256 families
    ) DomainPowers(epochLength) AccessManaged(authority) GovernedLists(domains, families) {}

    /// @inheritdoc IValidatorRegistry
    function register(
        address operator,
        Family family,
        bytes32 manifest,
        uint256 domains
    ) external returns (ValidatorId id) {
        require(operator != address(0), Validators_NoOperator());
        _requireKnown(domains);
        _requireFew(domains);
        id = ValidatorId.wrap(uint32(++_count));
        Profile storage profile = _profiles[id];
        profile.standing = Standing.ACTIVE;
        profile.domains = domains;
        _setOwner(id, msg.sender);
        emit ValidatorRegistered(id, msg.sender, domains);
        _setOperator(id, operator);
        _declareModel(id, family, manifest);
        _refreshSeatings(id, domains);
    }

    /// @inheritdoc IValidatorRegistry
    function declareModel(ValidatorId id, Family family, bytes32 manifest) external onlyOwner(id) {
        Profile storage profile = _profiles[id];
        bool counts = _unitsOf(profile) != 0;
        if (counts) _setPopulations(profile.domains, profile.family, false);
        _declareModel(id, family, manifest);
        if (counts) _setPopulations(profile.domains, family, true);
        _refreshSeatings(id, profile.domains);
    }

    /// @inheritdoc IValidatorRegistry
    function joinDomains(ValidatorId id, uint256 domains) external onlyOwner(id) {
        Profile storage profile = _profiles[id];
        require(profile.standing != Standing.RETIRED, Validators_WrongStanding(id, Standing.RETIRED));
        _requireKnown(domains);
        require(domains & profile.domains == 0, Validators_InDomains(id, domains & profile.domains));
        _requireFew(profile.domains | domains);
        profile.domains |= domains;
        emit DomainsChanged(id, profile.domains);
        uint256 units = _unitsOf(profile);
        if (units != 0) {
            _setPowers(id, domains, units);
            _setPopulations(domains, profile.family, true);
        }
        _refreshSeatings(id, domains);
    }

    /// @inheritdoc IValidatorRegistry
    function leaveDomains(ValidatorId id, uint256 domains) external onlyOwner(id) {
        Profile storage profile = _profiles[id];
        uint256 left = profile.domains & ~domains;
        require(
            domains != 0 && domains & ~profile.domains == 0,
            Validators_NotInDomains(id, domains & ~profile.domains)
        );
        require(left != 0, Validators_NoDomainLeft(id));
        profile.domains = left;
        emit DomainsChanged(id, left);
        if (_unitsOf(profile) != 0) {
            _setPowers(id, domains, 0);
            _setPopulations(domains, profile.family, false);
        }
        _dropSeatings(id, domains);
    }

    /// @inheritdoc IValidatorRegistry
    function setRank(ValidatorId id, Domain domain, uint256 rank) external restricted {
        require(rank >= 1 && rank <= HIGHEST_RANK, Validators_BadRank(rank));
        Profile storage profile = _profiles[id];
        require(profile.standing != Standing.UNKNOWN, Validators_Unknown(id));
        if (countedRankOf(id, domain) == rank) return;
        _setRank(id, domain, rank);
        emit RankChanged(id, domain, rank);
        uint256 mask = (1 << Domain.unwrap(domain)) & profile.domains;
        uint256 units = _unitsOf(profile);
        if (units != 0) _setPowers(id, mask, units);
        _refreshSeatings(id, mask);
    }

    /// @inheritdoc IValidatorRegistry
    function setHosting(ValidatorId id, bytes32 region, bytes32 provider) external onlyOwner(id) {
        _hostings[id] = Hosting(region, provider);
        emit HostingDeclared(id, region, provider);
    }

    /// @inheritdoc IValidatorRegistry
    function suspend(ValidatorId id, uint256 until) external restricted {
        Profile storage profile = _profiles[id];
        Standing standing = profile.standing;
        require(standing == Standing.ACTIVE || standing == Standing.SUSPENDED, Validators_WrongStanding(id, standing));
        uint256 latest = block.timestamp + MAX_SUSPENSION;
        require(until <= latest, Validators_SuspendedTooLong(until, latest));
        // No later than a month from now: fits 40 bits for 30,000 years.
        if (until > profile.suspendedUntil) profile.suspendedUntil = uint40(until);
        emit ValidatorSuspended(id, profile.suspendedUntil);
        _setStanding(id, Standing.SUSPENDED);
    }

    /// @inheritdoc IValidatorRegistry
    function rearm(ValidatorId id) external onlyOwner(id) {
        Profile storage profile = _profiles[id];
        require(profile.standing == Standing.SUSPENDED, Validators_WrongStanding(id, profile.standing));
        uint256 until = profile.suspendedUntil;
        require(block.timestamp >= until, Validators_StillSuspended(id, until, block.timestamp));
        profile.rearmedAt = uint40(block.timestamp);
        emit ValidatorRearmed(id);
        _setStanding(id, Standing.ACTIVE);
    }

    /// @inheritdoc IValidatorRegistry
    function retire(ValidatorId id) external onlyOwner(id) {
        require(_profiles[id].standing != Standing.RETIRED, Validators_WrongStanding(id, Standing.RETIRED));
        emit ValidatorRetired(id);
        _setStanding(id, Standing.RETIRED);
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
        Profile storage profile = _profiles[id];
        require(profile.standing != Standing.UNKNOWN, Validators_Unknown(id));
        require(stake <= MAX_STAKE, Validators_TooMuchStake(stake, MAX_STAKE));
        uint256 before = _unitsOf(profile);
        // See the field.
        profile.stakeUnits = uint64(stake / POWER_UNIT);
        _followStake(id, before);
    }

    /// @inheritdoc IValidatorRegistry
    function validator(ValidatorId id) external view returns (Validator memory) {
        Profile storage profile = _profiles[id];
        require(profile.standing != Standing.UNKNOWN, Validators_Unknown(id));
        return
            Validator({
                owner: ownerOf(id),
                operator: _operatorOf(id),
                family: profile.family,
                manifest: profile.manifest,
                domains: profile.domains,
                stake: uint256(profile.stakeUnits) * POWER_UNIT
            });
    }

    /// @inheritdoc IValidatorRegistry
    function standingOf(ValidatorId id) external view returns (Standing) {
        return _profiles[id].standing;
    }

    /// @inheritdoc IValidatorRegistry
    function suspensionOf(ValidatorId id) external view returns (uint256 until, uint256 rearmedAt) {
        return (_profiles[id].suspendedUntil, _profiles[id].rearmedAt);
    }

    /// @inheritdoc IValidatorRegistry
    function count() external view returns (uint256) {
        return _count;
    }

    /// @inheritdoc IValidatorRegistry
    function hostingOf(ValidatorId id) external view returns (bytes32 region, bytes32 provider) {
        return (_hostings[id].region, _hostings[id].provider);
    }

    function _operatorChanged(ValidatorId id) internal override {
        _refreshSeatings(id, _profiles[id].domains);
    }

    function _ownerListener() internal view override returns (address) {
        return _stakeManager;
    }

    function _voterOf(ValidatorId id) internal view override returns (address operator, Family family) {
        return (_operatorOf(id), _profiles[id].family);
    }

    function _setStanding(ValidatorId id, Standing standing) private {
        Profile storage profile = _profiles[id];
        uint256 before = _unitsOf(profile);
        profile.standing = standing;
        if (_unitsOf(profile) != before) _followStake(id, before);
    }

    /// @dev Brings the domains to the validator's stake, and counts it in or out where it gained or lost all of it.
    /// @param before Units that the domains have.
    function _followStake(ValidatorId id, uint256 before) private {
        Profile storage profile = _profiles[id];
        uint256 domains = profile.domains;
        uint256 units = _unitsOf(profile);
        _setPowers(id, domains, units);
        if ((units != 0) != (before != 0)) _setPopulations(domains, profile.family, units != 0);
        _refreshSeatings(id, domains);
    }

    /// @dev Stake that makes power from the next epoch on.
    function _unitsOf(Profile storage profile) private view returns (uint256) {
        return profile.standing == Standing.ACTIVE ? profile.stakeUnits : 0;
    }

    function _requireFew(uint256 domains) private pure {
        uint256 number = Bits.count(domains);
        require(number <= MAX_DOMAINS, Validators_TooManyDomains(number, MAX_DOMAINS));
    }

    function _declareModel(ValidatorId id, Family family, bytes32 manifest) private {
        _requireKnown(family);
        Profile storage profile = _profiles[id];
        profile.family = family;
        profile.manifest = manifest;
        emit ModelDeclared(id, family, manifest);
    }
}
