// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 1: a fixed supply, which only its holders can make smaller.
contract MiraTokenTest is MiraFixture {
    uint256 private constant KEY = 0xA11CE;
    address private holder;

    function setUp() public override {
        super.setUp();
        holder = vm.addr(KEY);
        token.transfer(holder, 100e18);
    }

    function test_supply_isABillionAndMintedOnce() public view {
        vm.assertEq(token.totalSupply(), 1_000_000_000e18);
        vm.assertEq(token.INITIAL_SUPPLY(), 1_000_000_000e18);
        vm.assertEq(token.decimals(), 18);
        vm.assertEq(token.name(), "Mira");
        vm.assertEq(token.symbol(), "MIRA");
        uint256 spread = token.balanceOf(address(this)) + token.balanceOf(holder) + token.balanceOf(address(emissions));
        vm.assertEq(spread, 1_000_000_000e18);
    }

    /// @dev No function mints, by whatever name it might have been given.
    function test_supply_hasNoMintPath() public {
        string[8] memory names = [
            "mint(address,uint256)",
            "mint(uint256)",
            "_mint(address,uint256)",
            "issue(uint256)",
            "mintTo(address,uint256)",
            "initialize(address)",
            "transferOwnership(address)",
            "grantRole(bytes32,address)"
        ];
        for (uint256 i; i < names.length; ++i) {
            (bool success, ) = address(token).call(abi.encodeWithSignature(names[i], address(this), 1e18));
            vm.assertFalse(success, names[i]);
        }
        vm.assertEq(token.totalSupply(), token.INITIAL_SUPPLY());
    }

    function testFuzz_burn_takesOnlyTheCallersOwn(uint96 amount_) public {
        uint256 amount = amount_ % 100e18;
        vm.prank(holder);
        token.burn(amount);
        vm.assertEq(token.balanceOf(holder), 100e18 - amount);
        vm.assertEq(token.totalSupply(), token.INITIAL_SUPPLY() - amount);
    }

    function test_burn_revertsWhenMoreThanOwned() public {
        vm.prank(holder);
        vm.expectRevert();
        token.burn(100e18 + 1);
    }

    function test_burnFrom_needsAllowance() public {
        vm.prank(STRANGER);
        vm.expectRevert();
        token.burnFrom(holder, 1);
        vm.prank(holder);
        token.approve(STRANGER, 5);
        vm.prank(STRANGER);
        token.burnFrom(holder, 5);
        vm.assertEq(token.balanceOf(holder), 100e18 - 5);
    }

    function test_votes_countOnTimestamps() public {
        vm.assertEq(token.clock(), vm.getBlockTimestamp());
        vm.assertEq(token.CLOCK_MODE(), "mode=timestamp");
        vm.assertEq(token.getVotes(holder), 0);
        vm.prank(holder);
        token.delegate(holder);
        vm.assertEq(token.getVotes(holder), 100e18);
        uint256 before = vm.getBlockTimestamp();
        vm.warp(before + 100);
        vm.prank(holder);
        token.transfer(STRANGER, 40e18);
        vm.assertEq(token.getVotes(holder), 60e18);
        // Threat 41: what counts is the past, which a loan of today does not reach.
        vm.assertEq(token.getPastVotes(holder, before), 100e18);
        vm.assertEq(token.getPastTotalSupply(before), token.INITIAL_SUPPLY());
        vm.expectRevert();
        token.getPastVotes(holder, before + 100);
    }

    function test_permit_allowsOnceUntilItsDeadline() public {
        uint256 deadline = vm.getBlockTimestamp() + 10;
        (uint8 v, bytes32 r, bytes32 s) = _permit(50e18, deadline);
        vm.warp(deadline + 1);
        vm.expectRevert();
        token.permit(holder, STRANGER, 50e18, deadline, v, r, s);
        vm.warp(deadline);
        vm.expectRevert();
        token.permit(holder, STRANGER, 51e18, deadline, v, r, s);
        token.permit(holder, STRANGER, 50e18, deadline, v, r, s);
        vm.assertEq(token.allowance(holder, STRANGER), 50e18);
        vm.assertEq(token.nonces(holder), 1);
        vm.expectRevert();
        token.permit(holder, STRANGER, 50e18, deadline, v, r, s);
    }

    function test_transferWithAuthorization_movesOnceWithinItsTime() public {
        uint256 start = vm.getBlockTimestamp();
        bytes32 typeHash = keccak256(
            "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        (uint8 v, bytes32 r, bytes32 s) = _authorization(typeHash, start + 5, start + 10);
        vm.expectRevert();
        token.transferWithAuthorization(holder, STRANGER, 7, start + 5, start + 10, "n", v, r, s);
        vm.warp(start + 10);
        vm.expectRevert();
        token.transferWithAuthorization(holder, STRANGER, 7, start + 5, start + 10, "n", v, r, s);
        vm.warp(start + 6);
        vm.expectRevert();
        token.transferWithAuthorization(holder, STRANGER, 8, start + 5, start + 10, "n", v, r, s);
        token.transferWithAuthorization(holder, STRANGER, 7, start + 5, start + 10, "n", v, r, s);
        vm.assertEq(token.balanceOf(STRANGER), 7);
        vm.assertTrue(token.authorizationState(holder, "n"));
        vm.expectRevert();
        token.transferWithAuthorization(holder, STRANGER, 7, start + 5, start + 10, "n", v, r, s);
    }

    function test_receiveWithAuthorization_isForTheReceiverAlone() public {
        bytes32 typeHash = keccak256(
            "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        (uint8 v, bytes32 r, bytes32 s) = _authorization(typeHash, 0, type(uint256).max);
        vm.expectRevert();
        token.receiveWithAuthorization(holder, STRANGER, 7, 0, type(uint256).max, "n", v, r, s);
        vm.prank(STRANGER);
        token.receiveWithAuthorization(holder, STRANGER, 7, 0, type(uint256).max, "n", v, r, s);
        vm.assertEq(token.balanceOf(STRANGER), 7);
    }

    function test_cancelAuthorization_voidsIt() public {
        bytes32 body = keccak256(
            abi.encode(keccak256("CancelAuthorization(address authorizer,bytes32 nonce)"), holder, bytes32("n"))
        );
        (uint8 v, bytes32 r, bytes32 s) = _sign(body);
        token.cancelAuthorization(holder, "n", v, r, s);
        bytes32 typeHash = keccak256(
            "TransferWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
        );
        (v, r, s) = _authorization(typeHash, 0, type(uint256).max);
        vm.expectRevert();
        token.transferWithAuthorization(holder, STRANGER, 7, 0, type(uint256).max, "n", v, r, s);
    }

    function _permit(uint256 amount, uint256 deadline) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 typeHash = keccak256(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
        );
        return _sign(keccak256(abi.encode(typeHash, holder, STRANGER, amount, token.nonces(holder), deadline)));
    }

    function _authorization(
        bytes32 typeHash,
        uint256 validAfter,
        uint256 validBefore
    ) private view returns (uint8 v, bytes32 r, bytes32 s) {
        return _sign(keccak256(abi.encode(typeHash, holder, STRANGER, 7, validAfter, validBefore, bytes32("n"))));
    }

    function _sign(bytes32 body) private view returns (uint8 v, bytes32 r, bytes32 s) {
        return vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), body)));
    }
}
