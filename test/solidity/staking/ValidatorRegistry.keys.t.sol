// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IOwnerListener} from "../../../contracts/interfaces/IOwnerListener.sol";
import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Family} from "../../../contracts/types/Domain.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Owners in two steps and operators by their time, on a registry whose stake manager is this test.
contract ValidatorRegistryKeysTest is MiraFixture, IOwnerListener {
    address private constant FIRST = address(0x1111);
    address private constant SECOND = address(0x2222);
    address private constant BUYER = address(0xB0B);

    error NotNow();

    IValidatorRegistry private keys;
    ValidatorId private id;
    bytes32 private told;
    bool private refusing;

    function setUp() public override {
        super.setUp();
        keys = IValidatorRegistry(_create("ValidatorRegistry", abi.encode(authority, EPOCH_LENGTH, DOMAINS, FAMILIES)));
        id = keys.register(FIRST, Family.wrap(1), 0, 1);
    }

    function ownerChanged(ValidatorId id_, address from, address to) external {
        require(!refusing, NotNow());
        vm.assertEq(msg.sender, address(keys));
        // The registry has changed already.
        vm.assertEq(keys.ownerOf(id_), to);
        vm.assertEq(keys.pendingOwnerOf(id_), address(0));
        told = keccak256(abi.encode(id_, from, to));
    }

    function test_transferOwnership_waitsForAcceptance() public {
        vm.expectEmit(address(keys));
        emit IValidatorRegistry.OwnershipTransferStarted(id, address(this), BUYER);
        keys.transferOwnership(id, BUYER);
        vm.assertEq(keys.ownerOf(id), address(this));
        vm.assertEq(keys.pendingOwnerOf(id), BUYER);
        keys.setOperator(id, SECOND);
        vm.expectEmit(address(keys));
        emit IValidatorRegistry.OwnershipTransferred(id, address(this), BUYER);
        vm.prank(BUYER);
        keys.acceptOwnership(id);
        vm.assertEq(keys.ownerOf(id), BUYER);
        vm.assertEq(keys.pendingOwnerOf(id), address(0));
        vm.assertEq(keys.validator(id).owner, BUYER);
        vm.assertEq(keys.validator(id).operator, SECOND);
        // No stake manager is named: nobody is told.
        vm.assertEq(told, 0);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotOwner.selector, id, address(this)));
        keys.setOperator(id, FIRST);
        vm.prank(BUYER);
        keys.setOperator(id, FIRST);
    }

    function test_transferOwnership_isForTheOwner() public {
        address[2] memory others = [FIRST, BUYER];
        for (uint256 i; i < 2; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotOwner.selector, id, others[i]));
            keys.transferOwnership(id, others[i]);
        }
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotOwner.selector, 9, address(this)));
        keys.transferOwnership(ValidatorId.wrap(9), BUYER);
    }

    function test_acceptOwnership_isForThePendingOwner() public {
        keys.transferOwnership(id, BUYER);
        address[3] memory others = [address(this), FIRST, STRANGER];
        for (uint256 i; i < 3; ++i) {
            vm.prank(others[i]);
            vm.expectRevert(
                abi.encodeWithSelector(IValidatorRegistry.Validators_NotPendingOwner.selector, id, others[i])
            );
            keys.acceptOwnership(id);
        }
        vm.prank(BUYER);
        keys.acceptOwnership(id);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotPendingOwner.selector, id, BUYER));
        keys.acceptOwnership(id);
    }

    function test_transferOwnership_offersOneAndTakesBack() public {
        keys.transferOwnership(id, BUYER);
        keys.transferOwnership(id, STRANGER);
        vm.prank(BUYER);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotPendingOwner.selector, id, BUYER));
        keys.acceptOwnership(id);
        keys.transferOwnership(id, address(0));
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotPendingOwner.selector, id, STRANGER));
        keys.acceptOwnership(id);
        vm.assertEq(keys.ownerOf(id), address(this));
    }

    function test_acceptOwnership_tellsTheStakeManager() public {
        keys.setStakeManager(address(this));
        keys.transferOwnership(id, BUYER);
        vm.assertEq(told, 0);
        vm.prank(BUYER);
        keys.acceptOwnership(id);
        vm.assertEq(told, keccak256(abi.encode(id, address(this), BUYER)));
    }

    /// @dev With the real stake manager: the bond is the new owner's, stake and votes.
    function test_acceptOwnership_bringsTheBond() public {
        ValidatorId bonded = _addValidator(1, MINIMUM_BOND);
        address owner = validators.ownerOf(bonded);
        (uint256 shares, ) = stakes.bondOf(bonded);
        vm.prank(owner);
        validators.transferOwnership(bonded, BUYER);
        vm.prank(BUYER);
        validators.acceptOwnership(bonded);
        vm.prank(owner);
        vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotOwner.selector, bonded, owner));
        stakes.unbond(bonded, shares);
        vm.prank(BUYER);
        stakes.delegate(BUYER);
        vm.assertEq(stakes.getVotes(BUYER), MINIMUM_BOND);
        vm.assertEq(stakes.getVotes(owner), 0);
        vm.prank(BUYER);
        stakes.unbond(bonded, shares);
    }

    /// @dev Books and registry agree or nothing happens.
    function test_acceptOwnership_failsWithTheStakeManager() public {
        keys.setStakeManager(address(this));
        keys.transferOwnership(id, BUYER);
        refusing = true;
        vm.prank(BUYER);
        vm.expectRevert(NotNow.selector);
        keys.acceptOwnership(id);
        vm.assertEq(keys.ownerOf(id), address(this));
    }

    function test_wasOperator_knowsTheSpanAndItsEnds() public {
        uint256 start = vm.getBlockTimestamp();
        uint256 end = start + 1_000;
        vm.warp(end);
        keys.setOperator(id, SECOND);
        // FIRST in [start, end], SECOND from end on.
        _assertWas(FIRST, start, start, true);
        _assertWas(FIRST, start - 1, start - 1, false);
        _assertWas(FIRST, start - 9, start, true);
        _assertWas(FIRST, end, end + 9, true);
        _assertWas(FIRST, end + 1, end + 9, false);
        _assertWas(FIRST, 0, type(uint256).max, true);
        _assertWas(SECOND, start, end - 1, false);
        _assertWas(SECOND, start, end, true);
        _assertWas(SECOND, end + 9, end + 9, true);
        _assertWas(STRANGER, 0, end, false);
        _assertWas(address(0), 0, end, false);
        vm.assertFalse(keys.wasOperator(ValidatorId.wrap(9), FIRST, 0, end));
    }

    function test_wasOperator_endsWhenStopped() public {
        uint256 start = vm.getBlockTimestamp();
        vm.warp(start + 10);
        vm.prank(FIRST);
        keys.stopOperator(id);
        _assertWas(FIRST, start + 10, start + 10, true);
        _assertWas(FIRST, start + 11, start + 11, false);
        vm.warp(start + 20);
        keys.stopOperator(id);
        _assertWas(FIRST, start + 11, start + 20, false);
        _assertWas(address(0), start + 10, start + 20, false);
    }

    /// @dev A key that was named and replaced within one second was the operator in that second.
    function test_wasOperator_keepsATenureOfOneSecond() public {
        uint256 time = vm.getBlockTimestamp() + 5;
        vm.warp(time);
        keys.setOperator(id, SECOND);
        keys.setOperator(id, FIRST);
        _assertWas(SECOND, time, time, true);
        _assertWas(SECOND, time + 1, time + 1, false);
        _assertWas(SECOND, time - 1, time - 1, false);
    }

    /// @dev Nobody sheds what a key signed by taking it away and setting it again.
    function test_wasOperator_keepsTheFirstDayOfAKeyThatReturns() public {
        uint256 start = vm.getBlockTimestamp();
        vm.warp(start + 10);
        keys.setOperator(id, SECOND);
        vm.warp(start + 20);
        keys.setOperator(id, FIRST);
        _assertWas(FIRST, start, start, true);
        _assertWas(FIRST, start + 15, start + 15, true);
        _assertWas(FIRST, start + 30, start + 30, true);
        _assertWas(SECOND, start + 21, start + 30, false);
        // Setting the present key once more changes nothing.
        keys.setOperator(id, FIRST);
        _assertWas(FIRST, start, start, true);
        _assertWas(FIRST, start + 30, start + 30, true);
    }

    /// @dev Against a plain list: a key was the operator at `t` if it was the last one named up to `t`, or one named at `t`;
    /// between two tenures of one key it counts as operator.
    function testFuzz_wasOperator_followsTheList(uint256 seed) public {
        uint256 start = vm.getBlockTimestamp();
        uint256[4] memory first;
        uint256[4] memory last;
        uint256 present = 1;
        (first[1], last[1]) = (start, type(uint40).max);
        for (uint256 i; i < 12; ++i) {
            uint256 roll = uint256(keccak256(abi.encode(seed, i)));
            vm.warp(vm.getBlockTimestamp() + (roll % 3));
            uint256 next = (roll >> 8) % 4;
            if (present != 0) last[present] = vm.getBlockTimestamp();
            if (next == 0) keys.stopOperator(id);
            else keys.setOperator(id, _key(next));
            if (next != 0 && first[next] == 0) first[next] = vm.getBlockTimestamp();
            if (next != 0) last[next] = type(uint40).max;
            present = next;
        }
        for (uint256 t = start - 1; t < start + 40; ++t) {
            uint256 to = t + (seed % 3);
            for (uint256 k = 1; k < 4; ++k) {
                _assertWas(_key(k), t, to, first[k] != 0 && first[k] <= to && t <= last[k]);
            }
        }
    }

    function _key(uint256 k) private pure returns (address) {
        return address(uint160(0x1111 * k));
    }

    function _assertWas(address account, uint256 from, uint256 to, bool expected) private view {
        vm.assertEq(keys.wasOperator(id, account, from, to), expected);
    }
}
