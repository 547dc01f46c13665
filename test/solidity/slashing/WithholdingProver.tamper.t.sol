// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {RoundSummary} from "../../../contracts/types/RoundSummary.sol";
import {Seat} from "../../../contracts/types/Seat.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {vm} from "../support/Vm.sol";
import {WithholdingFixture} from "../support/WithholdingFixture.sol";

/// @notice Invariant 2: nobody is slashed on anything but the round's own header, result and commitments, nor for a vote
/// that was opened.
contract WithholdingProverTamperTest is WithholdingFixture {
    bytes4 private constant NOT_COUNTED = IWithholdingProver.Withholding_NotCounted.selector;
    bytes4 private constant DIFFER = IWithholdingProver.Withholding_CommitmentsDiffer.selector;

    /// @dev Each word of the header's encoding, changed once.
    function test_prove_revertsWhenAnyHeaderFieldChanges() public {
        bytes memory encoded = abi.encode(r.header);
        vm.assertEq(encoded.length, 480);
        for (uint256 word; word < encoded.length / 32; ++word) {
            RequestHeader memory changed = abi.decode(_flip(encoded, word), (RequestHeader));
            vm.expectPartialRevert(NOT_COUNTED);
            prover.prove(hub, changed, none, result, commitments, _one(3));
        }
        _prove(_one(3));
    }

    /// @dev Each word of the result's encoding, changed once.
    function test_prove_revertsWhenAnyResultFieldChanges() public {
        bytes memory encoded = abi.encode(result);
        vm.assertEq(encoded.length, 128);
        for (uint256 word; word < encoded.length / 32; ++word) {
            RoundResult memory changed = abi.decode(_flip(encoded, word), (RoundResult));
            vm.expectPartialRevert(NOT_COUNTED);
            prover.prove(hub, r.header, none, changed, commitments, _one(3));
        }
        _prove(_one(3));
    }

    function test_prove_saysWhatItComparedTheResultWith() public {
        RoundResult memory changed = result;
        changed.summary = RoundSummary.wrap(RoundSummary.unwrap(changed.summary) + (1 << 128));
        bytes32 digest = keccak256(abi.encode(keccak256(abi.encode(r.header)), changed));
        uint256 given = (uint256(digest) & ~uint256(type(uint40).max)) | (uint256(RequestStatus.PROVISIONAL) << 1);
        vm.expectRevert(abi.encodeWithSelector(NOT_COUNTED, r.round, given, _state(r)));
        prover.prove(hub, r.header, none, changed, commitments, _one(3));
    }

    function testFuzz_prove_revertsWhenAnyBitOfASeatChanges(uint8 position, uint8 bit) public {
        uint256 i = position % 5;
        commitments[i].seat = Seat.wrap(Seat.unwrap(commitments[i].seat) ^ (1 << bit));
        _expectDiffer();
        _prove(_one(3));
    }

    function testFuzz_prove_revertsWhenAnyBitOfACommitmentChanges(uint8 position, uint8 bit) public {
        commitments[position % 5].commitment ^= bytes32(1 << bit);
        _expectDiffer();
        _prove(_one(3));
    }

    function test_prove_revertsWhenCommitmentsAreReorderedDroppedOrAdded() public {
        SeatedCommitment memory third = commitments[3];
        SeatedCommitment memory fourth = commitments[4];
        commitments[3] = fourth;
        commitments[4] = third;
        _expectDiffer();
        _prove(_one(3));
        commitments[3] = third;
        commitments[4] = fourth;
        commitments.push(third);
        _expectDiffer();
        _prove(_one(5));
        commitments.pop();
        commitments.pop();
        _expectDiffer();
        _prove(_one(3));
        delete commitments;
        _expectDiffer();
        _prove(_one(3));
    }

    function test_prove_revertsWhenOpened() public {
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IWithholdingProver.Withholding_Opened.selector, r.round, i));
            _prove(_two(3, i));
        }
    }

    function test_prove_revertsWhenThereIsNoSuchPosition() public {
        uint256[2] memory positions = [uint256(5), 1 << 40];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(IWithholdingProver.Withholding_NoSuchPosition.selector, r.round, positions[i], 5)
            );
            _prove(_two(3, positions[i]));
        }
    }

    /// @dev In the reveal window a settlement has every opening, though none need be posted.
    function test_prove_revertsWhenCountedInTheRevealWindow() public {
        (Request memory q, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 1);
        uint256 revealEnd = q.config.revealEnd(false);
        vm.warp(revealEnd - 1);
        _keep(q, votes, _settle(q, votes));
        vm.assertEq(hub.postedOf(q.round, 0), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IWithholdingProver.Withholding_AllOpened.selector, q.round, revealEnd - 1, revealEnd)
        );
        _prove(_one(3));
    }

    /// @dev In a round that topped up the reveal window ends later.
    function test_prove_revertsWhenCountedInALaterRevealWindow() public {
        Request memory q = _open(Tier.LIGHT, 1);
        _enterCommit(q);
        Vote[] memory early = _commitSome(q, 1, 2);
        vm.warp(q.config.commitEnd());
        Vote[] memory late = _commitAll(q, 2);
        Vote[] memory votes = new Vote[](5);
        for (uint256 i; i < 5; ++i) votes[i] = i < 2 ? early[i] : late[i - 2];
        uint256 time = q.config.revealEnd(true) - 1;
        vm.assertGt(time, q.config.revealEnd(false));
        vm.warp(time);
        _keep(q, votes, _settle(q, votes));
        vm.expectRevert(
            abi.encodeWithSelector(IWithholdingProver.Withholding_AllOpened.selector, q.round, time, time + 1)
        );
        _prove(_one(3));
    }

    function test_prove_revertsWhenTooLate() public {
        uint256 end = result.summary.settledAt() + PROOF_PERIOD;
        vm.warp(end + 1);
        vm.expectRevert(abi.encodeWithSelector(IWithholdingProver.Withholding_TooLate.selector, r.round, end, end + 1));
        _prove(_one(3));
        vm.warp(end);
        _prove(_one(3));
    }

    /// @dev A round that is still open, or that expired uncounted, keeps no result to prove by.
    function test_prove_revertsWhenTheRoundWasNotCounted() public {
        (Request memory q, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 1);
        _enterSettle(q);
        uint256[] memory verdict = new uint256[](2);
        _keep(q, votes, _result(q, votes, 0, verdict, q.header.terms.price(), keccak256("")));
        vm.expectPartialRevert(NOT_COUNTED);
        _prove(_one(3));
        vm.warp(vm.getBlockTimestamp() + hub.SETTLE_PERIOD());
        hub.expire(q.id, q.header, _seated(votes));
        vm.expectPartialRevert(NOT_COUNTED);
        _prove(_one(3));
    }

    function test_prove_revertsWhenTheHubIsNotAdmitted() public {
        bytes memory reason = abi.encodeWithSelector(
            IVerdictRegistry.Registry_ForeignRound.selector,
            r.round,
            STRANGER
        );
        vm.expectRevert(reason);
        prover.prove(IVerificationHub(STRANGER), r.header, none, result, commitments, _one(3));
        registry.dismissHub(address(hub));
        reason = abi.encodeWithSelector(IVerdictRegistry.Registry_ForeignRound.selector, r.round, hub);
        vm.expectRevert(reason);
        _prove(_one(3));
        registry.admitHub(address(hub));
        vm.expectRevert(reason);
        _prove(_one(3));
    }

    /// @dev Another round of the same hub has another result.
    function test_prove_revertsWithAnotherRoundsResult() public {
        (Request memory first, RoundResult memory old) = (r, result);
        _play(Tier.LIGHT, 7);
        RoundResult memory mixed = old;
        mixed.summary = _ofRound(old.summary, r.round);
        vm.expectPartialRevert(NOT_COUNTED);
        prover.prove(hub, first.header, none, mixed, commitments, _one(3));
        mixed.summary = _ofRound(old.summary, RoundId.wrap(RoundId.unwrap(r.round) + 1));
        vm.expectPartialRevert(NOT_COUNTED);
        prover.prove(hub, first.header, none, mixed, commitments, _one(3));
    }

    function _ofRound(RoundSummary summary, RoundId round) private pure returns (RoundSummary) {
        uint256 rest = RoundSummary.unwrap(summary) & ~(uint256(type(uint64).max) << 192);
        return RoundSummary.wrap(rest | (uint256(RoundId.unwrap(round)) << 192));
    }

    function _expectDiffer() private {
        RoundState folded = r.start;
        for (uint256 i; i < commitments.length; ++i) {
            folded = folded.push(commitments[i].seat, commitments[i].commitment);
        }
        vm.expectRevert(abi.encodeWithSelector(DIFFER, r.round, folded, result.counted));
    }

    function _flip(bytes memory encoded, uint256 word) private pure returns (bytes memory changed) {
        changed = bytes.concat(encoded);
        changed[32 * word + 31] ^= 0x01;
    }
}
