// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 1 for one request: what came in is paid, booked or returned, to the unit.
contract FeeLedgerClaimEarningsTest is RequestFixture {
    ValidatorId private constant FIRST = ValidatorId.wrap(1);

    function setUp() public override {
        super.setUp();
        // Nine expected seats over nine equal stakes.
        _addValidators(9);
        _nextEpoch();
    }

    function test_claimEarnings_paysTheOwnerOnceFinal() public {
        uint256 epoch = _earn();
        uint256 amount = hub.earningsOf(FIRST, epoch);
        vm.assertEq(amount, (32 * 9 * uint256(PRICE) * 3) / 4 / 9);
        uint256 from = validators.epochStart(epoch + 1) + FINALITY_PERIOD;
        vm.assertEq(hub.claimableAt(epoch), from);
        vm.warp(from - 1);
        _expectNotYet(epoch, from);
        vm.warp(from);
        vm.expectEmit(address(hub));
        emit IFeeLedger.EarningsClaimed(FIRST, _owner(1), amount);
        vm.prank(STRANGER);
        vm.assertEq(hub.claimEarnings(FIRST, _list(epoch, epoch)), amount);
        vm.assertEq(token.balanceOf(_owner(1)), amount);
        vm.assertEq(hub.earningsOf(FIRST, epoch), 0);
    }

    function test_claimEarnings_paysNothingTwice() public {
        uint256 epoch = _earn();
        vm.warp(hub.claimableAt(epoch));
        hub.claimEarnings(FIRST, _list(epoch, epoch));
        uint256 balance = token.balanceOf(_owner(1));
        vm.assertEq(hub.claimEarnings(FIRST, _list(epoch, epoch)), 0);
        vm.assertEq(token.balanceOf(_owner(1)), balance);
    }

    function test_claimEarnings_revertsWhenOneEpochIsNotFinal() public {
        uint256 epoch = _earn();
        vm.warp(hub.claimableAt(epoch));
        uint256 present = validators.epochAt(vm.getBlockTimestamp());
        vm.expectRevert(
            abi.encodeWithSelector(
                IFeeLedger.Fees_NotYetFinal.selector,
                present,
                hub.claimableAt(present),
                vm.getBlockTimestamp()
            )
        );
        hub.claimEarnings(FIRST, _list(epoch, present));
    }

    function test_claimEarnings_revertsWhenNobodysId() public {
        vm.warp(hub.claimableAt(1));
        vm.expectRevert();
        hub.claimEarnings(ValidatorId.wrap(99), _list(1, 1));
    }

    /// @dev The last to be claimable is final by then: the longest challenge window of the default tiers has passed.
    function test_claimEarnings_comesAfterFinality() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        RoundResult memory result = _settle(r, votes);
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.assertGe(hub.claimableAt(epoch), uint256(result.settledAt) + 7 days);
        vm.warp(hub.claimableAt(epoch));
        hub.finalize(r.id, r.header, result);
        hub.claimEarnings(FIRST, _list(epoch, epoch));
    }

    function test_sweepProtocolFees_paysTheTreasury() public {
        _earn();
        uint256 amount = hub.protocolFees();
        vm.assertGt(amount, 0);
        vm.expectEmit(address(hub));
        emit IFeeLedger.ProtocolFeesSwept(TREASURY, amount);
        vm.prank(STRANGER);
        hub.sweepProtocolFees();
        vm.assertEq(token.balanceOf(TREASURY), amount);
        vm.assertEq(hub.protocolFees(), 0);
        vm.assertEq(hub.sweepProtocolFees(), 0);
    }

    /// @dev Committed seats below, at and above the expected nine, any of them revealed: shares are exact and nothing
    /// is left over or missing.
    function testFuzz_settle_conservesEveryUnit(uint256 seed, uint16 claims_, uint8 early_, uint16 opened_) public {
        uint256 claims = 1 + (claims_ % 100);
        policies.setPrice(GENERAL, Tier.STANDARD, uint96(1e12 + (seed % 1e18)));
        Request memory r = _open(Tier.STANDARD, claims);
        Vote[] memory votes = _commitVarious(r, early_ % 10);
        uint256 opened = opened_ & ((1 << votes.length) - 1);
        _enterReveal(r);
        if (opened != 0) _post(r, votes, opened);
        _enterSettle(r);
        RoundResult memory result = _settle(r, votes, opened);
        _assertBooks(r, votes, opened, result);
        _finalize(r, result);
        _payEverybodyOut(votes);
    }

    function testFuzz_expire_conservesEveryUnit(uint256 seed, uint16 claims_, uint8 committed) public {
        policies.setPrice(GENERAL, Tier.STANDARD, uint96(1e12 + (seed % 1e18)));
        Request memory r = _open(Tier.STANDARD, 1 + (claims_ % 4_096));
        _enterCommit(r);
        Vote[] memory votes = _commitSome(r, seed, committed % 10);
        vm.warp(r.config.revealEnd(true) + 24 hours);
        hub.expire(r.id, r.header, _seated(votes));
        uint256 openingFee = r.header.terms.price();
        vm.assertEq(hub.creditOf(REQUESTER), uint256(r.header.fee) + r.header.escalationBudget - openingFee);
        vm.assertEq(hub.protocolFees(), openingFee);
        _payEverybodyOut(votes);
    }

    /// @dev The router's shares, written out once more: validators .75 of the net fee, the settler .02, rounding down;
    /// all else to the protocol, and to the requester what is not net.
    function _assertBooks(Request memory r, Vote[] memory votes, uint256 opened, RoundResult memory result) private view {
        uint256 fee = r.header.fee;
        uint256 seatPay = (fee * 3) / 4 / (result.seats > 9 ? result.seats : 9);
        uint256 paid = seatPay * result.revealedSeats;
        // Where nobody earned anything, the opening fee stays.
        uint256 net = paid == 0 ? r.header.terms.price() : (paid * 4 + 2) / 3;
        uint256 tip = paid == 0 ? 0 : net / 50;
        vm.assertLe(net, fee);
        vm.assertEq(hub.creditOf(SETTLER), tip);
        vm.assertEq(hub.creditOf(REQUESTER), fee - net);
        vm.assertEq(hub.protocolFees(), net - paid - tip);
        vm.assertEq(_earned(votes, opened, seatPay), paid);
        vm.assertEq(token.balanceOf(address(hub)), fee + r.header.escalationBudget);
    }

    /// @dev Each opened vote earned its seats' pay, each other nothing.
    function _earned(Vote[] memory votes, uint256 opened, uint256 seatPay) private view returns (uint256 sum) {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        for (uint256 i; i < votes.length; ++i) {
            uint256 earnings = hub.earningsOf(votes[i].id, epoch);
            vm.assertEq(earnings, ((opened >> i) & 1) * seatPay * votes[i].seat.seats());
            sum += earnings;
        }
    }

    /// @dev After everyone took what is theirs, the hub is empty.
    function _payEverybodyOut(Vote[] memory votes) private {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.warp(hub.claimableAt(epoch));
        for (uint256 i; i < votes.length; ++i) {
            hub.claimEarnings(votes[i].id, _list(epoch, epoch == 0 ? 0 : epoch - 1));
        }
        address[2] memory accounts = [REQUESTER, SETTLER];
        for (uint256 i; i < 2; ++i) {
            uint256 credit = hub.creditOf(accounts[i]);
            vm.prank(accounts[i]);
            hub.withdrawCredit(credit, accounts[i]);
        }
        hub.sweepProtocolFees();
        vm.assertEq(token.balanceOf(address(hub)), 0);
    }

    /// @dev `early` commit with one seat each; where these are too few, all others follow with two.
    function _commitVarious(Request memory r, uint256 early) private returns (Vote[] memory votes) {
        _enterCommit(r);
        Vote[] memory first = _commitSome(r, 1, early);
        if (early >= 5) return first;
        vm.warp(r.config.commitEnd());
        Vote[] memory late = _commitAll(r, 2);
        votes = new Vote[](first.length + late.length);
        for (uint256 i; i < votes.length; ++i) votes[i] = i < first.length ? first[i] : late[i - first.length];
    }

    function _earn() private returns (uint256 epoch) {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        _settle(r, votes);
        return validators.epochAt(vm.getBlockTimestamp());
    }

    function _expectNotYet(uint256 epoch, uint256 from) private {
        vm.expectRevert(abi.encodeWithSelector(IFeeLedger.Fees_NotYetFinal.selector, epoch, from, from - 1));
        hub.claimEarnings(FIRST, _list(epoch, epoch));
    }

    function _list(uint256 a, uint256 b) private pure returns (uint256[] memory epochs) {
        epochs = new uint256[](2);
        (epochs[0], epochs[1]) = (a, b);
    }
}
