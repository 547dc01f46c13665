// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 10: every deeper round ends; what it would have cost stays where it was.
contract VerificationHubExpireDeeperTest is DeeperFixture {
    Vote[] private none;
    Request private request;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
        (request, ) = _contested(Tier.LIGHT, 40);
    }

    function test_expireDeeper_whenNobodyCommitted() public {
        Deeper memory d = _openDeeper(request, 1, 40);
        vm.warp(d.r.config.revealStart(true) - 1);
        _expectStillRunning(d, none, Phase.TOP_UP);
        vm.warp(d.r.config.revealStart(true));
        _expire(d, none);
    }

    function test_expireDeeper_whenTooFewSeats() public {
        Deeper memory d = _openDeeper(request, 1, 40);
        _enterCommit(d.r);
        Vote[] memory votes = _commitSome(d.r, 1, 1);
        vm.warp(d.r.config.revealStart(true));
        _expire(d, votes);
    }

    function test_expireDeeper_whenUnsettledForADay() public {
        (Deeper memory d, Vote[] memory votes) = _openAndCommitDeeper(request, 1, 40);
        _expectStillRunning(d, votes, Phase.REVEAL);
        _post(d.r, votes, 3);
        vm.warp(d.r.config.revealEnd(false) + 24 hours - 1);
        _expectStillRunning(d, votes, Phase.SETTLE);
        vm.warp(d.r.config.revealEnd(false) + 24 hours);
        _expire(d, votes);
    }

    function test_expireDeeper_revertsWhenSettled() public {
        (Deeper memory d, Vote[] memory votes) = _openAndCommitDeeper(request, 1, 40);
        _settleDeeper(d, votes, ALL);
        RoundState state = _state(d.r);
        vm.warp(vm.getBlockTimestamp() + 2 days);
        _expectUnknown(d, _fold(d.r.start, votes));
        hub.expireDeeper(d.r.round, d.r.header, d.deeper, _seated(votes));
        vm.assertEq(RoundState.unwrap(_state(d.r)), RoundState.unwrap(state));
    }

    function test_expireDeeper_revertsWhenTwice() public {
        Deeper memory d = _openDeeper(request, 1, 40);
        vm.warp(d.r.config.revealStart(true));
        _expire(d, none);
        _expectUnknown(d, d.r.start);
        hub.expireDeeper(d.r.round, d.r.header, d.deeper, _seated(none));
    }

    function test_expireDeeper_endsTheVote() public {
        (Deeper memory d, Vote[] memory votes) = _openAndCommitDeeper(request, 1, 40);
        vm.warp(d.r.config.revealEnd(false) + 24 hours);
        _expire(d, votes);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](1));
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_WrongPhase.selector, d.r.round, Phase.CLOSED));
        hub.settleDeeper(d.r.round, d.r.header, d.deeper, ballots, planes);
    }

    function test_expireDeeper_revertsWhenHeaderOrDeeperDiffer() public {
        Deeper memory d = _openDeeper(request, 1, 40);
        vm.warp(d.r.config.revealStart(true));
        bytes memory original = abi.encode(d.r.header, d.deeper);
        for (uint256 word; word < original.length / 32; ++word) {
            bytes memory changed = abi.encode(d.r.header, d.deeper);
            changed[32 * word + 31] ^= 0x01;
            (RequestHeader memory header, DeeperRound memory deeper) = abi.decode(
                changed,
                (RequestHeader, DeeperRound)
            );
            bytes32 both = keccak256(abi.encode(keccak256(abi.encode(header)), keccak256(abi.encode(deeper))));
            _expectUnknown(d, RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, d.r.round))));
            hub.expireDeeper(d.r.round, header, deeper, _seated(none));
        }
        _expire(d, none);
    }

    /// @dev A deeper round is no request: it is not refunded as one.
    function test_expire_refusesDeeperRounds() public {
        Deeper memory d = _openDeeper(request, 1, 40);
        vm.warp(d.r.config.revealStart(true));
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.expire(d.r.id, d.r.header, _seated(none));
        Request memory first = _open(Tier.LIGHT, 40);
        vm.warp(first.config.revealStart(true));
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownRound.selector);
        hub.expireDeeper(first.round, first.header, d.deeper, _seated(none));
    }

    function _expire(Deeper memory d, Vote[] memory votes) private {
        uint256 credit = ledger.creditOf(REQUESTER);
        uint256 earned = _earned();
        vm.expectEmit(address(hub));
        emit IVerificationHub.RoundExpired(d.r.round, d.r.id);
        vm.prank(STRANGER);
        hub.expireDeeper(d.r.round, d.r.header, d.deeper, _seated(votes));
        vm.assertEq(RoundState.unwrap(_state(d.r)), uint256(RequestStatus.EXPIRED) << 1);
        vm.assertEq(ledger.creditOf(REQUESTER), credit);
        vm.assertEq(_earned(), earned);
        _assertStatus(request, RequestStatus.CONTESTED);
    }

    function _expectStillRunning(Deeper memory d, Vote[] memory votes, Phase phase) private {
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_StillRunning.selector, d.r.round, phase));
        hub.expireDeeper(d.r.round, d.r.header, d.deeper, _seated(votes));
    }

    function _expectUnknown(Deeper memory d, RoundState given) private {
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationHub.Hub_UnknownRound.selector, d.r.round, given, _state(d.r))
        );
    }
}
