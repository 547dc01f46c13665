// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Opening, SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {Phase} from "../../../contracts/types/RequestStatus.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 4 and 5: an opening is taken once, and never before the commit window has closed.
contract VerificationHubPostOpeningsTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_postOpenings_marksPositionsByAnyone() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        Vote memory v = votes[3];
        vm.expectEmit(address(hub));
        emit IVerificationHub.OpeningPosted(r.round, v.id, 3, v.salt, v.reportHash, v.planes);
        vm.prank(STRANGER);
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 3));
        vm.assertEq(hub.postedOf(r.round, 0), 8);
        // One of two is new: the other is passed over.
        _post(r, votes, 0x0a);
        vm.assertEq(hub.postedOf(r.round, 0), 0x0a);
    }

    function test_postOpenings_revertsBeforeTheRevealWindow() public {
        Request memory r = _open(Tier.LIGHT, 10);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        vm.warp(r.config.commitEnd() - 1);
        _expectRefusal(r, votes, 0, abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, r.round, Phase.COMMIT));
        vm.warp(r.config.commitEnd());
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 0));
    }

    /// @dev Invariant 5 in the top-up window: who commits there must not see what others voted.
    function test_postOpenings_revertsInTheTopUpWindow() public {
        Request memory r = _open(Tier.LIGHT, 10);
        _enterCommit(r);
        Vote[] memory first = _commitSome(r, 1, 2);
        vm.warp(r.config.commitEnd());
        bytes memory reason = abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, r.round, Phase.TOP_UP);
        _expectRefusal(r, first, 0, reason);
        Vote[] memory second = _commitSome(r, 1, 2);
        // Least seats are in; the window stays open to its end all the same.
        vm.warp(r.config.revealStart(true) - 1);
        Vote[] memory votes = new Vote[](4);
        (votes[0], votes[1], votes[2], votes[3]) = (first[0], first[1], second[0], second[1]);
        _expectRefusal(r, votes, 0, reason);
        vm.warp(r.config.revealStart(true));
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 0));
    }

    function test_postOpenings_revertsAfterTheRevealWindow() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        vm.warp(r.config.revealEnd(false) - 1);
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 0));
        vm.warp(r.config.revealEnd(false));
        _expectRefusal(r, votes, 1, abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, r.round, Phase.SETTLE));
    }

    function test_postOpenings_revertsWhenNothingNew() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, 2));
        bytes memory reason = abi.encodeWithSelector(IVerificationHub.Hub_NothingNew.selector, r.round);
        _expectRefusal(r, votes, 2, reason);
        vm.expectRevert(reason);
        hub.postOpenings(r.round, r.start, _seated(votes), new Opening[](0));
    }

    function test_postOpenings_revertsWhenPositionIsAnothers() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        for (uint256 position; position < 7; ++position) {
            if (position == 1) continue;
            Opening[] memory openings = _opening(votes, 1);
            openings[0].position = position;
            vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BadOpening.selector, r.round, position));
            hub.postOpenings(r.round, r.start, _seated(votes), openings);
        }
    }

    function test_postOpenings_revertsWhenAnyPartChanges() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        for (uint256 part; part < 4; ++part) {
            Opening[] memory openings = _opening(votes, 1);
            if (part == 0) openings[0].salt ^= bytes32(uint256(1));
            if (part == 1) openings[0].reportHash ^= bytes32(uint256(1));
            if (part > 1) openings[0].planes = _randomPlanes(part, 10);
            vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BadOpening.selector, r.round, 1));
            hub.postOpenings(r.round, r.start, _seated(votes), openings);
        }
    }

    function test_postOpenings_revertsWhenPlanesHaveAnotherLength() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        for (uint256 length; length < 5; ++length) {
            if (length == 2) continue;
            Opening[] memory openings = _opening(votes, 0);
            openings[0].planes = new uint256[](length);
            vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BadPlanes.selector, length, 2));
            hub.postOpenings(r.round, r.start, _seated(votes), openings);
        }
    }

    function test_postOpenings_revertsWhenCommitmentsAreNotTheRounds() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        SeatedCommitment[] memory seated = _seated(votes);
        seated[4].commitment ^= bytes32(uint256(1));
        vm.expectPartialRevert(IVerificationHub.Hub_CommitmentsDiffer.selector);
        hub.postOpenings(r.round, r.start, seated, _opening(votes, 0));
        seated = _seated(votes);
        assembly ("memory-safe") {
            mstore(seated, 4)
        }
        vm.expectPartialRevert(IVerificationHub.Hub_CommitmentsDiffer.selector);
        hub.postOpenings(r.round, r.start, seated, _opening(votes, 0));
    }

    /// @dev Invariant 6: a later state as `start` would shift every position, so that one may mark the place of a withheld
    /// opening as posted; nobody but the withholder could then settle.
    function test_postOpenings_revertsWhenStartIsALaterState() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        RoundState later = r.start.push(votes[0].seat, votes[0].commitment);
        Vote[] memory rest = new Vote[](4);
        for (uint256 i; i < 4; ++i) rest[i] = votes[i + 1];
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotTheStart.selector, r.round, later));
        hub.postOpenings(r.round, later, _seated(rest), _opening(rest, 0));
        RoundState last = _state(r);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotTheStart.selector, r.round, last));
        hub.postOpenings(r.round, last, new SeatedCommitment[](0), _opening(votes, 0));
        vm.assertEq(hub.postedOf(r.round, 0), 0);
    }

    function test_postOpenings_revertsWhenStartIsAnothers() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 10);
        RoundState start = _open(Tier.LIGHT, 10).start;
        vm.expectPartialRevert(IVerificationHub.Hub_CommitmentsDiffer.selector);
        hub.postOpenings(r.round, start, _seated(votes), _opening(votes, 0));
    }

    function _expectRefusal(Request memory r, Vote[] memory votes, uint256 position, bytes memory reason) private {
        vm.expectRevert(reason);
        hub.postOpenings(r.round, r.start, _seated(votes), _opening(votes, position));
    }
}
