// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Sortition} from "../../../contracts/libraries/Sortition.sol";
import {Phase} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Too few seats at the close: the same seed, twice the seats for those who have none, one more window, earlier
/// commitments stand.
contract VerificationHubTopUpTest is RequestFixture {
    Request private r;

    function setUp() public override {
        super.setUp();
        // Nine expected seats over nine equal stakes, cap two: one seat each.
        _addValidators(9);
        _nextEpoch();
        r = _open(Tier.STANDARD, 10);
        _enterCommit(r);
    }

    function test_topUp_takesWhoWasLateWithItsSeat() public {
        ValidatorId id = ValidatorId.wrap(7);
        vm.assertEq(hub.seatsOf(r.round, id), 1);
        _commitSome(r, 1, 3);
        vm.warp(r.config.commitEnd());
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.TOP_UP));
        vm.assertEq(hub.seatsOf(r.round, id), 1);
        Vote memory v = _vote(r, id, 1);
        vm.assertTrue(v.seat.toppedUp());
        vm.expectEmit(address(hub));
        emit IVerificationHub.Committed(r.round, v.seat, v.commitment);
        _commit(r, v);
        vm.assertEq(_state(r).seats(), 4);
        vm.assertTrue(_state(r).toppedUp());
    }

    /// @dev Five of nine equal stakes say FALSE. Waiting for the top-up window gives them no more seats than five of nine:
    /// with two seats each they would carry a threshold of two thirds.
    function test_topUp_rewardsNobodyForWaiting() public {
        Vote[] memory votes = new Vote[](9);
        uint256[] memory says = new uint256[](2);
        (says[0], says[1]) = (1023, 0);
        for (uint32 i; i < 4; ++i) {
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), says);
            _commit(r, votes[i]);
        }
        vm.warp(r.config.commitEnd());
        says = new uint256[](2);
        (says[0], says[1]) = (0, 1023);
        for (uint32 i = 4; i < 9; ++i) {
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), says);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        _settle(r, votes);
        vm.assertEq(_naiveVerdict(r, votes, ALL), new uint256[](2));
    }

    function test_topUp_refusesWhoCommittedAlready() public {
        Vote[] memory votes = _commitSome(r, 1, 3);
        vm.warp(r.config.commitEnd());
        for (uint256 i; i < 3; ++i) {
            vm.prank(_operator(votes[i].id));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IVerificationHub.Hub_CommitRefused.selector,
                    r.round,
                    votes[i].id,
                    IVerificationHub.CommitRefusal.ALREADY_COMMITTED
                )
            );
            hub.commit(r.round, votes[i].id, votes[i].commitment);
        }
    }

    function test_topUp_doesNotHappenWhenLeastSeatsAreIn() public {
        _commitSome(r, 1, 5);
        vm.warp(r.config.commitEnd());
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.REVEAL));
        _commitRefused(9);
    }

    function test_topUp_happensWhenOneSeatIsMissing() public {
        _commitSome(r, 1, 4);
        vm.warp(r.config.commitEnd());
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.TOP_UP));
    }

    function test_topUp_staysOpenToItsEnd() public {
        _commitSome(r, 1, 4);
        vm.warp(r.config.commitEnd());
        _commit(r, _vote(r, ValidatorId.wrap(8), 1));
        uint256 end = r.config.commitEnd() + 60;
        vm.warp(end - 1);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.TOP_UP));
        _commit(r, _vote(r, ValidatorId.wrap(9), 1));
        vm.warp(end);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.REVEAL));
        _commitRefused(7);
        vm.warp(end + 60);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.SETTLE));
    }

    function test_topUp_closesWhenStillTooFew() public {
        _commitSome(r, 1, 2);
        vm.warp(r.config.commitEnd());
        _commit(r, _vote(r, ValidatorId.wrap(8), 1));
        uint256 end = r.config.commitEnd() + 60;
        vm.warp(end - 1);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.TOP_UP));
        vm.warp(end);
        vm.assertEq(uint8(hub.phaseOf(r.round)), uint8(Phase.CLOSED));
        _commitRefused(7);
    }

    /// @dev Both windows' votes count by the seats with which each was committed.
    function testFuzz_topUp_settlesByThePlainCount(uint256 seed, uint8 first_) public {
        uint256 first = first_ % 5;
        Vote[] memory early = _commitSome(r, seed, first);
        vm.warp(r.config.commitEnd());
        Vote[] memory late = _commitSome(r, ~seed, 5 + (seed % 4) - first);
        Vote[] memory votes = new Vote[](early.length + late.length);
        for (uint256 i; i < votes.length; ++i) votes[i] = i < first ? early[i] : late[i - first];
        (uint256 seats, ) = _seatCounts(votes, ALL);
        vm.assertEq(seats, early.length + late.length);
        _enterReveal(r);
        _finalize(r, _settle(r, votes));
    }

    /// @dev Who holds seats at x holds as many in the top-up window; the others draw at 2x. Over seeds and unequal stakes.
    function testFuzz_topUp_drawsAtTwiceTheSeatsForTheOthers(uint256 seed) public {
        _stake(ValidatorId.wrap(1), MINIMUM_BOND * (1 + (seed % 7)));
        _stake(ValidatorId.wrap(2), MINIMUM_BOND / (1 + (seed % 5)));
        _nextEpoch();
        vm.roll(2_000 + (seed % 1_000_000));
        r = _open(Tier.STANDARD, 10);
        _enterCommit(r);
        bytes32 drawSeed = hub.seedOf(r.round);
        uint256[] memory seats = new uint256[](10);
        for (uint32 i = 1; i < 10; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            seats[i] = hub.seatsOf(r.round, id);
            if (seats[i] != 0) continue;
            (, , uint256 power) = validators.seating(id, GENERAL, r.config.epoch());
            seats[i] = Sortition.seatsOf(drawSeed, id, 18, power, r.config.totalPower(), 2);
        }
        vm.warp(r.config.commitEnd());
        for (uint32 i = 1; i < 10; ++i) vm.assertEq(hub.seatsOf(r.round, ValidatorId.wrap(i)), seats[i]);
    }

    function _commitRefused(uint32 id) private {
        vm.prank(_operator(ValidatorId.wrap(id)));
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_CommitRefused.selector,
                r.round,
                id,
                IVerificationHub.CommitRefusal.WRONG_PHASE
            )
        );
        hub.commit(r.round, ValidatorId.wrap(id), bytes32(uint256(1)));
    }
}
