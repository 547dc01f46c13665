// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {Reputation} from "../libraries/Reputation.sol";
import {Domain} from "../types/Domain.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {ValidatorRecord} from "../types/ValidatorRecord.sol";
import {RecordBook} from "./RecordBook.sol";

/// @title BondBook
/// @notice What a contest does to the books once it has ended: bonds go to those who were right, and pay for answers that
/// were overruled goes back.
///
/// Invariants: (1) what leaves escrow or earnings here is credited, or accrues to the treasury, to the unit; what the
/// treasury does not give is owed, and not swept before. In an epoch flips take no more than a third of what they leave the
/// treasury: whoever holds most of a domain's stake can overrule itself as often as it likes, and would live on fees of all domains.
abstract contract BondBook is RecordBook {
    /// @notice One over the caller's part of what is clawed back.
    uint256 public constant TIP_DIVISOR = 10;
    /// @notice One over the part that flips may take in an epoch of what the treasury's part holds, gave them and sent the
    /// treasury in that epoch.
    uint256 public constant FLIPS_DIVISOR = 4;

    /// @dev What the treasury's part gave for flips in an epoch, and what it sent the treasury.
    struct Given {
        uint32 epoch;
        uint112 amount;
        uint112 swept;
    }

    Given private _given;
    mapping(address account => uint256) private _owed;
    uint256 private _owedToAll;

    /// @inheritdoc IFeeLedger
    function settleBond(address account, uint256 escrow, uint256 payout) external onlyHub {
        uint256 paid = payout;
        if (payout < escrow) _giveToTreasury(escrow - payout);
        else if (payout > escrow) paid = escrow + _takeForFlips(payout - escrow);
        uint256 owed = payout - paid;
        if (owed != 0) (_owed[account], _owedToAll) = (_owed[account] + owed, _owedToAll + owed);
        emit BondSettled(account, escrow, paid, owed);
        _credit(account, paid);
    }

    /// @inheritdoc IFeeLedger
    function payOwed(address account) external returns (uint256 paid) {
        uint256 owed = _owed[account];
        paid = _takeForFlips(owed);
        (_owed[account], _owedToAll) = (owed - paid, _owedToAll - paid);
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
        taken = _lowerEarnings(id, domain, epoch, units) * PAY_UNIT;
        uint256 tip = taken / TIP_DIVISOR;
        emit ClawedBack(id, domain, epoch, taken, tipTo, tip);
        if (taken != tip) _giveToTreasury(taken - tip);
        if (tip != 0) _credit(tipTo, tip);
    }

    /// @inheritdoc IFeeLedger
    function rescore(ValidatorId id, Domain domain, int256 claims) external restricted {
        Record storage place = _recordAt(id, domain);
        ValidatorRecord record = place.word;
        uint256 epoch = _epoch();
        if (record.epoch() != epoch) record = _turnEpoch(id, domain, record, epoch);
        // Claims of a round have 13 bits.
        place.word = record.with(
            record.kappaRecord().shift(claims),
            Reputation.moved(record.score(), claims * (1 << 32))
        );
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

    /// @dev Takes units of pay off what all validators earned in an epoch.
    function _lowerEarnedIn(uint256 epoch, uint256 units) internal virtual;

    /// @dev See {IFeeLedger}.
    function claimableAt(uint256 epoch) public view virtual returns (uint256);

    /// @dev Takes units of pay off what a validator earned in an epoch, and off what all earned. Emissions go by these sums
    /// once the epoch may be claimed: from then on they stand.
    /// @return taken Units.
    function _lowerEarnings(
        ValidatorId id,
        Domain domain,
        uint256 epoch,
        uint256 units
    ) private returns (uint256 taken) {
        if (block.timestamp >= claimableAt(epoch)) return 0;
        taken = Math.min(units, earningsOf(id, domain, epoch) / PAY_UNIT);
        if (taken == 0) return 0;
        Record storage place = _recordAt(id, domain);
        ValidatorRecord record = place.word;
        if (record.epoch() == epoch) place.word = record.withEarned(record.earned() - taken);
        else _booked[id][domain][epoch] -= taken;
        _lowerEarnedIn(epoch, taken);
    }

    /// @dev What a sweep leaves of the treasury's part: what is owed, as far as flips may still take it in this epoch. Whoever
    /// swept first would else leave those who were right with nothing, epoch after epoch.
    function _keepForFlips(uint256 part) internal returns (uint256 kept) {
        Given memory given = _givenNow();
        kept = Math.min(_owedToAll, _roomIn(given, part));
        // Parts of the supply, which has 90 bits.
        given.swept += uint112(part - kept);
        _given = given;
    }

    /// @dev Takes up to `wanted` of what the treasury may still give in this epoch. That grows with what accrues to it, so
    /// that nobody can use up an epoch's part while there is none.
    function _takeForFlips(uint256 wanted) private returns (uint256 taken) {
        if (wanted == 0) return 0;
        Given memory given = _givenNow();
        taken = Math.min(wanted, _roomIn(given, _treasuryPart()));
        if (taken == 0) return 0;
        // As above.
        given.amount += uint112(taken);
        _given = given;
        _takeFromTreasury(taken);
    }

    function _givenNow() private view returns (Given memory given) {
        given = _given;
        // Epochs have 32 bits for good.
        uint32 epoch = uint32(_epoch());
        if (given.epoch != epoch) given = Given(epoch, 0, 0);
    }

    /// @dev What flips may still take of the treasury's part. Sweeping changes nothing of that but what there is.
    function _roomIn(Given memory given, uint256 part) private pure returns (uint256) {
        uint256 most = (part + given.amount + given.swept) / FLIPS_DIVISOR;
        return Math.min(part, Math.saturatingSub(most, given.amount));
    }
}
