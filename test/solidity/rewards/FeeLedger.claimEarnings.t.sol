// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
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
        uint256 amount = ledger.earningsOf(FIRST, GENERAL, epoch);
        uint256 most = (32 * 9 * uint256(PRICE) * 3) / 4 / 9;
        vm.assertGe(amount, most / 8 - 1e9);
        vm.assertLe(amount, most);
        uint256 from = validators.epochStart(epoch + 1) + FINALITY_PERIOD;
        vm.assertEq(ledger.claimableAt(epoch), from);
        vm.warp(from - 1);
        _expectNotYet(epoch, from);
        vm.warp(from);
        (uint256 assets, ) = stakes.poolOf(FIRST);
        vm.expectEmit(address(ledger));
        emit IFeeLedger.EarningsClaimed(FIRST, GENERAL, epoch, amount);
        vm.prank(STRANGER);
        vm.assertEq(ledger.claimEarnings(FIRST, GENERAL, _list(epoch, epoch)), amount);
        (uint256 after_, ) = stakes.poolOf(FIRST);
        vm.assertEq(after_ - assets, amount);
        // They stay on record for emissions, but are paid no more.
        vm.assertEq(ledger.earningsOf(FIRST, GENERAL, epoch), amount);
        vm.assertTrue(ledger.isClaimed(FIRST, GENERAL, epoch));
    }

    function test_claimEarnings_paysNothingTwice() public {
        uint256 epoch = _earn();
        vm.warp(ledger.claimableAt(epoch));
        ledger.claimEarnings(FIRST, GENERAL, _list(epoch, epoch));
        uint256 balance = token.balanceOf(address(stakes));
        vm.assertEq(ledger.claimEarnings(FIRST, GENERAL, _list(epoch, epoch)), 0);
        vm.assertEq(token.balanceOf(address(stakes)), balance);
    }

    function test_claimEarnings_revertsWhenOneEpochIsNotFinal() public {
        uint256 epoch = _earn();
        vm.warp(ledger.claimableAt(epoch));
        uint256 present = validators.epochAt(vm.getBlockTimestamp());
        vm.expectRevert(
            abi.encodeWithSelector(
                IFeeLedger.Fees_NotYetFinal.selector,
                present,
                ledger.claimableAt(present),
                vm.getBlockTimestamp()
            )
        );
        ledger.claimEarnings(FIRST, GENERAL, _list(epoch, present));
    }

    /// @dev Whose round it never was has nothing to claim.
    function test_claimEarnings_paysNobodysIdNothing() public {
        vm.warp(ledger.claimableAt(1));
        vm.assertEq(ledger.claimEarnings(ValidatorId.wrap(99), GENERAL, _list(1, 1)), 0);
    }

    /// @dev Earnings of an epoch stay apart from those of later ones, before and after they were claimed.
    function test_earningsOf_keepsEpochsApart() public {
        uint256 first = _earn();
        uint256 earned = ledger.earningsOf(FIRST, GENERAL, first);
        uint256 all = ledger.earnedIn(first);
        vm.warp(ledger.claimableAt(first));
        uint256 second = _earn();
        vm.assertNotEq(second, first);
        vm.assertEq(ledger.earningsOf(FIRST, GENERAL, first), earned);
        vm.assertEq(ledger.earnedIn(first), all);
        vm.assertGt(ledger.earningsOf(FIRST, GENERAL, second), 0);
        vm.assertEq(ledger.claimEarnings(FIRST, GENERAL, _list(first, first)), earned);
        uint256 later = ledger.earningsOf(FIRST, GENERAL, second);
        vm.warp(ledger.claimableAt(second));
        // Claimed while it still stands in the present record, and kept when the record moves on.
        vm.assertEq(ledger.claimEarnings(FIRST, GENERAL, _list(second, first)), later);
        _earn();
        vm.assertEq(ledger.claimEarnings(FIRST, GENERAL, _list(second, first)), 0);
        vm.assertEq(ledger.earningsOf(FIRST, GENERAL, second), later);
    }

    /// @dev The last to be claimable is final by then: the longest challenge window of the default tiers has passed.
    function test_claimEarnings_comesAfterFinality() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 10);
        RoundResult memory result = _settle(r, votes);
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.assertGe(ledger.claimableAt(epoch), result.summary.settledAt() + 7 days);
        vm.warp(ledger.claimableAt(epoch));
        hub.finalize(r.id, r.header, result);
        ledger.claimEarnings(FIRST, GENERAL, _list(epoch, epoch));
    }

    function test_sweepProtocolFees_paysTheTreasuryAndBurns() public {
        _earn();
        (uint256 treasury, uint256 burn) = ledger.protocolFees();
        vm.assertGt(treasury, 0);
        vm.assertGt(burn, 0);
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(ledger));
        emit IFeeLedger.ProtocolFeesSwept(TREASURY, treasury, burn);
        vm.prank(STRANGER);
        ledger.sweepProtocolFees();
        vm.assertEq(token.balanceOf(TREASURY), treasury);
        vm.assertEq(supply - token.totalSupply(), burn);
        (treasury, burn) = ledger.protocolFees();
        vm.assertEq(treasury + burn, 0);
        // What the epoch's validators earned stays.
        vm.assertGt(ledger.earnedIn(validators.epochAt(vm.getBlockTimestamp())), 0);
    }

    /// @dev Everyone answers TRUE in a first round: no information, so a seat earns what a newcomer's κ of ¼ promises,
    /// ⅛ + ⅞ · ¼ of the most.
    function test_divide_paysNewcomersByThePrior() public {
        Request memory r = _open(Tier.STANDARD, 40);
        _enterCommit(r);
        uint256[] memory planes = new uint256[](2);
        planes[0] = (1 << 40) - 1;
        Vote[] memory votes = new Vote[](9);
        for (uint32 i; i < 9; ++i) {
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), planes);
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        _settle(r, votes);
        uint256 most = (uint256(r.header.fee) * 3) / 4 / 9;
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.assertEq(ledger.earningsOf(FIRST, GENERAL, epoch), ((most * 11) / 32 / 1e9) * 1e9);
        vm.assertEq(ledger.earnedIn(epoch), 9 * ((most * 11) / 32 / 1e9) * 1e9);
    }

    /// @dev The integrator has its share where there is one, and the treasury where there is none.
    function test_divide_paysTheIntegrator() public {
        RequestParameters memory p = _parameters(Tier.STANDARD, 40);
        p.integrator = STRANGER;
        Request memory r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 4);
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        _assertBooks(r, votes, ALL, result);
        vm.assertGt(ledger.creditOf(STRANGER), 0);
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
        vm.assertEq(ledger.creditOf(REQUESTER), uint256(r.header.fee) + r.header.escalationBudget - openingFee);
        (uint256 treasury, uint256 burn) = ledger.protocolFees();
        vm.assertEq(treasury, openingFee);
        vm.assertEq(burn, 0);
        _payEverybodyOut(votes);
    }

    /// @dev The shares, written out once more: of the net fee validators have .75, the settler .02, an integrator .05 and
    /// the fire .10, rounded down; the treasury has what is left of it, and the requester what is not net.
    function _assertBooks(
        Request memory r,
        Vote[] memory votes,
        uint256 opened,
        RoundResult memory result
    ) private view {
        uint256 fee = r.header.fee;
        uint256 paid = _earned(
            votes,
            opened,
            (fee * 3) / 4 / (result.summary.seats() > 9 ? result.summary.seats() : 9)
        );
        // Where nobody earned anything, the opening fee stays.
        uint256 net = paid == 0 ? r.header.terms.price() : (paid * 4 + 2) / 3;
        uint256 tip = paid == 0 ? 0 : net / 50;
        uint256 integratorPay = paid == 0 || r.header.integrator == address(0) ? 0 : net / 20;
        uint256 burned = paid == 0 ? 0 : net / 10;
        vm.assertLe(net, fee);
        vm.assertEq(ledger.creditOf(SETTLER), tip);
        vm.assertEq(ledger.creditOf(REQUESTER), fee - net);
        if (r.header.integrator != address(0)) vm.assertEq(ledger.creditOf(r.header.integrator), integratorPay);
        (uint256 treasury, uint256 burn) = ledger.protocolFees();
        vm.assertEq(burn, burned);
        vm.assertEq(treasury, net - paid - tip - integratorPay - burned);
        vm.assertEq(ledger.earnedIn(validators.epochAt(vm.getBlockTimestamp())), paid);
        vm.assertEq(token.balanceOf(address(ledger)), fee + r.header.escalationBudget);
    }

    /// @dev Each opened vote earned from an eighth to all of its seats' pay, each other nothing.
    function _earned(Vote[] memory votes, uint256 opened, uint256 most) private view returns (uint256 sum) {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        for (uint256 i; i < votes.length; ++i) {
            uint256 earnings = ledger.earningsOf(votes[i].id, GENERAL, epoch);
            uint256 seats = ((opened >> i) & 1) * votes[i].seat.seats();
            vm.assertLe(earnings, most * seats);
            vm.assertGe(earnings + seats * 1e9 + 1e9, (most / 8) * seats);
            vm.assertEq(earnings % 1e9, 0);
            sum += earnings;
        }
    }

    /// @dev After everyone took what is theirs, the hub is empty.
    function _payEverybodyOut(Vote[] memory votes) private {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        vm.warp(ledger.claimableAt(epoch));
        for (uint256 i; i < votes.length; ++i) {
            ledger.claimEarnings(votes[i].id, GENERAL, _list(epoch, epoch == 0 ? 0 : epoch - 1));
        }
        address[2] memory accounts = [REQUESTER, SETTLER];
        for (uint256 i; i < 2; ++i) {
            uint256 credit = ledger.creditOf(accounts[i]);
            vm.prank(accounts[i]);
            ledger.withdrawCredit(credit, accounts[i]);
        }
        ledger.sweepProtocolFees();
        vm.assertEq(token.balanceOf(address(ledger)), 0);
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
        ledger.claimEarnings(FIRST, GENERAL, _list(epoch, epoch));
    }

    function _list(uint256 a, uint256 b) private pure returns (uint256[] memory epochs) {
        epochs = new uint256[](2);
        (epochs[0], epochs[1]) = (a, b);
    }
}
