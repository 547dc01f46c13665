// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Policies} from "../support/Policies.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 10: what a requester paid to have decided is not made final undecided while it can be escalated; and
/// it ends all the same where nobody does.
contract VerificationHubMustEscalateTest is RequestFixture {
    /// @dev Eleven seats of the next level, 32 claims at least.
    uint128 private constant LEAST = 11 * 32 * uint128(PRICE);

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    function test_finalize_waitsForUndecidedClaimsThatAreFunded() public {
        _expectWait(40, 1, LEAST, 1);
        _expectWait(40, 32, LEAST, 32);
        _expectWait(300, 33, 33 * 11 * uint128(PRICE), 33);
        _expectWait(300, 300, 300 * 11 * uint128(PRICE), 300);
    }

    function test_finalize_goesWhereTheBudgetDoesNotPay() public {
        _expectGo(40, 1, LEAST - 1);
        _expectGo(40, 32, LEAST - 1);
        _expectGo(300, 33, 33 * 11 * uint128(PRICE) - 1);
        _expectGo(300, 300, 300 * 11 * uint128(PRICE) - 1);
    }

    function test_finalize_goesWhereNothingIsUndecided() public {
        _expectGo(40, 0, LEAST);
        _expectGo(256, 0, 1_000e18);
    }

    /// @dev Nobody counts what is undecided where no budget could decide it: all 4,096 may be.
    function test_finalize_goesWithoutABudget() public {
        (Request memory r, RoundResult memory result) = _play(4_096, 4_096, 0);
        vm.assertEq(result.summary.undecided(), 0xffff);
        _finalizeAt(r, result, result.summary.settledAt() + 30 minutes);
        (r, result) = _play(4_096, 4_096, 1);
        vm.assertEq(result.summary.undecided(), 4_096);
    }

    function test_finalize_goesWhereThereIsNoDeeperLevel() public {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        terms.levels = 1;
        policies.setTier(Tier.LIGHT, levels, terms);
        (Request memory r, RoundResult memory result) = _play(40, 40, 1_000e18);
        vm.assertEq(result.summary.undecided(), 0xffff);
        _finalizeAt(r, result, result.summary.settledAt() + 30 minutes);
    }

    /// @dev A round in which nobody's opening counted leaves all of it undecided.
    function test_finalize_waitsWhereNothingWasOpened() public {
        RequestParameters memory p = _parameters(Tier.LIGHT, 40);
        p.escalationBudget = 1_000e18;
        Request memory r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        _enterSettle(r);
        RoundResult memory result = _settle(r, votes, 0);
        vm.assertEq(result.summary.undecided(), 40);
        vm.assertEq(result.summary.netFee(), PRICE);
        _expectRefusal(r, result, 40);
    }

    function _expectWait(uint256 claims, uint256 undecided, uint128 budget, uint256 counted) private {
        (Request memory r, RoundResult memory result) = _play(claims, undecided, budget);
        _expectRefusal(r, result, counted);
        uint256 credit = ledger.creditOf(REQUESTER);
        _finalizeAt(r, result, result.summary.settledAt() + 30 minutes + 12 hours);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, budget);
    }

    /// @dev From the window's end to the last second of the time for escalating.
    function _expectRefusal(Request memory r, RoundResult memory result, uint256 undecided) private {
        uint256 end = result.summary.settledAt() + 30 minutes;
        bytes memory reason = abi.encodeWithSelector(
            IVerificationHub.Hub_MustEscalate.selector,
            r.id,
            undecided,
            end + 12 hours
        );
        vm.warp(end);
        vm.expectRevert(reason);
        hub.finalize(r.id, r.header, result);
        vm.warp(end + 12 hours - 1);
        vm.expectRevert(reason);
        hub.finalize(r.id, r.header, result);
    }

    function _expectGo(uint256 claims, uint256 undecided, uint128 budget) private {
        (Request memory r, RoundResult memory result) = _play(claims, undecided, budget);
        _finalizeAt(r, result, result.summary.settledAt() + 30 minutes);
    }

    function _finalizeAt(Request memory r, RoundResult memory result, uint256 time) private {
        vm.warp(time);
        hub.finalize(r.id, r.header, result);
        _assertStatus(r, RequestStatus.FINAL);
    }

    /// @dev A round in which all abstain on the first `undecided` claims, and call the others TRUE.
    function _play(
        uint256 claims,
        uint256 undecided,
        uint128 budget
    ) private returns (Request memory r, RoundResult memory result) {
        RequestParameters memory p = _parameters(Tier.LIGHT, claims);
        p.escalationBudget = budget;
        r = _open(p);
        _enterCommit(r);
        uint256[] memory planes = new uint256[](2 * r.config.words());
        for (uint256 i = undecided; i < claims; ++i) planes[i / 256] |= 1 << (i % 256);
        Vote[] memory votes = new Vote[](5);
        for (uint32 i; i < 5; ++i) {
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), planes);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        result = _settle(r, votes);
    }
}
