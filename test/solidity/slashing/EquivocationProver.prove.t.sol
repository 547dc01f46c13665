// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEquivocationProver} from "../../../contracts/interfaces/IEquivocationProver.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RecordingSlasher} from "../support/RecordingSlasher.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Two votes that one operator signed for one seat cost its validator 5 % of its stake, and nothing less does.
contract EquivocationProverProveTest is RequestFixture {
    uint256 private constant STAKE = 10_000 * MIRA;
    bytes32 private constant FIRST = keccak256("first");
    bytes32 private constant SECOND = keccak256("second");
    address private constant PROVER = address(0x9407E4);
    ValidatorId private constant ID = ValidatorId.wrap(2);

    RecordingSlasher private recorder;
    IEquivocationProver private prover;
    Request private r;
    bytes32 private seed;
    uint256 private key;

    function setUp() public override {
        super.setUp();
        recorder = new RecordingSlasher(token, 5_000);
        token.transfer(address(recorder), 10 * STAKE);
        prover = IEquivocationProver(
            _create("EquivocationProver", abi.encode(token, registry, validators, recorder, recorder, PROOF_PERIOD))
        );
        _addValidators(5);
        for (uint32 id = 1; id <= 5; ++id) recorder.setStake(ValidatorId.wrap(id), STAKE);
        _nextEpoch();
        r = _open(Tier.LIGHT, 1);
        _enterCommit(r);
        seed = hub.seedOf(r.round);
        vm.assertNotEq(seed, bytes32(0));
        key = _operatorKey(2);
        // As though everybody had committed to every round.
        vm.mockCall(address(hub), abi.encodeWithSelector(hub.hasCommitted.selector), abi.encode(true));
    }

    /// @dev A key alone is worth nothing: without a commitment there was no seat to vote twice for.
    function test_prove_revertsWithoutASeat() public {
        vm.clearMockedCalls();
        vm.expectRevert(abi.encodeWithSelector(IEquivocationProver.Equivocation_NoSeat.selector, r.round, ID));
        _prove();
        vm.prank(_operator(ID));
        hub.commit(r.round, ID, FIRST);
        _prove();
    }

    function test_constructor_boundsTheProofPeriod() public {
        bytes memory code = bytes.concat(
            vm.getCode("EquivocationProver"),
            abi.encode(token, registry, validators, recorder, recorder, 10 days + 1)
        );
        address deployed;
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        vm.assertEq(deployed, address(0));
    }

    function test_constants() public view {
        vm.assertEq(prover.CAUSE(), bytes32("EQUIVOCATION"));
        vm.assertEq(prover.SLASH_BPS(), 500);
        vm.assertEq(prover.PROOF_PERIOD(), PROOF_PERIOD);
    }

    function test_prove_slashesFivePercent() public {
        // Of 10,000 MIRA, thawing stake included, 500; half of that is the bounty.
        vm.expectEmit(address(prover));
        emit IEquivocationProver.EquivocationProven(
            r.round,
            ID,
            PROVER,
            vm.addr(key),
            seed,
            FIRST,
            SECOND,
            500 * MIRA,
            250 * MIRA
        );
        vm.assertEq(_prove(), 250 * MIRA);
        vm.assertEq(token.balanceOf(PROVER), 250 * MIRA);
        vm.assertEq(token.balanceOf(address(prover)), 0);
        vm.assertEq(recorder.stakeOf(ID), 9_500 * MIRA);
        (address reporter, ValidatorId slashed, bytes32 cause, uint256 asked, bytes32 evidence) = recorder.calls(0);
        vm.assertEq(reporter, address(prover));
        vm.assertEq(ValidatorId.unwrap(slashed), 2);
        vm.assertEq(cause, bytes32("EQUIVOCATION"));
        vm.assertEq(asked, 500 * MIRA);
        vm.assertEq(uint256(evidence), (uint256(RoundId.unwrap(r.round)) << 32) + 2);
        vm.assertTrue(prover.isProven(r.round, ID));
        vm.assertFalse(prover.isProven(r.round, ValidatorId.wrap(1)));
    }

    /// @dev The signatures are those that the hub takes: one of the two was relayed.
    function test_prove_takesWhatTheHubTakes() public {
        vm.clearMockedCalls();
        IVerificationHub.SignedCommitInput[] memory inputs = new IVerificationHub.SignedCommitInput[](1);
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        inputs[0] = IVerificationHub.SignedCommitInput(
            IVerificationHub.CommitInput(r.round, ID, FIRST),
            first.r,
            first.vs
        );
        hub.commitRelayed(inputs);
        vm.assertTrue(hub.hasCommitted(r.round, ID));
        prover.prove(hub, r.round, ID, seed, first, _sign(SECOND));
    }

    function test_prove_oncePerRoundAndValidator() public {
        _prove();
        bytes memory reason = abi.encodeWithSelector(
            IEquivocationProver.Equivocation_ProvenBefore.selector,
            r.round,
            ID
        );
        vm.expectRevert(reason);
        _prove();
        IEquivocationProver.SignedCommitment memory third = _sign(keccak256("third"));
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        vm.expectRevert(reason);
        prover.prove(hub, r.round, ID, seed, third, first);
        // Another validator, another round.
        key = _operatorKey(3);
        ValidatorId other = ValidatorId.wrap(3);
        prover.prove(hub, r.round, other, seed, _signAs(other, FIRST), _signAs(other, SECOND));
        key = _operatorKey(2);
        r = _open(Tier.LIGHT, 1);
        _prove();
        vm.assertEq(recorder.count(), 3);
    }

    /// @dev Whoever signs the same vote twice votes once, whatever the signatures look like.
    function test_prove_revertsWhenCommitmentsAreEqual() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        bytes memory reason = abi.encodeWithSelector(
            IEquivocationProver.Equivocation_SameCommitment.selector,
            r.round,
            FIRST
        );
        vm.expectRevert(reason);
        prover.prove(hub, r.round, ID, seed, first, first);
        IEquivocationProver.SignedCommitment memory twin = _malleate(first);
        vm.expectRevert(reason);
        prover.prove(hub, r.round, ID, seed, first, twin);
    }

    /// @dev Threat 64, a reorganisation: who votes anew for another seed has not voted twice.
    function test_prove_revertsWhenSeedsDiffer() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        bytes32 honest = seed;
        seed = keccak256("seed of the other fork");
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        for (uint256 i; i < 2; ++i) {
            vm.expectPartialRevert(IEquivocationProver.Equivocation_TwoSigners.selector);
            prover.prove(hub, r.round, ID, i == 0 ? seed : honest, first, second);
        }
    }

    function test_prove_revertsWithoutSeed() public {
        seed = 0;
        vm.expectRevert(abi.encodeWithSelector(IEquivocationProver.Equivocation_NoSeed.selector, r.round));
        _prove();
    }

    /// @dev The seed need not be known any more.
    function test_prove_afterTheSeedIsGone() public {
        vm.roll(vm.getBlockNumber() + 9_000);
        vm.assertEq(hub.seedOf(r.round), bytes32(0));
        vm.assertEq(_prove(), 250 * MIRA);
    }

    /// @dev A signature is for one round, seed, validator and commitment, at one hub of one chain.
    function test_prove_bindsEveryField() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        Request memory other = _open(Tier.LIGHT, 1);
        _expectForeignSigners();
        prover.prove(hub, other.round, ID, seed, first, second);
        _expectForeignSigners();
        prover.prove(hub, r.round, ValidatorId.wrap(3), seed, first, second);
        _expectForeignSigners();
        prover.prove(hub, r.round, ID, seed ^ bytes32(uint256(1)), first, second);
        first.commitment ^= bytes32(uint256(1));
        _expectForeignSigners();
        prover.prove(hub, r.round, ID, seed, first, second);
        first.commitment = FIRST;
        vm.chainId(block.chainid + 1);
        _expectForeignSigners();
        prover.prove(hub, r.round, ID, seed, first, second);
        vm.chainId(31337);
        prover.prove(hub, r.round, ID, seed, first, second);
    }

    /// @dev Signed for another hub, even one that is admitted.
    function test_prove_bindsTheHub() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        address twin = address(_createHub());
        _expectForeign(IVerificationHub(twin));
        prover.prove(IVerificationHub(twin), r.round, ID, seed, first, second);
        _expectForeign(IVerificationHub(STRANGER));
        prover.prove(IVerificationHub(STRANGER), r.round, ID, seed, first, second);
        registry.dismissHub(address(hub));
        _expectForeign(hub);
        prover.prove(hub, r.round, ID, seed, first, second);
    }

    function testFuzz_prove_revertsWhenAnyBitOfASignatureChanges(uint16 bit) public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        IEquivocationProver.SignedCommitment memory changed = bit & 1024 == 0 ? first : second;
        if (bit & 256 == 0) changed.r ^= bytes32(1 << (bit & 0xff));
        else changed.vs ^= bytes32(1 << (bit & 0xff));
        vm.expectRevert();
        prover.prove(hub, r.round, ID, seed, first, second);
    }

    function test_prove_revertsWhenASignatureDoesNotRecover() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        IEquivocationProver.SignedCommitment memory broken = _sign(SECOND);
        broken.r = 0;
        bytes memory reason = abi.encodeWithSelector(IEquivocationProver.Equivocation_BadSignature.selector, SECOND);
        vm.expectRevert(reason);
        prover.prove(hub, r.round, ID, seed, first, broken);
        vm.expectRevert(reason);
        prover.prove(hub, r.round, ID, seed, broken, first);
        // Two that do not recover are not one key, the zero address, that operates a stopped validator.
        vm.prank(validators.ownerOf(ID));
        validators.stopOperator(ID);
        IEquivocationProver.SignedCommitment memory other = IEquivocationProver.SignedCommitment(FIRST, 0, 0);
        vm.expectPartialRevert(IEquivocationProver.Equivocation_BadSignature.selector);
        prover.prove(hub, r.round, ID, seed, broken, other);
    }

    function test_prove_revertsWhenTwoKeysSigned() public {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        key = _operatorKey(9);
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        vm.prank(validators.ownerOf(ID));
        validators.setOperator(ID, vm.addr(key));
        vm.expectRevert(
            abi.encodeWithSelector(IEquivocationProver.Equivocation_TwoSigners.selector, _operator(ID), vm.addr(key))
        );
        prover.prove(hub, r.round, ID, seed, first, second);
    }

    function test_prove_revertsWhenTheSignerNeverWasOperator() public {
        uint256[3] memory others = [_operatorKey(1), 0xBAD, _operatorKey(77)];
        for (uint256 i; i < 3; ++i) {
            key = others[i];
            _expectNotOperator(ID);
            _prove();
        }
        key = _operatorKey(2);
        IEquivocationProver.SignedCommitment memory first = _signAs(ValidatorId.wrap(9), FIRST);
        IEquivocationProver.SignedCommitment memory second = _signAs(ValidatorId.wrap(9), SECOND);
        _expectNotOperator(ValidatorId.wrap(9));
        prover.prove(hub, r.round, ValidatorId.wrap(9), seed, first, second);
    }

    /// @dev A key that was taken away before the round took commitments signs nothing any more, whoever holds it.
    function test_prove_revertsWhenTheKeyWasRotatedBefore() public {
        r = _open(Tier.LIGHT, 1);
        uint256 snapshot = vm.snapshotState();
        for (uint256 i; i < 2; ++i) {
            vm.warp(r.config.seedTime() - 1 + i);
            vm.prank(validators.ownerOf(ID));
            validators.setOperator(ID, STRANGER);
            _enterCommit(r);
            // In the window's first second it could still have committed.
            if (i == 0) _expectNotOperator(ID);
            _prove();
            vm.assertEq(prover.isProven(r.round, ID), i == 1);
            vm.revertToState(snapshot);
        }
    }

    /// @dev Nor does one that was named when the windows were over.
    function test_prove_revertsWhenTheKeyCameLater() public {
        key = _operatorKey(9);
        uint256 snapshot = vm.snapshotState();
        for (uint256 i; i < 2; ++i) {
            vm.warp(r.config.revealStart(true) - i);
            vm.prank(validators.ownerOf(ID));
            validators.setOperator(ID, vm.addr(key));
            if (i == 0) _expectNotOperator(ID);
            _prove();
            vm.assertEq(prover.isProven(r.round, ID), i == 1);
            vm.revertToState(snapshot);
        }
    }

    /// @dev Rotating afterwards sheds nothing, nor does taking the key back.
    function test_prove_takesAKeyThatWasRotatedSince() public {
        vm.warp(r.config.seedTime());
        vm.prank(validators.ownerOf(ID));
        validators.setOperator(ID, STRANGER);
        uint256 snapshot = vm.snapshotState();
        vm.assertEq(_prove(), 250 * MIRA);
        vm.revertToState(snapshot);
        vm.warp(r.config.revealEnd(true));
        vm.prank(validators.ownerOf(ID));
        validators.setOperator(ID, vm.addr(key));
        vm.assertEq(_prove(), 250 * MIRA);
    }

    /// @dev From the first second of the round's commitments to the last of the proof period.
    function test_prove_revertsWhenTooLate() public {
        uint256 end = r.config.revealStart(true) + PROOF_PERIOD;
        uint256[3] memory times = [r.config.seedTime(), r.config.revealEnd(true) + 3 days, end];
        for (uint256 i; i < 3; ++i) {
            uint256 snapshot = vm.snapshotState();
            vm.warp(times[i]);
            vm.assertEq(_prove(), 250 * MIRA);
            vm.revertToState(snapshot);
        }
        vm.warp(end + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IEquivocationProver.Equivocation_TooLate.selector, r.round, end, end + 1)
        );
        _prove();
    }

    function test_prove_revertsWhenTheRoundDoesNotExist() public {
        r.round = _unopened();
        vm.expectRevert(abi.encodeWithSelector(IEquivocationProver.Equivocation_NoSuchRound.selector, r.round));
        _prove();
    }

    /// @dev Where nothing can be taken now the evidence stays good.
    function test_prove_revertsWhenNothingWasTaken() public {
        recorder.setStake(ID, 0);
        vm.expectRevert(abi.encodeWithSelector(IEquivocationProver.Equivocation_NothingTaken.selector, r.round, ID));
        _prove();
        vm.assertFalse(prover.isProven(r.round, ID));
        recorder.setStake(ID, STAKE);
        _prove();
    }

    function testFuzz_prove_asksForFivePercentOfAllStake(uint96 stake) public {
        uint256 amount = (uint256(stake) % (10 * STAKE)) + 20;
        recorder.setStake(ID, amount);
        uint256 asked = (amount * 5) / 100;
        vm.assertEq(_prove(), asked / 2);
        vm.assertEq(recorder.stakeOf(ID), amount - asked);
    }

    function _prove() private returns (uint256) {
        IEquivocationProver.SignedCommitment memory first = _sign(FIRST);
        IEquivocationProver.SignedCommitment memory second = _sign(SECOND);
        vm.prank(PROVER);
        return prover.prove(hub, r.round, ID, seed, first, second);
    }

    /// @dev Changed fields recover keys that nobody holds: two of them, or one that operates nothing.
    function _expectForeignSigners() private {
        vm.expectPartialRevert(IEquivocationProver.Equivocation_TwoSigners.selector);
    }

    function _expectForeign(IVerificationHub hub_) private {
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_ForeignRound.selector, r.round, hub_));
    }

    function _expectNotOperator(ValidatorId id) private {
        vm.expectRevert(
            abi.encodeWithSelector(IEquivocationProver.Equivocation_NotOperator.selector, r.round, id, vm.addr(key))
        );
    }

    function _sign(bytes32 commitment) private view returns (IEquivocationProver.SignedCommitment memory) {
        return _signAs(ID, commitment);
    }

    /// @dev EIP-712 from its definition.
    function _signAs(
        ValidatorId id,
        bytes32 commitment
    ) private view returns (IEquivocationProver.SignedCommitment memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mira VerificationHub"),
                keccak256("1"),
                block.chainid,
                hub
            )
        );
        bytes32 typeHash = keccak256("Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)");
        bytes32 digest = keccak256(
            abi.encodePacked(hex"1901", domain, keccak256(abi.encode(typeHash, r.round, seed, id, commitment)))
        );
        (uint8 v, bytes32 rr, bytes32 s) = vm.sign(key, digest);
        return IEquivocationProver.SignedCommitment(commitment, rr, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    /// @dev The other signature of the same digest, with its high s; EIP-2098 has no room for the top bit of v.
    function _malleate(
        IEquivocationProver.SignedCommitment memory signed
    ) private pure returns (IEquivocationProver.SignedCommitment memory) {
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        uint256 s = uint256(signed.vs) & (type(uint256).max >> 1);
        return IEquivocationProver.SignedCommitment(signed.commitment, signed.r, bytes32(order - s));
    }
}
