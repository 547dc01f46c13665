// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {Challenge} from "../../../contracts/types/Contest.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice What can be challenged, by whom and when.
contract ContestBookChallengeTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 30) - 1;

    function test_challenge_takesTheBond() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        // 5/4 · 0.01 MIRA · 11 seats · 32 claims.
        uint256 bond = 4.4e18;
        vm.assertEq(book.bondOf(d.r.header, 1, 3), bond);
        uint256 before = token.balanceOf(CHALLENGER);
        vm.expectEmit(address(book));
        emit IContestBook.Challenged(d.r.id, 0, CHALLENGER, 0, bond, _mask(7));
        vm.assertEq(_challengeAs(CHALLENGER, d, _mask(7)), 0);
        vm.assertEq(before - token.balanceOf(CHALLENGER), bond);
        vm.assertEq(_escrow(), 3e18 + bond);
        vm.assertEq(book.challengedOf(d.r.id, 0, 0), 7);
        vm.assertEq(book.challengeCountOf(d.r.id), 1);
        bytes32 digest = keccak256(
            abi.encode(keccak256(abi.encodePacked(_mask(7))), keccak256(abi.encodePacked(d.verdict)))
        );
        vm.assertEq(
            abi.encode(book.challengeOf(d.r.id, 0)),
            abi.encode(Challenge(CHALLENGER, 3, 0, 0, false, false, digest))
        );
        // The contest's word stands: a challenge makes nobody's next step stale.
        vm.assertEq(book.contestHashOf(d.r.id), keccak256(abi.encode(d.contest)));
        vm.assertEq(_challengeAs(SECOND, d, _mask(8)), 1);
        vm.assertEq(book.challengeOf(d.r.id, 1).earlier, 3);
    }

    /// @dev Above 32 claims each pays for itself.
    function test_challenge_paysForEveryClaim() public {
        Dispute memory d = _disputed(_budgeted(Tier.STANDARD, 40, 3e18), _says((1 << 40) - 1, 0));
        _challengeAs(CHALLENGER, d, _mask((1 << 33) - 1));
        vm.assertEq(_escrow(), 3e18 + (33 * 15 * uint256(PRICE) * 5) / 4);
    }

    function test_challenge_revertsWithoutTheBond() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        vm.prank(STRANGER);
        vm.expectRevert();
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(1));
        vm.assertEq(book.challengeCountOf(d.r.id), 0);
        _challengeAs(CHALLENGER, d, _mask(1));
        ledger.allowHub(address(book), false);
        vm.prank(CHALLENGER);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NotHub.selector, book));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(2));
    }

    function test_challenge_revertsAfterTheWindow() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        uint256 end = uint256(d.contest.since) + 30 minutes;
        vm.warp(end);
        vm.prank(CHALLENGER);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOver.selector, d.r.id, end));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(1));
        vm.warp(end - 1);
        _challengeAs(CHALLENGER, d, _mask(1));
    }

    function test_challenge_revertsWhereThereIsNoAnswer() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_Undecided.selector, d.r.id, 0, uint256(1) << 30));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(3 << 29));
        // Nor past the last claim.
        vm.expectPartialRevert(IContestBook.Contest_Undecided.selector);
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(1 << 40));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_BadWords.selector, d.r.id, 2, 1));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, new uint256[](2));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoClaims.selector, d.r.id));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(0));
    }

    /// @dev Else whoever is wrong would challenge one claim before each honest challenge of many, and have the window pass:
    /// it gets those bonds back.
    function test_challenge_leavesOutWhatIsChallenged() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        uint256[] memory before = d.verdict;
        _challengeAs(SECOND, d, _mask(6));
        vm.expectEmit(address(book));
        emit IContestBook.Challenged(d.r.id, 1, CHALLENGER, 0, 4.4e18, _mask(8));
        vm.assertEq(_challengeAs(CHALLENGER, d, _mask(12)), 1);
        vm.assertEq(book.challengeOf(d.r.id, 1).claims, 1);
        vm.assertEq(book.challengeOf(d.r.id, 1).earlier, 2);
        vm.assertEq(book.challengedOf(d.r.id, 0, 0), 14);
        // Nothing is left of this.
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoClaims.selector, d.r.id));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(10));
        _decide(d, _says(7, 0));
        _end(d);
        vm.expectPartialRevert(IContestBook.Contest_ChallengeDiffers.selector);
        book.redeem(d.contest, d.r.header, 1, _mask(12), before, d.verdict);
        _redeem(d, 0, _mask(6), before);
        _redeem(d, 1, _mask(8), before);
        vm.assertEq(_escrow(), 0);
    }

    /// @dev Deeper down only what the level voted on; after the last level nothing.
    function test_challenge_isOfThePresentLevel() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(6));
        Dispute memory stale = abi.decode(abi.encode(d), (Dispute));
        _decide(d, _says(3, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotSelected.selector, d.r.id, 0, 1));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(1));
        vm.expectPartialRevert(IContestBook.Contest_Unknown.selector);
        book.challenge(stale.contest, d.r.header, stale.verdict, stale.selection, _mask(1));
        _challengeAs(CHALLENGER, d, _mask(2));
        vm.assertEq(book.challengeOf(d.r.id, 1).earlier, 0);
        _decide(d, _says(1, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoDeeperLevel.selector, d.r.id, 2));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(2));
    }

    function test_challenge_revertsWhileRoundsVoteOrAllIsOver() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(6));
        Child[] memory children = _escalate(d);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(6));
        _commitChild(children[0], _says(3, 0));
        _settleChild(children[0]);
        _conclude(d, children);
        _end(d);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(6));
    }
}
