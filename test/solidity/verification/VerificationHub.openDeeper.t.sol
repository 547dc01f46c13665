// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfigs} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 6 and 8: a deeper round is fixed when it opens, by the policy that the request bought.
contract VerificationHubOpenDeeperTest is DeeperFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(8);
        _nextEpoch();
    }

    function test_openDeeper_configuresEveryLevelOfEveryTier() public {
        for (uint8 t; t < 3; ++t) {
            (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier(t));
            (Request memory r, ) = _contested(Tier(t), 40);
            for (uint256 level = 1; level < terms.levels; ++level) {
                Deeper memory d = _openDeeper(r, level, 7 * level);
                RoundConfigs.Fields memory f = d.r.config.unpack();
                vm.assertEq(f.level, level);
                vm.assertEq(f.seats, levels[level].seats);
                vm.assertEq(f.leastSeats, levels[level].leastSeats);
                vm.assertEq(f.cap, levels[level].cap);
                vm.assertEq(f.claims, 7 * level);
                vm.assertEq(f.commitWindow, terms.commitWindow);
                vm.assertEq(f.revealWindow, terms.revealWindow);
                vm.assertEq(f.seedTime, vm.getBlockTimestamp() + 4);
                vm.assertEq(f.seedBlock, vm.getBlockNumber() + 1);
                vm.assertEq(RoundState.unwrap(_state(d.r)), RoundState.unwrap(d.r.start));
                _assertStatus(d.r, RequestStatus.VOTING);
            }
            _assertStatus(r, RequestStatus.CONTESTED);
        }
    }

    function test_openDeeper_announcesTheRound() public {
        (Request memory r, ) = _contested(Tier.STANDARD, 40);
        DeeperRound memory deeper = DeeperRound(r.id, keccak256("mask"), 2, 77e18);
        uint256 snapshot = vm.snapshotState();
        Deeper memory d = _openDeeperFor(r, 2, 40, deeper);
        vm.assertEq(RoundId.unwrap(d.r.round), RoundId.unwrap(r.round) + 1);
        vm.revertToState(snapshot);
        vm.expectEmit(address(hub));
        emit IVerificationHub.RoundOpened(d.r.round, r.id, d.r.config);
        vm.expectEmit(address(hub));
        emit IVerificationHub.DeeperRoundOpened(d.r.round, deeper);
        vm.prank(contests);
        hub.openDeeper(r.header, deeper, 2, 40);
    }

    /// @dev Every word of what it votes on, and the request's header, enter the state from which the running hash goes on.
    function test_openDeeper_statesDifferWithEveryWord() public {
        (Request memory r, ) = _contested(Tier.STANDARD, 40);
        DeeperRound memory deeper = DeeperRound(r.id, keccak256("mask"), 0, 1e18);
        uint256 snapshot = vm.snapshotState();
        RoundState plain = _openDeeperFor(r, 1, 40, deeper).r.start;
        for (uint256 i; i < 4; ++i) {
            vm.revertToState(snapshot);
            DeeperRound memory other = DeeperRound(r.id, keccak256("mask"), 0, 1e18);
            if (i == 0) other.selectionHash = keccak256("other");
            if (i == 1) other.child = 1;
            if (i == 2) other.fee += 1;
            if (i == 3) r.header.fee += 1;
            vm.assertNotEq(RoundState.unwrap(_openDeeperFor(r, 1, 40, other).r.start), RoundState.unwrap(plain));
        }
    }

    /// @dev Powers are those of the epoch in which it opens.
    function test_openDeeper_readsThePresentEpoch() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        _addValidator(1, 8 * MINIMUM_BOND);
        vm.assertEq(_openDeeper(r, 1, 1).r.config.totalPower(), r.config.totalPower());
        _nextEpoch();
        Deeper memory d = _openDeeper(r, 1, 1);
        vm.assertEq(d.r.config.epoch(), r.config.epoch() + 1);
        vm.assertEq(d.r.config.totalPower(), 2 * r.config.totalPower());
        _enterCommit(d.r);
        vm.assertGt(hub.seatsOf(d.r.round, ValidatorId.wrap(9)), 0);
    }

    /// @dev Invariant 8: what governance changed since binds later requests only.
    function test_openDeeper_keepsThePolicyThatWasBought() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        levels[1] = LevelPolicy(50, 30, 7, 1, 1);
        (terms.levels, terms.commitWindow) = (2, 90);
        policies.setTier(Tier.LIGHT, levels, terms);
        vm.assertEq(_openDeeper(r, 1, 1).r.config.seats(), 11);
        Deeper memory d = _openDeeper(r, 2, 1);
        vm.assertEq(d.r.config.seats(), 23);
        vm.assertEq(d.r.config.commitEnd() - d.r.config.seedTime(), 30);
    }

    function test_openDeeper_revertsWhenThereIsNoSuchLevel() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        uint256[3] memory wrong = [uint256(0), 3, 256];
        for (uint256 i; i < 3; ++i) {
            _expectRefusal(
                r,
                wrong[i],
                1,
                abi.encodeWithSelector(IVerificationHub.Hub_NoSuchLevel.selector, r.id, wrong[i], 3)
            );
        }
    }

    function test_openDeeper_revertsWhenBadClaimCount() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        uint256[3] memory wrong = [uint256(0), 4_097, 65_537];
        for (uint256 i; i < 3; ++i) {
            _expectRefusal(
                r,
                1,
                wrong[i],
                abi.encodeWithSelector(IVerificationHub.Hub_BadClaimCount.selector, wrong[i], 4_096)
            );
        }
        vm.assertEq(_openDeeper(r, 1, 4_096).r.config.claims(), 4_096);
    }

    function test_openDeeper_revertsWhenTheDomainCannotSeatIt() public {
        (Request memory r, ) = _contested(Tier.HIGH, 40);
        // Of eight validators three stay; level 1 of HIGH needs 18 seats of at most nine each, and three families.
        for (uint256 id = 4; id <= 8; ++id) _leave(id);
        _nextEpoch();
        _openDeeper(r, 1, 1);
        _leave(3);
        _nextEpoch();
        _expectRefusal(r, 1, 1, abi.encodeWithSelector(IVerificationHub.Hub_TooFewFamilies.selector, GENERAL, 2, 3));
        _leave(2);
        _nextEpoch();
        _expectRefusal(r, 1, 1, abi.encodeWithSelector(IVerificationHub.Hub_TooFewValidators.selector, GENERAL, 1, 2));
    }

    /// @dev Its request could never be recorded, nor once the hub is admitted with another series.
    function test_openDeeper_revertsWhenDismissed() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        bytes memory reason = abi.encodeWithSelector(IVerificationHub.Hub_NotAdmitted.selector);
        registry.dismissHub(address(hub));
        _expectRefusal(r, 1, 1, reason);
        registry.admitHub(address(hub));
        _expectRefusal(r, 1, 1, reason);
    }

    function _expectRefusal(Request memory r, uint256 level, uint256 claims, bytes memory reason) private {
        vm.prank(contests);
        vm.expectRevert(reason);
        hub.openDeeper(r.header, DeeperRound(r.id, 0, 0, 1), level, claims);
    }
}
