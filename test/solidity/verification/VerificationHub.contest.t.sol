// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RequestId} from "../../../contracts/types/RoundId.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {TierPolicies} from "../../../contracts/types/TierPolicy.sol";
import {Verdict} from "../../../contracts/types/Verdict.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {RecordingCallback} from "../support/Callbacks.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 7 and 10: a contested request goes where the contest book takes it, once, and nowhere else.
contract VerificationHubContestTest is DeeperFixture {
    Verdict private merged = Verdict(2, 23, keccak256("merged"));

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_contest_keepsTheDigest() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        vm.expectEmit(address(hub));
        emit IVerificationHub.RequestContested(r.id);
        _contest(r, result);
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(_word(r, result, RequestStatus.CONTESTED)));
    }

    /// @dev A window that is over does not stop it: undecided claims are escalated then.
    function test_contest_afterTheChallengeWindow() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        vm.warp(vm.getBlockTimestamp() + 1 days);
        _contest(r, result);
        _assertStatus(r, RequestStatus.CONTESTED);
    }

    function test_contestBooksCalls_revertForOthers() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        bytes memory reason = abi.encodeWithSelector(IVerificationHub.Hub_NotContestBook.selector, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(reason);
        hub.contest(r.id, r.header, result);
        vm.expectRevert(reason);
        hub.openDeeper(r.header, DeeperRound(r.id, 0, 0, 1), 1, 40);
        vm.expectRevert(reason);
        hub.close(r.id, r.header, result, merged);
        vm.expectRevert(reason);
        hub.drop(r.id, r.header, result);
        vm.stopPrank();
    }

    function test_contest_revertsUnlessProvisional() public {
        Request memory r = _open(Tier.LIGHT, 40);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        _enterReveal(r);
        RoundResult memory result = _result(r, votes, ALL, _naiveVerdict(r, votes, ALL), 0, 0);
        _expectUnknown(r, result, RequestStatus.PROVISIONAL);
        _contest(r, result);
        result = _settle(r, votes);
        _contest(r, result);
        _expectUnknown(r, result, RequestStatus.PROVISIONAL);
        _contest(r, result);
        _close(r, result);
        _expectUnknown(r, result, RequestStatus.PROVISIONAL);
        _contest(r, result);
    }

    function test_contest_revertsWhenAnyWordDiffers() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        _expectEachWordRefused(r, result, RequestStatus.PROVISIONAL, abi.encodePacked(hub.contest.selector));
        _contest(r, result);
    }

    /// @dev The digest names the round, so that no other request is contested with it.
    function test_contest_revertsForAnotherRequest() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        (Request memory other, ) = _provisional(Tier.LIGHT, 40);
        vm.prank(contests);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.contest(other.id, r.header, result);
    }

    /// @dev What is contested is the contest book's.
    function test_contest_leavesNothingToOthers() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        vm.warp(vm.getBlockTimestamp() + 30 days);
        _expectUnknown(r, result, RequestStatus.PROVISIONAL);
        hub.finalize(r.id, r.header, result);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(r.id, r.header, new SeatedCommitment[](0));
        registry.dismissHub(address(hub));
        _expectUnknown(r, result, RequestStatus.PROVISIONAL);
        hub.abandon(r.id, r.header, result);
        vm.assertEq(ledger.creditOf(REQUESTER), r.header.fee - result.summary.netFee());
    }

    function test_close_recordsTheMergedVerdict() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        vm.warp(vm.getBlockTimestamp() + 3 days);
        VerdictLeaf memory leaf = VerdictLeaf({
            requestId: r.id,
            domain: GENERAL,
            tier: Tier.LIGHT,
            policyHash: TierPolicies.hash(r.header.levels, r.header.terms),
            level: 2,
            bundleHash: r.header.bundleHash,
            claimsRoot: r.header.claimsRoot,
            claimCount: 40,
            verdictHash: keccak256("merged"),
            openedAt: r.header.openedAt,
            finalizedAt: uint40(vm.getBlockTimestamp()),
            seats: 23
        });
        uint256 credit = ledger.creditOf(REQUESTER);
        vm.assertEq(_close(r, result), 0);
        vm.assertTrue(registry.verifyLeaf(leaf, 0, 1, new bytes32[](0)));
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(_word(r, result, RequestStatus.FINAL)));
        // Budget and bonds are the contest book's to return.
        vm.assertEq(ledger.creditOf(REQUESTER), credit);
    }

    function test_close_tellsTheCallback() public {
        RecordingCallback callback = new RecordingCallback();
        RequestParameters memory p = _parameters(Tier.LIGHT, 40);
        p.callback = address(callback);
        Request memory r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        _contest(r, result);
        _close(r, result);
        vm.assertEq(
            callback.told(),
            keccak256(abi.encode(r.id, r.header.bundleHash, keccak256("merged"), registry.size() - 1))
        );
    }

    /// @dev Invariant 7.
    function test_close_isForGood() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        _close(r, result);
        RoundState state = _state(r);
        bytes32 root = registry.root();
        _expectUnknown(r, result, RequestStatus.CONTESTED);
        _close(r, result);
        // Who finalizes it as if it had never been contested does nothing.
        vm.warp(vm.getBlockTimestamp() + 1 days);
        hub.finalize(r.id, r.header, result);
        registry.dismissHub(address(hub));
        _expectUnknown(r, result, RequestStatus.CONTESTED);
        _drop(r, result);
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(state));
        vm.assertEq(registry.root(), root);
    }

    function test_close_revertsUnlessContested() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        _expectUnknown(r, result, RequestStatus.CONTESTED);
        _close(r, result);
    }

    function test_close_revertsWhenAnyWordDiffers() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        _expectEachWordRefused(r, result, RequestStatus.CONTESTED, abi.encodePacked(hub.close.selector));
        _close(r, result);
    }

    function test_close_revertsWhenDismissed() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        registry.dismissHub(address(hub));
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, hub));
        _close(r, result);
    }

    /// @dev Invariant 10: what a dismissed hub cannot record ends all the same, also once it is admitted anew.
    function test_drop_endsWhatADismissedHubCannotRecord() public {
        for (uint256 again; again < 2; ++again) {
            (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
            uint32 series = registry.seriesOf(address(hub));
            vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_StillAdmitted.selector, r.id, series));
            _drop(r, result);
            registry.dismissHub(address(hub));
            if (again == 1) registry.admitHub(address(hub));
            uint256 credit = ledger.creditOf(REQUESTER);
            vm.expectEmit(address(hub));
            emit IVerificationHub.RequestExpired(r.id, r.round, 0);
            _drop(r, result);
            vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(_word(r, result, RequestStatus.EXPIRED)));
            vm.assertEq(ledger.creditOf(REQUESTER), credit);
            _expectUnknown(r, result, RequestStatus.CONTESTED);
            _drop(r, result);
            if (again == 0) registry.admitHub(address(hub));
        }
    }

    function test_drop_revertsUnlessContested() public {
        (Request memory r, RoundResult memory result) = _provisional(Tier.LIGHT, 40);
        registry.dismissHub(address(hub));
        _expectUnknown(r, result, RequestStatus.CONTESTED);
        _drop(r, result);
    }

    /// @dev A contested request keeps its storage for as long as it takes; closed, it goes the way of all.
    function test_reuse_passesOverTheContested() public {
        (Request memory r, RoundResult memory result) = _contested(Tier.LIGHT, 40);
        vm.warp(vm.getBlockTimestamp() + 60 days);
        Request memory next = _open(Tier.LIGHT, 1);
        vm.assertNotEq(next.round.place(), r.round.place());
        _close(r, result);
        vm.warp(vm.getBlockTimestamp() + 60 days);
        hub.expire(next.id, next.header, new SeatedCommitment[](0));
        vm.assertEq(_open(Tier.LIGHT, 1).round.place(), r.round.place());
    }

    function _close(Request memory r, RoundResult memory result) private returns (uint256) {
        vm.prank(contests);
        return hub.close(r.id, r.header, result, merged);
    }

    function _drop(Request memory r, RoundResult memory result) private {
        vm.prank(contests);
        hub.drop(r.id, r.header, result);
    }

    function _word(
        Request memory r,
        RoundResult memory result,
        RequestStatus status
    ) private pure returns (RoundState) {
        return RoundStates.pack(status, keccak256(abi.encode(keccak256(abi.encode(r.header)), result)));
    }

    function _expectUnknown(Request memory r, RoundResult memory result, RequestStatus expected) private {
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_UnknownState.selector,
                r.id,
                _word(r, result, expected),
                _state(r)
            )
        );
    }

    /// @dev A call with each word of header and result changed once; `close` has a verdict behind them.
    function _expectEachWordRefused(
        Request memory r,
        RoundResult memory result,
        RequestStatus expected,
        bytes memory selector
    ) private {
        bytes memory original = abi.encode(r.header, result);
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(r.header, result);
            changed[32 * word + 31] ^= 0x01;
            Request memory q = r;
            RoundResult memory other;
            (q.header, other) = abi.decode(changed, (RequestHeader, RoundResult));
            bytes memory reason = abi.encodeWithSelector(
                IVerificationHub.Hub_UnknownState.selector,
                r.id,
                _word(q, other, expected),
                _state(r)
            );
            vm.prank(contests);
            (bool success, bytes memory answer) = address(hub).call(
                bytes.concat(selector, abi.encode(r.id, q.header, other, merged))
            );
            vm.assertFalse(success);
            vm.assertEq(answer, reason);
            (r.header, ) = abi.decode(original, (RequestHeader, RoundResult));
        }
    }
}
