// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Storage of a round that ended long ago serves another, and nobody takes one for the other.
contract VerificationHubReuseTest is RequestFixture {
    uint64 private constant SERIES = 1 << 32;
    uint64 private constant GENERATION = 1 << 22;

    function setUp() public override {
        super.setUp();
        _addValidators(9);
        _nextEpoch();
    }

    function test_openRequest_reusesTheStorageOfAnEndedRound() public {
        (Request memory old, RoundResult memory result) = _final();
        _rest(old);
        Request memory r = _open(Tier.STANDARD, 300);
        vm.assertEq(RequestId.unwrap(r.id), SERIES | GENERATION | 1);
        vm.assertEq(r.config.generation(), 1);
        // The old round is gone from the hub, and nothing that was good for it is good for the new one.
        _expectGone(old);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.finalize(old.id, old.header, result);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.finalize(r.id, old.header, result);
        _enterCommit(r);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.COMMIT));
        vm.prank(_operator(ValidatorId.wrap(1)));
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_CommitRefused.selector,
                old.round,
                ValidatorId.wrap(1),
                IVerificationHub.CommitRefusal.WRONG_PHASE
            )
        );
        hub.commit(old.round, ValidatorId.wrap(1), "commitment");
        // The new one lives as any other.
        Vote[] memory votes = _commitAll(r, 9);
        _enterReveal(r);
        RoundResult memory next = _settle(r, votes);
        // What finalizes the new one does so under its own number alone.
        vm.warp(next.summary.settledAt() + r.header.terms.challengeWindow());
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.finalize(old.id, r.header, next);
        hub.finalize(r.id, r.header, next);
        vm.assertEq(registry.size(), 2);
    }

    /// @dev Posted openings, commitments and pinned seeds of one generation say nothing of the next.
    function test_reuse_startsWithCleanBitmaps() public {
        Request memory old = _open(Tier.STANDARD, 1);
        _enterCommit(old);
        Vote[] memory votes = _commitAll(old, 1);
        hub.pinSeed(old.round);
        _enterReveal(old);
        _post(old, votes, ALL);
        _enterSettle(old);
        _finalize(old, _settle(old, votes));
        _rest(old);
        Request memory r = _open(Tier.STANDARD, 1);
        vm.assertEq(r.round.place(), old.round.place());
        vm.assertEq(hub.postedOf(r.round, 0), 0);
        vm.assertEq(hub.seedOf(r.round), bytes32(0));
        for (uint32 i = 1; i < 10; ++i) vm.assertFalse(hub.hasCommitted(r.round, ValidatorId.wrap(i)));
        vm.assertNotEq(hub.postedOf(old.round, 0), 0);
    }

    /// @dev A round rests until the second; one that has not ended is passed over, and those behind it go on.
    function test_reuse_waitsAndPassesOver() public {
        Request memory open = _open(Tier.STANDARD, 1);
        (Request memory ended, ) = _final();
        uint256 rested = open.config.seedTime() + 21 days;
        vm.warp(rested - 1);
        vm.assertEq(RequestId.unwrap(_open(Tier.STANDARD, 1).id), SERIES | 3);
        _rest(ended);
        // The first never ended: its escrow and its state stay.
        vm.assertEq(RequestId.unwrap(_open(Tier.STANDARD, 1).id), SERIES | 4);
        vm.assertEq(RequestId.unwrap(_open(Tier.STANDARD, 1).id), SERIES | GENERATION | 2);
        _assertStatus(open, RequestStatus.VOTING);
        hub.expire(open.id, open.header, _seated(new Vote[](0)));
        _assertStatus(open, RequestStatus.EXPIRED);
    }

    /// @dev Round after round in few slots: every number is new, and all end.
    function test_reuse_neverRepeatsANumber() public {
        uint64[] memory seen = new uint64[](12);
        for (uint256 i; i < 12; ++i) {
            if (i % 3 == 0) vm.warp(vm.getBlockTimestamp() + 22 days);
            (Request memory r, ) = _final();
            seen[i] = RequestId.unwrap(r.id);
            for (uint256 j; j < i; ++j) vm.assertNotEq(seen[j], seen[i]);
        }
        vm.assertEq(registry.size(), 12);
        // Three slots, four generations.
        vm.assertEq(seen[11], SERIES | (3 * GENERATION) | 3);
    }

    function _final() private returns (Request memory r, RoundResult memory result) {
        Vote[] memory votes;
        (r, votes) = _openAndCommit(Tier.STANDARD, 40);
        result = _settle(r, votes);
        _finalize(r, result);
    }

    function _rest(Request memory r) private {
        vm.warp(r.config.seedTime() + 21 days);
    }

    function _expectGone(Request memory r) private view {
        (RoundConfig config, RoundState state) = hub.roundOf(r.round);
        vm.assertEq(RoundConfig.unwrap(config), 0);
        vm.assertEq(RoundState.unwrap(state), 0);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.NONE));
    }
}
