// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {Family} from "../../../contracts/types/Domain.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Seat, Seats} from "../../../contracts/types/Seat.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 4: what a settler supplies is taken exactly as it was committed, or not at all.
contract VerificationHubTamperTest is RequestFixture {
    bytes4 private constant DIFFER = IVerificationHub.Hub_CommitmentsDiffer.selector;
    bytes4 private constant BAD_OPENING = IVerificationHub.Hub_BadOpening.selector;

    Request private r;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
        r = _open(Tier.LIGHT, 300);
        _enterCommit(r);
    }

    function test_settle_revertsWhenSeatChanged() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        Seat seat = ballots[2].seat;
        ValidatorId id = seat.validator();
        Family family = Family.wrap(uint8(seat.family()));
        // A seat more than was committed: the last ballot finds no room.
        ballots[2].seat = Seats.pack(id, family, 2, false);
        _expectRefusal(ballots, planes, BAD_OPENING);
        ballots[2].seat = Seats.pack(ValidatorId.wrap(4), family, 1, false);
        _expectRefusal(ballots, planes, DIFFER);
        ballots[2].seat = Seats.pack(id, Family.wrap(7), 1, false);
        _expectRefusal(ballots, planes, DIFFER);
        ballots[2].seat = Seats.pack(id, family, 1, true);
        _expectRefusal(ballots, planes, DIFFER);
        // Bits that no field reads.
        ballots[2].seat = Seat.wrap(Seat.unwrap(seat) | (1 << 64));
        _expectRefusal(ballots, planes, DIFFER);
        ballots[2].seat = Seat.wrap(Seat.unwrap(seat) | 2);
        _expectRefusal(ballots, planes, DIFFER);
        ballots[2].seat = seat;
        hub.settle(r.round, r.header, ballots, planes);
    }

    function test_settle_revertsWhenSeatsAreNoneOrTooMany() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        ValidatorId id = ballots[3].seat.validator();
        Family family = Family.wrap(uint8(ballots[3].seat.family()));
        uint16[3] memory seats = [uint16(0), 100, 65_535];
        for (uint256 i; i < seats.length; ++i) {
            ballots[3].seat = Seats.pack(id, family, seats[i], false);
            vm.expectRevert(abi.encodeWithSelector(BAD_OPENING, r.round, 3));
            hub.settle(r.round, r.header, ballots, planes);
        }
    }

    /// @dev Seats moved from one ballot to another leave the sum as it was.
    function testFuzz_settle_revertsWhenAnyBitOfASeatChanges(uint8 ballot, uint8 bit) public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        uint256 i = ballot % 5;
        ballots[i].seat = Seat.wrap(Seat.unwrap(ballots[i].seat) ^ (1 << bit));
        vm.expectRevert();
        hub.settle(r.round, r.header, ballots, planes);
    }

    function test_settle_revertsWhenReordered() public {
        (, , Vote[] memory votes) = _honest();
        (votes[1], votes[2]) = (votes[2], votes[1]);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](2));
        _expectRefusal(ballots, planes, DIFFER);
    }

    function test_settle_revertsWhenDropped() public {
        (, , Vote[] memory votes) = _honest();
        assembly ("memory-safe") {
            mstore(votes, 4)
        }
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](2));
        _expectRefusal(ballots, planes, DIFFER);
        (ballots, planes) = _settlement(new Vote[](0), ALL, new uint256[](2));
        _expectRefusal(ballots, planes, DIFFER);
    }

    function test_settle_revertsWhenAddedTo() public {
        (, , Vote[] memory votes) = _honest();
        Vote[] memory more = new Vote[](6);
        for (uint256 i; i < 6; ++i) more[i] = votes[i % 5];
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(more, ALL, new uint256[](2));
        _expectRefusal(ballots, planes, BAD_OPENING);
    }

    function testFuzz_settle_revertsWhenAnyVoteChanges(uint16 position) public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        // Words 2 and up are the five voters' planes, 300 claims in two words each.
        uint256 voter = position % 5;
        uint256 claim = (position / 5) % 300;
        uint256 plane = position % 2;
        planes[2 + 4 * voter + 2 * plane + claim / 256] ^= 1 << (claim % 256);
        _expectRefusal(ballots, planes, DIFFER);
    }

    /// @dev Bits past the last claim say nothing, in the base as in a voter's planes.
    function test_settle_ignoresBitsPastEnd() public {
        (Ballot[] memory ballots, uint256[] memory planes, Vote[] memory votes) = _honest();
        for (uint256 i = 1; i < planes.length; i += 2) planes[i] ^= type(uint256).max << 44;
        uint256[] memory verdict = _naiveVerdict(r, votes, ALL);
        vm.recordLogs();
        hub.settle(r.round, r.header, ballots, planes);
        (, bytes memory data) = _logOf(IVerificationHub.RoundSettled.selector);
        (RoundResult memory result, , , ) = abi.decode(data, (RoundResult, uint256[], uint256, uint256));
        vm.assertEq(result.verdictHash, keccak256(abi.encodePacked(verdict)));
    }

    function test_settle_revertsWhenBaseChanges() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        planes[1] ^= 1;
        _expectRefusal(ballots, planes, DIFFER);
    }

    function test_settle_revertsWhenSaltOrReportChanges() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        ballots[4].secret ^= bytes32(uint256(1));
        _expectRefusal(ballots, planes, DIFFER);
        ballots[4].secret ^= bytes32(uint256(1));
        ballots[4].reportHash ^= bytes32(uint256(1));
        _expectRefusal(ballots, planes, DIFFER);
    }

    function test_settle_revertsWhenPlaneWordsTooManyOrTooFew() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        uint256[] memory other = new uint256[](23);
        for (uint256 i; i < 22; ++i) other[i] = planes[i];
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BadPlanes.selector, 23, 22));
        hub.settle(r.round, r.header, ballots, other);
        for (uint256 length; length < 22; ++length) {
            assembly ("memory-safe") {
                mstore(other, length)
            }
            _expectRefusal(ballots, other, IVerificationHub.Hub_BadPlanes.selector);
        }
    }

    /// @dev Planes cut short where the calldata goes on with words that would fit: the length is pinned.
    function test_settle_revertsWhenWordsBehindThePlanesWouldFit() public {
        (Ballot[] memory ballots, uint256[] memory planes, ) = _honest();
        bytes memory call_ = abi.encodeCall(hub.settle, (r.round, r.header, ballots, planes));
        // The planes are the last argument: their length word stands in front of their 22 words.
        uint256 at = call_.length - 23 * 32;
        assembly ("memory-safe") {
            mstore(add(add(call_, 0x20), at), 18)
        }
        (bool success, bytes memory reason) = address(hub).call(call_);
        vm.assertFalse(success);
        vm.assertEq(reason, abi.encodeWithSelector(IVerificationHub.Hub_BadPlanes.selector, 18, 22));
    }

    function test_settle_revertsWhenBitsPastEnd() public {
        Vote[] memory votes = new Vote[](5);
        for (uint32 i; i < 5; ++i) {
            uint256[] memory planes = _randomPlanes(i, 300);
            // Claim 300 of 300 claims, in the deny plane.
            if (i == 2) planes[3] |= 1 << 44;
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), planes);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        (Ballot[] memory ballots, uint256[] memory words) = _settlement(votes, ALL, new uint256[](2));
        // A settlement cannot write those bits: what it opens is another vote than the committed one.
        _expectRefusal(ballots, words, DIFFER);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BitsPastEnd.selector, 2));
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 2));
        // The round still ends: the bad vote counts as withheld.
        _post(r, votes, 0x1b);
        _enterSettle(r);
        _settle(r, votes, 0x1b);
    }

    /// @dev Threats 1 and 2: a commitment made for another chain, hub, round or validator, or with another salt, other
    /// votes or another report, opens nothing here.
    function test_commitment_bindsEveryField() public {
        for (uint256 field; field < 8; ++field) {
            uint256 snapshot = vm.snapshotState();
            Vote[] memory votes = new Vote[](5);
            for (uint32 i; i < 5; ++i) {
                votes[i] = _vote(r, ValidatorId.wrap(i + 1), i);
                if (i == 1) votes[i].commitment = _commitmentWith(votes[i], field);
                _commit(r, votes[i]);
            }
            _enterReveal(r);
            (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](2));
            if (field == 7) {
                // Nothing was changed: the twin of the hash is right.
                hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 1));
                hub.settle(r.round, r.header, ballots, planes);
            } else {
                vm.expectRevert(abi.encodeWithSelector(BAD_OPENING, r.round, 1));
                hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 1));
                _expectRefusal(ballots, planes, DIFFER);
            }
            vm.revertToState(snapshot);
        }
    }

    /// @dev A copied commitment cannot be opened by the copier, even after the original was shown.
    function test_commitment_copyOpensNothing() public {
        Vote[] memory votes = new Vote[](3);
        votes[0] = _vote(r, ValidatorId.wrap(1), 1);
        votes[1] = _vote(r, ValidatorId.wrap(2), 2);
        votes[2] = votes[0];
        votes[2] = Vote(
            ValidatorId.wrap(3),
            Seats.pack(ValidatorId.wrap(3), Family.wrap(3), 1, false),
            votes[0].salt,
            votes[0].reportHash,
            votes[0].planes,
            votes[0].commitment
        );
        for (uint256 i; i < 3; ++i) _commit(r, votes[i]);
        _enterReveal(r);
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 0));
        vm.expectRevert(abi.encodeWithSelector(BAD_OPENING, r.round, 2));
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 2));
    }

    function test_settle_revertsWhenReportHashIsZero() public {
        Vote[] memory votes = new Vote[](3);
        for (uint32 i; i < 3; ++i) {
            votes[i] = _vote(r, ValidatorId.wrap(i + 1), i);
            if (i == 2) {
                votes[i].reportHash = 0;
                votes[i].commitment = _commitmentWith(votes[i], 7);
            }
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        // Without a report a ballot reads as withheld: nobody can open it.
        vm.expectRevert(abi.encodeWithSelector(BAD_OPENING, r.round, 2));
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 2));
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](2));
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotAllOpened.selector, r.round, 2));
        hub.settle(r.round, r.header, ballots, planes);
    }

    function _honest() private returns (Ballot[] memory ballots, uint256[] memory planes, Vote[] memory votes) {
        votes = _commitAll(r, 7);
        vm.assertEq(votes.length, 5);
        _enterReveal(r);
        (ballots, planes) = _settlement(votes, ALL, new uint256[](2));
    }

    /// @dev The commitment of a vote, with one of the hash's seven inputs changed.
    function _commitmentWith(Vote memory v, uint256 field) private view returns (bytes32) {
        bytes32 votesHash = keccak256(abi.encodePacked(v.planes));
        bytes32[7] memory inputs = [
            bytes32(block.chainid),
            bytes32(uint256(uint160(address(hub)))),
            bytes32(uint256(RoundId.unwrap(r.round))),
            bytes32(uint256(ValidatorId.unwrap(v.id))),
            v.salt,
            votesHash,
            v.reportHash
        ];
        if (field < 7) inputs[field] ^= bytes32(uint256(1));
        return
            keccak256(
                abi.encode(
                    keccak256(
                        "Commitment(uint256 chainId,address hub,uint64 round,uint32 validatorId,bytes32 salt,bytes32 votesHash,bytes32 reportHash)"
                    ),
                    inputs
                )
            );
    }

    function _expectRefusal(Ballot[] memory ballots, uint256[] memory planes, bytes4 reason) private {
        vm.expectPartialRevert(reason);
        hub.settle(r.round, r.header, ballots, planes);
    }
}
