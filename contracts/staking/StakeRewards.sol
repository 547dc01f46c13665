// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {Commission, Commissions} from "../types/Commission.sol";
import {SharePool} from "../types/SharePool.sol";
import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {StakeVotes} from "./StakeVotes.sol";

/// @title StakeRewards
/// @notice Divides what a validator earned between its owner, by commission, and its pool. Either it becomes stake at
/// once, or it waits to be claimed; see {StakeBook} for how that is counted.
abstract contract StakeRewards is StakeVotes {
    using SafeERC20 for IERC20;

    /// @notice Highest commission, in 1/10,000.
    uint256 public constant MOST_COMMISSION = 3_000;
    /// @notice Epochs from an announcement's own to the first in which the commission holds: one of them is whole.
    uint256 public constant NOTICE = 2;
    uint256 private constant BPS = 10_000;

    /// @inheritdoc IStakeManager
    function reward(ValidatorId id, uint256 amount) external {
        require(amount != 0, Stake_NothingGiven());
        require(_VALIDATORS.standingOf(id) != Standing.UNKNOWN, Stake_NotAccepting(id, Standing.UNKNOWN));
        Ledger storage ledger = _ledgers[id];
        SharePool active = ledger.active;
        uint256 commission = amount;
        bool compounds;
        if (active.shares() != 0) {
            // Rounded down, in favour of the pool.
            commission = (amount * ledger.commission.valueAt(_epoch())) / BPS;
            // In a small pool a reward could make a share dear, and the virtual ones would take their part of it.
            compounds = !ledger.paysOut && active.assets() >= _MINIMUM_BOND;
        }
        if (compounds) _compound(id, ledger, amount - commission, commission);
        else _payOut(ledger, active.shares(), amount - commission, commission);
        emit Rewarded(id, msg.sender, amount, commission, compounds);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IStakeManager
    function claimRewards(ValidatorId id, address account) external returns (uint256 amount) {
        require(account != BOND, Stake_NothingClaimable(id, account));
        return _claim(id, account, account);
    }

    /// @inheritdoc IStakeManager
    function claimBondRewards(ValidatorId id) external returns (uint256 amount) {
        return _claim(id, BOND, _VALIDATORS.ownerOf(id));
    }

    /// @inheritdoc IStakeManager
    function setCompounding(ValidatorId id, bool compounding) external onlyOwner(id) {
        _ledgers[id].paysOut = !compounding;
        emit CompoundingSet(id, compounding);
    }

    /// @inheritdoc IStakeManager
    function announceCommission(ValidatorId id, uint256 bps) external onlyOwner(id) {
        require(bps <= MOST_COMMISSION, Stake_CommissionTooHigh(bps, MOST_COMMISSION));
        Ledger storage ledger = _ledgers[id];
        uint256 epoch = _epoch();
        uint256 present = ledger.commission.valueAt(epoch);
        uint256 since = ledger.active.shares() == _sharesOf(ledger, BOND) ? epoch : epoch + NOTICE;
        ledger.commission = Commissions.pack(present, bps, since);
        emit CommissionAnnounced(id, bps, since);
    }

    /// @inheritdoc IStakeManager
    function claimableOf(ValidatorId id, address account) external view returns (uint256) {
        Ledger storage ledger = _ledgers[id];
        Position storage position = ledger.positions[account];
        uint256 growth = ledger.perShare[position.generation] - position.paid;
        return (position.accrued + position.shares * growth) >> FRACTION_BITS;
    }

    /// @inheritdoc IStakeManager
    function unclaimedOf(ValidatorId id) external view returns (uint256) {
        return _ledgers[id].unclaimed;
    }

    /// @inheritdoc IStakeManager
    function isCompounding(ValidatorId id) external view returns (bool) {
        return !_ledgers[id].paysOut;
    }

    /// @inheritdoc IStakeManager
    function commissionOf(
        ValidatorId id
    ) external view returns (uint256 current, uint256 next, uint256 effectiveEpoch) {
        Commission commission = _ledgers[id].commission;
        return (commission.valueAt(_epoch()), commission.next(), commission.since());
    }

    /// @dev The rest raises what every share is worth; the commission buys bond at that price, and stays the pool's where
    /// it would not buy a share.
    function _compound(ValidatorId id, Ledger storage ledger, uint256 rest, uint256 commission) private {
        ledger.active = ledger.active.add(rest);
        if (commission != 0) _buy(ledger, BOND, commission);
        _syncStake(id);
    }

    function _payOut(Ledger storage ledger, uint256 shares, uint256 rest, uint256 commission) private {
        ledger.unclaimed += rest + commission;
        ledger.positions[BOND].accrued += commission << FRACTION_BITS;
        if (rest == 0) return;
        uint256 divided = (rest << FRACTION_BITS) + ledger.remainder;
        ledger.perShare[ledger.active.generation()] += divided / shares;
        ledger.remainder = divided % shares;
    }

    function _claim(ValidatorId id, address account, address receiver) private returns (uint256 amount) {
        Ledger storage ledger = _ledgers[id];
        Position storage position = _settle(ledger, account);
        amount = position.accrued >> FRACTION_BITS;
        require(amount != 0, Stake_NothingClaimable(id, account));
        position.accrued -= amount << FRACTION_BITS;
        ledger.unclaimed -= amount;
        emit RewardsClaimed(id, account, receiver, amount);
        _TOKEN.safeTransfer(receiver, amount);
    }

    function _epoch() private view returns (uint256) {
        return _VALIDATORS.epochAt(block.timestamp);
    }
}
