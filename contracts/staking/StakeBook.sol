// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Commission} from "../types/Commission.sol";
import {SharePool} from "../types/SharePool.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title StakeBook
/// @notice What is kept of each validator's stake, and who has which part of it. The bond is the position of the zero
/// address, so that bond and delegations are the same thing everywhere.
///
/// Rewards that wait to be claimed are counted in units of 2⁻¹²⁸: `perShare` grows by reward · 2¹²⁸ / shares, the
/// remainder of that division joins the next reward, and a position accrues shares · (perShare − paid). So the accrued
/// sums of all positions, with the remainder, are `unclaimed` · 2¹²⁸ exactly, but for what a lost generation's rounding
/// leaves, which stays in the remainder too. Sums stay below 2²⁵⁶: a reward is below 2⁹⁰, a position's shares never were
/// more than the pool's, and 2³⁸ rewards of the whole supply are never paid.
abstract contract StakeBook is IStakeManager {
    /// @dev Width of the fraction in rewards that are counted by share.
    uint256 internal constant FRACTION_BITS = 128;
    /// @dev The bond may carry this many times its own worth.
    uint256 internal constant MOST_LEVERAGE = 10;
    /// @dev The position that is the bond.
    address internal constant BOND = address(0);

    /// @param units Votes that its holder has for it: what it was worth when last looked at.
    /// @param generation Of the active pool, to which the shares belong.
    /// @param paid `perShare` of that generation up to which rewards are in `accrued`.
    /// @param accrued Rewards that can be claimed, with a fraction.
    struct Position {
        uint144 shares;
        uint96 units;
        uint16 generation;
        uint256 paid;
        uint256 accrued;
    }

    /// @param remainder Of dividing rewards by shares, with a fraction.
    /// @param unclaimed Rewards that the contract holds for the pool's stakers, in whole units.
    struct Ledger {
        SharePool active;
        SharePool thawing;
        Commission commission;
        bool paysOut;
        uint256 remainder;
        uint256 unclaimed;
        mapping(uint256 generation => uint256) perShare;
        mapping(address account => Position) positions;
    }

    IERC20 internal immutable _TOKEN;
    IValidatorRegistry internal immutable _VALIDATORS;
    uint256 internal immutable _MINIMUM_BOND;
    uint256 internal immutable _THAWING_PERIOD;

    mapping(ValidatorId id => Ledger) internal _ledgers;

    modifier onlyOwner(ValidatorId id) {
        require(_VALIDATORS.ownerOf(id) == msg.sender, Stake_NotOwner(id, msg.sender));
        _;
    }

    constructor(IERC20 token, IValidatorRegistry validators, uint256 minimumBond_, uint256 thawingPeriod_) {
        _TOKEN = token;
        _VALIDATORS = validators;
        _MINIMUM_BOND = minimumBond_;
        _THAWING_PERIOD = thawingPeriod_;
    }

    /// @inheritdoc IStakeManager
    function totalStakeOf(ValidatorId id) external view returns (uint256 active, uint256 thawing) {
        return (_ledgers[id].active.assets(), _ledgers[id].thawing.assets());
    }

    /// @inheritdoc IStakeManager
    function poolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares) {
        SharePool pool = _ledgers[id].active;
        return (pool.assets(), pool.shares());
    }

    /// @inheritdoc IStakeManager
    function thawingPoolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares) {
        SharePool pool = _ledgers[id].thawing;
        return (pool.assets(), pool.shares());
    }

    /// @inheritdoc IStakeManager
    function generationsOf(ValidatorId id) external view returns (uint256 active, uint256 thawing) {
        return (_ledgers[id].active.generation(), _ledgers[id].thawing.generation());
    }

    /// @inheritdoc IStakeManager
    function sharesOf(ValidatorId id, address account) external view returns (uint256) {
        return _sharesOf(_ledgers[id], account);
    }

    /// @inheritdoc IStakeManager
    function stakeOf(ValidatorId id, address account) external view returns (uint256) {
        return _worthOf(_ledgers[id], account);
    }

    /// @inheritdoc IStakeManager
    function bondOf(ValidatorId id) external view returns (uint256 shares, uint256 assets) {
        return (_sharesOf(_ledgers[id], BOND), _worthOf(_ledgers[id], BOND));
    }

    /// @inheritdoc IStakeManager
    function previewDelegate(ValidatorId id, uint256 assets) external view returns (uint256 shares) {
        return _ledgers[id].active.sharesFor(assets);
    }

    /// @inheritdoc IStakeManager
    function previewUndelegate(ValidatorId id, uint256 shares) external view returns (uint256 assets) {
        SharePool pool = _ledgers[id].active;
        require(shares <= pool.shares(), Stake_MoreThanOwned(id, shares, pool.shares()));
        (, assets) = pool.burn(shares);
    }

    /// @inheritdoc IStakeManager
    function minimumBond() external view returns (uint256) {
        return _MINIMUM_BOND;
    }

    /// @inheritdoc IStakeManager
    function thawingPeriod() external view returns (uint256) {
        return _THAWING_PERIOD;
    }

    /// @inheritdoc IStakeManager
    function countedStakeOf(ValidatorId id) public view returns (uint256) {
        uint256 own = _worthOf(_ledgers[id], BOND);
        if (own < _MINIMUM_BOND) return 0;
        uint256 assets = _ledgers[id].active.assets();
        return assets < own * MOST_LEVERAGE ? assets : own * MOST_LEVERAGE;
    }

    /// @dev Brings a position up to the present: rewards of its shares, and no shares of a generation that is gone.
    function _settle(Ledger storage ledger, address account) internal returns (Position storage position) {
        position = ledger.positions[account];
        uint256 present = ledger.active.generation();
        uint256 perShare = ledger.perShare[position.generation];
        if (perShare != position.paid) position.accrued += position.shares * (perShare - position.paid);
        if (position.generation != present) {
            // It was read from 16 bits.
            (position.generation, position.shares) = (uint16(present), 0);
            perShare = ledger.perShare[present];
        }
        if (perShare != position.paid) position.paid = perShare;
    }

    /// @dev Gives a position shares for assets that came in.
    function _buy(Ledger storage ledger, address account, uint256 assets) internal returns (uint256 shares) {
        Position storage position = _settle(ledger, account);
        (ledger.active, shares) = ledger.active.mint(assets);
        // The pool has them all in as many bits.
        position.shares += uint144(shares);
    }

    /// @dev What counts follows every change of the pool or the bond.
    function _syncStake(ValidatorId id) internal {
        _VALIDATORS.setStake(id, countedStakeOf(id));
    }

    function _sharesOf(Ledger storage ledger, address account) internal view returns (uint256) {
        Position storage position = ledger.positions[account];
        return position.generation == ledger.active.generation() ? position.shares : 0;
    }

    function _worthOf(Ledger storage ledger, address account) internal view returns (uint256) {
        return ledger.active.worthOf(_sharesOf(ledger, account));
    }
}
