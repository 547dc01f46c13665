// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Bits} from "../libraries/Bits.sol";
import {Family} from "../types/Domain.sol";
import {PowerRegisters} from "../types/PowerRegister.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {DomainPowers} from "./DomainPowers.sol";
import {ValidatorKeys} from "./ValidatorKeys.sol";

/// @title ValidatorRegistry
/// @notice Identities, their keys, standing and powers. Power is stake in units of 10⁻⁶ MIRA times a rank factor while a
/// validator is active, and nothing while it is suspended or retired; a change counts from the next epoch on.
///
/// Roles: the stake manager, named once and for all, sets stake, so that nobody can keep stake from leaving; governance
/// extends the lists; whoever has the role suspends, for {MAX_SUSPENSION} at most; everything else is the validator's
/// owner.
/// Invariants: (2) no suspension touches stake; (8) none keeps stake from leaving; (9) no loop runs over validators, a
/// change loops over the validator's own domains, at most {MAX_DOMAINS}.
/// Trust: the stake manager, which is told of new owners. Whoever has the role to suspend can take a domain's validators
/// out one by one, until their owners re-arm them.
contract ValidatorRegistry is DomainPowers, ValidatorKeys, AccessManaged {
    /// @notice Base units of MIRA in one unit of power at factor 1.
    uint256 public constant POWER_UNIT = 1e12;
    /// @notice Factor of rank 1; ranks 2 to 4 have 4, 5 and 6.
    uint256 public constant BASE_RANK_FACTOR = 3;
    /// @notice Domains that one validator may sit in.
    uint256 public constant MAX_DOMAINS = 8;
    /// @notice Seconds for which a suspension may keep a validator from being re-armed.
    uint256 public constant MAX_SUSPENSION = 30 days;
    /// @dev Largest stake whose power fits a register at the highest factor.
    uint256 private constant MAX_STAKE = (PowerRegisters.MAX / 6) * POWER_UNIT;

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
    uint256 private _knownDomains;
    uint256 private _knownFamilies;
    mapping(ValidatorId id => Profile) private _profiles;

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
    ) DomainPowers(epochLength) AccessManaged(authority) {
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
            domains != 0 && domains & ~_knownDomains == 0 && Bits.count(domains) <= MAX_DOMAINS,
            Validators_UnknownDomains(domains, _knownDomains)
        );
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
        bool counts = _powerOf(profile) != 0;
        if (counts) _setPopulations(profile.domains, profile.family, false);
        _declareModel(id, family, manifest);
        if (counts) _setPopulations(profile.domains, family, true);
        _refreshSeatings(id, profile.domains);
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
        uint256 before = _powerOf(profile);
        // See the field.
        profile.stakeUnits = uint64(stake / POWER_UNIT);
        _followPower(id, before);
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
    function lists() external view returns (uint256 domains, uint256 families) {
        return (_knownDomains, _knownFamilies);
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
        uint256 before = _powerOf(profile);
        profile.standing = standing;
        if (_powerOf(profile) != before) _followPower(id, before);
    }

    /// @dev Brings the domains to the validator's power, and counts it in or out where it gained or lost all of it.
    /// @param before Power that the domains have.
    function _followPower(ValidatorId id, uint256 before) private {
        Profile storage profile = _profiles[id];
        uint256 domains = profile.domains;
        uint256 power = _powerOf(profile);
        _setPowers(id, domains, power);
        if ((power != 0) != (before != 0)) _setPopulations(domains, profile.family, power != 0);
        _refreshSeatings(id, domains);
    }

    /// @dev Power in each domain from the next epoch on.
    function _powerOf(Profile storage profile) private view returns (uint256) {
        if (profile.standing != Standing.ACTIVE) return 0;
        return uint256(profile.stakeUnits) * BASE_RANK_FACTOR;
    }

    function _declareModel(ValidatorId id, Family family, bytes32 manifest) private {
        require(Family.unwrap(family) < _knownFamilies, Validators_UnknownFamily(family, _knownFamilies));
        Profile storage profile = _profiles[id];
        profile.family = family;
        profile.manifest = manifest;
        emit ModelDeclared(id, family, manifest);
    }

    function _setLists(uint256 domains, uint256 families) private {
        _knownDomains = domains;
        _knownFamilies = families;
        emit DomainsLimited(domains, families);
    }
}
