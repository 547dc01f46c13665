// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {TierPolicies} from "../../../contracts/types/TierPolicy.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {
    BombingCallback,
    BurningCallback,
    RecordingCallback,
    ReentrantCallback,
    RevertingCallback
} from "../support/Callbacks.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 7 and 10: how contests end, once.
contract ContestBookFinalizeTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 40) - 1;
    uint256 private constant BOND = 4.4e18;

    function test_finalize_recordsTheMergedVerdict() public {
        Dispute memory d = _challenged(address(0));
        Child[] memory children = _decide(d, _says(2, 5));
        _end(d);
        VerdictLeaf memory leaf = VerdictLeaf({
            requestId: d.r.id,
            domain: GENERAL,
            tier: Tier.LIGHT,
            policyHash: TierPolicies.hash(d.r.header.levels, d.r.header.terms),
            level: 1,
            bundleHash: d.r.header.bundleHash,
            claimsRoot: d.r.header.claimsRoot,
            claimCount: 40,
            verdictHash: keccak256(abi.encodePacked(_says(KNOWN ^ 5, 5))),
            openedAt: d.r.header.openedAt,
            finalizedAt: uint40(vm.getBlockTimestamp()),
            seats: children[0].found.result.summary.seats()
        });
        vm.assertTrue(registry.verifyLeaf(leaf, 0, 1, new bytes32[](0)));
    }

    /// @dev An expired level leaves the committee that did vote in the certificate.
    function test_finalize_namesTheLevelThatWasCounted() public {
        Dispute memory d = _challenged(address(0));
        Child[] memory children = _escalate(d);
        _expireChild(children[0]);
        _conclude(d, children);
        vm.assertEq(d.contest.level, 1);
        vm.assertEq(d.contest.countedLevel, 0);
        vm.assertEq(d.contest.seats, 5);
        _end(d);
        vm.assertEq(registry.size(), 1);
    }

    function test_finalize_isOnce() public {
        Dispute memory d = _challenged(address(0));
        _decide(d, _says(2, 5));
        _end(d);
        bytes32 root = registry.root();
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.abandon(d.contest, d.r.header, d.first);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotVoting.selector, d.r.id));
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(new Child[](0)));
        hub.finalize(d.r.id, d.r.header, d.first);
        vm.assertEq(registry.root(), root);
    }

    /// @dev Whatever a requester's contract does, the verdict is final, and everyone has what is theirs.
    function test_finalize_survivesEveryCallback() public {
        RecordingCallback recorder = new RecordingCallback();
        address[5] memory callbacks = [
            address(recorder),
            address(new RevertingCallback()),
            address(new BurningCallback()),
            address(new BombingCallback(false)),
            address(new BombingCallback(true))
        ];
        for (uint256 i; i < callbacks.length; ++i) {
            Dispute memory d = _challenged(callbacks[i]);
            _decide(d, _says(7, 0));
            if (i > 0 && i != 3) {
                _closeWindow(d);
                vm.expectEmit(address(hub));
                emit IVerificationHub.CallbackFailed(d.r.id, callbacks[i]);
            }
            _end(d);
            _redeem(d, 0, _mask(7), _says(KNOWN, 0));
            vm.assertEq(_escrow(), 0);
            _assertStatus(d.r, RequestStatus.FINAL);
            if (i != 0) continue;
            bytes32 told = keccak256(
                abi.encode(d.r.id, d.r.header.bundleHash, keccak256(abi.encodePacked(d.verdict)), uint256(0))
            );
            vm.assertEq(recorder.told(), told);
        }
    }

    /// @dev The contest has ended when the callback comes: it cannot be ended, moved or redeemed for more again.
    function test_finalize_cannotBeEnteredAgain() public {
        ReentrantCallback callback = new ReentrantCallback();
        Dispute memory d = _challenged(address(callback));
        uint256[] memory before = d.verdict;
        _decide(d, _says(7, 0));
        bytes[2] memory calls = [
            abi.encodeCall(book.finalize, (d.contest, d.r.header, d.first, d.verdict, d.selection)),
            abi.encodeCall(book.redeem, (d.contest, d.r.header, 0, _mask(7), before, d.verdict))
        ];
        for (uint256 i; i < calls.length; ++i) {
            callback.prepare(address(book), calls[i]);
            uint256 snapshot = vm.snapshotState();
            _closeWindow(d);
            vm.recordLogs();
            book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
            (, bytes memory data) = _logOf(ReentrantCallback.Reentered.selector);
            (bool success, bytes memory result) = abi.decode(data, (bool, bytes));
            vm.assertFalse(success);
            vm.assertEq(bytes32(bytes4(result)), bytes32(IContestBook.Contest_Unknown.selector));
            vm.revertToState(snapshot);
        }
    }

    /// @dev Between levels a dismissed hub's contest is dropped: all bonds and what is left of the budget return.
    function test_abandon_endsWhatADismissedHubCannotRecord() public {
        Dispute memory d = _challenged(address(0));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_StillAdmitted.selector, d.r.id));
        book.abandon(d.contest, d.r.header, d.first);
        registry.dismissHub(address(hub));
        _closeWindow(d);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotAdmitted.selector));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        vm.warp(vm.getBlockTimestamp() + 12 hours);
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, hub));
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        _abandon(d);
        vm.assertEq(uint256(d.contest.phase), uint256(ContestPhase.DROPPED));
        _assertStatus(d.r, RequestStatus.EXPIRED);
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND);
        vm.assertEq(_escrow(), 0);
        vm.assertEq(registry.size(), 0);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_AlreadyRedeemed.selector, d.r.id, 0));
        book.redeem(d.contest, d.r.header, 0, _mask(7), _says(KNOWN, 0), d.verdict);
    }

    /// @dev A hub that is dismissed while rounds vote still counts and pays them; what that cost is not returned.
    function test_abandon_waitsForRoundsThatVote() public {
        Dispute memory d = _challenged(address(0));
        Child[] memory children = _escalate(d);
        registry.dismissHub(address(hub));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NotOpen.selector, d.r.id));
        book.abandon(d.contest, d.r.header, d.first);
        _commitChild(children[0], _says(0, 7));
        _settleChild(children[0]);
        _conclude(d, children);
        _abandon(d);
        // Nobody was right or wrong.
        vm.assertEq(_redeem(d, 0, _mask(7), _says(KNOWN, 0)), BOND - children[0].cost);
        vm.assertEq(_escrow(), 0);
    }

    /// @dev The same for a hub that was admitted again: its new series is not that of the request.
    function test_abandon_endsAlsoWhenTheHubIsAdmittedAgain() public {
        Dispute memory d = _challenged(address(0));
        registry.dismissHub(address(hub));
        registry.admitHub(address(hub));
        _closeWindow(d);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotAdmitted.selector));
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        _abandon(d);
        _redeem(d, 0, _mask(7), _says(KNOWN, 0));
        vm.assertEq(_escrow(), 0);
    }

    function _challenged(address callback) private returns (Dispute memory d) {
        RequestParameters memory p = _budgeted(Tier.LIGHT, 40, 3e18);
        p.callback = callback;
        d = _disputed(p, _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
    }

    function _abandon(Dispute memory d) private {
        vm.recordLogs();
        book.abandon(d.contest, d.r.header, d.first);
        _follow(d);
    }
}
