// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IEquivocationProver} from "../interfaces/IEquivocationProver.sol";
import {ISlasher} from "../interfaces/ISlasher.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Commitments} from "../libraries/Commitments.sol";
import {HubRounds} from "../libraries/HubRounds.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title EquivocationProver
/// @notice Proofs that an operator signed two votes for one seat. Signatures name the round's seed, so that an honest
/// worker, which votes anew when a reorganisation changed the seed, cannot be accused.
///
/// Roles: none; it is the slasher's reporter of {CAUSE}.
/// Invariants: (2) a validator is slashed once a round, and only for what its operator signed for that very hub, chain,
/// round and seed.
/// Trust: slasher, token and registries, fixed at deployment; hubs that the verdict registry admits.
/// Known limits: only a validator that committed to the round can have voted twice in it; signatures carry no time, so whoever steals a key that was the operator while the round took commitments
/// can equivocate in its name; votes that were sent in transactions of their own are no signatures, and prove nothing.
contract EquivocationProver is IEquivocationProver {
    using SafeERC20 for IERC20;

    /// @inheritdoc IEquivocationProver
    bytes32 public constant CAUSE = "EQUIVOCATION";
    /// @inheritdoc IEquivocationProver
    uint256 public constant SLASH_BPS = 500;
    uint256 private constant ONE = 10_000;
    /// @dev A request lives ten days, and its hub remembers it for 21: evidence must not be forgotten before its time.
    uint256 private constant MOST_PROOF_PERIOD = 10 days;
    /// @dev EIP-712 domain of name, version, chain and contract, as ERC-5267 counts its fields.
    bytes1 private constant DOMAIN_FIELDS = 0x0f;

    /// @inheritdoc IEquivocationProver
    uint256 public immutable PROOF_PERIOD;
    IERC20 private immutable _TOKEN;
    IVerdictRegistry private immutable _REGISTRY;
    IValidatorRegistry private immutable _VALIDATORS;
    IStakeManager private immutable _STAKES;
    ISlasher private immutable _SLASHER;

    mapping(RoundId round => mapping(ValidatorId id => bool)) private _proven;

    /// @param proofPeriod Seconds, no longer than stake thaws.
    constructor(
        IERC20 token,
        IVerdictRegistry registry,
        IValidatorRegistry validators,
        IStakeManager stakes,
        ISlasher slasher,
        uint256 proofPeriod
    ) {
        _TOKEN = token;
        _REGISTRY = registry;
        _VALIDATORS = validators;
        _STAKES = stakes;
        _SLASHER = slasher;
        require(proofPeriod <= MOST_PROOF_PERIOD, Equivocation_ProofPeriodTooLong(proofPeriod, MOST_PROOF_PERIOD));
        PROOF_PERIOD = proofPeriod;
    }

    /// @inheritdoc IEquivocationProver
    function prove(
        IVerificationHub hub,
        RoundId round,
        ValidatorId id,
        bytes32 seed,
        SignedCommitment calldata first,
        SignedCommitment calldata second
    ) external returns (uint256 bounty) {
        require(!_proven[round][id], Equivocation_ProvenBefore(round, id));
        HubRounds.check(_REGISTRY, address(hub), round);
        require(seed != 0, Equivocation_NoSeed(round));
        // Two signatures of one commitment are one vote, however they differ.
        require(first.commitment != second.commitment, Equivocation_SameCommitment(round, first.commitment));
        bytes32 domain = _domainOf(hub);
        address signer = _signer(domain, round, seed, id, first);
        address other = _signer(domain, round, seed, id, second);
        require(signer == other, Equivocation_TwoSigners(signer, other));
        _requireOperator(hub, round, id, signer);
        // Without a commitment there was no seat to vote twice for: a key alone is worth nothing here.
        require(hub.hasCommitted(round, id), Equivocation_NoSeat(round, id));
        _proven[round][id] = true;
        uint256 taken;
        (taken, bounty) = _slash(round, id);
        require(taken != 0, Equivocation_NothingTaken(round, id));
        emit EquivocationProven(
            round,
            id,
            msg.sender,
            signer,
            seed,
            first.commitment,
            second.commitment,
            taken,
            bounty
        );
        _TOKEN.safeTransfer(msg.sender, bounty);
    }

    /// @inheritdoc IEquivocationProver
    function isProven(RoundId round, ValidatorId id) external view returns (bool) {
        return _proven[round][id];
    }

    /// @dev Asks for the same part of what there is, thawing stake included: it stays slashable.
    function _slash(RoundId round, ValidatorId id) private returns (uint256 taken, uint256 bounty) {
        (uint256 active, uint256 thawing) = _STAKES.totalStakeOf(id);
        uint256 amount = ((active + thawing) * SLASH_BPS) / ONE;
        // Names the seat: round above validator.
        bytes32 evidence = bytes32((uint256(RoundId.unwrap(round)) << 32) | ValidatorId.unwrap(id));
        return _SLASHER.slash(id, CAUSE, amount, evidence);
    }

    /// @dev The signer must have been able to commit for the validator: operator at some time of the round's windows.
    function _requireOperator(IVerificationHub hub, RoundId round, ValidatorId id, address signer) private view {
        (RoundConfig config, ) = hub.roundOf(round);
        require(config.exists(), Equivocation_NoSuchRound(round));
        // A counted round no longer says whether it topped up; the longer window is the last that it could have had.
        uint256 windowEnd = config.revealStart(true);
        uint256 end = windowEnd + PROOF_PERIOD;
        require(block.timestamp <= end, Equivocation_TooLate(round, end, block.timestamp));
        require(
            _VALIDATORS.wasOperator(id, signer, config.seedTime(), windowEnd - 1),
            Equivocation_NotOperator(round, id, signer)
        );
    }

    function _signer(
        bytes32 domain,
        RoundId round,
        bytes32 seed,
        ValidatorId id,
        SignedCommitment calldata signed
    ) private pure returns (address signer) {
        bytes32 digest = MessageHashUtils.toTypedDataHash(
            domain,
            Commitments.signedHash(round, seed, id, signed.commitment)
        );
        ECDSA.RecoverError refusal;
        (signer, refusal, ) = ECDSA.tryRecover(digest, signed.r, signed.vs);
        require(refusal == ECDSA.RecoverError.NoError, Equivocation_BadSignature(signed.commitment));
    }

    /// @dev The hub's EIP-712 domain on this chain.
    function _domainOf(IVerificationHub hub) private view returns (bytes32) {
        (, string memory name, string memory version, , , , ) = IERC5267(address(hub)).eip712Domain();
        return
            MessageHashUtils.toDomainSeparator(DOMAIN_FIELDS, name, version, block.chainid, address(hub), bytes32(0));
    }
}
