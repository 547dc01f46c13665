// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 1: what becomes of bonds, to the unit. Every test ends with nothing left in escrow.
contract ContestBookRedeemTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 40) - 1;
    uint256 private constant BUDGET = 3e18;
    /// @dev Of up to 32 claims at LIGHT's second level.
    uint256 private constant BOND = 4.4e18;

    function test_redeem_paysNothingWhereTheAnswerStood() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(7, 0))[0].cost;
        vm.assertGt(cost, 0);
        _end(d);
        uint256 treasury = _treasury();
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), 0);
        vm.assertEq(_treasury() - treasury, BOND - cost);
        _assertOver(0);
    }

    /// @dev The treasury pays what deciding a flip cost.
    function test_redeem_returnsTheBondOfAFlip() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(0, 7))[0].cost;
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 7));
        _end(d);
        _accrue(4 * cost);
        uint256 treasury = _treasury();
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        vm.assertEq(treasury - _treasury(), cost);
        _assertOver(BOND);
    }

    function test_redeem_takesTheCostWhereNobodyKnows() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(0, 0))[0].cost;
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        _end(d);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND - cost);
        _assertOver(BOND - cost);
    }

    /// @dev A third of each.
    function test_redeem_goesClaimByClaim() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(1, 2))[0].cost;
        _end(d);
        _accrue(4 * cost);
        uint256 treasury = _treasury();
        uint256 expected = (BOND * 2) / 3 - (cost + 2) / 3;
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), expected);
        vm.assertEq(_treasury() + expected, treasury + BOND - cost);
        _assertOver(expected);
    }

    function test_redeem_returnsAllWhereTheRoundExpired() public {
        Dispute memory d = _challenged(7);
        Child[] memory children = _escalate(d);
        _expireChild(children[0]);
        _conclude(d, children);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        vm.assertEq(d.contest.countedLevel, 0);
        _end(d);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        _assertOver(BOND);
    }

    function test_redeem_returnsAllWhereNobodyEscalated() public {
        Dispute memory d = _challenged(7);
        _closeWindow(d);
        uint256 until = vm.getBlockTimestamp() + 12 hours;
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_MustEscalate.selector, d.r.id, until));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        vm.warp(until);
        vm.expectEmit(address(book));
        emit IContestBook.ChallengesLapsed(d.r.id, _says(KNOWN ^ 7, 0));
        _endNow(d);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        _assertOver(BOND);
    }

    /// @dev Two challengers and the budget share one round: 4 · 8 + 5 · 3 + 5 · 2 parts of what it cost.
    function test_redeem_dividesTheCostOfARound() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN >> 8, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
        _challengeAs(SECOND, d, _mask(3 << 10));
        uint256[] memory before = d.verdict;
        // 13 claims in order: 0, 1, 2, 10, 11, and the undecided 32 to 39.
        Child[] memory children = _decide(d, _says(0x1fe7, 0x18));
        vm.assertEq(children[0].deeper.fee, (11 * 32 * uint256(PRICE) * 57) / (4 * 13));
        uint256 cost = children[0].cost;
        vm.assertEq(d.contest.budget, 100e18 - (cost - (25 * cost) / 57));
        vm.assertEq(d.verdict, _says(KNOWN ^ (3 << 10), 3 << 10));
        _end(d);
        _accrue(4 * cost);
        uint256 treasury = _treasury();
        vm.assertEq(_redeem(d, 0, _mask(7), before), 0);
        vm.assertEq(_redeem(d, 1, _mask(3 << 10), before), BOND);
        vm.assertEq(_treasury() + BOND, treasury + 2 * BOND - (25 * cost) / 57);
        vm.assertEq(ledger.creditOf(SECOND), BOND);
        _assertOver(0);
    }

    /// @dev The second level brings the first answer back: who challenged that has lost, who challenged the second has won.
    function test_redeem_goesByTheFinalVerdict() public {
        Dispute memory d = _challenged(7);
        uint256 first = _decide(d, _says(0, 7))[0].cost;
        uint256[] memory second = d.verdict;
        _challengeAs(SECOND, d, _mask(7));
        uint256 deeper = _decide(d, _says(7, 0))[0].cost;
        vm.assertEq(d.verdict, _says(KNOWN, 0));
        _endNow(d);
        uint256 treasury = _treasury();
        // 5/4 of 23 seats.
        uint256 bond = 9.2e18;
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), 0);
        _accrue(4 * deeper);
        vm.assertEq(_redeem(d, 1, _mask(7), second), bond);
        vm.assertEq(ledger.creditOf(SECOND), bond);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(_treasury(), treasury + _accrued + BOND - first - deeper);
    }

    /// @dev The treasury gives a quarter of its part in an epoch; the rest is owed, and paid in later ones.
    function test_redeem_owesWhatTheTreasuryDoesNotGive() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(0, 7))[0].cost;
        _end(d);
        ledger.sweepProtocolFees();
        _nextEpoch();
        _accrue(cost);
        uint256 part = _treasury();
        vm.expectEmit(address(ledger));
        emit IFeeLedger.BondSettled(CHALLENGER, BOND - cost, BOND - cost + part / 4, cost - part / 4);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        vm.assertEq(ledger.owedOf(CHALLENGER), cost - part / 4);
        vm.assertEq(ledger.creditOf(CHALLENGER), BOND - cost + part / 4);
        vm.assertEq(ledger.payOwed(CHALLENGER), 0);
        // What accrues in the same epoch counts; what it gave before does too.
        _accrue(cost);
        uint256 more = (part + _accrued) / 4 - part / 4;
        vm.assertEq(ledger.payOwed(CHALLENGER), more);
        _nextEpoch();
        _accrue(4 * cost);
        vm.assertEq(ledger.payOwed(CHALLENGER), cost - part / 4 - more);
        vm.assertEq(ledger.payOwed(CHALLENGER), 0);
        _assertOver(BOND);
    }

    /// @dev Anyone may sweep, and would leave who was right with nothing: of what accrues, what is owed in this epoch stays.
    function test_payOwed_isNotSweptAway() public {
        Dispute memory d = _challenged(7);
        uint256 cost = _decide(d, _says(0, 7))[0].cost;
        _end(d);
        ledger.sweepProtocolFees();
        vm.assertEq(_treasury(), 0);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        vm.assertEq(ledger.owedOf(CHALLENGER), cost);
        vm.assertEq(ledger.payOwed(CHALLENGER), 0);
        _nextEpoch();
        _accrue(cost);
        uint256 part = _treasury();
        (uint256 swept, ) = ledger.sweepProtocolFees();
        vm.assertEq(swept, part - part / 4);
        // Nor does a second time take more, or give more.
        (swept, ) = ledger.sweepProtocolFees();
        vm.assertEq(swept, 0);
        vm.assertEq(ledger.payOwed(CHALLENGER), part / 4);
        _nextEpoch();
        _accrue(8 * cost);
        part = _treasury();
        uint256 left = ledger.owedOf(CHALLENGER);
        (swept, ) = ledger.sweepProtocolFees();
        vm.assertEq(swept, part - left);
        vm.assertEq(ledger.payOwed(CHALLENGER), left);
        vm.assertEq(_treasury(), 0);
        _assertOver(BOND);
    }

    function test_redeem_isOnce() public {
        Dispute memory d = _challenged(7);
        _decide(d, _says(7, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotEnded.selector, d.r.id));
        book.redeem(d.contest, d.r.header, 0, _mask(7), _says(KNOWN, 0), d.verdict);
        _end(d);
        _redeem(d, 0, _mask(7), _says(KNOWN, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_AlreadyRedeemed.selector, d.r.id, 0));
        book.redeem(d.contest, d.r.header, 0, _mask(7), _says(KNOWN, 0), d.verdict);
    }

    function test_redeem_revertsForAnythingElse() public {
        Dispute memory d = _challenged(7);
        uint256[] memory before = d.verdict;
        _decide(d, _says(0, 7));
        Dispute memory stale = abi.decode(abi.encode(d), (Dispute));
        _end(d);
        vm.expectPartialRevert(IContestBook.Contest_ChallengeDiffers.selector);
        book.redeem(d.contest, d.r.header, 0, _mask(3), before, d.verdict);
        vm.expectPartialRevert(IContestBook.Contest_ChallengeDiffers.selector);
        book.redeem(d.contest, d.r.header, 0, _mask(7), d.verdict, d.verdict);
        vm.expectPartialRevert(IContestBook.Contest_ChallengeDiffers.selector);
        book.redeem(d.contest, d.r.header, 1, _mask(7), before, d.verdict);
        vm.expectPartialRevert(IContestBook.Contest_VerdictDiffers.selector);
        book.redeem(d.contest, d.r.header, 0, _mask(7), before, before);
        vm.expectPartialRevert(IContestBook.Contest_Unknown.selector);
        book.redeem(stale.contest, d.r.header, 0, _mask(7), before, d.verdict);
        d.r.header.claimCount += 1;
        vm.expectPartialRevert(IContestBook.Contest_HeaderDiffers.selector);
        book.redeem(d.contest, d.r.header, 0, _mask(7), before, d.verdict);
    }

    /// @dev Whatever a level costs and whoever shares it, bonds and budget hold the sum, and all of it is accounted for.
    function testFuzz_redeem_accountsForEveryUnit(uint256 seed) public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 100e18), _says(KNOWN >> (seed & 7), 0));
        uint256[] memory before = d.verdict;
        uint256 one = (seed >> 8) & before[0];
        uint256 other = (seed >> 48) & before[0] & ~one;
        if (one != 0) _challengeAs(CHALLENGER, d, _mask(one));
        if (other != 0) _challengeAs(SECOND, d, _mask(other));
        if (one | other | (seed & 7) == 0) return;
        uint256 selected = _ones(one | other) + (seed & 7);
        uint256 all = (1 << selected) - 1;
        _decide(d, _says((seed >> 88) & all, (seed >> 128) & all));
        // What is undecided now is left so.
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        uint256 index;
        if (one != 0) _redeem(d, index++, _mask(one), before);
        if (other != 0) _redeem(d, index, _mask(other), before);
        vm.assertEq(_escrow(), 0);
    }

    uint256 private _accrued;

    function _challenged(uint256 claims) private returns (Dispute memory d) {
        d = _disputed(_budgeted(Tier.LIGHT, 40, BUDGET), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(claims));
        vm.assertEq(_escrow(), BUDGET + BOND);
    }

    /// @dev Gives the treasury something by a request that expires.
    function _accrue(uint256 atLeast) private {
        uint256 from = _treasury();
        while (_treasury() < from + atLeast) {
            // An opening fee is the price of a vote.
            policies.setPrice(GENERAL, Tier.STANDARD, 1e18);
            Request memory r = _open(_budgeted(Tier.STANDARD, 1, 0));
            vm.warp(r.config.revealStart(true));
            hub.expire(r.id, r.header, _seated(new Vote[](0)));
        }
        _accrued = _treasury() - from;
    }

    function _treasury() private view returns (uint256 treasury) {
        (treasury, ) = ledger.protocolFees();
    }

    function _assertOver(uint256 credit) private view {
        vm.assertEq(ledger.creditOf(CHALLENGER), credit, "credit");
        vm.assertEq(_escrow(), 0, "escrow");
        vm.assertEq(ledger.owedOf(CHALLENGER), 0, "owed");
    }
}
