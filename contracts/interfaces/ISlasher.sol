// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../types/ValidatorId.sol";

/// @title ISlasher
/// @notice The one entry point through which stake is taken, and only for listed causes.
interface ISlasher {
    /// @notice What a cause may take.
    /// @param reporter The only caller.
    /// @param maxBps Most of the stake for one slash, in 1/10,000.
    /// @param maxEpochBps Most of the stake within an epoch.
    /// @param bountyBps The reporter's part, in 1/10,000 of what the validator's own bond lost: bounty = taken · bountyBps ·
    /// bond / stake. The rest is burned.
    struct CauseTerms {
        address reporter;
        uint16 maxBps;
        uint16 maxEpochBps;
        uint16 bountyBps;
    }

    event CauseSet(bytes32 indexed cause, CauseTerms terms);
    /// @param stakeBefore Stake just before, active and thawing; `bondBefore` is the part of it that is the validator's own
    /// bond and not thawing.
    event Slashed(
        ValidatorId indexed id,
        bytes32 indexed cause,
        bytes32 indexed evidence,
        uint256 asked,
        uint256 stakeBefore,
        uint256 bondBefore,
        uint256 taken,
        uint256 bounty,
        uint256 burned
    );

    error Slasher_AboveBound(uint256 bps, uint256 bound);
    error Slasher_NotReporter(bytes32 cause, address account);

    /// @notice Sets a cause's terms, within the contract's constant bounds. Governance only.
    function setCause(bytes32 cause, CauseTerms calldata terms) external;

    /// @notice Takes stake: the least of `amount`, what the terms allow, what is left of the epoch's caps, and the stake.
    /// The cause's reporter only.
    /// @param evidence What the reporter's events name the proof by.
    function slash(
        ValidatorId id,
        bytes32 cause,
        uint256 amount,
        bytes32 evidence
    ) external returns (uint256 taken, uint256 bounty);

    function termsOf(bytes32 cause) external view returns (CauseTerms memory);

    /// @notice Most that could be taken now.
    function allowanceOf(ValidatorId id, bytes32 cause) external view returns (uint256 most);
}
