// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IVerdictWriter} from "../../../contracts/interfaces/IVerdictWriter.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {LogFixture} from "../support/LogFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 7: the log only grows, and every leaf is provable at every size that it ever had.
contract VerdictRegistryRecordTest is LogFixture {
    uint256 private constant SIZE = 70;

    function test_record_rootIsThatOfAPlainRange() public {
        vm.assertEq(log.root(), bytes32(0));
        for (uint256 i; i < SIZE; ++i) {
            _append(i);
            vm.assertEq(log.size(), i + 1);
            vm.assertEq(log.root(), _naiveRoot(i + 1), vm.toString(i + 1));
        }
    }

    function test_record_neverChangesARoot() public {
        bytes32[] memory roots = new bytes32[](SIZE + 1);
        for (uint256 i; i < SIZE; ++i) {
            _append(i);
            roots[i + 1] = log.root();
            for (uint256 size = 1; size <= i + 1; ++size) vm.assertEq(log.rootAt(size), roots[size]);
            for (uint256 size = 1; size <= i; ++size) vm.assertNotEq(roots[size], roots[i + 1]);
        }
    }

    /// @dev Every leaf at every size, with proofs made before and after the log grew.
    function test_verifyLeaf_provesEveryLeafAtEverySize() public {
        _fill(SIZE);
        for (uint256 size = 1; size <= SIZE; ++size) {
            for (uint256 index; index < size; ++index) {
                vm.assertTrue(this.isProven(index, size));
            }
        }
    }

    /// @dev A call of its own, so that the memory of a proof is given back.
    function isProven(uint256 index, uint256 size) external view returns (bool) {
        return log.verifyLeaf(_leaf(index), index, size, _proof(index, size));
    }

    function test_verifyLeaf_oldProofsHoldAfterGrowth() public {
        _fill(11);
        bytes32[] memory proof = _proof(6, 11);
        for (uint256 i = 11; i < 40; ++i) {
            _append(i);
            vm.assertTrue(log.verifyLeaf(_leaf(6), 6, 11, proof));
        }
    }

    function testFuzz_verifyLeaf_refusesAnotherPlaceSizeOrLeaf(uint8 size_, uint8 index_, uint8 other_) public {
        _fill(33);
        uint256 size = 1 + (size_ % 33);
        uint256 index = index_ % size;
        uint256 other = other_ % 33;
        bytes32[] memory proof = _proof(index, size);
        if (other != index) {
            vm.assertFalse(log.verifyLeaf(_leaf(other), index, size, proof));
            vm.assertFalse(log.verifyLeaf(_leaf(index), other, size, proof));
        }
        if (other + 1 != size) vm.assertFalse(log.verifyLeaf(_leaf(index), index, other + 1, proof));
    }

    function testFuzz_verifyLeaf_refusesTamperedProofs(uint8 size_, uint8 index_, uint8 place, uint256 bit) public {
        _fill(33);
        uint256 size = 1 + (size_ % 33);
        uint256 index = index_ % size;
        bytes32[] memory proof = _proof(index, size);
        bytes32[] memory longer = new bytes32[](proof.length + 1);
        for (uint256 i; i < proof.length; ++i) longer[i] = proof[i];
        vm.assertFalse(log.verifyLeaf(_leaf(index), index, size, longer));
        if (proof.length == 0) return;
        proof[place % proof.length] ^= bytes32(uint256(1) << (bit % 256));
        vm.assertFalse(log.verifyLeaf(_leaf(index), index, size, proof));
        proof[place % proof.length] ^= bytes32(uint256(1) << (bit % 256));
        assembly ("memory-safe") {
            mstore(proof, sub(mload(proof), 1))
        }
        vm.assertFalse(log.verifyLeaf(_leaf(index), index, size, proof));
    }

    function test_verifyLeaf_refusesIndicesPastTheSize() public {
        _fill(5);
        vm.assertFalse(log.verifyLeaf(_leaf(4), 5, 5, _proof(4, 5)));
        vm.assertFalse(log.verifyLeaf(_leaf(4), type(uint256).max, 5, _proof(4, 5)));
    }

    /// @dev An inner node, or a bag, does not pass for a leaf: the leaf is hashed from its fields.
    function test_verifyLeaf_bindsEveryFieldOfTheLeaf() public {
        _fill(3);
        bytes memory original = abi.encode(_leaf(1));
        bytes32[] memory proof = _proof(1, 3);
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(_leaf(1));
            changed[32 * word + 31] = bytes1(uint8(changed[32 * word + 31]) ^ 1);
            vm.assertFalse(log.verifyLeaf(abi.decode(changed, (VerdictLeaf)), 1, 3, proof));
        }
        vm.assertTrue(log.verifyLeaf(_leaf(1), 1, 3, proof));
    }

    function test_verifyLeaf_bindsChainAndRegistry() public {
        _fill(2);
        bytes32[] memory proof = _proof(0, 2);
        uint256 chain = block.chainid;
        vm.chainId(chain + 1);
        vm.assertFalse(log.verifyLeaf(_leaf(0), 0, 2, proof));
        vm.chainId(chain);
        vm.assertTrue(log.verifyLeaf(_leaf(0), 0, 2, proof));
        vm.assertEq(log.hashLeaf(_leaf(0)), _hashLeaf(0));
    }

    function test_rootAt_revertsOutsideTheLog() public {
        _fill(3);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_BadSize.selector, 0, 3));
        log.rootAt(0);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_BadSize.selector, 4, 3));
        log.rootAt(4);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_BadSize.selector, 4, 3));
        log.verifyLeaf(_leaf(0), 0, 4, new bytes32[](0));
    }

    function test_record_revertsWhenNotAdmitted() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, STRANGER));
        log.record(_leaf(0));
        // Not even the administrator.
        log.dismissHub(address(this));
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, this));
        log.record(_leaf(0));
    }

    /// @dev A hub cannot write in another's name.
    function test_record_revertsWhenRequestIsOfAnotherSeries() public {
        log.admitHub(STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(IVerdictRegistry.Registry_ForeignRequest.selector, _leaf(0).requestId, 2)
        );
        log.record(_leaf(0));
    }

    function test_admitHub_givesEachASeriesOfItsOwn() public {
        vm.assertEq(log.seriesOf(address(this)), 1);
        vm.expectEmit(address(log));
        emit IVerdictRegistry.HubAdmitted(STRANGER, 2);
        log.admitHub(STRANGER);
        vm.assertEq(log.seriesOf(STRANGER), 2);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_HubAlreadyAdmitted.selector, STRANGER, 2));
        log.admitHub(STRANGER);
        vm.expectEmit(address(log));
        emit IVerdictRegistry.HubDismissed(STRANGER, 2);
        log.dismissHub(STRANGER);
        vm.assertEq(log.seriesOf(STRANGER), 0);
        // A series is never given twice.
        vm.assertEq(log.admitHub(STRANGER), 3);
    }

    function test_dismissHub_revertsWhenNotAdmitted() public {
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, STRANGER));
        log.dismissHub(STRANGER);
    }

    function test_admitHub_revertsWhenNotGovernance() public {
        bytes memory reason = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        log.admitHub(STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        log.dismissHub(address(this));
    }

    /// @dev A hub is told its series when it is admitted, and zero when it is dismissed.
    function test_admitHub_tellsTheHub() public {
        Listener hub = new Listener();
        log.admitHub(address(hub));
        vm.assertEq(hub.series(), 2);
        log.dismissHub(address(hub));
        vm.assertEq(hub.series(), 0);
    }

    /// @dev Governance goes on whatever a hub answers.
    function test_dismissHub_goesOnWhenTheHubReverts() public {
        Deaf hub = new Deaf();
        log.admitHub(address(hub));
        log.dismissHub(address(hub));
        vm.assertEq(log.seriesOf(address(hub)), 0);
    }

    /// @dev An older hub goes on beside a newer one, and each is dismissed alone.
    function test_dismissHub_leavesTheOthers() public {
        log.admitHub(STRANGER);
        vm.assertEq(log.seriesOf(address(this)), 1);
        _append(0);
        log.dismissHub(STRANGER);
        _append(1);
        log.admitHub(STRANGER);
        log.dismissHub(address(this));
        vm.assertEq(log.seriesOf(STRANGER), 3);
        vm.assertEq(log.seriesOf(address(this)), 0);
        vm.assertEq(log.seriesOf(address(0)), 0);
    }
}

/// @notice Keeps what it is told.
contract Listener is IVerdictWriter {
    uint32 public series;

    function seriesChanged(uint32 series_) external {
        series = series_;
    }
}

/// @notice Reverts at whatever it is told.
contract Deaf is IVerdictWriter {
    function seriesChanged(uint32) external pure {
        revert();
    }
}
