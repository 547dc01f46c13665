// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {Vm, vm} from "../support/Vm.sol";
import {ContestActions} from "./ContestActions.sol";

/// @title RedeemActions
/// @notice What challenges are paid, by what docs/states.md says of them, and what the treasury gives for flips or owes.
abstract contract RedeemActions is ContestActions {
    function redeem(uint256 seed) external returns (bool) {
        for (uint256 i; i < unredeemed.length; ++i) {
            uint256 place = ((seed >> 8) + i) % unredeemed.length;
            if (disputes[unredeemed[place] >> 16].phase < ContestPhase.FINAL) continue;
            _redeemNow(place);
            return true;
        }
        return false;
    }

    function payOwed(uint256 seed) external returns (bool) {
        for (uint256 i; i < creditors.length; ++i) {
            address account = creditors[(seed + i) % creditors.length];
            if (owed[account] == 0) continue;
            uint256 due = _takeForFlips(owed[account]);
            _expect(ledger.payOwed(account) == due, "1: a debt paid something else");
            owed[account] -= due;
            _addCredit(account, due);
            _expect(ledger.owedOf(account) == owed[account], "1: what is owed");
            if (due != 0) _mark("debts that were paid");
            return due != 0;
        }
        return false;
    }

    function _redeemAll() internal {
        while (unredeemed.length != 0) _redeemNow(unredeemed.length - 1);
    }

    /// @param escrow What is still held for the challenge, and
    /// @param payout what docs/states.md says that it is paid.
    function _dueOf(uint256 index, uint256 place) private view returns (uint256 escrow, uint256 payout) {
        Claimed storage made = disputes[index].challenges[place];
        Level storage level = disputes[index].levels[made.level];
        (uint256 flips, uint256 undecided) = _outcomeOf(index, place);
        uint256 weight = 4 * level.budgeted + 5 * level.bonds;
        if (made.isSentinel) return (0, level.cost == 0 ? 0 : (4 * flips * level.cost) / weight);
        uint256 spent;
        if (level.cost != 0) {
            spent = (5 * (made.earlier + made.count) * level.cost) / weight;
            spent -= (5 * made.earlier * level.cost) / weight;
        }
        uint256 back = (made.bond * (flips + undecided)) / made.count;
        uint256 less = (spent * undecided + made.count - 1) / made.count;
        return (made.bond - spent, back < less ? 0 : back - less);
    }

    function _redeemNow(uint256 listed) internal {
        (uint256 index, uint256 place) = (unredeemed[listed] >> 16, unredeemed[listed] & 0xffff);
        Dispute storage d = disputes[index];
        Claimed storage made = d.challenges[place];
        (uint256 escrow, uint256 due) = _dueOf(index, place);
        vm.recordLogs();
        uint256 payout = book.redeem(
            _contestOf(index),
            cases[index].request.header,
            place,
            made.claims,
            d.levels[made.level].verdict,
            d.verdict
        );
        _expect(payout == due, "1: a challenge was worth something else");
        _expect(payout <= made.bond || made.isSentinel, "1: a challenge was paid more than its bond");
        _bookBond(made.challenger, escrow, due);
        made.isRedeemed = true;
        unredeemed[listed] = unredeemed[unredeemed.length - 1];
        unredeemed.pop();
    }

    /// @dev What is more than is held the treasury gives, or owes.
    function _bookBond(address account, uint256 escrow, uint256 due) private {
        uint256 paid = due;
        if (due < escrow) treasuryPart += escrow - due;
        else if (due > escrow) paid = escrow + _takeForFlips(due - escrow);
        escrowSum -= escrow;
        owed[account] += due - paid;
        _addCredit(account, paid);
        if (paid > escrow) _mark("flips that the treasury paid");
        if (paid != due) _mark("flips that are owed");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(ledger), IFeeLedger.BondSettled.selector)) continue;
            bytes memory expected = abi.encode(escrow, paid, due - paid);
            _expect(keccak256(logs[i].data) == keccak256(expected), "1: a bond was settled otherwise");
            return;
        }
        _expect(false, "1: a bond was not settled");
    }

    /// @dev In an epoch a quarter at most of what the treasury holds and of what it gave.
    function _takeForFlips(uint256 wanted) private returns (uint256 taken) {
        uint256 room = _roomForFlips();
        taken = wanted < room ? wanted : room;
        given[_epoch()] += taken;
        treasuryPart -= taken;
    }
}
