// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Commitments} from "../../../contracts/libraries/Commitments.sol";
import {ClaimTree} from "../../../contracts/libraries/ClaimTree.sol";
import {RoundDigests} from "../../../contracts/libraries/RoundDigests.sol";
import {Sortition} from "../../../contracts/libraries/Sortition.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {RoundSummaries, RoundSummary} from "../../../contracts/types/RoundSummary.sol";
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

    function test_roundResult() public view {
        string memory json = vm.readFile("test/vectors/roundResult.json");
        uint256[] memory rounds = vm.parseJsonUintArray(json, ".round");
        uint256[] memory levels = vm.parseJsonUintArray(json, ".level");
        uint256[] memory times = vm.parseJsonUintArray(json, ".settledAt");
        uint256[] memory seats = vm.parseJsonUintArray(json, ".seats");
        uint256[] memory revealed = vm.parseJsonUintArray(json, ".revealedSeats");
        uint256[] memory undecided = vm.parseJsonUintArray(json, ".undecided");
        uint256[] memory fees = vm.parseJsonUintArray(json, ".netFee");
        bytes32[] memory summaries = vm.parseJsonBytes32Array(json, ".summary");
        vm.assertGt(summaries.length, 3);
        for (uint256 i; i < summaries.length; ++i) {
            RoundSummary summary = RoundSummaries.pack(
                RoundSummaries.Fields({
                    round: RoundId.wrap(uint64(rounds[i])),
                    level: uint8(levels[i]),
                    settledAt: uint40(times[i]),
                    seats: uint16(seats[i]),
                    revealedSeats: uint16(revealed[i]),
                    undecided: uint16(undecided[i]),
                    netFee: uint96(fees[i])
                })
            );
            vm.assertEq(bytes32(RoundSummary.unwrap(summary)), summaries[i]);
            vm.assertEq(RoundId.unwrap(summary.round()), rounds[i]);
            vm.assertEq(summary.level(), levels[i]);
            vm.assertEq(summary.settledAt(), times[i]);
            vm.assertEq(summary.seats(), seats[i]);
            vm.assertEq(summary.revealedSeats(), revealed[i]);
            vm.assertEq(summary.undecided(), undecided[i]);
            vm.assertEq(summary.isCounted(), undecided[i] != 0xffff);
            vm.assertEq(summary.netFee(), fees[i]);
        }
    }

    function test_roundResultDigests() public view {
        string memory json = vm.readFile("test/vectors/roundResult.json");
        bytes32[] memory headers = _headerHashes();
        bytes32[] memory summaries = vm.parseJsonBytes32Array(json, ".summary");
        bytes32[] memory counted = vm.parseJsonBytes32Array(json, ".counted");
        bytes32[] memory verdicts = vm.parseJsonBytes32Array(json, ".verdictHash");
        bytes32[] memory details = vm.parseJsonBytes32Array(json, ".detailsHash");
        bytes32[] memory digests = vm.parseJsonBytes32Array(json, ".digest");
        for (uint256 i; i < digests.length; ++i) {
            RoundResult memory result = RoundResult(
                RoundSummary.wrap(uint256(summaries[i])),
                RoundState.wrap(uint256(counted[i])),
                verdicts[i],
                details[i]
            );
            vm.assertEq(RoundDigests.resultDigest(headers[i], result), digests[i]);
            vm.assertEq(keccak256(abi.encode(headers[i], result)), digests[i]);
            bytes32 pays = RoundDigests.hashWords(_pair(json, "pay", i));
            bytes32 clear = RoundDigests.hashWords(_pair(json, "clear", i));
            vm.assertEq(RoundDigests.deeperDetails(pays, clear), details[i]);
        }
    }

    function test_deeperRounds() public view {
        string memory json = vm.readFile("test/vectors/roundResult.json");
        bytes32[] memory headers = _headerHashes();
        uint256[] memory requests = vm.parseJsonUintArray(json, ".requestId");
        bytes32[] memory selections = vm.parseJsonBytes32Array(json, ".selectionHash");
        uint256[] memory children = vm.parseJsonUintArray(json, ".child");
        uint256[] memory fees = vm.parseJsonUintArray(json, ".fee");
        bytes32[] memory hashes = vm.parseJsonBytes32Array(json, ".deeperHash");
        bytes32[] memory starts = vm.parseJsonBytes32Array(json, ".deeperStart");
        for (uint256 i; i < hashes.length; ++i) {
            DeeperRound memory deeper = DeeperRound(
                RequestId.wrap(uint64(requests[i])),
                selections[i],
                uint16(children[i]),
                uint128(fees[i])
            );
            vm.assertEq(this.deeperHash(deeper), hashes[i]);
            RoundId round = RoundId.wrap(uint64(requests[i]) + 7);
            vm.assertEq(bytes32(RoundState.unwrap(RoundDigests.startDeeper(headers[i], hashes[i], round))), starts[i]);
        }
    }

    function deeperHash(DeeperRound calldata deeper) external pure returns (bytes32) {
        return RoundDigests.deeperHash(deeper);
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

    /// @dev Hashes of the headers of requestHeader.json, which the results go with.
    function _headerHashes() private view returns (bytes32[] memory) {
        return vm.parseJsonBytes32Array(vm.readFile("test/vectors/roundResult.json"), ".headerHash");
    }

    function _pair(string memory json, string memory name, uint256 i) private pure returns (uint256[] memory words) {
        words = new uint256[](2);
        words[0] = uint256(vm.parseJsonBytes32Array(json, string.concat(".", name, "0"))[i]);
        words[1] = uint256(vm.parseJsonBytes32Array(json, string.concat(".", name, "1"))[i]);
    }

    function verify(bytes32 root, uint256 count, bytes32 leaf, bytes32[] calldata proof) external pure returns (bool) {
        return ClaimTree.verify(root, count, leaf, proof);
    }
}
