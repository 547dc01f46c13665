// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain, Family} from "../types/Domain.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IValidatorRegistry
/// @notice Who the validators are, who acts for them, and how much power each has in each domain and epoch.
interface IValidatorRegistry {
    /// @notice A validator's identity.
    /// @param owner Cold key: stake, money, rotation.
    /// @param operator Hot key: votes. Zero while stopped.
    /// @param family Declared model family.
    /// @param manifest Hash of the manifest of the model that it runs.
    /// @param domains Bit d set if it sits in domain d.
    /// @param stake Stake that counts towards power, base units of MIRA.
    struct Validator {
        address owner;
        address operator;
        Family family;
        bytes32 manifest;
        uint256 domains;
        uint256 stake;
    }

    /// @notice A domain's population in the present epoch.
    struct DomainState {
        uint256 epoch;
        uint256 totalPower;
        uint256 validators;
        uint256 families;
    }

    event ValidatorRegistered(ValidatorId indexed id, address indexed owner, uint256 domains);
    event OperatorChanged(ValidatorId indexed id, address indexed operator);
    event ModelDeclared(ValidatorId indexed id, Family indexed family, bytes32 manifest);
    event PowerChanged(ValidatorId indexed id, Domain indexed domain, uint256 fromEpoch, uint256 power);
    event StakeManagerSet(address indexed manager);
    event DomainsLimited(uint256 domains, uint256 families);

    error Validators_NotOwner(ValidatorId id, address account);
    error Validators_NotOperatorOrOwner(ValidatorId id, address account);
    error Validators_Unknown(ValidatorId id);
    error Validators_UnknownDomains(uint256 domains, uint256 known);
    error Validators_UnknownFamily(Family family, uint256 known);
    error Validators_NoOperator();
    error Validators_NotStakeManager(address account);
    error Validators_StakeManagerSet(address manager);
    error Validators_NoEpochLength();
    error Validators_TooMuchStake(uint256 stake, uint256 limit);

    /// @notice Registers an identity owned by the caller. It has no power until it has stake.
    /// @param operator Key that votes for it.
    /// @param family Declared model family, one of the governed list; 0 for undeclared.
    /// @param manifest Hash of the manifest of the model that it runs; zero for none.
    /// @param domains Bit d set for each domain to sit in, at least one, at most 8.
    function register(
        address operator,
        Family family,
        bytes32 manifest,
        uint256 domains
    ) external returns (ValidatorId id);

    /// @notice Makes `operator` the key that votes for the validator, at once; votes already committed stay good.
    /// Owner only.
    function setOperator(ValidatorId id, address operator) external;

    /// @notice Takes the operator's key away until the owner sets another. Owner or the operator itself.
    function stopOperator(ValidatorId id) external;

    /// @notice Declares another model. Owner only.
    function declareModel(ValidatorId id, Family family, bytes32 manifest) external;

    /// @notice Names the stake manager, once. Governance only.
    function setStakeManager(address manager) external;

    /// @notice Sets the stake that counts towards power from the next epoch on. Stake manager only.
    /// @param stake Base units of MIRA; 0 while the validator may not sit.
    function setStake(ValidatorId id, uint256 stake) external;

    /// @notice Extends the governed lists. Governance only.
    /// @param domains Bit d set for each known domain.
    /// @param families Number of known families; family f is known if f < families.
    function setLists(uint256 domains, uint256 families) external;

    function validator(ValidatorId id) external view returns (Validator memory);

    function ownerOf(ValidatorId id) external view returns (address);

    /// @notice Whether the validator may sit.
    function standingOf(ValidatorId id) external view returns (Standing);

    /// @notice Validators ever registered; ids run from 1 to this.
    function count() external view returns (uint256);

    /// @notice What a commitment needs to know of a validator, in one read, or two where its power changed since `epoch`.
    /// @param epoch The present epoch or the one before.
    function seating(
        ValidatorId id,
        Domain domain,
        uint256 epoch
    ) external view returns (address operator, Family family, uint256 power);

    /// @notice A domain's population in the present epoch.
    function domainState(Domain domain) external view returns (DomainState memory);

    /// @notice Governed lists: known domains as bits, and the number of known families.
    function lists() external view returns (uint256 domains, uint256 families);

    /// @notice Number of the epoch that holds `timestamp`.
    function epochAt(uint256 timestamp) external view returns (uint256);

    /// @notice First second of an epoch.
    function epochStart(uint256 epoch) external view returns (uint256);
}
