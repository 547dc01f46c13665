// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "../types/Domain.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IRankBook
/// @notice What follows from a score: the rank by which stake counts, and jail at the floor. Anyone sends either.
interface IRankBook {
    /// @param score In 2⁻³².
    event RankSynced(ValidatorId indexed id, Domain indexed domain, int256 score, uint256 rank);
    /// @param asked Base units of MIRA; what the slasher's caps left of it is `taken`.
    /// @param bounty The caller's part.
    /// @param until Timestamp from which the owner may re-arm the validator.
    event Jailed(
        ValidatorId indexed id,
        Domain indexed domain,
        address indexed by,
        uint256 asked,
        uint256 taken,
        uint256 bounty,
        uint256 until
    );

    error Ranks_AboveFloor(ValidatorId id, Domain domain, int256 score, int256 floor);
    error Ranks_JailTimeTooLong(uint256 jailTime, uint256 most);

    /// @notice Makes the validator's stake count by the rank that its score gives, from the next epoch on. Anyone may call,
    /// as often as they like.
    function sync(ValidatorId id, Domain domain) external returns (uint256 rank);

    /// @notice Jails a validator whose score in a domain has come down to the floor: a slash of {FLOOR_MULTIPLE} times the
    /// price of a vote, {JAIL_TIME} of suspension from all domains, and a score of zero to start from. The slash is of one
    /// size and the score is gone with it, so nobody is jailed twice for one fall. A retired validator has no seats left to
    /// lose, but pays. Anyone may call, and gets the bounty.
    function jail(ValidatorId id, Domain domain) external returns (uint256 taken, uint256 bounty);

    /// @notice Whether {jail} would go through.
    function canJail(ValidatorId id, Domain domain) external view returns (bool);

    /// @notice What {jail} asks for now, base units of MIRA: by STANDARD's price in the domain, or else LIGHT's, or else
    /// HIGH's; nothing where none of them is offered any more.
    function slashIn(Domain domain) external view returns (uint256);

    /// @notice Cause under which the slasher knows a fall to the floor.
    function CAUSE() external view returns (bytes32);

    /// @notice Prices of one vote that a fall costs.
    function FLOOR_MULTIPLE() external view returns (uint256);

    /// @notice Seconds before the owner may re-arm a jailed validator.
    function JAIL_TIME() external view returns (uint256);
}
