// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {Sentinels} from "../../../contracts/types/Contest.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Claims whose answers the requester knew beforehand.
contract ContestBookRevealSentinelsTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 40) - 1;
    /// @dev Sentinels are 0 to 3: TRUE, FALSE, TRUE, INVALID.
    uint256 private constant PLACED = 0xf;
    uint256 private constant NEEDED = 32 * 11 * 0.01e18;

    function test_revealSentinels_onlyTellsWhereNothingWasMissed() public {
        Sentinels memory sentinels = _sentinels();
        // One of them is undecided: that is no miss.
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(0xd ^ 1, 0xa));
        vm.expectEmit(address(book));
        emit IContestBook.SentinelsRevealed(d.r.id, sentinels, _mask(0));
        _reveal(d, sentinels, 0);
        vm.assertEq(book.challengeCountOf(d.r.id), 0);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_SentinelsRevealed.selector, d.r.id));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0));
    }

    function test_revealSentinels_refusesClaimsWhereNothingWasMissed() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(0xd, 0xa));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NothingMissed.selector, d.r.id));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(1));
    }

    /// @dev A flip returns what it cost; the committee's other answers were asked again too.
    function test_revealSentinels_challengesAtTheBudget() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        uint256[] memory before = d.verdict;
        // Missed: 1 is TRUE and not FALSE, 3 is TRUE and not INVALID.
        vm.expectEmit(address(book));
        emit IContestBook.SentinelsRevealed(d.r.id, sentinels, _mask(0xa));
        vm.expectEmit(address(book));
        emit IContestBook.Challenged(d.r.id, 0, REQUESTER, 0, 0, _mask(0xfa));
        _reveal(d, sentinels, 0xfa);
        vm.assertTrue(book.challengeOf(d.r.id, 0).isSentinel);
        vm.assertEq(_escrow(), 100e18);
        // Claims 1, 3, 4 to 7: the first two flip.
        Child[] memory children = _decide(d, _says(0x3e, 0x3));
        vm.assertEq(children[0].deeper.fee, NEEDED);
        vm.assertEq(d.contest.budget, 100e18 - children[0].cost);
        _end(d);
        vm.assertEq(_escrow(), 0);
        (uint256 treasury, ) = ledger.protocolFees();
        uint256 credit = ledger.creditOf(REQUESTER);
        uint256 flips = (children[0].cost * 2) / 6;
        vm.assertEq(_redeem(d, 0, _mask(0xfa), before), flips);
        uint256 paid = flips < treasury / 4 ? flips : treasury / 4;
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, paid);
        vm.assertEq(ledger.owedOf(REQUESTER), flips - paid);
        vm.assertEq(_escrow(), 0);
    }

    function test_revealSentinels_returnsNothingWhereTheAnswersStand() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        uint256[] memory before = d.verdict;
        _reveal(d, sentinels, 0xa);
        _decide(d, _says(3, 0));
        _end(d);
        vm.assertEq(_redeem(d, 0, _mask(0xa), before), 0);
        vm.assertEq(_escrow(), 0);
    }

    /// @dev Challenging first what a requester is about to challenge does not stop it: what is challenged is decided.
    function test_revealSentinels_leavesOutWhatIsChallenged() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(0x2));
        vm.expectEmit(address(book));
        emit IContestBook.Challenged(d.r.id, 1, REQUESTER, 0, 0, _mask(0x8));
        _reveal(d, sentinels, 0xa);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoClaims.selector, d.r.id));
        book.challenge(d.contest, d.r.header, d.verdict, d.selection, _mask(0x8));
        _escalate(d);
        vm.assertEq(d.selection, _mask(0xa));
        vm.assertEq(d.contest.challenged, 1);
    }

    function test_revealSentinels_needsNoBudgetForWhatIsChallenged() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 0, _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(0xa));
        _reveal(d, sentinels, 0);
        vm.assertEq(book.challengeCountOf(d.r.id), 1);
    }

    function test_revealSentinels_revertsWithoutBudget() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, NEEDED - 1, _says(KNOWN, 0));
        vm.expectRevert(
            abi.encodeWithSelector(IContestBook.Contest_BudgetTooSmall.selector, d.r.id, NEEDED - 1, NEEDED)
        );
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
    }

    /// @dev Where the budget pays for the sentinels alone, they go before undecided claims.
    function test_revealSentinels_goBeforeUndecidedClaims() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, NEEDED, _says(0xf, 0));
        _reveal(d, sentinels, 0xa);
        Child[] memory children = _escalate(d);
        vm.assertEq(d.selection, _mask(0xa));
        vm.assertEq(children[0].deeper.fee, NEEDED);
        d = _withSentinels(sentinels, 100e18, _says(0xf, 0));
        _reveal(d, sentinels, 0xa);
        _escalate(d);
        vm.assertEq(d.selection, _mask(KNOWN ^ 0x5));
    }

    function test_revealSentinels_revertsForOtherSentinels() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        sentinels.salt = "another";
        vm.expectRevert(
            abi.encodeWithSelector(
                IContestBook.Contest_SentinelsDiffer.selector,
                d.r.id,
                _sentinelHash(sentinels),
                d.r.header.sentinelHash
            )
        );
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
        sentinels = _sentinels();
        sentinels.answers[1] ^= 2;
        vm.expectPartialRevert(IContestBook.Contest_SentinelsDiffer.selector);
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
        sentinels = _sentinels();
        sentinels.claims[0] ^= 2;
        vm.expectPartialRevert(IContestBook.Contest_SentinelsDiffer.selector);
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
        // A word of the mask among the answers is another mask.
        sentinels = _sentinels();
        sentinels.claims = new uint256[](0);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_BadWords.selector, d.r.id, 0, 1));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
    }

    /// @dev Who sees the sentinels on their way could spend the budget on other claims.
    function test_revealSentinels_isTheRequesters() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotRequester.selector, d.r.id, STRANGER));
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(KNOWN));
    }

    function test_revealSentinels_revertsWhereAMissIsLeftOut() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_MissedLeftOut.selector, d.r.id, 0, 8));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0x2));
    }

    function test_revealSentinels_hasItsTime() public {
        Sentinels memory sentinels = _sentinels();
        Dispute memory d = _withSentinels(sentinels, 100e18, _says(KNOWN, 0));
        uint256 snapshot = vm.snapshotState();
        _closeWindow(d);
        vm.expectPartialRevert(IContestBook.Contest_WindowOver.selector);
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
        vm.revertToState(snapshot);
        _challengeAs(CHALLENGER, d, _mask(2));
        _decide(d, _says(1, 0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0xa));
    }

    function _sentinels() private pure returns (Sentinels memory sentinels) {
        sentinels.salt = "salt";
        sentinels.claims = _mask(PLACED);
        sentinels.answers = _says(0xd, 0xa);
    }

    function _withSentinels(
        Sentinels memory sentinels,
        uint256 budget,
        uint256[] memory found
    ) private returns (Dispute memory) {
        RequestParameters memory p = _budgeted(Tier.LIGHT, 40, budget);
        p.sentinelHash = _sentinelHash(sentinels);
        return _disputed(p, found);
    }

    function _reveal(Dispute memory d, Sentinels memory sentinels, uint256 claims) private {
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(claims));
    }
}
