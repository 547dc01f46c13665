// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Commitments} from "../../../contracts/libraries/Commitments.sol";
import {ClaimTree} from "../../../contracts/libraries/ClaimTree.sol";
import {Sortition} from "../../../contracts/libraries/Sortition.sol";
import {Phase} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Seat} from "../../../contracts/types/Seat.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";

/// @notice The vectors of test/vectors, which bind these libraries to their TypeScript twins.
contract VectorsTest {
    function test_sortition() public view {
        string memory json = vm.readFile("test/vectors/sortition.json");
        bytes32[] memory hashes = vm.parseJsonBytes32Array(json, ".blockHash");
        bytes32[] memory seeds = vm.parseJsonBytes32Array(json, ".seed");
        uint256[] memory rounds = vm.parseJsonUintArray(json, ".round");
        uint256[] memory ids = vm.parseJsonUintArray(json, ".validatorId");
        uint256[] memory seats = vm.parseJsonUintArray(json, ".seats");
        uint256[] memory powers = vm.parseJsonUintArray(json, ".power");
        uint256[] memory totals = vm.parseJsonUintArray(json, ".totalPower");
        uint256[] memory caps = vm.parseJsonUintArray(json, ".cap");
        uint256[] memory held = vm.parseJsonUintArray(json, ".held");
        vm.assertGt(held.length, 30);
        for (uint256 i; i < held.length; ++i) {
            vm.assertEq(Sortition.seedOf(hashes[i], RoundId.wrap(uint64(rounds[i]))), seeds[i]);
            ValidatorId id = ValidatorId.wrap(uint32(ids[i]));
            vm.assertEq(Sortition.seatsOf(seeds[i], id, seats[i], powers[i], totals[i], caps[i]), held[i]);
        }
    }

    function test_commitment() public {
        string memory json = vm.readFile("test/vectors/commitment.json");
        uint256[] memory chains = vm.parseJsonUintArray(json, ".chainId");
        address[] memory hubs = vm.parseJsonAddressArray(json, ".hub");
        uint256[] memory rounds = vm.parseJsonUintArray(json, ".round");
        uint256[] memory ids = vm.parseJsonUintArray(json, ".validatorId");
        bytes32[] memory salts = vm.parseJsonBytes32Array(json, ".salt");
        bytes32[] memory votes = vm.parseJsonBytes32Array(json, ".votesHash");
        bytes32[] memory reports = vm.parseJsonBytes32Array(json, ".reportHash");
        bytes32[] memory expected = vm.parseJsonBytes32Array(json, ".commitment");
        vm.assertGt(expected.length, 3);
        for (uint256 i; i < expected.length; ++i) {
            vm.chainId(chains[i]);
            RoundId round = RoundId.wrap(uint64(rounds[i]));
            ValidatorId id = ValidatorId.wrap(uint32(ids[i]));
            vm.assertEq(Commitments.hash(hubs[i], round, id, salts[i], votes[i], reports[i]), expected[i]);
        }
    }

    function test_roundState() public view {
        string memory json = vm.readFile("test/vectors/roundState.json");
        bytes32[] memory before = vm.parseJsonBytes32Array(json, ".before");
        uint256[] memory seats = vm.parseJsonUintArray(json, ".seat");
        bytes32[] memory commitments = vm.parseJsonBytes32Array(json, ".commitment");
        bytes32[] memory afterwards = vm.parseJsonBytes32Array(json, ".after");
        vm.assertGt(afterwards.length, 10);
        for (uint256 i; i < afterwards.length; ++i) {
            RoundState state = RoundState.wrap(uint256(before[i])).push(Seat.wrap(seats[i]), commitments[i]);
            vm.assertEq(bytes32(RoundState.unwrap(state)), afterwards[i]);
        }
    }

    function test_phases() public view {
        string memory json = vm.readFile("test/vectors/phases.json");
        bytes32[] memory words = vm.parseJsonBytes32Array(json, ".word");
        uint256[] memory times = vm.parseJsonUintArray(json, ".timestamp");
        uint256[] memory committed = vm.parseJsonUintArray(json, ".committedSeats");
        bool[] memory toppedUp = vm.parseJsonBoolArray(json, ".toppedUp");
        uint256[] memory phases = vm.parseJsonUintArray(json, ".phase");
        vm.assertGt(phases.length, 30);
        for (uint256 i; i < phases.length; ++i) {
            Phase phase = RoundConfig.wrap(uint256(words[i])).phaseAt(times[i], committed[i], toppedUp[i]);
            vm.assertEq(uint8(phase), phases[i], vm.toString(i));
        }
    }

    function test_claims() public view {
        string memory json = vm.readFile("test/vectors/claims.json");
        uint256[] memory counts = vm.parseJsonUintArray(json, ".claimCount");
        uint256[] memory indices = vm.parseJsonUintArray(json, ".index");
        bytes32[] memory salts = vm.parseJsonBytes32Array(json, ".salt");
        bytes32[] memory texts = vm.parseJsonBytes32Array(json, ".textHash");
        bytes32[] memory contexts = vm.parseJsonBytes32Array(json, ".contextHash");
        bytes32[] memory leaves = vm.parseJsonBytes32Array(json, ".leaf");
        for (uint256 i; i < leaves.length; ++i) {
            vm.assertEq(ClaimTree.leafOf(indices[i], salts[i], texts[i], contexts[i]), leaves[i]);
        }
    }

    function test_claimProofs() public view {
        string memory json = vm.readFile("test/vectors/claims.json");
        uint256[] memory counts = vm.parseJsonUintArray(json, ".claimCount");
        bytes32[] memory leaves = vm.parseJsonBytes32Array(json, ".leaf");
        bytes32[] memory roots = vm.parseJsonBytes32Array(json, ".root");
        uint256[] memory starts = vm.parseJsonUintArray(json, ".proofStart");
        uint256[] memory lengths = vm.parseJsonUintArray(json, ".proofLength");
        bytes32[] memory proofs = vm.parseJsonBytes32Array(json, ".proof");
        vm.assertGt(leaves.length, 10);
        for (uint256 i; i < leaves.length; ++i) {
            bytes32[] memory proof = new bytes32[](lengths[i]);
            for (uint256 j; j < proof.length; ++j) proof[j] = proofs[starts[i] + j];
            vm.assertTrue(this.verify(roots[i], counts[i], leaves[i], proof));
        }
    }

    function verify(bytes32 root, uint256 count, bytes32 leaf, bytes32[] calldata proof) external pure returns (bool) {
        return ClaimTree.verify(root, count, leaf, proof);
    }
}
