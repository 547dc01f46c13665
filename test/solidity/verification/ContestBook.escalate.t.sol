// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 1, 6 and 10: undecided claims go deeper as far as the budget goes, to the unit, and every request
/// ends.
contract ContestBookEscalateTest is ContestFixture {
    /// @dev 40 claims: TRUE below 30, nothing above.
    uint256 private constant KNOWN = (1 << 30) - 1;
    uint256 private constant LEFT = ((1 << 40) - 1) ^ KNOWN;

    function test_escalate_decidesWhatTheBudgetPaysFor() public {
        uint256 before = _wealth();
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        vm.assertEq(_escrow(), 100e18);
        Child[] memory children = _escalate(d);
        vm.assertEq(children.length, 1);
        vm.assertEq(children[0].r.config.claims(), 10);
        vm.assertEq(children[0].deeper.fee, 32 * 11 * uint256(PRICE));
        vm.assertEq(d.selection, _mask(LEFT));
        // Six are TRUE, and five FALSE: claim 39 is both, INVALID.
        _commitChild(children[0], _says(0x355, 0x2aa));
        _settleChild(children[0]);
        _conclude(d, children);
        vm.assertEq(d.verdict, _says(KNOWN | (0x355 << 30), 0x2aa << 30));
        vm.assertEq(d.clear, _mask(LEFT));
        vm.assertEq(d.contest.budget, 100e18 - children[0].cost);
        vm.assertEq(_escrow(), 100e18 - children[0].cost);
        _end(d);
        vm.assertEq(uint256(d.contest.phase), uint256(ContestPhase.FINAL));
        _assertStatus(d.r, RequestStatus.FINAL);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(before - _wealth(), d.first.summary.netFee() + children[0].cost);
        vm.assertEq(registry.size(), 1);
    }

    /// @dev What a level leaves undecided goes on until the levels end, and stays undecided: no answer is forced.
    function test_escalate_goesOnToTheLastLevel() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        Child[] memory first = _decide(d, _says(0, 0x7));
        vm.assertEq(d.verdict, _says(KNOWN, 0x7 << 30));
        Child[] memory second = _escalate(d);
        vm.assertEq(d.selection, _mask((LEFT >> 33) << 33));
        vm.assertEq(second[0].r.config.seats(), 23);
        _commitChild(second[0], _says(1, 0));
        _settleChild(second[0]);
        _conclude(d, second);
        vm.assertEq(d.verdict, _says(KNOWN | (1 << 33), 0x7 << 30));
        vm.assertEq(_escrow(), 100e18 - first[0].cost - second[0].cost);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoDeeperLevel.selector, d.r.id, 2));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        // There is nothing to wait for.
        _endNow(d);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(d.contest.countedLevel, 2);
    }

    function test_escalate_stopsWhereTheBudgetRunsOut() public {
        uint256 budget = 32 * 11 * uint256(PRICE);
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, budget), _says(KNOWN, 0));
        Child[] memory children = _decide(d, _says(0, 0));
        vm.assertEq(d.contest.budget, budget - children[0].cost);
        _closeWindow(d);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NothingToDecide.selector, d.r.id));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        _endNow(d);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(d.verdict, _says(KNOWN, 0));
    }

    function test_escalate_revertsWithoutBudget() public {
        uint256 budget = 32 * 11 * uint256(PRICE) - 1;
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, budget), _says(KNOWN, 0));
        _closeWindow(d);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NothingToDecide.selector, d.r.id));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        _endNow(d);
        vm.assertEq(_escrow(), 0);
        _assertStatus(d.r, RequestStatus.FINAL);
    }

    /// @dev Neither before the challenge window is over, nor half a day later; in between nobody can finalize instead.
    function test_escalate_hasItsTime() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        uint256 opens = uint256(d.contest.since) + 30 minutes;
        vm.warp(opens - 1);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOpen.selector, d.r.id, opens));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOpen.selector, d.r.id, opens));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        uint256 ends = opens + 12 hours;
        vm.warp(ends - 1);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_MustEscalate.selector, d.r.id, ends));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        uint256 snapshot = vm.snapshotState();
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        vm.revertToState(snapshot);
        vm.warp(ends);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOver.selector, d.r.id, ends));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
    }

    /// @dev Where too few validators are left, the request waits, ends, and keeps what it had.
    function test_escalate_needsValidatorsAndEndsWithoutThem() public {
        // The challenge window ends in the next epoch, when the powers of those who leave count no more.
        vm.warp(validators.epochStart(validators.epochAt(vm.getBlockTimestamp()) + 1) - 10 minutes);
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        for (uint256 i = 1; i <= 4; ++i) _leave(i);
        _closeWindow(d);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_TooFewValidators.selector, GENERAL, 1, 3));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        vm.warp(vm.getBlockTimestamp() + 12 hours);
        _endNow(d);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(d.verdict, _says(KNOWN, 0));
        vm.assertEq(d.contest.countedLevel, 0);
    }

    /// @dev Invariant 9: the first contest word is the only way on.
    function test_escalate_revertsForAStaleContest() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        Dispute memory stale = abi.decode(abi.encode(d), (Dispute));
        _escalate(d);
        vm.expectRevert(
            abi.encodeWithSelector(
                IContestBook.Contest_Unknown.selector,
                d.r.id,
                keccak256(abi.encode(stale.contest)),
                keccak256(abi.encode(d.contest))
            )
        );
        book.escalate(stale.contest, stale.r.header, stale.verdict, stale.selection);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
    }

    /// @dev What is to be decided cannot be told otherwise than it was found.
    function test_escalate_revertsForOtherPlanesOrMasks() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN, 0));
        _closeWindow(d);
        vm.expectPartialRevert(IContestBook.Contest_VerdictDiffers.selector);
        book.escalate(d.contest, d.r.header, _says(KNOWN, 1 << 35), d.selection);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_BadWords.selector, d.r.id, 1, 0));
        book.escalate(d.contest, d.r.header, d.verdict, _mask(1 << 35));
        d.r.header.escalationBudget += 1;
        vm.expectPartialRevert(IContestBook.Contest_HeaderDiffers.selector);
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        d.r.header.escalationBudget -= 1;
        _decide(d, _says(1, 0));
        _closeWindow(d);
        vm.expectPartialRevert(IContestBook.Contest_SelectionDiffers.selector);
        book.escalate(d.contest, d.r.header, d.verdict, _mask(LEFT | 1));
    }

    function _wealth() private view returns (uint256) {
        return ledger.creditOf(REQUESTER) + token.balanceOf(REQUESTER);
    }
}
