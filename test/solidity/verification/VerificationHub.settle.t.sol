// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 3 and 6: the verdict is the plain count, whoever settles and with whichever openings at hand.
contract VerificationHubSettleTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        // Nine expected seats over twelve units of stake: seats of 0, 1 and 2 occur.
        for (uint256 i; i < 8; ++i) _addValidator(1 + (i % 4), MINIMUM_BOND * (1 + i / 4));
        _nextEpoch();
    }

    function test_settle_announcesThePlainCount() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 300);
        uint256[] memory verdict = _naiveVerdict(r, votes, ALL);
        uint256 credit = ledger.creditOf(REQUESTER);
        RoundResult memory expected = _settle(r, votes);
        (bytes32[] memory topics, bytes memory data) = (settledLog.topics, settledLog.data);
        vm.assertEq(topics[1], bytes32(uint256(RoundId.unwrap(r.round))));
        vm.assertEq(topics[2], bytes32(uint256(RequestId.unwrap(r.id))));
        vm.assertEq(topics[3], bytes32(uint256(uint160(SETTLER))));
        uint256 paid = ledger.earnedIn(validators.epochAt(vm.getBlockTimestamp()));
        uint256 refund = ledger.creditOf(REQUESTER) - credit;
        vm.assertEq(data, abi.encode(expected, verdict, paid, refund));
        _assertStatus(r, RequestStatus.PROVISIONAL);
    }

    /// @dev Invariant 3, differential: random votes of voters with one or two seats against a loop over claims, any
    /// subset of them opened. {_finalize} succeeds only with the very verdict of the plain count.
    function testFuzz_settle_equalsThePlainCount(uint256 seed, uint16 claims_, uint256 opened) public {
        uint256 claims = claims_ % 8 == 0 ? 1 + (claims_ % 600) : 1 + (claims_ % 64);
        (Request memory r, Vote[] memory votes) = _openSeeded(seed, claims);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return;
        uint256 posted = opened & ((1 << votes.length) - 1);
        if (posted != 0) _post(r, votes, posted);
        _enterSettle(r);
        _finalize(r, _settle(r, votes, posted));
    }

    /// @dev Invariant 6: neither who settles, nor when within the window, nor the base of the planes changes the state.
    function testFuzz_settle_sameStateWhoeverSettles(uint256 seed, address settler, uint256 base0) public {
        vm.assume(settler != address(0));
        (Request memory r, Vote[] memory votes) = _openSeeded(seed, 40);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return;
        uint256 snapshot = vm.snapshotState();
        _settle(r, votes);
        RoundState state = _state(r);
        vm.revertToState(snapshot);
        uint256[] memory base = new uint256[](1);
        base[0] = base0;
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, base);
        vm.prank(settler);
        hub.settle(r.round, r.header, ballots, planes);
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(state));
    }

    /// @dev Invariant 6: the order of commitments inside the window changes neither verdict nor pay.
    function testFuzz_settle_sameVerdictInAnyOrder(uint256 seed) public {
        Request memory r = _open(Tier.STANDARD, 50);
        _enterCommit(r);
        uint256 snapshot = vm.snapshotState();
        Vote[] memory votes = _commitAll(r, seed);
        _enterReveal(r);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return;
        bytes32 verdictHash = _settle(r, votes).verdictHash;
        uint256 credit = ledger.creditOf(REQUESTER);
        vm.revertToState(snapshot);
        for (uint256 i; i < votes.length; ++i) {
            uint256 j = i + (uint256(keccak256(abi.encode(seed, i))) % (votes.length - i));
            (votes[i], votes[j]) = (votes[j], votes[i]);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        vm.assertEq(result.verdictHash, verdictHash);
        vm.assertEq(ledger.creditOf(REQUESTER), credit);
        _finalize(r, result);
    }

    /// @dev Invariant 6: all held in the window, or all posted and counted afterwards, is one and the same verdict.
    function testFuzz_settle_heldOrPostedGiveOneVerdict(uint256 seed) public {
        (Request memory r, Vote[] memory votes) = _openSeeded(seed, 30);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return;
        uint256 snapshot = vm.snapshotState();
        bytes32 held = _settle(r, votes).verdictHash;
        vm.revertToState(snapshot);
        _post(r, votes, (1 << votes.length) - 1);
        _enterSettle(r);
        RoundResult memory result = _settle(r, votes);
        vm.assertEq(result.verdictHash, held);
        _finalize(r, result);
    }

    function test_settle_revertsBeforeTheRevealWindow() public {
        Request memory r = _open(Tier.STANDARD, 10);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        vm.warp(r.config.commitEnd() - 1);
        _expectRefusal(
            r,
            votes,
            ALL,
            abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, r.round, Phase.COMMIT)
        );
        vm.warp(r.config.commitEnd());
        _settle(r, votes);
    }

    function test_settle_revertsInTheRevealWindowWhenAnyIsWithheld() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        for (uint256 i; i < votes.length; ++i) {
            bytes memory reason = abi.encodeWithSelector(IVerificationHub.Hub_NotAllOpened.selector, r.round, i);
            _expectRefusal(r, votes, ALL ^ (1 << i), reason);
        }
        // Also when the others are posted, and in the window's last second.
        _post(r, votes, 6);
        vm.warp(r.config.revealEnd(false) - 1);
        _expectRefusal(r, votes, 6, abi.encodeWithSelector(IVerificationHub.Hub_NotAllOpened.selector, r.round, 0));
        _settle(r, votes);
    }

    function test_settle_takesExactlyThePostedAfterTheWindow() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        _post(r, votes, 0x0b);
        _enterSettle(r);
        // One more than posted, one less, another one.
        _expectRefusal(
            r,
            votes,
            0x0f,
            abi.encodeWithSelector(IVerificationHub.Hub_PostedDiffer.selector, r.round, 2, false)
        );
        _expectRefusal(
            r,
            votes,
            0x03,
            abi.encodeWithSelector(IVerificationHub.Hub_PostedDiffer.selector, r.round, 3, true)
        );
        _expectRefusal(
            r,
            votes,
            0x0e,
            abi.encodeWithSelector(IVerificationHub.Hub_PostedDiffer.selector, r.round, 0, true)
        );
        _expectRefusal(
            r,
            votes,
            ALL,
            abi.encodeWithSelector(IVerificationHub.Hub_PostedDiffer.selector, r.round, 2, false)
        );
        _settle(r, votes, 0x0b);
    }

    function test_settle_revertsAfterTheSettlePeriod() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        _post(r, votes, 3);
        uint256 end = r.config.revealEnd(false) + 24 hours;
        vm.warp(end);
        _expectRefusal(
            r,
            votes,
            3,
            abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, r.round, Phase.SETTLE)
        );
        vm.warp(end - 1);
        _settle(r, votes, 3);
    }

    /// @dev Thresholds count committed seats: withheld votes make a verdict harder, never different.
    function test_settle_countsWithheldSeatsInTheThreshold() public {
        (Request memory r, Vote[] memory votes) = _unanimous(6);
        // Nine of nine expected seats committed would need six; find how many seats are just short.
        (uint256 committed, ) = _seatCounts(votes, ALL);
        uint256 quorum = (committed * 2 + 2) / 3;
        uint256 opened;
        uint256 revealed;
        for (uint256 i; i < votes.length && revealed + votes[i].seat.seats() < quorum; ++i) {
            opened |= 1 << i;
            revealed += votes[i].seat.seats();
        }
        _post(r, votes, opened);
        uint256 snapshot = vm.snapshotState();
        _enterSettle(r);
        uint256[] memory undecided = new uint256[](2);
        vm.assertEq(_settle(r, votes, opened).verdictHash, keccak256(abi.encodePacked(undecided)));
        vm.revertToState(snapshot);
        // One voter more reaches it.
        _post(r, votes, opened + 1);
        _enterSettle(r);
        vm.assertEq(_settle(r, votes, 2 * opened + 1).verdictHash, keccak256(abi.encodePacked(votes[0].planes)));
    }

    function test_settle_revertsWhenTwice() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        _settle(r, votes);
        RoundState state = _state(r);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](1));
        uint256 end = vm.getBlockTimestamp() + 2 days;
        // Neither at once, nor in any window that would have followed.
        for (; vm.getBlockTimestamp() < end; vm.warp(vm.getBlockTimestamp() + 1 hours)) {
            vm.expectPartialRevert(IVerificationHub.Hub_WrongPhase.selector);
            hub.settle(r.round, r.header, ballots, planes);
        }
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(state));
    }

    function test_settle_revertsWhenHeaderDiffers() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        bytes memory original = abi.encode(r.header);
        // Every word of the header, one bit changed. Small fields stay in their range with the lowest bit.
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(r.header);
            changed[32 * word + 31] = bytes1(uint8(changed[32 * word + 31]) ^ 1);
            r.header = abi.decode(changed, (RequestHeader));
            _expectDiffer(r, votes);
            r.header = abi.decode(original, (RequestHeader));
        }
        _settle(r, votes);
    }

    function test_settle_revertsWhenRoundOfAnotherRequest() public {
        (, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        Request memory b = _open(Tier.STANDARD, 10);
        _enterCommit(b);
        Vote[] memory others = _commitAll(b, 5);
        _enterReveal(b);
        _expectDiffer(b, votes);
        _settle(b, others);
    }

    /// @dev A unanimous round over `claims` claims, all TRUE.
    function _unanimous(uint256 claims) private returns (Request memory r, Vote[] memory votes) {
        r = _open(Tier.STANDARD, claims);
        _enterCommit(r);
        votes = new Vote[](8);
        uint256 n;
        for (uint32 i = 1; i <= 8; ++i) {
            if (hub.seatsOf(r.round, ValidatorId.wrap(i)) == 0) continue;
            uint256[] memory planes = new uint256[](2);
            planes[0] = (1 << claims) - 1;
            votes[n] = _voteWith(r, ValidatorId.wrap(i), planes);
            _commit(r, votes[n++]);
        }
        assembly ("memory-safe") {
            mstore(votes, n)
        }
        _enterReveal(r);
    }

    function _openSeeded(uint256 seed, uint256 claims) private returns (Request memory r, Vote[] memory votes) {
        vm.roll(1_001 + (seed % 1_000_000));
        r = _open(Tier.STANDARD, claims);
        _enterCommit(r);
        votes = _commitAll(r, seed);
        _enterReveal(r);
    }

    function _expectRefusal(Request memory r, Vote[] memory votes, uint256 opened, bytes memory reason) private {
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, opened, new uint256[](1));
        vm.expectRevert(reason);
        hub.settle(r.round, r.header, ballots, planes);
    }

    function _expectDiffer(Request memory r, Vote[] memory votes) private {
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](1));
        vm.expectPartialRevert(IVerificationHub.Hub_CommitmentsDiffer.selector);
        hub.settle(r.round, r.header, ballots, planes);
    }
}
