// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain, Family} from "../types/Domain.sol";
import {Seating} from "../types/Seating.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IValidatorRegistry
/// @notice Who the validators are, who acts for them, whether they may sit, and how much power each has in each domain
/// and epoch.
interface IValidatorRegistry {
    /// @notice A validator's identity.
    /// @param owner Cold key: stake, money, rotation.
    /// @param operator Hot key: votes. Zero while stopped.
    /// @param family Declared model family.
    /// @param manifest Hash of the manifest of the model that it runs.
    /// @param domains Bit d set if it sits in domain d.
    /// @param stake Stake that counts towards power while it is active, base units of MIRA.
    struct Validator {
        address owner;
        address operator;
        Family family;
        bytes32 manifest;
        uint256 domains;
        uint256 stake;
    }

    /// @notice A domain's population in the present epoch; suspended and retired validators do not count.
    struct DomainState {
        uint256 epoch;
        uint256 totalPower;
        uint256 validators;
        uint256 families;
    }

    event ValidatorRegistered(ValidatorId indexed id, address indexed owner, uint256 domains);
    /// @param operator The key that votes from now on; zero for none.
    event OperatorChanged(ValidatorId indexed id, address indexed operator);
    /// @param to Who may accept; zero takes the offer back.
    event OwnershipTransferStarted(ValidatorId indexed id, address indexed from, address indexed to);
    event OwnershipTransferred(ValidatorId indexed id, address indexed from, address indexed to);
    event ModelDeclared(ValidatorId indexed id, Family indexed family, bytes32 manifest);
    event PowerChanged(ValidatorId indexed id, Domain indexed domain, uint256 fromEpoch, uint256 power);
    /// @param until Timestamp from which the owner may re-arm it.
    event ValidatorSuspended(ValidatorId indexed id, uint256 until);
    event ValidatorRearmed(ValidatorId indexed id);
    event ValidatorRetired(ValidatorId indexed id);
    event StakeManagerSet(address indexed manager);
    event DomainsLimited(uint256 domains, uint256 families);
    event DomainNamed(Domain indexed domain, string name);
    event FamilyNamed(Family indexed family, string name);
    /// @param domains Bit d set for each domain that the validator sits in from the next epoch on.
    event DomainsChanged(ValidatorId indexed id, uint256 domains);
    event RankChanged(ValidatorId indexed id, Domain indexed domain, uint256 rank);
    event HostingDeclared(ValidatorId indexed id, bytes32 region, bytes32 provider);

    error Validators_NotOwner(ValidatorId id, address account);
    error Validators_NotPendingOwner(ValidatorId id, address account);
    error Validators_NotOperatorOrOwner(ValidatorId id, address account);
    error Validators_Unknown(ValidatorId id);
    error Validators_UnknownDomains(uint256 domains, uint256 known);
    error Validators_UnknownFamily(Family family, uint256 known);
    error Validators_NoOperator();
    error Validators_SignatureExpired(uint256 deadline, uint256 timestamp);
    error Validators_BadSignature(ValidatorId id, address owner);
    error Validators_WrongStanding(ValidatorId id, Standing standing);
    error Validators_StillSuspended(ValidatorId id, uint256 until, uint256 timestamp);
    error Validators_SuspendedTooLong(uint256 until, uint256 latest);
    error Validators_NotStakeManager(address account);
    error Validators_StakeManagerSet(address manager);
    error Validators_NoEpochLength();
    error Validators_TooMuchStake(uint256 stake, uint256 limit);
    error Validators_TooManyDomains(uint256 number, uint256 limit);
    error Validators_InDomains(ValidatorId id, uint256 domains);
    error Validators_NotInDomains(ValidatorId id, uint256 domains);
    error Validators_NoDomainLeft(ValidatorId id);
    error Validators_BadRank(uint256 rank);
    error Validators_NameTooLong(uint256 length, uint256 limit);

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

    /// @notice {setOperator} or, with `operator` zero, {stopOperator} for an owner who signed EIP-712
    /// `SetOperator(uint32 validatorId,address operator,uint256 nonce,uint256 deadline)` with the next of its nonces, which
    /// count over all that it owns. Anyone may send it.
    /// @param deadline Last second at which the signature is good.
    /// @param signature Of the present owner: 65 bytes of an account, or whatever its contract takes by ERC-1271.
    function setOperatorBySig(ValidatorId id, address operator, uint256 deadline, bytes calldata signature) external;

    /// @notice Takes the operator's key away until the owner sets another. Owner or the operator itself.
    function stopOperator(ValidatorId id) external;

    /// @notice Offers the validator to `newOwner`, who must accept; its bond goes with it. Zero takes an offer back. Owner
    /// only.
    function transferOwnership(ValidatorId id, address newOwner) external;

    /// @notice Takes over a validator that was offered to the caller, and tells the stake manager. The operator stays.
    function acceptOwnership(ValidatorId id) external;

    /// @notice Declares another model. Owner only.
    function declareModel(ValidatorId id, Family family, bytes32 manifest) external;

    /// @notice Lets the validator sit in more domains, from the next epoch on: in each it starts with the rank that it has
    /// there, 1 for a newcomer. Owner only.
    /// @param domains Bit d set for each; known, none that it sits in, at most {MAX_DOMAINS} with those.
    function joinDomains(ValidatorId id, uint256 domains) external;

    /// @notice Takes the validator out of domains, from the next epoch on; rounds of this one still seat it. Scores stay
    /// for when it comes back, and can still send it to jail. Owner only.
    /// @param domains Bit d set for each, but not for all that it sits in.
    function leaveDomains(ValidatorId id, uint256 domains) external;

    /// @notice Sets the rank by which the validator's stake counts in a domain, from the next epoch on. The rank book only.
    /// @param rank 1 to 4.
    function setRank(ValidatorId id, Domain domain, uint256 rank) external;

    /// @notice Declares where the validator runs, for those who want to spread risk; nobody checks it. Owner only.
    /// @param region Short text, as of a country or a data centre; zero for none.
    /// @param provider Short text; zero for none.
    function setHosting(ValidatorId id, bytes32 region, bytes32 provider) external;

    /// @notice Takes the validator's power in all domains from the next epoch on, until its owner re-arms it. Stake and
    /// exits are untouched, votes already committed stay good. Who has the role only. For a validator that is suspended
    /// already, it may extend the time and never shortens it.
    /// @param until Timestamp from which the owner may re-arm it, at most {MAX_SUSPENSION} away.
    function suspend(ValidatorId id, uint256 until) external;

    /// @notice Ends a suspension whose time has come; power returns from the next epoch on. Owner only.
    function rearm(ValidatorId id) external;

    /// @notice Takes the validator's power away for good, from the next epoch on. Keys and history stay, exits go on.
    /// Owner only.
    function retire(ValidatorId id) external;

    /// @notice Names the stake manager, once. Governance only.
    function setStakeManager(address manager) external;

    /// @notice Sets the stake that counts towards power from the next epoch on. Stake manager only.
    /// @param stake Base units of MIRA; 0 while the validator may not sit.
    function setStake(ValidatorId id, uint256 stake) external;

    /// @notice Extends the governed lists. Governance only.
    /// @param domains Bit d set for each known domain.
    /// @param families Number of known families; family f is known if f < families.
    function setLists(uint256 domains, uint256 families) external;

    /// @notice Names a known domain, in 64 bytes at most. Governance only.
    function nameDomain(Domain domain, string calldata name) external;

    /// @notice Names a known family, in 64 bytes at most. Governance only.
    function nameFamily(Family family, string calldata name) external;

    function validator(ValidatorId id) external view returns (Validator memory);

    /// @notice Rank by which stake counts in a domain once all changes so far have come into force: that of the score when
    /// somebody last told the registry.
    function countedRankOf(ValidatorId id, Domain domain) external view returns (uint256 rank);

    /// @notice Where the owner says that the validator runs.
    function hostingOf(ValidatorId id) external view returns (bytes32 region, bytes32 provider);

    /// @notice Empty for one that has no name.
    function domainName(Domain domain) external view returns (string memory);

    function familyName(Family family) external view returns (string memory);

    /// @notice Zero for an id that nobody registered.
    function ownerOf(ValidatorId id) external view returns (address);

    /// @notice To whom the validator is offered; zero for nobody.
    function pendingOwnerOf(ValidatorId id) external view returns (address);

    /// @notice Whether `account` was the validator's operator at any time in [`from`, `to`], both in seconds and both
    /// included, as are the seconds in which it became and ceased to be. For a key that was taken away and set again, the
    /// time between counts too: whoever holds such a key can vote with it anyway, and so nobody sheds what a key signed
    /// by changing it for a moment.
    function wasOperator(ValidatorId id, address account, uint256 from, uint256 to) external view returns (bool);

    /// @notice Whether the validator may sit. What it may do now; its power follows at the next epoch.
    function standingOf(ValidatorId id) external view returns (Standing);

    /// @notice Times of the last suspension and re-arming, whether or not it is suspended now.
    /// @param until Timestamp from which the owner could, or can, re-arm it; 0 if it was never suspended.
    /// @param rearmedAt Timestamp of the last re-arming; 0 for none.
    function suspensionOf(ValidatorId id) external view returns (uint256 until, uint256 rearmedAt);

    /// @notice Validators ever registered; ids run from 1 to this.
    function count() external view returns (uint256);

    /// @notice What a commitment needs to know of a validator, in one read, or two where its power changed since `epoch`.
    /// @param epoch The present epoch or the one before.
    function seating(
        ValidatorId id,
        Domain domain,
        uint256 epoch
    ) external view returns (address operator, Family family, uint256 power);

    /// @notice {seating} in one word, its power being that of `epoch`.
    /// @dev Every commitment asks. Among the contract's functions, which a call tries in the order of their selectors, this
    /// name is the first.
    function seatOf(ValidatorId id, Domain domain, uint256 epoch) external view returns (Seating);

    /// @notice A domain's population in the present epoch.
    function domainState(Domain domain) external view returns (DomainState memory);

    /// @notice Governed lists: known domains as bits, and the number of known families.
    function lists() external view returns (uint256 domains, uint256 families);

    /// @notice Number of the epoch that holds `timestamp`.
    function epochAt(uint256 timestamp) external view returns (uint256);

    /// @notice First second of an epoch.
    function epochStart(uint256 epoch) external view returns (uint256);
}
