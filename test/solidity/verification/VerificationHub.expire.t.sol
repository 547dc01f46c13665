// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 10: every request ends; what was not earned returns, but for the opening fee.
contract VerificationHubExpireTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_expire_refundsWhenNobodyCommitted() public {
        Request memory r = _open(Tier.LIGHT, 100);
        vm.warp(r.config.revealStart(true) - 1);
        _expectStillRunning(r, Phase.TOP_UP);
        vm.warp(r.config.revealStart(true));
        _expire(r);
    }

    function test_expire_refundsWhenTooFewSeats() public {
        Request memory r = _open(Tier.LIGHT, 100);
        _enterCommit(r);
        _commitSome(r, 1, 1);
        vm.warp(r.config.commitEnd());
        _commitSome(r, 1, 1);
        vm.warp(r.config.revealStart(true));
        _expire(r);
    }

    function test_expire_refundsWhenUnsettledForADay() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _post(r, votes, 3);
        vm.warp(r.config.revealEnd(false) + 24 hours - 1);
        _expectStillRunning(r, Phase.SETTLE);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expire(r);
    }

    function test_expire_refundsWhenNothingWasPosted() public {
        (Request memory r, ) = _openAndCommit(Tier.LIGHT, 100);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expire(r);
    }

    /// @dev Nothing posted at all may also be counted: everything stays undecided and all of the fee returns.
    function test_settle_refundsAllWhenNothingWasPosted() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _enterSettle(r);
        _settle(r, votes, 0);
        vm.assertEq(hub.creditOf(REQUESTER), r.header.fee);
        vm.assertEq(hub.protocolFees(), 0);
    }

    function test_expire_revertsInEveryPhaseThatGoesOn() public {
        Request memory r = _open(Tier.LIGHT, 100);
        _expectStillRunning(r, Phase.SEED);
        _enterCommit(r);
        _expectStillRunning(r, Phase.COMMIT);
        _commitAll(r, 1);
        _enterReveal(r);
        _expectStillRunning(r, Phase.REVEAL);
        _enterSettle(r);
        _expectStillRunning(r, Phase.SETTLE);
    }

    function test_expire_revertsWhenSettled() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 100);
        _settle(r, votes);
        vm.warp(r.config.revealEnd(false) + 24 hours);
        _expectUnknownState(r);
    }

    function test_expire_revertsWhenTwice() public {
        Request memory r = _open(Tier.LIGHT, 100);
        vm.warp(r.config.revealStart(true));
        _expire(r);
        _expectUnknownState(r);
    }

    function test_expire_revertsWhenHeaderOrRoundDiffers() public {
        Request memory r = _open(Tier.LIGHT, 100);
        Request memory other = _open(Tier.LIGHT, 100);
        vm.warp(r.config.revealStart(true));
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(r.id, other.round, r.header);
        r.header.fee += 1;
        _expectUnknownState(r);
        r.header.fee -= 1;
        r.header.requester = STRANGER;
        _expectUnknownState(r);
        r.header.requester = REQUESTER;
        r.header.escalationBudget += 1;
        _expectUnknownState(r);
    }

    function _expire(Request memory r) private {
        uint256 refund = uint256(r.header.fee) + r.header.escalationBudget - PRICE;
        vm.expectEmit(address(hub));
        emit IVerificationHub.RequestExpired(r.id, r.round, refund);
        vm.prank(STRANGER);
        hub.expire(r.id, r.round, r.header);
        vm.assertEq(hub.creditOf(REQUESTER), refund);
        vm.assertEq(hub.protocolFees(), PRICE);
        vm.assertEq(token.balanceOf(address(hub)), refund + PRICE);
        vm.assertEq(uint8(hub.requestStateOf(r.id).status()), uint8(RequestStatus.EXPIRED));
        vm.assertEq(registry.size(), 0);
    }

    function _expectStillRunning(Request memory r, Phase phase) private {
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_StillRunning.selector, r.id, phase));
        hub.expire(r.id, r.round, r.header);
    }

    function _expectUnknownState(Request memory r) private {
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(r.id, r.round, r.header);
    }
}
