// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Seat, Seats} from "../../../contracts/types/Seat.sol";
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

    /// @dev Rounds by turns, with refusals between: each state is what single commitments in that order lead to.
    function test_commitRelayed_ofRoundsByTurns() public {
        Request memory other = _open(Tier.LIGHT, 20);
        _enterCommit(other);
        RoundId[7] memory rounds = [r.round, r.round, other.round, RoundId.wrap(0), r.round, other.round, r.round];
        uint8[7] memory ids = [1, 2, 3, 1, 2, 4, 5];
        IVerificationHub.SignedCommitInput[] memory signed = new IVerificationHub.SignedCommitInput[](7);
        RoundState[2] memory expected = [_stateOf(r.round), _stateOf(other.round)];
        for (uint256 i; i < 7; ++i) {
            bytes32 commitment = keccak256(abi.encode(i));
            IVerificationHub.CommitInput memory input = IVerificationHub.CommitInput(
                rounds[i],
                ValidatorId.wrap(ids[i]),
                commitment
            );
            signed[i] = _sign(_operatorKey(ids[i]), input, block.chainid, address(hub), hub.seedOf(rounds[i]));
            if (i == 3 || i == 4) continue;
            uint256 which = RoundId.unwrap(rounds[i]) == RoundId.unwrap(r.round) ? 0 : 1;
            Seat seat = Seats.pack(input.validatorId, validators.validator(input.validatorId).family, 1, false);
            expected[which] = expected[which].push(seat, commitment);
        }
        _expectSkip(RoundId.wrap(0), FIRST, IVerificationHub.CommitRefusal.WRONG_PHASE);
        _expectSkip(r.round, SECOND, IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
        hub.commitRelayed(signed);
        vm.assertEq(RoundState.unwrap(_stateOf(r.round)), RoundState.unwrap(expected[0]));
        vm.assertEq(RoundState.unwrap(_stateOf(other.round)), RoundState.unwrap(expected[1]));
        vm.assertEq(expected[0].count(), 3);
        vm.assertEq(expected[1].count(), 2);
    }

    /// @dev All of a top-up window's commitments in one batch: the first does not close it to the others.
    function test_commitRelayed_inTheTopUpWindow() public {
        _enterCommit(r);
        vm.warp(r.config.commitEnd());
        IVerificationHub.SignedCommitInput[] memory signed = _signed(5);
        uint256 drawn;
        for (uint256 i; i < 5; ++i) drawn += hub.seatsOf(r.round, signed[i].input.validatorId);
        vm.assertGe(drawn, r.config.leastSeats() + 1);
        hub.commitRelayed(signed);
        vm.assertEq(_seats(r.round), drawn);
        vm.assertTrue(_stateOf(r.round).toppedUp());
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
        _expectSkip(later.round, FIRST, IVerificationHub.CommitRefusal.NO_SEED);
        vm.prank(_operator(FIRST));
        hub.commitBatch(inputs);
        vm.assertEq(_seats(later.round), 0);
        vm.assertEq(_seats(r.round), 1);
    }

    function test_commitRelayed_commitsForOperatorsWhoSigned() public {
        _enterCommit(r);
        vm.prank(STRANGER);
        hub.commitRelayed(_signed(5));
        vm.assertEq(_seats(r.round), 5);
    }

    function test_commitRelayed_skipsReplay() public {
        _enterCommit(r);
        IVerificationHub.SignedCommitInput[] memory signed = _signed(1);
        hub.commitRelayed(signed);
        _expectSkip(r.round, FIRST, IVerificationHub.CommitRefusal.ALREADY_COMMITTED);
        hub.commitRelayed(signed);
        vm.assertEq(_seats(r.round), 1);
    }

    /// @dev A signature is good for one round, validator, commitment, hub and chain.
    function test_commitRelayed_skipsSignatureOverAnythingElse() public {
        Request memory other = _open(Tier.LIGHT, 10);
        _enterCommit(other);
        IVerificationHub.SignedCommitInput[] memory signed = _signed(1);
        IVerificationHub.CommitInput memory input = signed[0].input;
        input.round = other.round;
        _expectSkipped(signed);
        input.round = r.round;
        input.validatorId = SECOND;
        _expectSkipped(signed);
        input.validatorId = FIRST;
        input.commitment = keccak256("another");
        _expectSkipped(signed);
        input.commitment = COMMITMENT;
        signed[0] = _sign(_operatorKey(1), input, block.chainid + 1, address(hub), hub.seedOf(input.round));
        _expectSkipped(signed);
        signed[0] = _sign(_operatorKey(1), input, block.chainid, STRANGER, hub.seedOf(input.round));
        _expectSkipped(signed);
        signed[0] = _sign(_operatorKey(2), input, block.chainid, address(hub), hub.seedOf(input.round));
        _expectSkipped(signed);
        // Made on a fork where the seed block had another hash.
        signed[0] = _sign(_operatorKey(1), input, block.chainid, address(hub), keccak256("fork"));
        _expectSkipped(signed);
        signed[0] = _sign(_operatorKey(1), input, block.chainid, address(hub), hub.seedOf(input.round));
        hub.commitRelayed(signed);
        vm.assertEq(_seats(r.round), 1);
    }

    function test_commitRelayed_skipsMalformedSignatures() public {
        _enterCommit(r);
        IVerificationHub.SignedCommitInput[] memory signed = _signed(1);
        (bytes32 goodR, bytes32 goodVs) = (signed[0].r, signed[0].vs);
        (signed[0].r, signed[0].vs) = (0, 0);
        _expectSkipped(signed);
        // The other parity, and the other s of the same signature, which would be malleable.
        (signed[0].r, signed[0].vs) = (goodR, goodVs ^ bytes32(uint256(1) << 255));
        _expectSkipped(signed);
        uint256 n = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
        uint256 s = uint256(goodVs) & (type(uint256).max >> 1);
        signed[0].vs = bytes32((n - s) & (type(uint256).max >> 1));
        _expectSkipped(signed);
        signed[0].vs = bytes32((n - s) | (1 << 255));
        _expectSkipped(signed);
        signed[0].vs = goodVs;
        hub.commitRelayed(signed);
        vm.assertEq(_seats(r.round), 1);
    }

    /// @dev A bad signature recovers the zero address, which a stopped validator has for operator.
    function test_commitRelayed_skipsStoppedValidator() public {
        _enterCommit(r);
        vm.prank(validators.ownerOf(FIRST));
        validators.stopOperator(FIRST);
        IVerificationHub.SignedCommitInput[] memory signed = _signed(1);
        _expectSkipped(signed);
        (signed[0].r, signed[0].vs) = (0, 0);
        _expectSkipped(signed);
    }

    function _signed(uint256 n) private view returns (IVerificationHub.SignedCommitInput[] memory signed) {
        signed = new IVerificationHub.SignedCommitInput[](n);
        for (uint256 i; i < n; ++i) {
            IVerificationHub.CommitInput memory input = IVerificationHub.CommitInput(
                r.round,
                ValidatorId.wrap(uint32(i + 1)),
                COMMITMENT
            );
            signed[i] = _sign(_operatorKey(i + 1), input, block.chainid, address(hub), hub.seedOf(input.round));
        }
    }

    /// @dev EIP-712 and EIP-2098 written out here, apart from the hub's own.
    function _sign(
        uint256 key,
        IVerificationHub.CommitInput memory c,
        uint256 chain,
        address verifier,
        bytes32 seed
    ) private pure returns (IVerificationHub.SignedCommitInput memory) {
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
                keccak256("Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)"),
                c.round,
                seed,
                c.validatorId,
                c.commitment
            )
        );
        (uint8 v, bytes32 sigR, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, body)));
        return IVerificationHub.SignedCommitInput(c, sigR, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    function _expectSkip(RoundId round, ValidatorId id, IVerificationHub.CommitRefusal refusal) private {
        vm.expectEmit(address(hub));
        emit IVerificationHub.CommitSkipped(round, id, refusal);
    }

    function _expectSkipped(IVerificationHub.SignedCommitInput[] memory signed) private {
        IVerificationHub.CommitInput memory input = signed[0].input;
        _expectSkip(input.round, input.validatorId, IVerificationHub.CommitRefusal.NOT_OPERATOR);
        hub.commitRelayed(signed);
        vm.assertEq(_seats(input.round), 0);
    }

    function _seats(RoundId round) private view returns (uint256) {
        return _stateOf(round).seats();
    }

    function _stateOf(RoundId round) private view returns (RoundState state) {
        (, state) = hub.roundOf(round);
    }
}
