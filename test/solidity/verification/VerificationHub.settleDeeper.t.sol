// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariants 1, 3, 4 and 6 for deeper rounds: the plain count of packed claims, once, paid out of the round's own
/// fee.
contract VerificationHubSettleDeeperTest is DeeperFixture {
    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 12; ++i) _addValidator(1 + (i % 4), MINIMUM_BOND * (1 + i / 6));
        _nextEpoch();
    }

    function test_settleDeeper_announcesThePlainCount() public {
        (Request memory r, ) = _contested(Tier.STANDARD, 600);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 300);
        uint256 refund = d.deeper.fee;
        RoundResult memory result = _settleDeeper(d, votes, ALL);
        refund -= result.summary.netFee();
        uint256[] memory verdict = _naiveVerdict(d.r, votes, ALL);
        uint256[] memory clear = _naiveClear(d.r, votes, ALL, verdict);
        vm.assertEq(settledLog.topics[1], bytes32(uint256(RoundId.unwrap(d.r.round))));
        vm.assertEq(settledLog.topics[2], bytes32(uint256(RequestId.unwrap(r.id))));
        vm.assertEq(settledLog.topics[3], bytes32(uint256(uint160(SETTLER))));
        (, , uint256 paid, uint256 left) = abi.decode(settledLog.data, (RoundResult, uint256[], uint256, uint256));
        vm.assertEq(left, refund);
        vm.assertEq(settledLog.data, abi.encode(result, verdict, paid, refund));
        vm.assertEq(clearLog.topics[1], bytes32(uint256(RoundId.unwrap(d.r.round))));
        vm.assertEq(clearLog.data, abi.encode(clear));
        _assertFinal(d, result);
        // Some answers were clear, and some decided ones were not.
        vm.assertGt(_ones(clear[0]), 0);
        vm.assertLt(_ones(clear[0]), _ones(verdict[0] | verdict[2]));
        _assertStatus(r, RequestStatus.CONTESTED);
    }

    /// @dev Invariant 3, differential: claims packed from a request, any level, any subset opened, against loops over
    /// claims: verdict and clear answers.
    function testFuzz_settleDeeper_equalsThePlainCount(uint256 seed, uint16 claims_, uint256 opened) public {
        Tier tier = Tier(seed % 3);
        (Request memory r, ) = _contested(tier, 32);
        uint256 level = 1 + ((seed >> 8) % (tier == Tier.LIGHT ? 2 : 3));
        uint256 claims = claims_ % 8 == 0 ? 1 + (claims_ % 600) : 1 + (claims_ % 64);
        vm.roll(vm.getBlockNumber() + (seed % 1_000_000));
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, level, claims);
        if (hub.phaseOf(d.r.round) != Phase.REVEAL) return;
        // Most are opened, or few answers reach anything.
        uint256 posted = (opened | (opened >> 16) | (opened >> 32)) & ((1 << votes.length) - 1);
        if (posted != 0) _post(d.r, votes, posted);
        _enterSettle(d.r);
        _assertFinal(d, _settleDeeper(d, votes, posted));
    }

    /// @dev The threshold may lie above nine tenths: what it decides is clear then.
    function test_settleDeeper_clearNeedsADecision() public {
        (Request memory r, ) = _contested(Tier.HIGH, 32);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 3, 256);
        uint256[] memory verdict = _naiveVerdict(d.r, votes, ALL);
        _settleDeeper(d, votes, ALL);
        uint256[] memory clear = abi.decode(clearLog.data, (uint256[]));
        vm.assertEq(clear.length, 1);
        vm.assertEq(clear[0] & ~(verdict[0] | verdict[1]), 0);
    }

    /// @dev Exactly nine tenths of the committed seats are enough, one seat less is not: ten ids of a seat each.
    function test_settleDeeper_clearFromNineTenthsOn() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 32);
        Deeper memory d = _openDeeper(r, 1, 2);
        _enterCommit(d.r);
        Vote[] memory votes = new Vote[](10);
        uint256 n;
        for (uint32 id = 1; n < 10 && id <= 12; ++id) {
            if (hub.seatsOf(d.r.round, ValidatorId.wrap(id)) != 1) continue;
            uint256[] memory planes = new uint256[](2);
            // Claim 0 has nine of ten, claim 1 eight.
            planes[n == 0 ? 1 : 0] |= 1;
            planes[n < 2 ? 1 : 0] |= 2;
            votes[n] = _voteWith(d.r, ValidatorId.wrap(id), planes);
            _commit(d.r, votes[n++]);
        }
        vm.assertEq(n, 10);
        _enterReveal(d.r);
        _settleDeeper(d, votes, ALL);
        vm.assertEq(clearLog.data, abi.encode(_words(1)));
        (, uint256[] memory verdict, , ) = abi.decode(settledLog.data, (RoundResult, uint256[], uint256, uint256));
        vm.assertEq(verdict[0], 3);
    }

    /// @dev Invariant 1: seats, settler and integrator are paid out of the round's fee, nobody gets what is left.
    function test_settleDeeper_paysOutOfItsOwnFee() public {
        (Request memory r, ) = _contested(Tier.STANDARD, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        uint256 credit = ledger.creditOf(REQUESTER);
        uint256 zero = ledger.creditOf(address(0));
        (uint256 tip, uint256 share) = (ledger.creditOf(SETTLER), ledger.creditOf(INTEGRATOR));
        uint256 before = _earned();
        RoundResult memory result = _settleDeeper(d, votes, ALL);
        vm.assertEq(ledger.creditOf(REQUESTER), credit);
        vm.assertEq(ledger.creditOf(address(0)), zero);
        uint256 net = _earned() - before;
        vm.assertEq(result.summary.netFee(), net);
        vm.assertGt(net, d.deeper.fee / 4);
        vm.assertEq(ledger.creditOf(SETTLER) - tip, (net * 200) / 10_000);
        vm.assertEq(ledger.creditOf(INTEGRATOR) - share, (net * 500) / 10_000);
        // The contest book returns the rest.
        uint256 left = d.deeper.fee - net;
        vm.prank(contests);
        ledger.releaseEscrow(STRANGER, left);
        vm.assertEq(ledger.creditOf(STRANGER), left);
    }

    /// @dev Nothing opened decides nothing, and costs nothing: the ledger is not asked.
    function test_settleDeeper_ofNothingMovesNoMoney() public {
        (Request memory r, ) = _contested(Tier.STANDARD, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        uint256 before = _earned();
        _enterSettle(d.r);
        RoundResult memory result = _settleDeeper(d, votes, 0);
        vm.assertEq(_earned(), before);
        vm.assertEq(result.summary.netFee(), 0);
        vm.assertEq(result.detailsHash, keccak256(abi.encode(keccak256(""), keccak256(abi.encode(0)))));
        vm.assertEq(settledLog.data, abi.encode(result, new uint256[](2), 0, d.deeper.fee));
        _assertFinal(d, result);
    }

    /// @dev The turnout that prices drift with is that of first rounds.
    function test_settleDeeper_countsNoTurnout() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        bool sampled;
        for (uint256 i; i < 64 && !sampled; ++i) {
            (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 1);
            sampled = (RoundState.unwrap(_state(d.r)) >> 40) & 7 == 0;
            (uint256 expected, uint256 committed) = hub.turnoutOf(GENERAL, Tier.LIGHT);
            _settleDeeper(d, votes, ALL);
            (uint256 expectedNow, uint256 committedNow) = hub.turnoutOf(GENERAL, Tier.LIGHT);
            vm.assertEq(expectedNow, expected);
            vm.assertEq(committedNow, committed);
        }
        vm.assertTrue(sampled, "no round that would count");
    }

    /// @dev Invariant 6: in the reveal window every commitment, after it exactly the posted ones.
    function test_settleDeeper_takesAllOrThePosted() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ~uint256(2), _words(0));
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotAllOpened.selector, d.r.round, 1));
        hub.settleDeeper(d.r.round, d.r.header, d.deeper, ballots, planes);
        _post(d.r, votes, 5);
        _enterSettle(d.r);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_PostedDiffer.selector, d.r.round, 1, false));
        (ballots, planes) = _settlement(votes, 7, _words(0));
        hub.settleDeeper(d.r.round, d.r.header, d.deeper, ballots, planes);
        _settleDeeper(d, votes, 5);
    }

    /// @dev Invariant 4: counted once.
    function test_settleDeeper_revertsWhenTwice() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        RoundResult memory result = _settleDeeper(d, votes, ALL);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, _words(0));
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, d.r.round, Phase.CLOSED));
            hub.settleDeeper(d.r.round, d.r.header, d.deeper, ballots, planes);
            vm.warp(vm.getBlockTimestamp() + 12 hours);
        }
        _assertFinal(d, result);
    }

    function test_settleDeeper_revertsWhenHeaderOrDeeperDiffer() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        bytes memory original = abi.encode(d.r.header, d.deeper);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, _words(0));
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = bytes.concat(original);
            changed[32 * word + 31] ^= 0x01;
            (RequestHeader memory header, DeeperRound memory deeper) = abi.decode(
                changed,
                (RequestHeader, DeeperRound)
            );
            _expectDiffer(d.r, _fold(_start(header, deeper, d.r.round), votes));
            hub.settleDeeper(d.r.round, header, deeper, ballots, planes);
        }
        _settleDeeper(d, votes, ALL);
    }

    /// @dev A first round is not counted as a deeper one, which would spare its challenge window, nor the other way round,
    /// which would pay the requester from the contest book's escrow.
    function test_settle_refusesRoundsOfTheOtherKind() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (Deeper memory d, Vote[] memory votes) = _agreeing(r, 1, 40);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, _words(0));
        RoundState start = RoundStates.pack(
            RequestStatus.VOTING,
            keccak256(abi.encode(keccak256(abi.encode(r.header)), d.r.round))
        );
        _expectDiffer(d.r, _fold(start, votes));
        hub.settle(d.r.round, r.header, ballots, planes);
        (Request memory first, Vote[] memory others) = _openAndCommit(Tier.LIGHT, 40);
        (ballots, planes) = _settlement(others, ALL, _words(0));
        DeeperRound memory none;
        _expectDiffer(first, _fold(_start(first.header, none, first.round), others));
        hub.settleDeeper(first.round, first.header, none, ballots, planes);
    }

    /// @dev Voters who agree to different degrees, so that some claims stay undecided and some answers are clear.
    function _agreeing(
        Request memory r,
        uint256 level,
        uint256 claims
    ) private returns (Deeper memory d, Vote[] memory votes) {
        d = _openDeeper(r, level, claims);
        _enterCommit(d.r);
        uint256 words = d.r.config.words();
        votes = new Vote[](12);
        uint256 n;
        for (uint32 id = 1; id <= 12; ++id) {
            if (hub.seatsOf(d.r.round, ValidatorId.wrap(id)) == 0) continue;
            uint256[] memory planes = new uint256[](2 * words);
            for (uint256 w; w < 2 * words; ++w) {
                uint256 strays = ALL;
                for (uint256 i; i < 2 + (id % 3); ++i) strays &= uint256(keccak256(abi.encode(d.r.round, id, w, i)));
                planes[w] = uint256(keccak256(abi.encode("common", d.r.round, w))) ^ strays;
            }
            _clearPastEnd(planes, claims);
            votes[n] = _voteWith(d.r, ValidatorId.wrap(id), planes);
            _commit(d.r, votes[n++]);
        }
        assembly ("memory-safe") {
            // Shortens the array to those who hold seats.
            mstore(votes, n)
        }
        _enterReveal(d.r);
    }

    function _start(
        RequestHeader memory header,
        DeeperRound memory deeper,
        RoundId round
    ) private pure returns (RoundState) {
        bytes32 both = keccak256(abi.encode(keccak256(abi.encode(header)), keccak256(abi.encode(deeper))));
        return RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, round)));
    }

    function _assertFinal(Deeper memory d, RoundResult memory result) private view {
        RoundState word = RoundStates.pack(
            RequestStatus.FINAL,
            keccak256(abi.encode(keccak256(abi.encode(d.r.header)), result))
        );
        vm.assertEq(RoundState.unwrap(_state(d.r)), RoundState.unwrap(word));
    }

    function _expectDiffer(Request memory r, RoundState folded) private {
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationHub.Hub_CommitmentsDiffer.selector, r.round, folded, _state(r))
        );
    }

    function _words(uint256 word) private pure returns (uint256[] memory words) {
        words = new uint256[](1);
        words[0] = word;
    }
}
