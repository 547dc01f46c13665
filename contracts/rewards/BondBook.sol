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
/// treasury does not give is owed. In an epoch flips take no more than a third of what they leave the treasury: whoever
/// holds most of a domain's stake can overrule itself as often as it likes, and would live on fees of all domains.
abstract contract BondBook is CreditBook, AccessManaged {
    /// @notice Base units of MIRA in one unit of pay.
    uint256 public constant PAY_UNIT = 1e9;
    /// @notice One over the caller's part of what is clawed back.
    uint256 public constant TIP_DIVISOR = 10;
    /// @notice One over the part that flips may take in an epoch of what the treasury holds and of what they took.
    uint256 public constant FLIPS_DIVISOR = 4;

    /// @dev What the treasury gave for flips in an epoch.
    struct Given {
        uint32 epoch;
        uint128 amount;
    }

    Given private _given;
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

    /// @dev Takes up to `wanted` of what the treasury may still give in this epoch. That grows with what accrues to it, so
    /// that nobody can use up an epoch's part while there is none.
    function _takeForFlips(uint256 wanted) private returns (uint256 taken) {
        if (wanted == 0) return 0;
        // Epochs have 32 bits for good.
        uint32 epoch = uint32(_presentEpoch());
        Given memory given = _given;
        uint256 before = given.epoch == epoch ? given.amount : 0;
        taken = Math.min(wanted, Math.saturatingSub((_treasuryPart() + before) / FLIPS_DIVISOR, before));
        if (taken == 0) return 0;
        // Parts of the supply, which has 90 bits.
        _given = Given(epoch, uint128(before + taken));
        _takeFromTreasury(taken);
    }

    /// @dev Moves everything that is kept of a validator's agreement by so many claims.
    function _moveScore(ValidatorId id, Domain domain, int256 claims) internal virtual;
}
