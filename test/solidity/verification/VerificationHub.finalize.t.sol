// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {RoundSummary} from "../../../contracts/types/RoundSummary.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierPolicies, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {Policies} from "../support/Policies.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 7 and 8: final is final, recorded under the policy that was bought.
contract VerificationHubFinalizeTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_finalize_recordsTheLeaf() public {
        (Request memory r, RoundResult memory result) = _settled();
        vm.warp(result.summary.settledAt() + 30 minutes);
        VerdictLeaf memory leaf = VerdictLeaf({
            requestId: r.id,
            domain: GENERAL,
            tier: Tier.LIGHT,
            policyHash: TierPolicies.hash(r.header.levels, r.header.terms),
            level: 0,
            bundleHash: r.header.bundleHash,
            claimsRoot: r.header.claimsRoot,
            claimCount: 40,
            verdictHash: result.verdictHash,
            openedAt: r.header.openedAt,
            finalizedAt: uint40(vm.getBlockTimestamp()),
            seats: 5
        });
        vm.prank(STRANGER);
        hub.finalize(r.id, r.header, result);
        vm.assertEq(registry.size(), 1);
        vm.assertTrue(registry.verifyLeaf(leaf, 0, 1, new bytes32[](0)));
        _assertStatus(r, RequestStatus.FINAL);
    }

    function test_finalize_returnsTheEscalationBudget() public {
        (Request memory r, RoundResult memory result) = _settled();
        uint256 credit = ledger.creditOf(REQUESTER);
        _finalize(r, result);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, r.header.escalationBudget);
    }

    function test_finalize_revertsInTheChallengeWindow() public {
        (Request memory r, RoundResult memory result) = _settled();
        uint256 end = result.summary.settledAt() + 30 minutes;
        vm.warp(end - 1);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_ChallengeWindowOpen.selector, r.id, end));
        hub.finalize(r.id, r.header, result);
        vm.warp(end);
        hub.finalize(r.id, r.header, result);
    }

    function test_finalize_revertsWhenAnyWordOfTheResultDiffers() public {
        (Request memory r, RoundResult memory result) = _settled();
        vm.warp(result.summary.settledAt() + 1 days);
        bytes memory original = abi.encode(result);
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(result);
            changed[32 * word + 31] = bytes1(uint8(changed[32 * word + 31]) ^ 1);
            _expectUnknownState(r, abi.decode(changed, (RoundResult)));
        }
        hub.finalize(r.id, r.header, result);
    }

    function test_finalize_revertsWhenAnyWordOfTheHeaderDiffers() public {
        (Request memory r, RoundResult memory result) = _settled();
        vm.warp(result.summary.settledAt() + 1 days);
        bytes memory original = abi.encode(r.header);
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(r.header);
            changed[32 * word + 31] = bytes1(uint8(changed[32 * word + 31]) ^ 1);
            r.header = abi.decode(changed, (RequestHeader));
            _expectUnknownState(r, result);
            r.header = abi.decode(original, (RequestHeader));
        }
        hub.finalize(r.id, r.header, result);
    }

    /// @dev Who comes second in a batch does no harm, and changes nothing.
    function test_finalize_doesNothingWhenFinal() public {
        (Request memory r, RoundResult memory result) = _settled();
        _finalize(r, result);
        RoundState state = _state(r);
        bytes32 root = registry.root();
        uint256 credit = ledger.creditOf(REQUESTER);
        hub.finalize(r.id, r.header, result);
        vm.assertEq(ledger.creditOf(REQUESTER), credit);
        vm.assertEq(registry.size(), 1);
        result.summary = RoundSummary.wrap(RoundSummary.unwrap(result.summary) ^ (1 << 112));
        _expectUnknownState(r, result);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(r.id, r.header, new SeatedCommitment[](0));
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(state));
        vm.assertEq(registry.root(), root);
    }

    function test_finalize_revertsWhenNotSettledOrExpired() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 40);
        RoundResult memory result = _result(r, votes, ALL, _naiveVerdict(r, votes, ALL), 0, 0);
        vm.warp(vm.getBlockTimestamp() + 2 days);
        _expectUnknownState(r, result);
        hub.expire(r.id, r.header, _seated(votes));
        _expectUnknownState(r, result);
    }

    /// @dev Invariant 8: a change of policy and price in mid-request binds later requests only.
    function test_finalize_keepsThePolicyThatWasBought() public {
        Request memory r = _open(Tier.LIGHT, 40);
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        levels[0] = LevelPolicy(4, 4, 4, 1, 1);
        (terms.commitWindow, terms.revealWindow, terms.challengeWindow) = (90, 91, 92);
        policies.setTier(Tier.LIGHT, levels, terms);
        policies.setPrice(GENERAL, Tier.LIGHT, 3 * PRICE);
        _enterCommit(r);
        vm.assertEq(r.config.commitEnd() - r.config.seedTime(), 30);
        Vote[] memory votes = _commitAll(r, 3);
        vm.assertEq(votes.length, 5);
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        vm.warp(result.summary.settledAt() + 92);
        vm.expectPartialRevert(IVerificationHub.Hub_ChallengeWindowOpen.selector);
        hub.finalize(r.id, r.header, result);
        _finalize(r, result);
        Request memory later = _open(Tier.LIGHT, 40);
        vm.assertEq(later.config.seats(), 4);
        vm.assertEq(later.config.commitEnd() - later.config.seedTime(), 90);
        vm.assertEq(later.header.fee, 40 * 4 * 3 * uint256(PRICE));
    }

    /// @dev Invariant 10: a hub that may write no more still ends its requests, and returns what was not used.
    function test_abandon_endsWhatADismissedHubCannotRecord() public {
        (Request memory r, RoundResult memory result) = _settled();
        registry.dismissHub(address(hub));
        uint256 credit = ledger.creditOf(REQUESTER);
        vm.warp(result.summary.settledAt() + r.header.terms.challengeWindow());
        vm.expectRevert(abi.encodeWithSelector(IVerdictRegistry.Registry_NotHub.selector, hub));
        hub.finalize(r.id, r.header, result);
        hub.abandon(r.id, r.header, result);
        _assertStatus(r, RequestStatus.EXPIRED);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, r.header.escalationBudget);
        // Once and for all.
        hub.abandon(r.id, r.header, result);
        hub.finalize(r.id, r.header, result);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, r.header.escalationBudget);
        vm.assertEq(registry.size(), 0);
        result.summary = RoundSummary.wrap(RoundSummary.unwrap(result.summary) ^ (1 << 128));
        _expectUnknownState(r, result);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.abandon(r.id, r.header, result);
    }

    /// @dev Invariant 10: the same once the hub is admitted again, with a series that is not that of the request.
    function test_abandon_endsAlsoWhenTheHubIsAdmittedAgain() public {
        (Request memory r, RoundResult memory result) = _settled();
        registry.dismissHub(address(hub));
        registry.admitHub(address(hub));
        uint256 credit = ledger.creditOf(REQUESTER);
        hub.abandon(r.id, r.header, result);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, r.header.escalationBudget);
    }

    function test_abandon_revertsWhileTheHubIsAdmitted() public {
        (Request memory r, RoundResult memory result) = _settled();
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_StillAdmitted.selector, r.id, 1));
        hub.abandon(r.id, r.header, result);
    }

    function _settled() private returns (Request memory r, RoundResult memory result) {
        Vote[] memory votes;
        (r, votes) = _openAndCommit(Tier.LIGHT, 40);
        result = _settle(r, votes);
    }

    function _expectUnknownState(Request memory r, RoundResult memory result) private {
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.finalize(r.id, r.header, result);
    }
}
