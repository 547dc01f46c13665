// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {SharePool} from "../types/SharePool.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {StakeBook} from "./StakeBook.sol";
import {StakeRewards} from "./StakeRewards.sol";

/// @title StakeManager
/// @notice Bonds and delegations of every validator: entry, exit, slashing. Rewards and commission are in {StakeRewards},
/// votes in {StakeVotes}, positions in {StakeBook}.
///
/// Roles: a validator's owner bonds and unbonds; anyone delegates, and takes out what is theirs; the slasher, named once
/// and for all, takes stake; anyone gives rewards. Governance names the slasher and can do nothing else.
/// Invariants: (1) the contract's MIRA is the sum over validators of active pool, thawing pool and unclaimed rewards, and
/// what somebody sent here without a call; (2) nobody's stake falls except by own withdrawal or a slash, and no slash
/// takes more than asked; (8) nothing stops an exit, nor a withdrawal that has matured; (9) no loop.
/// Trust: the slasher, to keep its caps; the registry, to answer and to take every counted stake.
/// Known limits: a matured ticket that nobody withdraws stays in the thawing pool and is slashed with it. After a slash or
/// a reward an account's votes are what its stake was worth before, until anyone calls {syncVotes}. An account keeps the
/// delegate that its first delegation gave it when the validator's owner changes. A reward and its commission go by the
/// shares and the terms of the moment in which it is paid, not earned. At most one unit stays in the pool with each entry
/// and each exit.
contract StakeManager is StakeRewards, AccessManaged {
    using SafeERC20 for IERC20;

    address private _slasher;
    uint256 private _tickets;
    mapping(uint256 ticket => Ticket) private _ticketOf;

    /// @param authority Access manager.
    /// @param minimumBond_ Base units of MIRA.
    /// @param thawingPeriod_ Seconds; longer than any request lives.
    constructor(
        address authority,
        IERC20 token,
        IValidatorRegistry validators,
        uint256 minimumBond_,
        uint256 thawingPeriod_
    ) StakeBook(token, validators, minimumBond_, thawingPeriod_) AccessManaged(authority) {}

    /// @inheritdoc IStakeManager
    function bond(ValidatorId id, uint256 assets) external returns (uint256 shares) {
        Standing standing = _VALIDATORS.standingOf(id);
        require(standing == Standing.ACTIVE || standing == Standing.SUSPENDED, Stake_NotAccepting(id, standing));
        require(_VALIDATORS.ownerOf(id) == msg.sender, Stake_NotOwner(id, msg.sender));
        _representBy(msg.sender, msg.sender);
        shares = _enter(id, BOND, assets);
        emit Bonded(id, msg.sender, assets, shares);
        _TOKEN.safeTransferFrom(msg.sender, address(this), assets);
    }

    /// @inheritdoc IStakeManager
    function unbond(ValidatorId id, uint256 shares) external onlyOwner(id) returns (uint256 ticket, uint256 assets) {
        uint256 readyAt;
        (ticket, assets, readyAt) = _leave(id, BOND, shares);
        emit Unbonded(id, ticket, msg.sender, assets, shares, readyAt);
    }

    /// @inheritdoc IStakeManager
    function delegate(ValidatorId id, uint256 assets) external returns (uint256 shares) {
        shares = _join(id, assets);
        _TOKEN.safeTransferFrom(msg.sender, address(this), assets);
    }

    /// @inheritdoc IStakeManager
    function undelegate(ValidatorId id, uint256 shares) external returns (uint256 ticket, uint256 assets) {
        uint256 readyAt;
        (ticket, assets, readyAt) = _leave(id, msg.sender, shares);
        emit Undelegated(id, ticket, msg.sender, assets, shares, readyAt);
    }

    /// @inheritdoc IStakeManager
    function withdraw(uint256 ticket) external returns (uint256 assets) {
        ValidatorId id;
        (id, assets) = _redeem(ticket);
        emit Withdrawn(ticket, id, msg.sender, assets);
        _TOKEN.safeTransfer(msg.sender, assets);
    }

    /// @inheritdoc IStakeManager
    function redelegate(uint256 ticket, ValidatorId toId) external returns (uint256 shares) {
        (ValidatorId id, uint256 assets) = _redeem(ticket);
        emit Redelegated(ticket, id, toId, assets);
        return _join(toId, assets);
    }

    /// @inheritdoc IStakeManager
    function slash(ValidatorId id, uint256 amount) external returns (uint256 taken) {
        require(msg.sender == _slasher, Stake_NotSlasher(msg.sender));
        Ledger storage ledger = _ledgers[id];
        (SharePool active, SharePool thawing) = (ledger.active, ledger.thawing);
        uint256 total = active.assets() + thawing.assets();
        if (total == 0) return 0;
        if (amount > total) amount = total;
        uint256 fromThawing = (amount * thawing.assets()) / total;
        uint256 fromActive;
        // At most what it holds: the amount less its share of the thawing pool, rounded up.
        (ledger.active, fromActive) = active.take(amount - fromThawing);
        (ledger.thawing, fromThawing) = thawing.take(fromThawing);
        taken = fromActive + fromThawing;
        emit StakeTaken(id, fromActive, fromThawing);
        if (_isNewer(ledger.active, active)) emit GenerationStarted(id, false, ledger.active.generation());
        if (_isNewer(ledger.thawing, thawing)) emit GenerationStarted(id, true, ledger.thawing.generation());
        _syncStake(id);
        _TOKEN.safeTransfer(msg.sender, taken);
    }

    /// @inheritdoc IStakeManager
    function setSlasher(address slasher_) external restricted {
        require(_slasher == address(0), Stake_SlasherSet(_slasher));
        _slasher = slasher_;
        emit SlasherSet(slasher_);
    }

    /// @inheritdoc IStakeManager
    function roomOf(ValidatorId id) external view returns (uint256) {
        if (_VALIDATORS.standingOf(id) != Standing.ACTIVE) return 0;
        Ledger storage ledger = _ledgers[id];
        uint256 cap = _worthOf(ledger, BOND) * MOST_LEVERAGE;
        uint256 assets = ledger.active.assets();
        return assets < cap ? cap - assets : 0;
    }

    /// @inheritdoc IStakeManager
    function ticketOf(uint256 ticket) external view returns (Ticket memory) {
        return _ticketOf[ticket];
    }

    /// @inheritdoc IStakeManager
    function ticketCount() external view returns (uint256) {
        return _tickets;
    }

    /// @inheritdoc IStakeManager
    function previewWithdraw(uint256 ticket) external view returns (uint256 assets) {
        Ticket storage held = _ticketOf[ticket];
        SharePool thawing = _ledgers[held.id].thawing;
        if (held.generation == thawing.generation()) (, assets) = thawing.burn(held.shares);
    }

    /// @inheritdoc IStakeManager
    function slasher() external view returns (address) {
        return _slasher;
    }

    /// @dev Delegates for the caller, who has paid already or pays next.
    function _join(ValidatorId id, uint256 assets) private returns (uint256 shares) {
        Standing standing = _VALIDATORS.standingOf(id);
        require(standing == Standing.ACTIVE, Stake_NotAccepting(id, standing));
        _representBy(msg.sender, _VALIDATORS.ownerOf(id));
        shares = _enter(id, msg.sender, assets);
        Ledger storage ledger = _ledgers[id];
        uint256 cap = _worthOf(ledger, BOND) * MOST_LEVERAGE;
        require(ledger.active.assets() <= cap, Stake_DelegationCapExceeded(id, ledger.active.assets(), cap));
        emit Delegated(id, msg.sender, assets, shares);
    }

    function _enter(ValidatorId id, address account, uint256 assets) private returns (uint256 shares) {
        shares = _buy(_ledgers[id], account, assets);
        require(shares != 0, Stake_NothingGiven());
        _syncVotes(id, account);
        _syncStake(id);
    }

    /// @dev Moves shares from the active pool to the thawing pool, under a ticket of their own.
    function _leave(
        ValidatorId id,
        address account,
        uint256 shares
    ) private returns (uint256 ticket, uint256 assets, uint256 readyAt) {
        Ledger storage ledger = _ledgers[id];
        Position storage position = _settle(ledger, account);
        require(shares <= position.shares, Stake_MoreThanOwned(id, shares, position.shares));
        (ledger.active, assets) = ledger.active.burn(shares);
        require(assets != 0, Stake_NothingGiven());
        // Not above the position's own, so it fits.
        position.shares -= uint144(shares);
        readyAt = block.timestamp + _THAWING_PERIOD;
        ticket = _issue(id, account, assets, readyAt);
        _syncVotes(id, account);
        _syncStake(id);
    }

    function _issue(ValidatorId id, address account, uint256 assets, uint256 readyAt) private returns (uint256 ticket) {
        Ledger storage ledger = _ledgers[id];
        uint256 shares;
        (ledger.thawing, shares) = ledger.thawing.mint(assets);
        ticket = ++_tickets;
        _ticketOf[ticket] = Ticket({
            account: account,
            id: id,
            readyAt: SafeCast.toUint40(readyAt),
            // The pool has both in as many bits.
            generation: uint16(ledger.thawing.generation()),
            shares: uint144(shares)
        });
    }

    /// @dev Ends a ticket of the caller's. One of a generation that is gone is worth nothing, but can be cleared away.
    function _redeem(uint256 ticket) private returns (ValidatorId id, uint256 assets) {
        Ticket memory held = _ticketOf[ticket];
        require(held.readyAt != 0, Stake_NoTicket(ticket));
        id = held.id;
        address holder = held.account == BOND ? _VALIDATORS.ownerOf(id) : held.account;
        require(msg.sender == holder, Stake_NotTicketHolder(ticket, msg.sender));
        require(block.timestamp >= held.readyAt, Stake_NotReady(held.readyAt, block.timestamp));
        delete _ticketOf[ticket];
        Ledger storage ledger = _ledgers[id];
        if (held.generation != ledger.thawing.generation()) return (id, 0);
        (ledger.thawing, assets) = ledger.thawing.burn(held.shares);
    }

    function _isNewer(SharePool pool, SharePool before) private pure returns (bool) {
        return pool.generation() != before.generation();
    }
}
