// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IStakeManager
/// @notice Stake in share-priced pools, one a validator. For now a pool has one depositor, the validator's owner.
interface IStakeManager {
    /// @notice Stake that left the pool and waits.
    /// @param amount Base units of MIRA.
    /// @param readyAt Timestamp from which it can be withdrawn.
    struct Thawing {
        uint256 amount;
        uint256 readyAt;
    }

    event Deposited(ValidatorId indexed id, address indexed account, uint256 assets, uint256 shares);
    event Undelegated(ValidatorId indexed id, address indexed account, uint256 assets, uint256 shares, uint256 readyAt);
    event Withdrawn(ValidatorId indexed id, address indexed account, uint256 assets);

    error Stake_NothingGiven();
    error Stake_NotOwner(ValidatorId id, address account);
    error Stake_MoreThanOwned(ValidatorId id, uint256 shares, uint256 owned);
    error Stake_NotReady(uint256 readyAt, uint256 timestamp);
    error Stake_NothingThawing(ValidatorId id, address account);

    /// @notice Adds `assets` base units of MIRA to the validator's pool, by allowance. Owner only.
    function deposit(ValidatorId id, uint256 assets) external returns (uint256 shares);

    /// @notice Takes `shares` out of the pool; what they are worth waits for {thawingPeriod}. A further call while some
    /// waits adds to it and starts the wait anew.
    function undelegate(ValidatorId id, uint256 shares) external returns (uint256 assets);

    /// @notice Pays out what has waited long enough.
    function withdraw(ValidatorId id) external returns (uint256 assets);

    /// @notice Divides MIRA that the validator earned, taken from the caller by allowance: the commission to its owner's
    /// side, the rest to the pool. Anyone.
    function reward(ValidatorId id, uint256 amount) external;

    /// @notice A pool's assets in base units of MIRA, and its shares.
    function poolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares);

    function sharesOf(ValidatorId id, address account) external view returns (uint256);

    function thawingOf(ValidatorId id, address account) external view returns (Thawing memory);

    /// @notice Own bond below which a validator has no power, base units of MIRA.
    function minimumBond() external view returns (uint256);

    /// @notice Seconds that leaving stake waits.
    function thawingPeriod() external view returns (uint256);
}
