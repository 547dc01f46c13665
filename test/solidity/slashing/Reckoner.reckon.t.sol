// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IReckoner} from "../../../contracts/interfaces/IReckoner.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {ReckonFixture} from "../support/ReckonFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 1, 2 and 7: what follows for whoever was overruled, once, and against the final verdict alone.
contract ReckonerReckonTest is ReckonFixture {
    function test_reckon_clawsBackRescoresAndSlashes() public {
        Dispute memory d = _overruled(7);
        ValidatorId id = d.votes[0].id;
        uint256 pay = _payOf(d.pays, id);
        vm.assertGt(pay, 0);
        uint256 epoch = validators.epochAt(d.first.summary.settledAt());
        uint256 earned = ledger.earningsOf(id, GENERAL, epoch);
        uint256 all = ledger.earnedIn(epoch);
        (uint256 treasury, ) = ledger.protocolFees();
        (uint256 stake, ) = stakes.totalStakeOf(id);
        // ⌈pay · 3 / 40⌉ in units of 10⁻⁹ MIRA.
        uint256 back = ((pay * 3 + 39) / 40) * 1e9;
        // 20 · 0.01 MIRA · 3 claims, one seat; of an own bond 30 % go to the challengers.
        uint256 slash = 0.6e18;
        vm.expectEmit(address(ledger));
        emit IFeeLedger.ClawedBack(id, GENERAL, epoch, back, KEEPER, back / 10);
        vm.expectEmit(address(reckoner));
        emit IReckoner.Reckoned(d.r.round, id, 0, 3, 0, back, slash);
        _reckonFirst(d, 1);
        vm.assertEq(earned - ledger.earningsOf(id, GENERAL, epoch), back);
        vm.assertEq(all - ledger.earnedIn(epoch), back);
        (uint256 after_, ) = ledger.protocolFees();
        vm.assertEq(after_ - treasury, back - back / 10);
        vm.assertEq(ledger.creditOf(KEEPER), back / 10);
        (uint256 left, ) = stakes.totalStakeOf(id);
        vm.assertEq(stake - left, slash);
        vm.assertEq(reckoner.takenFor(d.r.id, id), slash);
        vm.assertEq(reckoner.bountyOf(d.r.id, 0), (slash * 3) / 10);
        vm.assertEq(token.balanceOf(address(reckoner)), (slash * 3) / 10);
        vm.assertTrue(reckoner.isReckoned(d.r.round, 0));
        vm.assertFalse(reckoner.isReckoned(d.r.round, 1));
        _redeemAll(d);
    }

    /// @dev Only agreement counts: who said so at once loses nothing and is rescored up; who abstained is left alone.
    function test_reckon_goesByWhatEachVoteSaid() public {
        Dispute memory d = _split();
        _reckonFirst(d, ALL);
        // Positions by their planes: 0 said what stood at last, 1 abstained, the others were wrong on all three.
        vm.assertEq(_taken(d, 0), 0);
        vm.assertEq(_taken(d, 1), 0);
        vm.assertEq(_taken(d, 2), 0.6e18);
        vm.assertEq(_taken(d, 3), 0.6e18);
        _redeemAll(d);
    }

    /// @dev A record moves by the claims: of 40 all TRUE there is no information, so that nothing can be shown; with both
    /// answers there is.
    function test_reckon_movesTheRecord() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(0xfffff, 0xfffff << 20));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        _decide(d, _says(0, 7));
        _end(d);
        ValidatorId id = d.votes[0].id;
        int256 before = ledger.kappaOf(id, GENERAL);
        vm.assertGt(uint256(before), 1 << 30);
        int256 score = ledger.scoreOf(id, GENERAL);
        vm.expectEmit(address(ledger));
        emit IFeeLedger.Rescored(id, GENERAL, -3);
        _reckonFirst(d, 1);
        vm.assertEq(uint256(score - ledger.scoreOf(id, GENERAL)), 3 << 32);
        // (8 + 20 − 3) / (32 + 20).
        vm.assertEq(uint256(ledger.kappaOf(id, GENERAL)), (uint256(25) << 32) / 52);
    }

    function test_reckon_isOnceAndSkipsWhatWasReckoned() public {
        Dispute memory d = _overruled(7);
        _reckonFirst(d, 1);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_NothingNew.selector, d.r.round));
        _reckonFirst(d, 1);
        _reckonFirst(d, 3);
        vm.assertEq(_taken(d, 0), 0.6e18);
        vm.assertEq(_taken(d, 1), 0.6e18);
        // Twice in one call neither.
        _reckonRound(d, _overruledFirst(d), _twice(_openings(d.votes, 4)));
        vm.assertEq(_taken(d, 2), 0.6e18);
    }

    function test_reckon_revertsWhenTooLate() public {
        Dispute memory d = _overruled(7);
        uint256 end = uint256(d.contest.since) + 3 days;
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_TooLate.selector, d.r.id, end, end));
        _reckonFirst(d, 1);
        vm.warp(end - 1);
        _reckonFirst(d, 1);
    }

    function test_reckon_revertsBeforeTheVerdictIsFinal() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        _decide(d, _says(0, 7));
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_NotFinal.selector, d.r.id));
        _reckonFirst(d, 1);
        Dispute memory stale = abi.decode(abi.encode(d), (Dispute));
        _end(d);
        vm.expectPartialRevert(IReckoner.Reckoner_UnknownContest.selector);
        _reckonFirst(stale, 1);
        _reckonFirst(d, 1);
    }

    function test_reckon_revertsWhereNothingWasOverruled() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        // Undecided overrules nobody.
        _decide(d, _says(3, 0));
        _end(d);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_NotOverruled.selector, d.r.round));
        _reckonFirst(d, 1);
    }

    /// @dev What two levels changed and changed back overrules the one in the middle.
    function test_reckon_goesByTheFinalVerdict() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
        Child[] memory middle = _decide(d, _says(0, 7));
        uint256[] memory selection = d.selection;
        _challengeAs(SECOND, d, _mask(6));
        _decide(d, _says(3, 0));
        _endNow(d);
        vm.assertEq(d.verdict, _says(KNOWN ^ 1, 1));
        ValidatorId id = middle[0].votes[0].id;
        uint256 pay = _payOf(middle[0].pays, id);
        uint256 epoch = validators.epochAt(middle[0].found.result.summary.settledAt());
        // The round voted on three claims; two of its answers were overruled.
        uint256 back = ((pay * 2 + 2) / 3) * 1e9;
        uint256 slash = 0.4e18 * middle[0].votes[0].seat.seats();
        vm.expectEmit(address(ledger));
        emit IFeeLedger.ClawedBack(id, GENERAL, epoch, back, KEEPER, back / 10);
        vm.expectEmit(address(reckoner));
        emit IReckoner.Reckoned(middle[0].r.round, id, 0, 2, 0, back, slash);
        _reckonRound(d, _overruledChild(middle[0], selection), _openings(middle[0].votes, 1));
        vm.assertEq(reckoner.bountyOf(d.r.id, 1), (slash * 3) / 10);
        // Of the first round one answer was overruled, for good.
        _reckonFirst(d, 1);
        vm.assertEq(_taken(d, 0), slash + 0.2e18);
        vm.assertEq(reckoner.bountyOf(d.r.id, 0), 0.06e18);
    }

    /// @dev Claims that the deeper round did not find clearly cost pay, not stake.
    function test_reckon_slashesAtClearReversalsOnly() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        Child[] memory children = _escalate(d);
        _enterCommit(children[0].r);
        // One of the five dissents on claim 0.
        children[0].votes = _commitPlanesBut(children[0].r, _says(0, 7), 1, _says(1, 6));
        _settleChild(children[0]);
        _conclude(d, children);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 7));
        vm.assertEq(d.clear, _mask(6));
        _end(d);
        _reckonFirst(d, 1);
        vm.assertEq(_taken(d, 0), 0.4e18);
    }

    /// @dev A request takes no more than its cap of a pool, in all its rounds.
    function test_reckon_keepsTheCapOfARequest() public {
        policies.setPrice(GENERAL, Tier.LIGHT, 10e18);
        _fund(CHALLENGER, 1_000_000 * MIRA);
        Dispute memory d = _overruled(7);
        ValidatorId id = d.votes[0].id;
        (uint256 stake, ) = stakes.totalStakeOf(id);
        _reckonFirst(d, 1);
        // 600 MIRA asked; 2 % of 10,000.
        vm.assertEq(_taken(d, 0), (stake * 200) / 10_000);
    }

    /// @dev What could be claimed already stays; the stake is still there.
    function test_reckon_takesNoPayThatCouldBeClaimed() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        Child[] memory children = _escalate(d);
        _commitChild(children[0], _says(0, 7));
        _settleChild(children[0]);
        uint256 epoch = validators.epochAt(d.first.summary.settledAt());
        vm.warp(ledger.claimableAt(epoch));
        _conclude(d, children);
        _end(d);
        ValidatorId id = d.votes[0].id;
        uint256 earned = ledger.earningsOf(id, GENERAL, epoch);
        uint256 all = ledger.earnedIn(epoch);
        _reckonFirst(d, 1);
        vm.assertEq(ledger.earningsOf(id, GENERAL, epoch), earned);
        vm.assertEq(ledger.earnedIn(epoch), all);
        vm.assertEq(_taken(d, 0), 0.6e18);
    }

    /// @dev Pay of an epoch that has passed is taken from what was booked.
    function test_reckon_takesBookedPay() public {
        Dispute memory d = _overruled(7);
        ValidatorId id = d.votes[0].id;
        uint256 epoch = validators.epochAt(d.first.summary.settledAt());
        _nextEpoch();
        // Another round books what the last epoch's was.
        Dispute memory other = _found(_budgeted(Tier.LIGHT, 40, 0), _says(KNOWN, 0));
        uint256 later = validators.epochAt(other.first.summary.settledAt());
        uint256 earned = ledger.earningsOf(id, GENERAL, epoch);
        uint256 all = ledger.earnedIn(epoch);
        uint256 untouched = ledger.earnedIn(later);
        _reckonFirst(d, 1);
        uint256 back = ((_payOf(d.pays, id) * 3 + 39) / 40) * 1e9;
        vm.assertEq(earned - ledger.earningsOf(id, GENERAL, epoch), back);
        vm.assertEq(all - ledger.earnedIn(epoch), back);
        vm.assertEq(ledger.earnedIn(later), untouched);
    }

    function test_reckon_isTheReckonersAlone() public {
        bytes4 unauthorized = bytes4(keccak256("AccessManagedUnauthorized(address)"));
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(unauthorized, STRANGER));
        ledger.clawBack(ValidatorId.wrap(1), GENERAL, 1, 1, STRANGER);
        vm.expectRevert(abi.encodeWithSelector(unauthorized, STRANGER));
        ledger.rescore(ValidatorId.wrap(1), GENERAL, 40);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NotHub.selector, STRANGER));
        ledger.settleBond(STRANGER, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, bytes32("OVERRULED"), STRANGER));
        slasher.slash(ValidatorId.wrap(1), "OVERRULED", 1, 0);
        vm.stopPrank();
    }
}
