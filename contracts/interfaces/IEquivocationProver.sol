// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RoundId} from "../types/RoundId.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {IVerificationHub} from "./IVerificationHub.sol";

/// @title IEquivocationProver
/// @notice Slashes validators whose operator signed two different votes for one seat.
interface IEquivocationProver {
    /// @notice A commitment with the operator's compact signature (EIP-2098), as it was to be relayed.
    struct SignedCommitment {
        bytes32 commitment;
        bytes32 r;
        bytes32 vs;
    }

    /// @param signer Operator that signed both.
    /// @param seed The seed that both name.
    /// @param first A commitment, and `second` another.
    event EquivocationProven(
        RoundId indexed round,
        ValidatorId indexed id,
        address indexed prover,
        address signer,
        bytes32 seed,
        bytes32 first,
        bytes32 second,
        uint256 taken,
        uint256 bounty
    );

    error Equivocation_ProofPeriodTooLong(uint256 period, uint256 most);
    error Equivocation_NoSeat(RoundId round, ValidatorId id);
    error Equivocation_ProvenBefore(RoundId round, ValidatorId id);
    error Equivocation_NoSuchRound(RoundId round);
    error Equivocation_TooLate(RoundId round, uint256 end, uint256 timestamp);
    error Equivocation_NoSeed(RoundId round);
    error Equivocation_SameCommitment(RoundId round, bytes32 commitment);
    error Equivocation_BadSignature(bytes32 commitment);
    error Equivocation_TwoSigners(address first, address second);
    error Equivocation_NotOperator(RoundId round, ValidatorId id, address signer);
    error Equivocation_NothingTaken(RoundId round, ValidatorId id);

    /// @notice Proves that one key, the validator's operator while the round took commitments, signed two different
    /// commitments with the same round and seed, and slashes {SLASH_BPS} of the validator's stake, once a round. The
    /// bounty goes to the caller. Anyone may call, within {PROOF_PERIOD} of the end of the round's commitments.
    /// @param hub Admitted hub of the round.
    /// @param seed The seed that both signatures name. Whether it is the round's own does not matter: nobody votes twice for
    /// one seed, on whatever fork of the chain.
    /// @return bounty What the caller was paid, base units of MIRA.
    function prove(
        IVerificationHub hub,
        RoundId round,
        ValidatorId id,
        bytes32 seed,
        SignedCommitment calldata first,
        SignedCommitment calldata second
    ) external returns (uint256 bounty);

    /// @notice Whether a validator's equivocation in a round was proven.
    function isProven(RoundId round, ValidatorId id) external view returns (bool);

    /// @notice Name of the cause at the slasher.
    function CAUSE() external view returns (bytes32);

    /// @notice Slash, in 1/10,000 of active and thawing stake.
    function SLASH_BPS() external view returns (uint256);

    /// @notice Seconds after the end of a round's commitments within which equivocation can be proven.
    function PROOF_PERIOD() external view returns (uint256);
}
