// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";
import {WithholdingFixture} from "../support/WithholdingFixture.sol";

/// @notice What a proof takes, who gets it, and that a vote is paid for once.
contract WithholdingProverProveTest is WithholdingFixture {
    function test_constants() public view {
        vm.assertEq(prover.CAUSE(), bytes32("WITHHELD"));
        vm.assertEq(prover.PAY_MULTIPLE(), 20);
        vm.assertEq(prover.PROOF_PERIOD(), PROOF_PERIOD);
    }

    function test_prove_slashesTwentyTimesTheSeatsPay() public {
        ValidatorId fourth = commitments[3].seat.validator();
        vm.assertEq(uint256(r.header.fee), 1.6e18);
        vm.expectEmit(address(prover));
        emit IWithholdingProver.WithholdingProven(r.round, fourth, 3, SEAT_SLASH, SEAT_SLASH);
        // Half of 4.8 is the bounty, half of that the caller's, the rest a third each.
        vm.expectEmit(address(prover));
        emit IWithholdingProver.BountyDivided(r.round, PROVER, 1.2e18, 3, 0.4e18);
        vm.assertEq(_prove(_one(3)), 1.2e18);
        _assertCall(0, fourth, SEAT_SLASH, 3);
        vm.assertEq(recorder.count(), 1);
        vm.assertEq(recorder.stakeOf(fourth), STAKE - SEAT_SLASH);
        vm.assertEq(token.balanceOf(PROVER), 1.2e18);
        for (uint256 i; i < 5; ++i) {
            vm.assertEq(prover.creditOf(commitments[i].seat.validator()), i < 3 ? 0.4e18 : 0);
            vm.assertEq(prover.isProven(r.round, i), i == 3);
        }
        vm.assertEq(token.balanceOf(address(prover)), _sumOfCredits());
    }

    function test_prove_takesSeveralPositions() public {
        vm.assertEq(_prove(_two(4, 3)), 2.4e18);
        _assertCall(0, commitments[4].seat.validator(), SEAT_SLASH, 4);
        _assertCall(1, commitments[3].seat.validator(), SEAT_SLASH, 3);
        vm.assertEq(_sumOfCredits(), 2.4e18);
    }

    function test_prove_takesEachPositionOnce() public {
        _prove(_one(3));
        _expectNothingTaken();
        _prove(_one(3));
        _expectNothingTaken();
        _prove(_two(3, 3));
        _expectNothingTaken();
        _prove(new uint256[](0));
        // What was proven already does not stop the rest.
        vm.assertEq(_prove(_two(3, 4)), 1.2e18);
        vm.assertEq(recorder.count(), 2);
    }

    function test_prove_takesAPositionNamedTwiceOnce() public {
        vm.assertEq(_prove(_two(4, 4)), 1.2e18);
        vm.assertEq(recorder.count(), 1);
    }

    /// @dev Where caps or an empty pool leave nothing to take now, a later proof may.
    function test_prove_leavesOpenWhatNothingWasTakenOf() public {
        ValidatorId fourth = commitments[3].seat.validator();
        recorder.setStake(fourth, 0);
        _expectNothingTaken();
        _prove(_one(3));
        vm.assertEq(_prove(_two(3, 4)), 1.2e18);
        vm.assertFalse(prover.isProven(r.round, 3));
        vm.assertTrue(prover.isProven(r.round, 4));
        recorder.setStake(fourth, 1e18);
        vm.expectEmit(address(prover));
        emit IWithholdingProver.WithholdingProven(r.round, fourth, 3, SEAT_SLASH, 1e18);
        _prove(_one(3));
        vm.assertTrue(prover.isProven(r.round, 3));
    }

    function test_prove_afterTheVerdictIsFinal() public {
        _finalize(r, result);
        vm.assertEq(_prove(_one(3)), 1.2e18);
    }

    /// @dev Nobody opened: the whole bounty is the caller's.
    function test_prove_withoutOpenersPaysTheCaller() public {
        _play(Tier.LIGHT, 0);
        vm.expectEmit(address(prover));
        emit IWithholdingProver.BountyDivided(r.round, PROVER, 4.8e18, 0, 0);
        vm.assertEq(_prove(_two(0, 4)), 4.8e18);
        vm.assertEq(_sumOfCredits(), 0);
    }

    /// @dev Several seats an id, and more of them than expected: the slash is 20 times what they could have earned.
    function test_prove_countsSeatsAndDilution() public {
        bool diluted;
        for (uint256 i; i < 6; ++i) {
            _play(Tier.HIGH, 1);
            uint256 expected = result.summary.seats() > 19 ? result.summary.seats() : 19;
            diluted = diluted || expected > 19;
            uint256 seats = commitments[2].seat.seats();
            vm.assertGt(seats, 1);
            uint256 asked = 20 * seats * ((uint256(r.header.fee) * 3) / 4 / expected);
            _prove(_one(2));
            _assertCall(recorder.count() - 1, commitments[2].seat.validator(), asked, 2);
        }
        vm.assertTrue(diluted, "no round had more seats than expected");
    }

    /// @dev Seats of the top-up window are withheld like others, and the round's reveal window ends later.
    function test_prove_takesToppedUpSeats() public {
        Request memory q = _open(Tier.LIGHT, 1);
        _enterCommit(q);
        Vote[] memory early = _commitSome(q, 1, 2);
        vm.warp(q.config.commitEnd());
        Vote[] memory late = _commitAll(q, 2);
        Vote[] memory votes = new Vote[](early.length + late.length);
        for (uint256 i; i < votes.length; ++i) votes[i] = i < 2 ? early[i] : late[i - 2];
        vm.assertTrue(votes[4].seat.toppedUp());
        _enterReveal(q);
        _post(q, votes, 1);
        vm.warp(q.config.revealEnd(true));
        _keep(q, votes, _settle(q, votes, 1));
        _prove(_one(4));
        _assertCall(0, votes[4].id, SEAT_SLASH, 4);
    }

    /// @dev Who slashes itself gets less back than it loses, even if all the openers are its own as well.
    function test_prove_ofOnesOwnVoteLoses() public {
        vm.assertEq(recorder.termsOf("WITHHELD").bountyBps, 5_000);
        uint256 back = _prove(_two(3, 4));
        back += _sumOfCredits();
        vm.assertEq(back, SEAT_SLASH);
        vm.assertEq(2 * STAKE - recorder.stakeOf(_validator(3)) - recorder.stakeOf(_validator(4)), 2 * SEAT_SLASH);
    }

    /// @dev Every unit of the bounty is paid or credited, whatever the numbers.
    function testFuzz_prove_dividesToTheUnit(uint16 bountyBps, uint64 stake, uint8 posted) public {
        _deployProver(bountyBps % 5_001);
        uint256 openers = posted % 5;
        Vote[] memory votes = _play(Tier.LIGHT, (1 << openers) - 1);
        ValidatorId last = votes[4].id;
        uint256 taken = 1 + (uint256(stake) % SEAT_SLASH);
        recorder.setStake(last, taken);
        uint256 bounty = (taken * (bountyBps % 5_001)) / 10_000;
        uint256 each = openers == 0 ? 0 : bounty / 2 / openers;
        vm.assertEq(_prove(_one(4)), bounty - each * openers);
        vm.assertEq(token.balanceOf(PROVER), bounty - each * openers);
        vm.assertEq(token.balanceOf(address(prover)), each * openers);
        for (uint256 i; i < 5; ++i) vm.assertEq(prover.creditOf(votes[i].id), i < openers ? each : 0);
    }

    function test_claim_paysTheOwner() public {
        _prove(_one(3));
        ValidatorId first = _validator(0);
        address owner = validators.ownerOf(first);
        uint256 before = token.balanceOf(owner);
        vm.expectEmit(address(prover));
        emit IWithholdingProver.BountyClaimed(first, owner, 0.4e18);
        vm.prank(STRANGER);
        vm.assertEq(prover.claim(first), 0.4e18);
        vm.assertEq(token.balanceOf(owner) - before, 0.4e18);
        vm.assertEq(prover.creditOf(first), 0);
        // Threat 25: a second claim pays nothing.
        vm.assertEq(prover.claim(first), 0);
        vm.assertEq(token.balanceOf(address(prover)), 0.8e18);
    }

    /// @dev Bounties of two rounds add up.
    function test_claim_sumsRounds() public {
        ValidatorId first = _validator(0);
        _prove(_one(3));
        _play(Tier.LIGHT, 7);
        vm.assertEq(ValidatorId.unwrap(_validator(0)), ValidatorId.unwrap(first));
        _prove(_one(3));
        vm.assertEq(prover.claim(first), 0.8e18);
    }

    function _validator(uint256 position) private view returns (ValidatorId) {
        return commitments[position].seat.validator();
    }

    function _expectNothingTaken() private {
        vm.expectRevert(abi.encodeWithSelector(IWithholdingProver.Withholding_NothingTaken.selector, r.round));
    }

    function _assertCall(uint256 index, ValidatorId id, uint256 asked, uint256 position) private view {
        (address reporter, ValidatorId slashed, bytes32 cause, uint256 amount, bytes32 evidence) = recorder.calls(
            index
        );
        vm.assertEq(reporter, address(prover));
        vm.assertEq(ValidatorId.unwrap(slashed), ValidatorId.unwrap(id));
        vm.assertEq(cause, bytes32("WITHHELD"));
        vm.assertEq(amount, asked);
        vm.assertEq(uint256(evidence), (uint256(RoundId.unwrap(r.round)) << 32) + position);
    }
}
