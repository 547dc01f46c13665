// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {ClaimTrees} from "../support/ClaimTrees.sol";
import {LogFixture} from "../support/LogFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice A certificate holds for the claim, planes, leaf and place that it was made for, and for nothing else.
contract VerdictRegistryVerifyClaimTest is LogFixture {
    struct Certificate {
        IVerdictRegistry.ClaimProof claim;
        uint256[] planes;
        VerdictLeaf leaf;
        uint256 index;
        uint256 size;
        bytes32[] logProof;
    }

    function testFuzz_verifyClaim_readsTheVerdictOfEachClaim(uint256 seed, uint16 count_, uint16 claim_) public {
        uint256 count = 1 + (count_ % 600);
        uint256 index = claim_ % count;
        Certificate memory c = _certificate(seed, count, index);
        (bool valid, uint8 verdict) = _verify(c);
        vm.assertTrue(valid);
        uint256 words = c.planes.length / 2;
        uint256 affirm = (c.planes[index / 256] >> (index % 256)) & 1;
        uint256 deny = (c.planes[words + index / 256] >> (index % 256)) & 1;
        vm.assertEq(verdict, affirm + 2 * deny);
    }

    function test_verifyClaim_holdsForEveryShapeOfTree() public {
        uint16[8] memory counts = [uint16(1), 2, 3, 5, 256, 257, 1_000, 4_096];
        for (uint256 i; i < counts.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            uint256 last = uint256(counts[i]) - 1;
            (bool valid, ) = _verify(_certificate(i, counts[i], last));
            vm.assertTrue(valid, vm.toString(counts[i]));
            vm.revertToState(snapshot);
        }
    }

    function test_verifyClaim_refusesAnotherClaim() public {
        Certificate memory c = _certificate(1, 300, 7);
        c.claim.index = 8;
        _expectInvalid(c);
        // Past the end, where a proof of the right length could not exist.
        c.claim.index = 300;
        _expectInvalid(c);
        c.claim.index = 7;
        c.claim.salt ^= bytes32(uint256(1));
        _expectInvalid(c);
        c.claim.salt ^= bytes32(uint256(1));
        c.claim.textHash ^= bytes32(uint256(1));
        _expectInvalid(c);
        c.claim.textHash ^= bytes32(uint256(1));
        c.claim.contextHash ^= bytes32(uint256(1));
        _expectInvalid(c);
        c.claim.contextHash ^= bytes32(uint256(1));
        _expectValid(c);
    }

    function test_verifyClaim_refusesTamperedClaimProofs() public {
        Certificate memory c = _certificate(1, 300, 7);
        bytes32[] memory proof = c.claim.proof;
        for (uint256 i; i < proof.length; ++i) {
            proof[i] ^= bytes32(uint256(1));
            _expectInvalid(c);
            proof[i] ^= bytes32(uint256(1));
        }
        c.claim.proof = new bytes32[](proof.length + 1);
        for (uint256 i; i < proof.length; ++i) c.claim.proof[i] = proof[i];
        _expectInvalid(c);
        c.claim.proof = new bytes32[](proof.length - 1);
        for (uint256 i; i + 1 < proof.length; ++i) c.claim.proof[i] = proof[i];
        _expectInvalid(c);
    }

    function test_verifyClaim_refusesOtherPlanes() public {
        Certificate memory c = _certificate(1, 300, 7);
        for (uint256 i; i < 4; ++i) {
            c.planes[i] ^= 1 << 200;
            _expectInvalid(c);
            c.planes[i] ^= 1 << 200;
        }
        uint256[] memory planes = c.planes;
        c.planes = new uint256[](2);
        _expectInvalid(c);
        c.planes = new uint256[](6);
        _expectInvalid(c);
        c.planes = planes;
        _expectValid(c);
    }

    /// @dev Planes of another shape whose hash is the verdict's: fewer claims would move the deny words.
    function test_verifyClaim_refusesAnotherClaimCount() public {
        Certificate memory c = _certificate(1, 300, 7);
        c.leaf.claimCount = 200;
        _expectInvalid(c);
        c.leaf.claimCount = 600;
        _expectInvalid(c);
        c.leaf.claimCount = 0;
        _expectInvalid(c);
        c.leaf.claimCount = 301;
        _expectInvalid(c);
    }

    function test_verifyClaim_refusesAnotherLeafOrPlace() public {
        Certificate memory c = _certificate(1, 300, 7);
        c.leaf.finalizedAt += 1;
        _expectInvalid(c);
        c.leaf.finalizedAt -= 1;
        c.leaf.policyHash ^= bytes32(uint256(1));
        _expectInvalid(c);
        c.leaf.policyHash ^= bytes32(uint256(1));
        c.index -= 1;
        _expectInvalid(c);
        c.index += 1;
        c.size -= 1;
        _expectInvalid(c);
        c.size += 1;
        c.logProof[0] ^= bytes32(uint256(1));
        _expectInvalid(c);
        c.logProof[0] ^= bytes32(uint256(1));
        _expectValid(c);
    }

    function test_verifyClaim_revertsWhenSizeOutsideTheLog() public {
        Certificate memory c = _certificate(1, 300, 7);
        c.size = 99;
        vm.expectPartialRevert(IVerdictRegistry.Registry_BadSize.selector);
        _verify(c);
    }

    /// @dev A leaf of the claim tree hashed by one, as an inner node is, opens nothing.
    function test_verifyClaim_refusesAnInnerNodeAsClaim() public {
        Certificate memory c = _certificate(1, 4, 0);
        // With half of the proof, the node above the claim would have to stand for a claim of a bundle of two.
        c.leaf.claimCount = 2;
        c.claim.proof = new bytes32[](1);
        c.claim.proof[0] = ClaimTrees.node(ClaimTrees.leaf(2), ClaimTrees.leaf(3));
        _expectInvalid(c);
    }

    /// @dev Five leaves of other requests, the one in question, one more.
    function _certificate(uint256 seed, uint256 count, uint256 index) private returns (Certificate memory c) {
        _fill(5);
        uint256 words = (count + 255) / 256;
        c.planes = new uint256[](2 * words);
        for (uint256 i; i < 2 * words; ++i) c.planes[i] = uint256(keccak256(abi.encode(seed, i)));
        c.leaf = _leaf(5);
        c.leaf.claimCount = uint32(count);
        (c.leaf.claimsRoot, c.claim.proof) = ClaimTrees.build(count, index);
        c.leaf.verdictHash = keccak256(abi.encodePacked(c.planes));
        (c.claim.index, c.claim.salt, c.claim.textHash, c.claim.contextHash) = ClaimTrees.fieldsOf(index);
        c.index = log.record(c.leaf);
        c.size = c.index + 1;
        // Size 6: peaks over 4 and 2 leaves; this leaf's sibling is leaf 4, and the larger peak follows.
        c.logProof = new bytes32[](2);
        c.logProof[0] = _hashLeaf(4);
        c.logProof[1] = _tree(0, 2);
        _append(6);
    }

    function _verify(Certificate memory c) private view returns (bool, uint8) {
        return log.verifyClaim(c.claim, c.planes, c.leaf, c.index, c.size, c.logProof);
    }

    function _expectValid(Certificate memory c) private view {
        (bool valid, ) = _verify(c);
        vm.assertTrue(valid);
    }

    function _expectInvalid(Certificate memory c) private view {
        (bool valid, uint8 verdict) = _verify(c);
        vm.assertFalse(valid);
        vm.assertEq(verdict, 0);
    }
}
