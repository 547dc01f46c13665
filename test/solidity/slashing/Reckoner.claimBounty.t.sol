// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReckoner} from "../../../contracts/interfaces/IReckoner.sol";
import {Sentinels} from "../../../contracts/types/Contest.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ReckonFixture} from "../support/ReckonFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 1 of the reckoner: it holds the bounties that are left, and gives them to whoever challenged what flipped.
contract ReckonerClaimBountyTest is ReckonFixture {
    /// @dev 0.6 MIRA of each of five, of an own bond: 30 %.
    uint256 private constant POT = 0.9e18;

    function test_claimBounty_paysTheChallenger() public {
        Dispute memory d = _overruled(7);
        _reckonFirst(d, ALL);
        vm.assertEq(reckoner.bountyOf(d.r.id, 0), POT);
        _wait(d);
        uint256 before = token.balanceOf(CHALLENGER);
        vm.expectEmit(address(reckoner));
        emit IReckoner.BountyPaid(d.r.id, 0, CHALLENGER, POT);
        vm.assertEq(_claim(d, 0, 7), POT);
        vm.assertEq(token.balanceOf(CHALLENGER) - before, POT);
        vm.assertEq(token.balanceOf(address(reckoner)), 0);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_AlreadyPaid.selector, d.r.id, 0));
        reckoner.claimBounty(d.contest, 0, _mask(7), challenged, d.verdict);
    }

    /// @dev By flips, whoever comes first; sentinels have their part. Nothing stays behind.
    function test_claimBounty_goesByFlips() public {
        Sentinels memory sentinels = Sentinels("salt", _mask(0x100), _says(0, 0x100));
        RequestParameters memory p = _budgeted(Tier.LIGHT, 40, 100e18);
        p.sentinelHash = _sentinelHash(sentinels);
        Dispute memory d = _disputed(p, _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(7));
        _challengeAs(SECOND, d, _mask(0x18));
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(0x100));
        // Of claims 0, 1, 2, 3, 4 and 8 these flip: 0, 3, 4 and 8.
        _decide(d, _says(0x6, 0x39));
        _end(d);
        _reckonFirst(d, ALL);
        // Four claims of each.
        uint256 pot = (5 * 0.8e18 * 3) / 10;
        vm.assertEq(reckoner.bountyOf(d.r.id, 0), pot);
        _wait(d);
        vm.assertEq(_claim(d, 1, 0x18), pot / 2);
        vm.assertEq(_claim(d, 0, 7), pot / 4);
        vm.assertEq(reckoner.bountyOf(d.r.id, 0), pot / 4);
        uint256 before = token.balanceOf(REQUESTER);
        vm.assertEq(_claim(d, 2, 0x100), pot / 4);
        vm.assertEq(token.balanceOf(REQUESTER) - before, pot / 4);
        vm.assertEq(token.balanceOf(address(reckoner)), 0);
    }

    function test_claimBounty_revertsBeforeReckoningIsOver() public {
        Dispute memory d = _overruled(7);
        _reckonFirst(d, 1);
        uint256 end = uint256(d.contest.since) + 3 days;
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_TooEarly.selector, d.r.id, end, end - 1));
        reckoner.claimBounty(d.contest, 0, _mask(7), challenged, d.verdict);
    }

    function test_claimBounty_revertsForAnythingElse() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        challenged = d.verdict;
        _challengeAs(CHALLENGER, d, _mask(3));
        _challengeAs(SECOND, d, _mask(4));
        _decide(d, _says(4, 3));
        _end(d);
        _reckonFirst(d, ALL);
        _wait(d);
        vm.expectPartialRevert(IReckoner.Reckoner_ChallengeDiffers.selector);
        reckoner.claimBounty(d.contest, 0, _mask(7), challenged, d.verdict);
        vm.expectPartialRevert(IReckoner.Reckoner_ChallengeDiffers.selector);
        reckoner.claimBounty(d.contest, 0, _mask(3), d.verdict, d.verdict);
        vm.expectPartialRevert(IReckoner.Reckoner_ChallengeDiffers.selector);
        reckoner.claimBounty(d.contest, 2, _mask(3), challenged, d.verdict);
        vm.expectPartialRevert(IReckoner.Reckoner_VerdictDiffers.selector);
        reckoner.claimBounty(d.contest, 0, _mask(3), challenged, challenged);
        // Who was wrong has no part.
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_NoFlip.selector, d.r.id, 1));
        reckoner.claimBounty(d.contest, 1, _mask(4), challenged, d.verdict);
        d.contest.since -= 1;
        vm.expectPartialRevert(IReckoner.Reckoner_UnknownContest.selector);
        reckoner.claimBounty(d.contest, 0, _mask(3), challenged, d.verdict);
    }

    function _wait(Dispute memory d) private {
        vm.warp(uint256(d.contest.since) + 3 days);
    }

    function _claim(Dispute memory d, uint256 index, uint256 claims) private returns (uint256) {
        vm.prank(KEEPER);
        return reckoner.claimBounty(d.contest, index, _mask(claims), challenged, d.verdict);
    }
}
