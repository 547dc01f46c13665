// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Credit by allowance, permit and authorisation, and its way out.
contract FeeLedgerDepositTest is RequestFixture {
    uint256 private constant KEY = 0xA11CE;
    address private payer;

    function setUp() public override {
        super.setUp();
        payer = vm.addr(KEY);
        token.transfer(payer, 100e18);
    }

    function test_deposit_addsCreditByAllowance() public {
        vm.prank(payer);
        token.approve(address(ledger), 30e18);
        vm.expectEmit(address(ledger));
        emit IFeeLedger.Credited(payer, 30e18);
        vm.prank(payer);
        ledger.deposit(30e18);
        _expectCredit(30e18);
        vm.prank(payer);
        vm.expectRevert();
        ledger.deposit(1);
    }

    function test_depositWithPermit_needsNoAllowanceBefore() public {
        (uint8 v, bytes32 r, bytes32 s) = _permit(30e18);
        vm.prank(payer);
        hub.depositWithPermit(30e18, type(uint256).max, v, r, s);
        _expectCredit(30e18);
    }

    /// @dev Threat 31: somebody saw the permit and used it first.
    function test_depositWithPermit_survivesFrontRunning() public {
        (uint8 v, bytes32 r, bytes32 s) = _permit(30e18);
        vm.prank(STRANGER);
        token.permit(payer, address(ledger), 30e18, type(uint256).max, v, r, s);
        vm.prank(payer);
        hub.depositWithPermit(30e18, type(uint256).max, v, r, s);
        _expectCredit(30e18);
    }

    function test_depositWithPermit_revertsWhenSignedByAnother() public {
        (uint8 v, bytes32 r, bytes32 s) = _permit(30e18);
        token.transfer(STRANGER, 30e18);
        vm.prank(STRANGER);
        vm.expectRevert();
        hub.depositWithPermit(30e18, type(uint256).max, v, r, s);
        vm.assertEq(ledger.creditOf(STRANGER), 0);
    }

    /// @dev A stranger cannot lock up what an account lets the ledger take.
    function test_depositWithPermit_revertsWhenForAnother() public {
        vm.prank(payer);
        token.approve(address(ledger), 30e18);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NotHub.selector, STRANGER));
        ledger.depositWithPermit(payer, 30e18, type(uint256).max, 27, 0, 0);
    }

    /// @dev The escrow is the hubs' alone.
    function test_escrow_isForHubsAlone() public {
        bytes memory reason = abi.encodeWithSelector(IFeeLedger.Fees_NotHub.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(reason);
        ledger.takeEscrow(payer, 1);
        vm.expectRevert(reason);
        ledger.releaseEscrow(STRANGER, 1);
        vm.expectRevert(reason);
        ledger.refund(STRANGER, 1, 0);
        vm.stopPrank();
        // Who never was a hub does not become one by being stopped.
        ledger.allowHub(STRANGER, false);
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        ledger.releaseEscrow(STRANGER, 1);
    }

    /// @dev Invariant 10: a hub that may take no more escrow still ends what it opened.
    function test_allowHub_lettingAHubEndItsRequests() public {
        _addValidators(9);
        _nextEpoch();
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        Request memory q = _open(Tier.STANDARD, 10);
        ledger.allowHub(address(hub), false);
        vm.assertEq(uint8(ledger.accessOf(address(hub))), uint8(IFeeLedger.HubAccess.ENDING));
        vm.assertFalse(ledger.isHub(address(hub)));
        vm.prank(REQUESTER);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NotHub.selector, hub));
        hub.openRequest(_parameters(Tier.STANDARD, 10));
        _finalize(r, _settle(r, votes));
        vm.warp(q.config.revealEnd(true) + 24 hours);
        hub.expire(q.id, q.header, _seated(new Vote[](0)));
        ledger.allowHub(address(hub), true);
        _open(Tier.STANDARD, 10);
    }

    function test_depositWithAuthorization_creditsTheSigner() public {
        (uint8 v, bytes32 r, bytes32 s) = _authorization(30e18, "nonce");
        vm.prank(STRANGER);
        ledger.depositWithAuthorization(payer, 30e18, 0, type(uint256).max, "nonce", v, r, s);
        _expectCredit(30e18);
        vm.assertEq(ledger.creditOf(STRANGER), 0);
    }

    function test_depositWithAuthorization_creditsOnceAndExactly() public {
        (uint8 v, bytes32 r, bytes32 s) = _authorization(30e18, "nonce");
        vm.expectRevert();
        ledger.depositWithAuthorization(payer, 31e18, 0, type(uint256).max, "nonce", v, r, s);
        vm.expectRevert();
        ledger.depositWithAuthorization(STRANGER, 30e18, 0, type(uint256).max, "nonce", v, r, s);
        vm.expectRevert();
        ledger.depositWithAuthorization(payer, 30e18, 0, type(uint256).max, "other", v, r, s);
        ledger.depositWithAuthorization(payer, 30e18, 0, type(uint256).max, "nonce", v, r, s);
        // Sent by somebody else already: nothing happens, so that a batch goes on.
        ledger.depositWithAuthorization(payer, 30e18, 0, type(uint256).max, "nonce", v, r, s);
        ledger.depositWithAuthorization(payer, 99e18, 0, type(uint256).max, "nonce", 27, 0, 0);
        _expectCredit(30e18);
        vm.assertEq(token.balanceOf(address(ledger)), 30e18);
    }

    /// @dev Only the ledger itself can redeem what was signed over to it, so the money cannot arrive uncredited.
    function test_depositWithAuthorization_cannotBeRedeemedAroundTheLedger() public {
        (uint8 v, bytes32 r, bytes32 s) = _authorization(30e18, "nonce");
        vm.prank(STRANGER);
        vm.expectRevert();
        token.receiveWithAuthorization(payer, address(ledger), 30e18, 0, type(uint256).max, "nonce", v, r, s);
        vm.prank(STRANGER);
        vm.expectRevert();
        token.transferWithAuthorization(payer, address(ledger), 30e18, 0, type(uint256).max, "nonce", v, r, s);
    }

    function test_multicall_depositsAndOpensInOne() public {
        _addValidators(9);
        _nextEpoch();
        bytes[] memory calls = new bytes[](2);
        (uint8 v, bytes32 r, bytes32 s) = _permit(30e18);
        calls[0] = abi.encodeCall(hub.depositWithPermit, (30e18, type(uint256).max, v, r, s));
        calls[1] = abi.encodeCall(hub.openRequest, (_parameters(Tier.STANDARD, 40)));
        uint256 fee = hub.quote(GENERAL, Tier.STANDARD, 40) + 3e18;
        vm.prank(payer);
        hub.multicall(calls);
        vm.assertEq(ledger.creditOf(payer), 30e18 - fee);
        vm.assertEq(token.balanceOf(address(ledger)), 30e18);
    }

    function testFuzz_withdrawCredit_paysExactly(uint96 amount_, uint96 part_) public {
        uint256 amount = amount_ % 100e18;
        uint256 part = part_ % (amount + 1);
        vm.prank(payer);
        token.approve(address(ledger), amount);
        vm.prank(payer);
        ledger.deposit(amount);
        vm.prank(payer);
        ledger.withdrawCredit(part, STRANGER);
        vm.assertEq(token.balanceOf(STRANGER), part);
        _expectCredit(amount - part);
    }

    function test_withdrawCredit_revertsWhenMoreThanCredit() public {
        _fund(STRANGER, 5e18);
        vm.prank(STRANGER);
        ledger.deposit(5e18);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_MoreThanCredit.selector, payer, 1, 0));
        ledger.withdrawCredit(1, payer);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_MoreThanCredit.selector, STRANGER, 5e18 + 1, 5e18));
        ledger.withdrawCredit(5e18 + 1, STRANGER);
    }

    function test_withdrawCredit_revertsWhenNoReceiver() public {
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NoReceiver.selector));
        ledger.withdrawCredit(0, address(0));
    }

    function _expectCredit(uint256 amount) private view {
        vm.assertEq(ledger.creditOf(payer), amount);
        vm.assertGe(token.balanceOf(address(ledger)), amount);
    }

    function _permit(uint256 amount) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 body = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                payer,
                ledger,
                amount,
                token.nonces(payer),
                type(uint256).max
            )
        );
        return vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), body)));
    }

    function _authorization(uint256 amount, bytes32 nonce) private view returns (uint8 v, bytes32 r, bytes32 s) {
        bytes32 body = keccak256(
            abi.encode(
                keccak256(
                    "ReceiveWithAuthorization(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore,bytes32 nonce)"
                ),
                payer,
                ledger,
                amount,
                0,
                type(uint256).max,
                nonce
            )
        );
        return vm.sign(KEY, keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), body)));
    }
}
