// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Ballot, Opening, SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {
    BombingCallback,
    BurningCallback,
    RecordingCallback,
    ReentrantCallback,
    RevertingCallback
} from "../support/Callbacks.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 10: whatever a callback does, the verdict is final and the books are whole.
contract VerificationHubCallbackTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_callback_isToldTheVerdictWithCappedGas() public {
        RecordingCallback callback = new RecordingCallback();
        (Request memory r, RoundResult memory result) = _settled(address(callback));
        _finalize(r, result);
        vm.assertEq(callback.told(), keccak256(abi.encode(r.id, r.header.bundleHash, result.verdictHash, 0)));
        vm.assertEq(callback.sender(), address(hub));
        vm.assertLe(callback.gasGiven(), 200_000);
        vm.assertGt(callback.gasGiven(), 199_000);
    }

    function test_callback_failureHarmsNobody() public {
        address[4] memory callbacks = [
            address(new RevertingCallback()),
            address(new BurningCallback()),
            address(new BombingCallback(true)),
            address(token)
        ];
        for (uint256 i; i < callbacks.length; ++i) {
            (Request memory r, RoundResult memory result) = _settled(callbacks[i]);
            vm.warp(result.summary.settledAt() + 30 minutes);
            vm.expectEmit(address(hub));
            emit IVerificationHub.CallbackFailed(r.id, callbacks[i]);
            hub.finalize(r.id, r.header, result);
            _expectFinal(r);
        }
        vm.assertEq(registry.size(), 4);
    }

    /// @dev Return data is not copied: a bomb costs its own gas and no more.
    function test_callback_returnBombCostsNoMoreThanItsGas() public {
        address[2] memory bombs = [address(new BombingCallback(false)), address(new BombingCallback(true))];
        for (uint256 i; i < bombs.length; ++i) {
            (Request memory r, RoundResult memory result) = _settled(bombs[i]);
            vm.warp(result.summary.settledAt() + 30 minutes);
            uint256 gas = gasleft();
            hub.finalize(r.id, r.header, result);
            vm.assertLt(gas - gasleft(), 200_000 + 300_000);
            _expectFinal(r);
        }
    }

    function test_callback_withoutCodeIsPassedOver() public {
        (Request memory r, RoundResult memory result) = _settled(STRANGER);
        _finalize(r, result);
        _expectFinal(r);
    }

    /// @dev Who sends too little gas cannot make the callback fail: the transaction reverts, and someone else sends it.
    function test_callback_revertsWhenTooLittleGas() public {
        RecordingCallback callback = new RecordingCallback();
        (Request memory r, RoundResult memory result) = _settled(address(callback));
        vm.warp(result.summary.settledAt() + 30 minutes);
        uint256 refused;
        for (uint256 gas = 150_000; gas < 600_000; gas += 10_000) {
            try hub.finalize{gas: gas}(r.id, r.header, result) {
                break;
            } catch {
                ++refused;
            }
        }
        vm.assertGt(refused, 5);
        // Told, and with all of its gas.
        vm.assertGt(callback.gasGiven(), 199_000);
        _expectFinal(r);
    }

    /// @dev Threat 30: the callback calls every external function that could move something.
    function test_callback_reentryChangesNothing() public {
        ReentrantCallback callback = new ReentrantCallback();
        (Request memory r, RoundResult memory result) = _settled(address(callback));
        bytes[] memory payloads = _attacks(r, result);
        vm.warp(result.summary.settledAt() + 30 minutes);
        for (uint256 i; i < payloads.length; ++i) {
            uint256 snapshot = vm.snapshotState();
            // From the seventh on it is the ledger that is called.
            callback.prepare(i < 7 ? address(hub) : address(ledger), payloads[i]);
            uint256 credit = ledger.creditOf(REQUESTER);
            uint256 balance = token.balanceOf(address(ledger));
            vm.recordLogs();
            hub.finalize(r.id, r.header, result);
            (, bytes memory data) = _logOf(ReentrantCallback.Reentered.selector);
            (bool success, ) = abi.decode(data, (bool, bytes));
            // To finalize again does nothing; the last payload sweeps, which anyone may: it shows that all had gas enough.
            vm.assertEq(success, i == 0 || i == 6 || i + 1 == payloads.length, vm.toString(i));
            vm.assertEq(ledger.creditOf(REQUESTER), credit + r.header.escalationBudget);
            vm.assertEq(ledger.creditOf(address(callback)), 0);
            vm.assertEq(token.balanceOf(address(callback)), 0);
            if (i + 1 != payloads.length) vm.assertEq(token.balanceOf(address(ledger)), balance);
            vm.assertEq(registry.size(), 1);
            _expectFinal(r);
            vm.revertToState(snapshot);
        }
    }

    function _attacks(Request memory r, RoundResult memory result) private view returns (bytes[] memory payloads) {
        payloads = new bytes[](16);
        payloads[0] = abi.encodeCall(hub.finalize, (r.id, r.header, result));
        payloads[1] = abi.encodeCall(hub.settle, (r.round, r.header, new Ballot[](0), new uint256[](2)));
        payloads[2] = abi.encodeCall(hub.expire, (r.id, r.header, new SeatedCommitment[](0)));
        payloads[3] = abi.encodeCall(hub.openRequest, (_parameters(Tier.LIGHT, 1)));
        payloads[4] = abi.encodeCall(hub.commit, (r.round, ValidatorId.wrap(1), bytes32(uint256(1))));
        payloads[5] = abi.encodeCall(hub.postOpenings, (r.round, r.start, new SeatedCommitment[](0), new Opening[](0)));
        bytes[] memory inner = new bytes[](1);
        inner[0] = payloads[0];
        payloads[6] = abi.encodeCall(hub.multicall, (inner));
        payloads[7] = abi.encodeCall(ledger.deposit, (1));
        payloads[8] = abi.encodeCall(ledger.withdrawCredit, (1, address(this)));
        uint256[] memory epochs = new uint256[](1);
        epochs[0] = validators.epochAt(vm.getBlockTimestamp());
        payloads[9] = abi.encodeCall(ledger.claimEarnings, (ValidatorId.wrap(1), GENERAL, epochs));
        payloads[10] = abi.encodeCall(ledger.depositWithPermit, (REQUESTER, 1, type(uint256).max, 27, 0, 0));
        payloads[11] = abi.encodeCall(
            ledger.depositWithAuthorization,
            (REQUESTER, 1, 0, type(uint256).max, 0, 27, bytes32(uint256(1)), bytes32(uint256(1)))
        );
        payloads[12] = abi.encodeCall(ledger.takeEscrow, (REQUESTER, 1));
        payloads[13] = abi.encodeCall(ledger.releaseEscrow, (address(this), 1));
        payloads[14] = abi.encodeCall(ledger.refund, (address(this), 1, 0));
        payloads[15] = abi.encodeCall(ledger.sweepProtocolFees, ());
    }

    function _settled(address callback) private returns (Request memory r, RoundResult memory result) {
        RequestParameters memory p = _parameters(Tier.LIGHT, 40);
        p.callback = callback;
        r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 5);
        _enterReveal(r);
        result = _settle(r, votes);
    }

    function _expectFinal(Request memory r) private view {
        _assertStatus(r, RequestStatus.FINAL);
    }
}
