// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title StakeManager
/// @notice One share-priced pool a validator. Virtual shares and assets keep a first depositor from moving the price,
/// and the pool counts its assets itself, so that a donation changes nothing.
///
/// Roles: a validator's owner deposits, undelegates and withdraws; nobody else moves stake.
/// Invariants: (1) the contract's MIRA is at least the sum of pools and thawing stake; (2) nobody's stake falls except
/// by own withdrawal; (8) nothing stops a withdrawal that has matured.
/// Known limits: stake of the owner alone; delegation and slashing use the same pools.
contract StakeManager is IStakeManager {
    using SafeERC20 for IERC20;

    struct Pool {
        uint256 assets;
        uint256 shares;
        mapping(address account => uint256) sharesOf;
        mapping(address account => Thawing) thawing;
    }

    IERC20 private immutable _TOKEN;
    IValidatorRegistry private immutable _VALIDATORS;
    uint256 private immutable _MINIMUM_BOND;
    uint256 private immutable _THAWING_PERIOD;

    mapping(ValidatorId id => Pool) private _pools;

    /// @param minimumBond_ Base units of MIRA.
    /// @param thawingPeriod_ Seconds; longer than any request lives.
    constructor(IERC20 token, IValidatorRegistry validators, uint256 minimumBond_, uint256 thawingPeriod_) {
        _TOKEN = token;
        _VALIDATORS = validators;
        _MINIMUM_BOND = minimumBond_;
        _THAWING_PERIOD = thawingPeriod_;
    }

    /// @inheritdoc IStakeManager
    function deposit(ValidatorId id, uint256 assets) external returns (uint256 shares) {
        require(assets != 0, Stake_NothingGiven());
        require(_VALIDATORS.ownerOf(id) == msg.sender, Stake_NotOwner(id, msg.sender));
        Pool storage pool = _pools[id];
        // Rounded down, in favour of the pool.
        shares = (assets * (pool.shares + 1)) / (pool.assets + 1);
        require(shares != 0, Stake_NothingGiven());
        pool.assets += assets;
        pool.shares += shares;
        pool.sharesOf[msg.sender] += shares;
        emit Deposited(id, msg.sender, assets, shares);
        _syncStake(id, pool.assets);
        _TOKEN.safeTransferFrom(msg.sender, address(this), assets);
    }

    /// @inheritdoc IStakeManager
    function undelegate(ValidatorId id, uint256 shares) external returns (uint256 assets) {
        Pool storage pool = _pools[id];
        uint256 owned = pool.sharesOf[msg.sender];
        require(shares != 0, Stake_NothingGiven());
        require(shares <= owned, Stake_MoreThanOwned(id, shares, owned));
        // Rounded down, in favour of the pool; the last to leave takes all.
        assets = shares == pool.shares ? pool.assets : (shares * (pool.assets + 1)) / (pool.shares + 1);
        pool.assets -= assets;
        pool.shares -= shares;
        pool.sharesOf[msg.sender] = owned - shares;
        Thawing storage thawing = pool.thawing[msg.sender];
        thawing.amount += assets;
        thawing.readyAt = block.timestamp + _THAWING_PERIOD;
        emit Undelegated(id, msg.sender, assets, shares, thawing.readyAt);
        _syncStake(id, pool.assets);
    }

    /// @inheritdoc IStakeManager
    function withdraw(ValidatorId id) external returns (uint256 assets) {
        Thawing storage thawing = _pools[id].thawing[msg.sender];
        assets = thawing.amount;
        require(assets != 0, Stake_NothingThawing(id, msg.sender));
        require(block.timestamp >= thawing.readyAt, Stake_NotReady(thawing.readyAt, block.timestamp));
        delete _pools[id].thawing[msg.sender];
        emit Withdrawn(id, msg.sender, assets);
        _TOKEN.safeTransfer(msg.sender, assets);
    }

    /// @inheritdoc IStakeManager
    function reward(ValidatorId id, uint256 amount) external {
        _TOKEN.safeTransferFrom(msg.sender, _VALIDATORS.ownerOf(id), amount);
    }

    /// @inheritdoc IStakeManager
    function poolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares) {
        return (_pools[id].assets, _pools[id].shares);
    }

    /// @inheritdoc IStakeManager
    function sharesOf(ValidatorId id, address account) external view returns (uint256) {
        return _pools[id].sharesOf[account];
    }

    /// @inheritdoc IStakeManager
    function thawingOf(ValidatorId id, address account) external view returns (Thawing memory) {
        return _pools[id].thawing[account];
    }

    /// @inheritdoc IStakeManager
    function minimumBond() external view returns (uint256) {
        return _MINIMUM_BOND;
    }

    /// @inheritdoc IStakeManager
    function thawingPeriod() external view returns (uint256) {
        return _THAWING_PERIOD;
    }

    /// @dev Below the minimum bond a validator has no power.
    function _syncStake(ValidatorId id, uint256 assets) private {
        _VALIDATORS.setStake(id, assets < _MINIMUM_BOND ? 0 : assets);
    }
}
