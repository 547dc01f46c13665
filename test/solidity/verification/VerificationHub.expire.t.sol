// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 10: every request ends; what was not earned returns, but for the opening fee.
contract VerificationHubExpireTest is RequestFixture {
    Vote[] private none;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_expire_refundsWhenNobodyCommitted() public {
        Request memory r = _open(Tier.LIGHT, 100);
        vm.warp(r.config.revealStart(true) - 1);
        _expectStillRunning(r, none, Phase.TOP_UP);
        vm.warp(r.config.revealStart(true));
        _expire(r, none);
    }

    function test_expire_refundsWhenTooFewSeats() public {
        Request memory r = _open(Tier.LIGHT, 100);
        _enterCommit(r);
        Vote[] memory votes = new Vote[](2);
        votes[0] = _commitSome(r, 1, 1)[0];
        vm.warp(r.config.commitEnd());
        votes[1] = _commitSome(r, 1, 1)[0];
        vm.warp(r.config.revealStart(true));
        _expire(r, votes);
    }

    function test_expire_refundsWhenUnsettledForADay() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _post(r, votes, 3);
        vm.warp(r.config.revealEnd(false) + 24 hours - 1);
        _expectStillRunning(r, votes, Phase.SETTLE);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expire(r, votes);
    }

    function test_expire_refundsWhenNothingWasPosted() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expire(r, votes);
    }

    /// @dev Nothing posted at all may also be counted: everything stays undecided, and the fee returns as if expired.
    function test_settle_refundsWhenNothingWasPosted() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _enterSettle(r);
        _settle(r, votes, 0);
        vm.assertEq(ledger.creditOf(REQUESTER), r.header.fee - PRICE);
        (uint256 treasury, ) = ledger.protocolFees();
        vm.assertEq(treasury, PRICE);
    }

    function test_expire_revertsInEveryPhaseThatGoesOn() public {
        Request memory r = _open(Tier.LIGHT, 100);
        _expectStillRunning(r, none, Phase.SEED);
        _enterCommit(r);
        _expectStillRunning(r, none, Phase.COMMIT);
        Vote[] memory votes = _commitAll(r, 1);
        _enterReveal(r);
        _expectStillRunning(r, votes, Phase.REVEAL);
        _enterSettle(r);
        _expectStillRunning(r, votes, Phase.SETTLE);
    }

    function test_expire_revertsWhenSettled() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _settle(r, votes);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expectUnknownState(r, votes);
        _expectUnknownState(r, none);
    }

    function test_expire_revertsWhenTwice() public {
        Request memory r = _open(Tier.LIGHT, 100);
        vm.warp(r.config.revealStart(true));
        _expire(r, none);
        _expectUnknownState(r, none);
    }

    function test_expire_revertsWhenHeaderOrRoundDiffers() public {
        Request memory r = _open(Tier.LIGHT, 100);
        Request memory other = _open(Tier.LIGHT, 99);
        vm.warp(r.config.revealStart(true));
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(other.id, r.header, new SeatedCommitment[](0));
        r.header.fee += 1;
        _expectUnknownState(r, none);
        r.header.fee -= 1;
        r.header.requester = STRANGER;
        _expectUnknownState(r, none);
        r.header.requester = REQUESTER;
        r.header.escalationBudget += 1;
        _expectUnknownState(r, none);
    }

    function _expire(Request memory r, Vote[] memory votes) private {
        uint256 refund = uint256(r.header.fee) + r.header.escalationBudget - PRICE;
        vm.expectEmit(address(hub));
        emit IVerificationHub.RequestExpired(r.id, r.round, refund);
        vm.prank(STRANGER);
        hub.expire(r.id, r.header, _seated(votes));
        vm.assertEq(ledger.creditOf(REQUESTER), refund);
        (uint256 treasury, ) = ledger.protocolFees();
        vm.assertEq(treasury, PRICE);
        vm.assertEq(token.balanceOf(address(ledger)), refund + PRICE);
        _assertStatus(r, RequestStatus.EXPIRED);
        vm.assertEq(registry.size(), 0);
    }

    function _expectStillRunning(Request memory r, Vote[] memory votes, Phase phase) private {
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_StillRunning.selector, r.id, phase));
        hub.expire(r.id, r.header, _seated(votes));
    }

    function _expectUnknownState(Request memory r, Vote[] memory votes) private {
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(r.id, r.header, _seated(votes));
    }
}
