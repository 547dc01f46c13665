// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 4: a seat is needed, and counts once.
contract VerificationHubCommitTest is RequestFixture {
    ValidatorId private constant FIRST = ValidatorId.wrap(1);
    ValidatorId private constant SECOND = ValidatorId.wrap(2);

    Request private r;

    function setUp() public override {
        super.setUp();
        // Five expected seats over five equal stakes: everybody holds exactly one.
        _addValidators(5);
        _nextEpoch();
        r = _open(Tier.LIGHT, 10);
    }

    function test_commit_extendsTheRunningHash() public {
        _enterCommit(r);
        Vote memory a = _vote(r, FIRST, 1);
        Vote memory b = _vote(r, SECOND, 2);
        vm.expectEmit(address(hub));
        emit IVerificationHub.Committed(r.round, a.seat, a.commitment);
        _commit(r, a);
        _commit(r, b);
        RoundState chain = _state(r);
        RoundState expected = r.start.push(a.seat, a.commitment);
        expected = expected.push(b.seat, b.commitment);
        vm.assertEq(RoundState.unwrap(chain), RoundState.unwrap(expected));
        vm.assertEq(chain.seats(), 2);
        vm.assertEq(chain.count(), 2);
        vm.assertFalse(chain.toppedUp());
        vm.assertTrue(hub.hasCommitted(r.round, FIRST));
        vm.assertFalse(hub.hasCommitted(r.round, ValidatorId.wrap(3)));
    }

    function test_commit_bindsItsPlaceInTheList() public {
        _enterCommit(r);
        Vote memory a = _vote(r, FIRST, 1);
        Vote memory b = _vote(r, SECOND, 2);
        RoundState empty = r.start;
        uint256 ab = RoundState.unwrap(empty.push(a.seat, a.commitment).push(b.seat, b.commitment));
        vm.assertNotEq(ab, RoundState.unwrap(empty.push(b.seat, b.commitment).push(a.seat, a.commitment)));
        vm.assertNotEq(ab >> 40, RoundState.unwrap(empty.push(a.seat, b.commitment).push(b.seat, a.commitment)) >> 40);
    }

    function test_commit_takesTheWholeWindowHalfOpen() public {
        vm.roll(r.config.seedBlock() + 1);
        vm.warp(r.config.seedTime() - 1);
        _expectRefusal(FIRST, _operator(FIRST), IVerificationHub.CommitRefusal.WRONG_PHASE);
        vm.warp(r.config.seedTime());
        _commit(r, _vote(r, FIRST, 1));
        _commit(r, _vote(r, ValidatorId.wrap(3), 1));
        _commit(r, _vote(r, ValidatorId.wrap(4), 1));
        vm.warp(r.config.commitEnd() - 1);
        _commit(r, _vote(r, SECOND, 1));
        // Least seats are in: no top-up window follows.
        vm.warp(r.config.commitEnd());
        _expectRefusal(ValidatorId.wrap(5), _operator(ValidatorId.wrap(5)), IVerificationHub.CommitRefusal.WRONG_PHASE);
    }

    function test_commit_revertsWhenRoundUnknown() public {
        RoundId unknown = RoundId.wrap(99);
        vm.prank(_operator(FIRST));
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_CommitRefused.selector,
                unknown,
                FIRST,
                IVerificationHub.CommitRefusal.WRONG_PHASE
            )
        );
        hub.commit(unknown, FIRST, bytes32(uint256(1)));
    }

    function test_commit_revertsWhenTwice() public {
        _enterCommit(r);
        _commit(r, _vote(r, FIRST, 1));
        _expectRefusal(FIRST, _operator(FIRST), IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
    }

    function test_commit_revertsWhenTwiceAfterRotation() public {
        _enterCommit(r);
        _commit(r, _vote(r, FIRST, 1));
        vm.prank(validators.ownerOf(FIRST));
        validators.setOperator(FIRST, STRANGER);
        _expectRefusal(FIRST, STRANGER, IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
    }

    function test_commit_revertsWhenNotOperator() public {
        _enterCommit(r);
        _expectRefusal(FIRST, STRANGER, IVerificationHub.CommitRefusal.NOT_OPERATOR);
        _expectRefusal(FIRST, _operator(SECOND), IVerificationHub.CommitRefusal.NOT_OPERATOR);
        _expectRefusal(FIRST, validators.ownerOf(FIRST), IVerificationHub.CommitRefusal.NOT_OPERATOR);
    }

    function test_commit_revertsWhenOperatorStopped() public {
        _enterCommit(r);
        vm.prank(validators.ownerOf(FIRST));
        validators.stopOperator(FIRST);
        _expectRefusal(FIRST, _operator(FIRST), IVerificationHub.CommitRefusal.NOT_OPERATOR);
        _expectRefusal(FIRST, address(0), IVerificationHub.CommitRefusal.NOT_OPERATOR);
    }

    function test_commit_revertsWhenNoSeat() public {
        ValidatorId late = _addValidator(1, MINIMUM_BOND * 100);
        _enterCommit(r);
        // Stake that came in the round's own epoch has no power in it.
        _expectRefusal(late, _operator(late), IVerificationHub.CommitRefusal.NO_SEAT);
        ValidatorId unstaked = _register(2);
        _expectRefusal(unstaked, _operator(unstaked), IVerificationHub.CommitRefusal.NO_SEAT);
        // Nobody operates an id that is not registered.
        _expectRefusal(ValidatorId.wrap(1_000), address(0), IVerificationHub.CommitRefusal.NOT_OPERATOR);
    }

    /// @dev Of seventeen equal validators about five are drawn; whoever is not may not vote.
    function test_commit_revertsWhenNotDrawn() public {
        _addValidators(12);
        _nextEpoch();
        r = _open(Tier.LIGHT, 10);
        _enterCommit(r);
        uint256 drawn;
        for (uint32 i = 1; i <= 17; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            if (hub.seatsOf(r.round, id) != 0) ++drawn;
            else _expectRefusal(id, _operator(id), IVerificationHub.CommitRefusal.NO_SEAT);
        }
        vm.assertGt(drawn, 0);
        vm.assertLt(drawn, 17);
    }

    /// @dev The draw reads the epoch in which the round opened, also after that epoch has ended.
    function test_commit_readsPowersOfTheRoundsEpoch() public {
        vm.warp(validators.epochStart(validators.epochAt(vm.getBlockTimestamp()) + 1) - 10);
        r = _open(Tier.LIGHT, 10);
        _leave(1);
        _addValidator(1, MINIMUM_BOND * 50);
        _enterCommit(r);
        vm.warp(r.config.commitEnd() - 1);
        vm.assertGt(validators.epochAt(vm.getBlockTimestamp()), r.config.epoch());
        _stake(SECOND, MINIMUM_BOND);
        for (uint32 i = 1; i < 6; ++i) vm.assertEq(hub.seatsOf(r.round, ValidatorId.wrap(i)), 1);
        vm.assertEq(hub.seatsOf(r.round, ValidatorId.wrap(6)), 0);
        _commit(r, _vote(r, FIRST, 1));
    }

    /// @dev A rotated key goes on with votes that the old one committed: nothing hangs on a key.
    function test_commit_openVoteSurvivesRotation() public {
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        for (uint256 i; i < votes.length; ++i) {
            vm.prank(validators.ownerOf(votes[i].id));
            validators.setOperator(votes[i].id, STRANGER);
        }
        _enterReveal(r);
        _finalize(r, _settle(r, votes));
        vm.assertGt(ledger.earningsOf(FIRST, GENERAL, validators.epochAt(r.config.commitEnd())), 0);
    }

    function test_commit_familyChangedLaterStaysAsCommitted() public {
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        _declare(FIRST, 9);
        _enterReveal(r);
        _settle(r, votes);
    }

    /// @dev Invariants 7 and 10: a settled round's word is the request's state. Whoever kept a seat in reserve must not
    /// write over it in what would have been the top-up window.
    function test_commit_revertsWhenSettledAlready() public {
        _enterCommit(r);
        Vote[] memory votes = _commitSome(r, 1, 4);
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        ValidatorId last = ValidatorId.wrap(5);
        vm.assertEq(hub.seatsOf(r.round, last), 0);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.CLOSED));
        _expectRefusal(last, _operator(last), IVerificationHub.CommitRefusal.WRONG_PHASE);
        _finalize(r, result);
        _expectRefusal(last, _operator(last), IVerificationHub.CommitRefusal.WRONG_PHASE);
        _assertStatus(r, RequestStatus.FINAL);
    }

    function test_seatsOf_isZeroOutsideTheWindows() public {
        vm.roll(r.config.seedBlock() + 1);
        vm.assertEq(hub.seatsOf(r.round, FIRST), 0);
        _enterCommit(r);
        vm.assertEq(hub.seatsOf(r.round, FIRST), 1);
        _commitAll(r, 1);
        _enterReveal(r);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.REVEAL));
        vm.assertEq(hub.seatsOf(r.round, FIRST), 0);
    }

    function _expectRefusal(ValidatorId id, address sender, IVerificationHub.CommitRefusal refusal) private {
        vm.prank(sender);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationHub.Hub_CommitRefused.selector, r.round, id, refusal)
        );
        hub.commit(r.round, id, keccak256("commitment"));
    }
}
