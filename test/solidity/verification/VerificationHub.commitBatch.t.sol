// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {CommitChain} from "../../../contracts/types/CommitChain.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Batches and relays skip what cannot be taken, and take nothing that a single commitment could not be.
contract VerificationHubCommitBatchTest is RequestFixture {
    ValidatorId private constant FIRST = ValidatorId.wrap(1);
    ValidatorId private constant SECOND = ValidatorId.wrap(2);
    bytes32 private constant COMMITMENT = keccak256("commitment");

    Request private r;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
        r = _open(Tier.LIGHT, 10);
    }

    function test_commitBatch_commitsToSeveralRounds() public {
        Request memory other = _open(Tier.LIGHT, 20);
        _enterCommit(other);
        IVerificationHub.CommitInput[] memory inputs = new IVerificationHub.CommitInput[](2);
        inputs[0] = IVerificationHub.CommitInput(r.round, FIRST, COMMITMENT);
        inputs[1] = IVerificationHub.CommitInput(other.round, FIRST, COMMITMENT);
        vm.prank(_operator(FIRST));
        hub.commitBatch(inputs);
        vm.assertEq(_seats(r.round), 1);
        vm.assertEq(_seats(other.round), 1);
    }

    function test_commitBatch_skipsWhatCannotBeTaken() public {
        _enterCommit(r);
        IVerificationHub.CommitInput[] memory inputs = new IVerificationHub.CommitInput[](5);
        inputs[0] = IVerificationHub.CommitInput(RoundId.wrap(77), FIRST, COMMITMENT);
        inputs[1] = IVerificationHub.CommitInput(r.round, SECOND, COMMITMENT);
        inputs[2] = IVerificationHub.CommitInput(r.round, FIRST, COMMITMENT);
        inputs[3] = IVerificationHub.CommitInput(r.round, FIRST, COMMITMENT);
        ValidatorId unstaked = _register(1);
        vm.prank(validators.ownerOf(unstaked));
        validators.setOperator(unstaked, _operator(FIRST));
        inputs[4] = IVerificationHub.CommitInput(r.round, unstaked, COMMITMENT);
        _expectSkip(RoundId.wrap(77), FIRST, IVerificationHub.CommitRefusal.WRONG_PHASE);
        _expectSkip(r.round, SECOND, IVerificationHub.CommitRefusal.NOT_OPERATOR);
        _expectSkip(r.round, FIRST, IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
        _expectSkip(r.round, unstaked, IVerificationHub.CommitRefusal.NO_SEAT);
        vm.prank(_operator(FIRST));
        hub.commitBatch(inputs);
        vm.assertEq(_seats(r.round), 1);
        vm.assertTrue(hub.hasCommitted(r.round, FIRST));
        vm.assertFalse(hub.hasCommitted(r.round, SECOND));
    }

    /// @dev One entry whose seed block is not there yet must not take the others down: whoever relays a batch may have
    /// been handed that entry by anyone.
    function test_commitBatch_skipsRoundWithoutSeed() public {
        _enterCommit(r);
        Request memory later = _open(Tier.LIGHT, 20);
        // Time has come, the seed block has not: blocks may be slower than the seed's delay.
        vm.warp(later.config.seedTime());
        IVerificationHub.CommitInput[] memory inputs = new IVerificationHub.CommitInput[](2);
        inputs[0] = IVerificationHub.CommitInput(later.round, FIRST, COMMITMENT);
        inputs[1] = IVerificationHub.CommitInput(r.round, FIRST, COMMITMENT);
        vm.prank(_operator(FIRST));
        hub.commitBatch(inputs);
        vm.assertEq(_seats(later.round), 0);
        vm.assertEq(_seats(r.round), 1);
    }

    function test_commitRelayed_commitsForOperatorsWhoSigned() public {
        _enterCommit(r);
        (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) = _signed(5);
        vm.prank(STRANGER);
        hub.commitRelayed(inputs, signatures);
        vm.assertEq(_seats(r.round), 5);
    }

    function test_commitRelayed_skipsReplay() public {
        _enterCommit(r);
        (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) = _signed(1);
        hub.commitRelayed(inputs, signatures);
        _expectSkip(r.round, FIRST, IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
        hub.commitRelayed(inputs, signatures);
        vm.assertEq(_seats(r.round), 1);
    }

    /// @dev A signature is good for one round, validator, commitment, hub and chain.
    function test_commitRelayed_skipsSignatureOverAnythingElse() public {
        Request memory other = _open(Tier.LIGHT, 10);
        _enterCommit(other);
        (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) = _signed(1);
        inputs[0].round = other.round;
        _expectSkipped(inputs, signatures);
        inputs[0].round = r.round;
        inputs[0].validatorId = SECOND;
        _expectSkipped(inputs, signatures);
        inputs[0].validatorId = FIRST;
        inputs[0].commitment = keccak256("another");
        _expectSkipped(inputs, signatures);
        inputs[0].commitment = COMMITMENT;
        uint256 chain = block.chainid;
        signatures[0] = _sign(_operatorKey(1), inputs[0], chain + 1, address(hub));
        _expectSkipped(inputs, signatures);
        signatures[0] = _sign(_operatorKey(1), inputs[0], chain, STRANGER);
        _expectSkipped(inputs, signatures);
        signatures[0] = _sign(_operatorKey(2), inputs[0], chain, address(hub));
        _expectSkipped(inputs, signatures);
        signatures[0] = _sign(_operatorKey(1), inputs[0], chain, address(hub));
        hub.commitRelayed(inputs, signatures);
        vm.assertEq(_seats(r.round), 1);
    }

    function test_commitRelayed_skipsMalformedAndMalleableSignatures() public {
        _enterCommit(r);
        (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) = _signed(1);
        bytes memory good = signatures[0];
        signatures[0] = "";
        _expectSkipped(inputs, signatures);
        signatures[0] = new bytes(65);
        _expectSkipped(inputs, signatures);
        signatures[0] = bytes.concat(good, hex"00");
        _expectSkipped(inputs, signatures);
        // The other s of the same signature.
        (bytes32 rr, bytes32 s, uint8 v) = _split(good);
        uint256 n = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        signatures[0] = abi.encodePacked(rr, bytes32(n - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _expectSkipped(inputs, signatures);
        signatures[0] = good;
        hub.commitRelayed(inputs, signatures);
        vm.assertEq(_seats(r.round), 1);
    }

    /// @dev A bad signature recovers the zero address, which a stopped validator has for operator.
    function test_commitRelayed_skipsStoppedValidator() public {
        _enterCommit(r);
        vm.prank(validators.ownerOf(FIRST));
        validators.stopOperator(FIRST);
        (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) = _signed(1);
        _expectSkipped(inputs, signatures);
        signatures[0] = new bytes(65);
        _expectSkipped(inputs, signatures);
    }

    function test_commitRelayed_revertsWhenCountsDiffer() public {
        _enterCommit(r);
        (IVerificationHub.CommitInput[] memory inputs, ) = _signed(2);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_BadSignatureCount.selector, 1, 2));
        hub.commitRelayed(inputs, new bytes[](1));
    }

    function _signed(
        uint256 n
    ) private view returns (IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) {
        inputs = new IVerificationHub.CommitInput[](n);
        signatures = new bytes[](n);
        for (uint256 i; i < n; ++i) {
            inputs[i] = IVerificationHub.CommitInput(r.round, ValidatorId.wrap(uint32(i + 1)), COMMITMENT);
            signatures[i] = _sign(_operatorKey(i + 1), inputs[i], block.chainid, address(hub));
        }
    }

    /// @dev EIP-712 written out here, apart from the hub's own.
    function _sign(
        uint256 key,
        IVerificationHub.CommitInput memory c,
        uint256 chain,
        address verifier
    ) private pure returns (bytes memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mira VerificationHub"),
                keccak256("1"),
                chain,
                verifier
            )
        );
        bytes32 body = keccak256(
            abi.encode(
                keccak256("Commit(uint64 round,uint32 validatorId,bytes32 commitment)"),
                c.round,
                c.validatorId,
                c.commitment
            )
        );
        (uint8 v, bytes32 rr, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, body)));
        return abi.encodePacked(rr, s, v);
    }

    function _split(bytes memory signature) private pure returns (bytes32 rr, bytes32 s, uint8 v) {
        assembly ("memory-safe") {
            rr := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
            v := byte(0, mload(add(signature, 0x60)))
        }
    }

    function _expectSkip(RoundId round, ValidatorId id, IVerificationHub.CommitRefusal refusal) private {
        vm.expectEmit(address(hub));
        emit IVerificationHub.CommitSkipped(round, id, refusal);
    }

    function _expectSkipped(IVerificationHub.CommitInput[] memory inputs, bytes[] memory signatures) private {
        _expectSkip(inputs[0].round, inputs[0].validatorId, IVerificationHub.CommitRefusal.NOT_OPERATOR);
        hub.commitRelayed(inputs, signatures);
        vm.assertEq(_seats(inputs[0].round), 0);
    }

    function _seats(RoundId round) private view returns (uint256) {
        (, CommitChain chain) = hub.roundOf(round);
        return chain.seats();
    }
}
