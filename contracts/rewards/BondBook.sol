// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {Domain} from "../types/Domain.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {CreditBook} from "./CreditBook.sol";

/// @title BondBook
/// @notice What a contest does to the books once it has ended: bonds go to those who were right, and pay for answers that
/// were overruled goes back.
///
/// Invariants: (1) what leaves escrow or earnings here is credited, or accrues to the treasury, to the unit; what the
/// treasury lacks is owed and not paid. Flips cost the treasury no more than a quarter of its part in an epoch: whoever
/// holds most of a domain's stake could overrule itself as often as it likes, and would live on fees of all domains.
abstract contract BondBook is CreditBook, AccessManaged {
    /// @notice Base units of MIRA in one unit of pay.
    uint256 public constant PAY_UNIT = 1e9;
    /// @notice One over the caller's part of what is clawed back.
    uint256 public constant TIP_DIVISOR = 10;

    /// @notice One over the treasury's part that flips may cost it in an epoch.
    uint256 public constant FLIPS_DIVISOR = 4;

    /// @dev What the treasury may still give for flips.
    struct Allowance {
        /// One more than the epoch's number.
        uint32 until;
        uint128 left;
    }

    Allowance private _allowance;
    mapping(address account => uint256) private _owed;

    /// @inheritdoc IFeeLedger
    function settleBond(address account, uint256 escrow, uint256 payout) external onlyHub {
        uint256 paid = payout;
        if (payout < escrow) _giveToTreasury(escrow - payout);
        else if (payout > escrow) paid = escrow + _takeForFlips(payout - escrow);
        uint256 owed = payout - paid;
        if (owed != 0) _owed[account] += owed;
        emit BondSettled(account, escrow, paid, owed);
        _credit(account, paid);
    }

    /// @inheritdoc IFeeLedger
    function payOwed(address account) external returns (uint256 paid) {
        uint256 owed = _owed[account];
        paid = _takeForFlips(owed);
        _owed[account] = owed - paid;
        emit OwedPaid(account, paid);
        _credit(account, paid);
    }

    /// @inheritdoc IFeeLedger
    function clawBack(
        ValidatorId id,
        Domain domain,
        uint256 epoch,
        uint256 units,
        address tipTo
    ) external restricted returns (uint256 taken) {
        taken = _reduceEarnings(id, domain, epoch, units) * PAY_UNIT;
        uint256 tip = taken / TIP_DIVISOR;
        emit ClawedBack(id, domain, epoch, taken, tipTo, tip);
        if (taken != tip) _giveToTreasury(taken - tip);
        if (tip != 0) _credit(tipTo, tip);
    }

    /// @inheritdoc IFeeLedger
    function rescore(ValidatorId id, Domain domain, int256 claims) external restricted {
        _moveScore(id, domain, claims);
        emit Rescored(id, domain, claims);
    }

    /// @inheritdoc IFeeLedger
    function owedOf(address account) external view returns (uint256) {
        return _owed[account];
    }

    /// @dev Adds to the treasury's part.
    function _giveToTreasury(uint256 amount) internal virtual;

    /// @dev Takes from the treasury's part what it holds.
    function _takeFromTreasury(uint256 amount) internal virtual;

    function _treasuryPart() internal view virtual returns (uint256);

    function _presentEpoch() internal view virtual returns (uint256);

    /// @dev Takes units of pay off what a validator earned in an epoch, and off what all earned.
    /// @return taken Units; none once the epoch's earnings may be claimed.
    function _reduceEarnings(
        ValidatorId id,
        Domain domain,
        uint256 epoch,
        uint256 units
    ) internal virtual returns (uint256 taken);

    /// @dev Takes up to `wanted` of what the treasury holds and may still give in this epoch. The first call of an epoch
    /// tells how much that is.
    function _takeForFlips(uint256 wanted) private returns (uint256 taken) {
        if (wanted == 0) return 0;
        Allowance memory allowance = _allowance;
        uint256 part = _treasuryPart();
        // Epochs have 32 bits, and amounts are parts of the supply, which has 90.
        uint32 until = uint32(_presentEpoch() + 1);
        if (allowance.until != until) allowance = Allowance(until, uint128(part / FLIPS_DIVISOR));
        taken = Math.min(wanted, Math.min(allowance.left, part));
        allowance.left -= uint128(taken);
        _allowance = allowance;
        if (taken != 0) _takeFromTreasury(taken);
    }

    /// @dev Moves everything that is kept of a validator's agreement by so many claims.
    function _moveScore(ValidatorId id, Domain domain, int256 claims) internal virtual;
}
