// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAttendanceBook} from "../../../contracts/interfaces/IAttendanceBook.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Seat, Seats} from "../../../contracts/types/Seat.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Five validators of equal stake hold one seat each in every LIGHT round. The first of them is the one that is
/// watched; the others always commit.
contract AttendanceBookProveTest is RequestFixture {
    ValidatorId private constant IDLER = ValidatorId.wrap(1);
    uint256 private constant WORD = 1 << 24;

    /// @dev Rounds that the idler missed.
    RoundId[] private missed;
    uint256 private attended;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_prove_suspendsAtThreeOfEight() public {
        _play("mcccmccm");
        uint256 bits = (1 << 1) | (1 << 5) | (1 << 8);
        vm.expectEmit(address(attendance));
        emit IAttendanceBook.AbsenceProven(IDLER, WORD, bits, 5);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorSuspended(IDLER, vm.getBlockTimestamp());
        vm.prank(STRANGER);
        attendance.prove(hub, IDLER, missed);
        vm.assertEq(uint8(validators.standingOf(IDLER)), uint8(Standing.SUSPENDED));
        _nextEpoch();
        vm.assertEq(validators.domainState(GENERAL).validators, 4);
    }

    function test_prove_revertsJustBelow() public {
        _play("mcccmccmc");
        _expectTooFew(3, 6);
        attendance.prove(hub, IDLER, missed);
    }

    function test_prove_revertsBelowThreeMisses() public {
        vm.assertEq(attendance.LEAST_MISSES(), 3);
        _expectTooFew(0, 0);
        attendance.prove(hub, IDLER, missed);
        _play("mm");
        _expectTooFew(2, 0);
        attendance.prove(hub, IDLER, missed);
        _play("m");
        attendance.prove(hub, IDLER, missed);
    }

    /// @dev Whoever proves may leave out misses, which only helps the validator.
    function testFuzz_prove_followsTheShare(uint16 pattern, uint8 rounds) public {
        uint256 count = 3 + (rounds % 10);
        for (uint256 i; i < count; ++i) _round((pattern >> i) & 1 == 1);
        uint256 misses = missed.length;
        bool absent = misses >= 3 && misses * 8 >= count * 3;
        // Without a round there is no window in which to count.
        if (!absent) _expectTooFew(misses, misses == 0 ? 0 : attended);
        attendance.prove(hub, IDLER, missed);
        vm.assertEq(uint8(validators.standingOf(IDLER)), uint8(absent ? Standing.SUSPENDED : Standing.ACTIVE));
    }

    function test_prove_revertsWhenCommitted() public {
        _play("mmc");
        RoundId last = RoundId.wrap(RoundId.unwrap(hub.nextRound()) - 1);
        missed.push(last);
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_Committed.selector, last, IDLER));
        attendance.prove(hub, IDLER, missed);
    }

    function test_prove_revertsWhenNamedTwice() public {
        _play("mm");
        missed.push(missed[0]);
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_NamedTwice.selector, missed[0]));
        attendance.prove(hub, IDLER, missed);
    }

    /// @dev Misses of two windows do not add up.
    function test_prove_revertsWhenWindowsDiffer() public {
        _play("mm");
        for (uint256 i; i < 253; ++i) _open(Tier.LIGHT, 1);
        vm.assertEq(RoundId.unwrap(hub.nextRound()), (1 << 32) | 256);
        _play("mmm");
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_OutsideWindow.selector, missed[2], WORD));
        attendance.prove(hub, IDLER, missed);
        missed[0] = missed[3];
        missed[1] = missed[4];
        missed.pop();
        missed.pop();
        attendance.prove(hub, IDLER, missed);
    }

    /// @dev A miss counts once the round takes no more commitments, whatever becomes of it.
    function test_prove_takesARoundFromItsRevealOn() public {
        _play("mm");
        Request memory r = _open(Tier.LIGHT, 1);
        missed.push(r.round);
        _expectNoCommittee(r.round, Phase.SEED);
        _enterCommit(r);
        _othersCommit(r, 4);
        _expectNoCommittee(r.round, Phase.COMMIT);
        vm.warp(r.config.commitEnd() - 1);
        _expectNoCommittee(r.round, Phase.COMMIT);
        uint256 snapshot = vm.snapshotState();
        vm.warp(r.config.commitEnd());
        _assertSuspends();
        _enterSettle(r);
        _assertSuspends();
        vm.revertToState(snapshot);
    }

    function test_prove_takesARoundThatWasCounted() public {
        _play("mm");
        Request memory r = _open(Tier.LIGHT, 1);
        missed.push(r.round);
        _enterCommit(r);
        Vote[] memory votes = new Vote[](4);
        for (uint32 i; i < 4; ++i) {
            votes[i] = _vote(r, ValidatorId.wrap(i + 2), i);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        _assertStatus(r, RequestStatus.PROVISIONAL);
        _assertSuspends();
        _finalize(r, result);
        _assertStatus(r, RequestStatus.FINAL);
        _assertSuspends();
    }

    /// @dev Where a chain stood still nobody could vote: rounds without a committee accuse nobody.
    function test_prove_revertsWhenTheRoundFoundNoCommittee() public {
        _play("mm");
        Request memory r = _open(Tier.LIGHT, 1);
        missed.push(r.round);
        _enterCommit(r);
        _othersCommit(r, 2);
        vm.warp(r.config.commitEnd());
        _expectNoCommittee(r.round, Phase.TOP_UP);
        vm.warp(r.config.revealStart(true));
        _expectNoCommittee(r.round, Phase.CLOSED);
        hub.expire(r.id, r.header, _dummies(r, 2));
        _assertStatus(r, RequestStatus.EXPIRED);
        _expectNoCommittee(r.round, Phase.CLOSED);
    }

    /// @dev A round that was never counted loses its numbers when it expires.
    function test_prove_revertsWhenTheRoundExpired() public {
        _play("mm");
        Request memory r = _open(Tier.LIGHT, 1);
        missed.push(r.round);
        _enterCommit(r);
        _othersCommit(r, 4);
        vm.warp(r.config.revealEnd(false) + hub.SETTLE_PERIOD());
        hub.expire(r.id, r.header, _dummies(r, 4));
        _expectNoCommittee(r.round, Phase.CLOSED);
    }

    function test_prove_revertsWhenTheRoundDoesNotExist() public {
        _play("mm");
        missed.push(hub.nextRound());
        _expectNoCommittee(missed[2], Phase.NONE);
    }

    /// @dev A seat that comes with the top-up window is an offer, not a duty.
    function test_prove_revertsWhenTheFirstDrawGaveNoSeat() public {
        _addValidators(5);
        _nextEpoch();
        Request memory r = _open(Tier.LIGHT, 1);
        _enterCommit(r);
        ValidatorId id = _seatless(r);
        vm.warp(r.config.commitEnd());
        vm.assertEq(hub.seatsAt(r.round, id), 0);
        vm.assertEq(hub.seatsOf(r.round, id), 1);
        for (uint32 i = 1; i <= 10; ++i) {
            ValidatorId other = ValidatorId.wrap(i);
            if (other != id && hub.seatsOf(r.round, other) != 0) _commitAs(r, other);
        }
        vm.warp(r.config.revealStart(true));
        missed.push(r.round);
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_NoSeat.selector, r.round, id));
        attendance.prove(hub, id, missed);
    }

    /// @dev Stake that counts from the next epoch on holds no seat in this one.
    function test_prove_revertsWhenPowerCameLater() public {
        ValidatorId late = _addValidator(1, MINIMUM_BOND);
        _play("mmm");
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_NoSeat.selector, missed[0], late));
        attendance.prove(hub, late, missed);
    }

    /// @dev Threat 26: rounds of the present epoch and the one before; no older ones, whose powers are gone.
    function test_prove_revertsWhenTooOld() public {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.warp(validators.epochStart(epoch + 1) - 1_000);
        _play("mmm");
        vm.warp(validators.epochStart(epoch + 2) - 1);
        _assertSuspends();
        vm.warp(validators.epochStart(epoch + 2));
        vm.expectRevert(
            abi.encodeWithSelector(IAttendanceBook.Attendance_TooOld.selector, missed[0], epoch, epoch + 2)
        );
        attendance.prove(hub, IDLER, missed);
    }

    function test_prove_revertsWhenTheSeedIsGone() public {
        _play("mmm");
        (uint256 seedBlock, uint256 present) = (_seedBlock(missed[0]), vm.getBlockNumber() + 9_000);
        vm.roll(present);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationHub.Hub_SeedUnavailable.selector, missed[0], seedBlock, present)
        );
        attendance.prove(hub, IDLER, missed);
    }

    function test_prove_revertsWhenSuspendedRetiredOrUnknown() public {
        _play("mmm");
        attendance.prove(hub, IDLER, missed);
        _expectWrongStanding(IDLER, Standing.SUSPENDED);
        vm.prank(validators.ownerOf(IDLER));
        validators.retire(IDLER);
        _expectWrongStanding(IDLER, Standing.RETIRED);
        _expectWrongStanding(ValidatorId.wrap(9), Standing.UNKNOWN);
    }

    /// @dev A stranger's contract, a dismissed hub, and rounds from before a hub was dismissed and admitted anew.
    function test_prove_revertsWhenTheHubIsNotAdmitted() public {
        _play("mmm");
        IVerificationHub foreign = IVerificationHub(STRANGER);
        _expectForeign(foreign, missed[0]);
        attendance.prove(foreign, IDLER, missed);
        registry.dismissHub(address(hub));
        _expectForeign(hub, missed[0]);
        attendance.prove(hub, IDLER, missed);
        registry.admitHub(address(hub));
        _expectForeign(hub, missed[0]);
        attendance.prove(hub, IDLER, missed);
        delete missed;
        _play("mmm");
        vm.assertEq(RoundId.unwrap(missed[0]), (2 << 32) | 1);
        attendance.prove(hub, IDLER, missed);
    }

    /// @dev Series 0 is nobody's, though a stranger's series reads as 0.
    function test_prove_revertsWhenTheSeriesIsZero() public {
        missed.push(RoundId.wrap(1));
        _expectForeign(IVerificationHub(STRANGER), missed[0]);
        attendance.prove(IVerificationHub(STRANGER), IDLER, missed);
    }

    /// @dev Re-armed at once, the same misses prove nothing; new ones do.
    function test_prove_countsAnewAfterRearming() public {
        _play("mmm");
        attendance.prove(hub, IDLER, missed);
        vm.warp(vm.getBlockTimestamp() + 5);
        vm.prank(validators.ownerOf(IDLER));
        validators.rearm(IDLER);
        uint256 rearmedAt = vm.getBlockTimestamp();
        _expectBeforeRearming(missed[0], rearmedAt);
        RoundId old = missed[2];
        delete missed;
        _play("mm");
        missed.push(old);
        _expectBeforeRearming(old, rearmedAt);
        missed.pop();
        _play("m");
        attendance.prove(hub, IDLER, missed);
        vm.assertEq(uint8(validators.standingOf(IDLER)), uint8(Standing.SUSPENDED));
    }

    /// @dev The round whose commitments open in the second of the re-arming counts, the one a second before does not.
    function test_prove_countsRoundsWhoseCommitmentsOpenAfterRearming() public {
        _letSuspend(address(this));
        for (uint256 i; i < 2; ++i) {
            uint256 snapshot = vm.snapshotState();
            validators.suspend(IDLER, 0);
            Request memory r = _open(Tier.LIGHT, 1);
            _enterCommit(r);
            uint256 rearmedAt = vm.getBlockTimestamp() + i;
            vm.warp(rearmedAt);
            vm.prank(validators.ownerOf(IDLER));
            validators.rearm(IDLER);
            _othersCommit(r, 4);
            _enterReveal(r);
            _play("mm");
            missed.push(r.round);
            if (i == 0) attendance.prove(hub, IDLER, missed);
            else _expectBeforeRearming(r.round, rearmedAt);
            delete missed;
            vm.revertToState(snapshot);
        }
    }

    /// @dev A suspension takes no right from a vote already committed, nor from a seat of this epoch.
    function test_prove_leavesCommittedVotesTheirRights() public {
        Request memory r = _open(Tier.HIGH, 1);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        vm.assertEq(ValidatorId.unwrap(votes[0].id), 1);
        _play("mmm");
        attendance.prove(hub, IDLER, missed);
        // Still a seat in a round that opened with this epoch's powers.
        Request memory next = _open(Tier.LIGHT, 1);
        _enterCommit(next);
        vm.assertEq(hub.seatsOf(next.round, IDLER), 1);
        _commitAs(next, IDLER);
        _enterReveal(r);
        _settle(r, votes);
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        uint256 earned = ledger.earningsOf(IDLER, GENERAL, epoch);
        vm.assertGt(earned, 0);
        vm.assertEq(earned, ledger.earningsOf(ValidatorId.wrap(2), GENERAL, epoch));
        _leave(1);
        vm.warp(ledger.claimableAt(epoch));
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = epoch;
        vm.assertEq(ledger.claimEarnings(IDLER, GENERAL, epochs), earned);
    }

    /// @dev One letter a round: "m" for a miss, "c" for a commitment of the idler.
    function _play(bytes memory rounds) private {
        for (uint256 i; i < rounds.length; ++i) _round(rounds[i] == "c");
    }

    /// @dev A round to its reveal window.
    function _round(bool attends) private {
        Request memory r = _open(Tier.LIGHT, 1);
        _enterCommit(r);
        _othersCommit(r, 4);
        if (attends) {
            _commitAs(r, IDLER);
            ++attended;
        } else {
            missed.push(r.round);
        }
        _enterReveal(r);
    }

    function _othersCommit(Request memory r, uint32 count) private {
        for (uint32 i; i < count; ++i) _commitAs(r, ValidatorId.wrap(i + 2));
    }

    function _commitAs(Request memory r, ValidatorId id) private {
        vm.prank(_operator(id));
        hub.commit(r.round, id, _dummy(id));
    }

    function _dummy(ValidatorId id) private pure returns (bytes32) {
        return keccak256(abi.encode("commitment", id));
    }

    /// @dev The others' commitments as {_othersCommit} made them.
    function _dummies(Request memory r, uint32 count) private view returns (SeatedCommitment[] memory list) {
        list = new SeatedCommitment[](count);
        for (uint32 i; i < count; ++i) {
            ValidatorId id = ValidatorId.wrap(i + 2);
            Seat seat = Seats.pack(id, validators.validator(id).family, hub.seatsAt(r.round, id), false);
            list[i] = SeatedCommitment(seat, _dummy(id));
        }
    }

    /// @dev Someone without a seat by the first draw who gets one by the second.
    function _seatless(Request memory r) private returns (ValidatorId id) {
        uint256 snapshot = vm.snapshotState();
        vm.warp(r.config.commitEnd());
        for (uint32 i = 1; i <= 10; ++i) {
            ValidatorId candidate = ValidatorId.wrap(i);
            if (hub.seatsAt(r.round, candidate) == 0 && hub.seatsOf(r.round, candidate) != 0) id = candidate;
        }
        vm.assertTrue(ValidatorId.unwrap(id) != 0);
        vm.revertToState(snapshot);
    }

    function _seedBlock(RoundId round) private view returns (uint256) {
        (RoundConfig config, ) = hub.roundOf(round);
        return config.seedBlock();
    }

    function _assertSuspends() private {
        uint256 snapshot = vm.snapshotState();
        attendance.prove(hub, IDLER, missed);
        vm.assertEq(uint8(validators.standingOf(IDLER)), uint8(Standing.SUSPENDED));
        vm.revertToState(snapshot);
    }

    function _expectTooFew(uint256 misses, uint256 commits) private {
        vm.expectRevert(
            abi.encodeWithSelector(IAttendanceBook.Attendance_TooFewMisses.selector, IDLER, misses, commits)
        );
    }

    function _expectNoCommittee(RoundId round, Phase phase) private {
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_NoCommittee.selector, round, phase));
        attendance.prove(hub, IDLER, missed);
    }

    function _expectWrongStanding(ValidatorId id, Standing standing) private {
        vm.expectRevert(abi.encodeWithSelector(IAttendanceBook.Attendance_WrongStanding.selector, id, standing));
        attendance.prove(hub, id, missed);
    }

    function _expectBeforeRearming(RoundId round, uint256 rearmedAt) private {
        (RoundConfig config, ) = hub.roundOf(round);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAttendanceBook.Attendance_BeforeRearming.selector,
                round,
                config.seedTime(),
                rearmedAt
            )
        );
        attendance.prove(hub, IDLER, missed);
    }

    function _expectForeign(IVerificationHub hub_, RoundId round) private {
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_ForeignRound.selector, round, hub_));
    }
}
