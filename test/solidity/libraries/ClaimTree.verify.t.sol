// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ClaimTree} from "../../../contracts/libraries/ClaimTree.sol";
import {ClaimTrees} from "../support/ClaimTrees.sol";
import {vm} from "../support/Vm.sol";

/// @notice Threats 32 and 34: fixed depth, doubly hashed leaves that name their index.
contract ClaimTreeVerifyTest {
    function test_verify_provesEveryClaim() public view {
        uint16[7] memory counts = [uint16(1), 2, 3, 5, 9, 33, 64];
        for (uint256 i; i < counts.length; ++i) {
            for (uint256 index; index < counts[i]; ++index) _assertProven(counts[i], index);
        }
    }

    function test_verify_provesFirstMiddleAndLastOfLargeBundles() public view {
        uint16[4] memory counts = [uint16(256), 257, 1_000, 4_096];
        for (uint256 i; i < counts.length; ++i) {
            _assertProven(counts[i], 0);
            _assertProven(counts[i], counts[i] / 2);
            _assertProven(counts[i], uint256(counts[i]) - 1);
        }
    }

    function test_verify_refusesOtherDepths() public view {
        (bytes32 root, bytes32[] memory proof) = ClaimTrees.build(5, 2);
        bytes32 leaf = ClaimTrees.leaf(2);
        for (uint256 count = 1; count <= 20; ++count) {
            // Depth three serves five to eight claims.
            vm.assertEq(this.verify(root, count, leaf, proof), count > 4 && count < 9);
        }
        vm.assertFalse(this.verify(root, 0, leaf, proof));
        vm.assertFalse(this.verify(root, 0, root, new bytes32[](0)));
    }

    function testFuzz_verify_refusesOtherLeaves(uint16 count_, uint16 index_, bytes32 other) public view {
        uint256 count = 1 + (count_ % 40);
        uint256 index = index_ % count;
        (bytes32 root, bytes32[] memory proof) = ClaimTrees.build(count, index);
        vm.assertEq(this.verify(root, count, other, proof), other == ClaimTrees.leaf(index));
        for (uint256 i; i < count; ++i) {
            if (i != index) vm.assertFalse(this.verify(root, count, ClaimTrees.leaf(i), proof));
        }
    }

    function testFuzz_leafOf_bindsEveryField(uint256 index, bytes32 salt, bytes32 text, bytes32 context) public pure {
        bytes32 leaf = ClaimTree.leafOf(index, salt, text, context);
        bytes32 one = bytes32(uint256(1));
        vm.assertNotEq(leaf, ClaimTree.leafOf(index ^ 1, salt, text, context));
        vm.assertNotEq(leaf, ClaimTree.leafOf(index, salt ^ one, text, context));
        vm.assertNotEq(leaf, ClaimTree.leafOf(index, salt, text ^ one, context));
        vm.assertNotEq(leaf, ClaimTree.leafOf(index, salt, text, context ^ one));
    }

    function verify(bytes32 root, uint256 count, bytes32 leaf, bytes32[] calldata proof) external pure returns (bool) {
        return ClaimTree.verify(root, count, leaf, proof);
    }

    function _assertProven(uint256 count, uint256 index) private view {
        (bytes32 root, bytes32[] memory proof) = ClaimTrees.build(count, index);
        (, bytes32 salt, bytes32 text, bytes32 context) = ClaimTrees.fieldsOf(index);
        vm.assertTrue(this.verify(root, count, ClaimTree.leafOf(index, salt, text, context), proof));
    }
}
