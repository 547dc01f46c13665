// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice How what a level's rounds find enters the verdict.
contract ContestBookConcludeTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 40) - 1;
    uint256 private constant WIDE = 1_200;

    function test_conclude_revertsWhileARoundVotes() public {
        Dispute memory d = _challenged();
        Child[] memory children = _escalate(d);
        vm.expectPartialRevert(IContestBook.Contest_StillVoting.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        _commitChild(children[0], _says(0, 7));
        vm.expectPartialRevert(IContestBook.Contest_StillVoting.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        _settleChild(children[0]);
        _conclude(d, children);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotVoting.selector, d.r.id));
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
    }

    /// @dev Neither another round's result, nor other planes, masks or pay with the right one.
    function test_conclude_revertsForAnythingElse() public {
        Dispute memory other = _challenged();
        Child[] memory others = _escalate(other);
        _commitChild(others[0], _says(0, 7));
        _settleChild(others[0]);
        Dispute memory d = _challenged();
        Child[] memory children = _escalate(d);
        _commitChild(children[0], _says(0, 7));
        _settleChild(children[0]);
        vm.expectPartialRevert(IContestBook.Contest_RoundDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(others));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_BadChildren.selector, d.r.id, 0, 1));
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(new Child[](0)));
        children[0].found.verdict[0] = 7;
        vm.expectPartialRevert(IContestBook.Contest_ChildDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        children[0].found.verdict[0] = 0;
        children[0].found.clear[0] = 3;
        vm.expectPartialRevert(IContestBook.Contest_ChildDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        children[0].found.clear[0] = 7;
        children[0].found.paysHash = 0;
        vm.expectPartialRevert(IContestBook.Contest_ChildDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        children[0].found.paysHash = keccak256(abi.encodePacked(children[0].pays));
        vm.expectPartialRevert(IContestBook.Contest_SelectionDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, _mask(0x38), _results(children));
        vm.expectPartialRevert(IContestBook.Contest_VerdictDiffers.selector);
        book.conclude(d.contest, d.r.header, _says(KNOWN ^ 8, 8), d.clear, d.selection, _results(children));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_BadWords.selector, d.r.id, 1, 0));
        book.conclude(d.contest, d.r.header, d.verdict, _mask(0), d.selection, _results(children));
        _conclude(d, children);
        _challengeAs(CHALLENGER, d, _mask(2));
        children = _escalate(d);
        _commitChild(children[0], _says(1, 0));
        _settleChild(children[0]);
        vm.expectPartialRevert(IContestBook.Contest_ClearDiffers.selector);
        book.conclude(d.contest, d.r.header, d.verdict, _mask(6), d.selection, _results(children));
        _conclude(d, children);
        vm.assertEq(d.clear, _mask(7));
    }

    /// @dev Nobody's opening counted: nothing is paid, and nobody knows.
    function test_conclude_takesARoundWithoutOpenings() public {
        Dispute memory d = _challenged();
        Child[] memory children = _escalate(d);
        _commitChild(children[0], _says(0, 7));
        vm.warp(children[0].r.config.revealEnd(false));
        uint256 escrow = _escrow();
        _settleUnopened(children[0]);
        vm.assertEq(children[0].cost, 0);
        _conclude(d, children);
        vm.assertEq(_escrow(), escrow);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        vm.assertEq(d.clear, _mask(0));
        _end(d);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), 4.4e18);
        vm.assertEq(_escrow(), 0);
    }

    /// @dev 1,200 claims at 70 expected seats are two rounds of 600. One finds its answers, the other expires.
    function test_conclude_mergesSeveralRounds() public {
        Dispute memory d = _wide();
        Child[] memory children = _escalate(d);
        vm.assertEq(children.length, 2);
        vm.assertEq(children[0].r.config.claims(), WIDE / 2);
        vm.assertEq(children[1].r.config.claims(), WIDE / 2);
        vm.assertEq(uint256(children[0].deeper.fee) + children[1].deeper.fee, WIDE * 70 * uint256(PRICE));
        uint256[] memory says = new uint256[](6);
        for (uint256 i; i < 6; ++i) says[i] = uint256(keccak256(abi.encode("says", i)));
        _clearPastEnd(says, WIDE / 2);
        _commitChild(children[1], says);
        _settleChild(children[1]);
        _expireChild(children[0]);
        _conclude(d, children);
        for (uint256 claim; claim < WIDE; ++claim) {
            uint256 expected = claim < WIDE / 2 ? 0 : _answer(says, claim - WIDE / 2);
            vm.assertEq(_answer(d.verdict, claim), expected);
        }
        uint256 cost = children[1].cost;
        vm.assertEq(d.contest.budget, 10_000e18 - cost);
        vm.assertEq(d.contest.seats, children[1].found.result.summary.seats());
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        vm.assertEq(_escrow(), 0);
    }

    /// @dev The least of the committees stands in the certificate, wherever it was.
    function test_conclude_namesTheSmallestCommittee() public {
        for (uint256 small; small < 2; ++small) {
            Dispute memory d = _wide();
            Child[] memory children = _escalate(d);
            for (uint256 i; i < 2; ++i) {
                _enterCommit(children[i].r);
                children[i].votes = _commitSome(children[i].r, 1, i == small ? 3 : 5);
            }
            for (uint256 i; i < 2; ++i) _settleChild(children[i]);
            _conclude(d, children);
            uint256 fewest = children[small].found.result.summary.seats();
            vm.assertLt(fewest, children[1 - small].found.result.summary.seats());
            vm.assertEq(d.contest.seats, fewest);
            vm.assertEq(d.contest.budget, 10_000e18 - children[0].cost - children[1].cost);
        }
    }

    /// @dev An answer is clear by the round that gave it last.
    function test_conclude_forgetsWhatWasClear() public {
        Dispute memory d = _challenged();
        _decide(d, _says(0, 7));
        vm.assertEq(d.clear, _mask(7));
        _challengeAs(SECOND, d, _mask(3));
        Child[] memory children = _escalate(d);
        _enterCommit(children[0].r);
        children[0].votes = _commitPlanesBut(children[0].r, _says(0, 3), 1, _says(0, 2));
        _settleChild(children[0]);
        _conclude(d, children);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 7));
        vm.assertEq(d.clear, _mask(6));
    }

    /// @dev A level that nobody concluded until its rounds' storage served others: undecided, and paid for as if all of the
    /// fee had been.
    function test_conclude_endsWhatTheHubForgot() public {
        Dispute memory d = _challenged();
        Child[] memory children = _escalate(d);
        _commitChild(children[0], _says(0, 7));
        _settleChild(children[0]);
        vm.warp(vm.getBlockTimestamp() + 22 days);
        for (uint256 i; i < 3; ++i) _open(Tier.LIGHT, 1);
        (, uint256 state) = _rawRound(children[0]);
        vm.assertEq(state, 0);
        uint256 held = _escrow();
        _conclude(d, children);
        vm.assertEq(_escrow(), held);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        (uint256 cost, ) = book.costOf(d.r.id, 0);
        vm.assertEq(cost, children[0].deeper.fee);
        _end(d);
        vm.assertEq(uint256(d.contest.phase), uint256(ContestPhase.FINAL));
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), 4.4e18 - uint256(children[0].deeper.fee));
    }

    function _challenged() private returns (Dispute memory d) {
        d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
    }

    /// @dev Everything undecided, and a second level of which one round takes 1,024 claims.
    function _wide() private returns (Dispute memory d) {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        levels[1] = LevelPolicy(70, 35, 20, 2, 3);
        policies.setTier(Tier.LIGHT, levels, terms);
        return _disputed(_budgeted(Tier.LIGHT, WIDE, 10_000e18), new uint256[](10));
    }
}
