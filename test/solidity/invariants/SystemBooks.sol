// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";
import {ContestTrespasses} from "./ContestTrespasses.sol";

/// @title SystemBooks
/// @notice The ghost books against the contracts': sums in every call, accounts one by one now and then; and the way out
/// for everybody, from wherever the campaign has come.
abstract contract SystemBooks is ContestTrespasses {
    uint256 private constant INITIAL_SUPPLY = 1e27;

    /// @notice Invariant 1: supply + burned = 1,000,000,000 MIRA.
    function assertSupply() external view {
        vm.assertEq(token.totalSupply() + burned, INITIAL_SUPPLY, "supply and what was burned");
    }

    /// @notice Invariant 1: Σ credit + Σ earnings that wait + treasury + burn + Σ escrow.
    function assertFeeLedger() public view {
        uint256 owed = creditSum + unclaimedEarnings + treasuryPart + burnPart + escrowSum;
        vm.assertEq(_held(address(ledger)), owed, "fee ledger");
        (uint256 treasury, uint256 burn_) = ledger.protocolFees();
        vm.assertEq(treasury, treasuryPart, "treasury's part");
        vm.assertEq(burn_, burnPart, "burn's part");
    }

    /// @notice Invariant 1: what came into pools, and did not go out.
    function assertStakes() public view {
        vm.assertEq(_held(address(stakes)), stakeIn - stakeOut, "stake manager");
    }

    /// @notice Invariant 1: reserve + validators' emissions that wait + contributors' pot + the poster's bond.
    function assertEmissions() public view {
        uint256 owed = reserveLeft + validatorsDue + potSum - potPaid + pendingBond;
        vm.assertEq(_held(address(emissions)), owed, "emissions controller");
        vm.assertEq(emissions.reserve(), reserveLeft, "reserve");
        vm.assertEq(emissions.contributionsPaid(), potPaid, "contributions");
    }

    /// @notice Invariant 1: bounties that wait, and nothing in what only passes stake on.
    function assertProvers() public view {
        vm.assertEq(_held(address(withholding)), bountySum, "withholding prover");
        vm.assertEq(_held(address(equivocation)), 0, "equivocation prover");
        vm.assertEq(_held(address(reckoner)), overruleSum, "reckoner");
        vm.assertEq(_held(address(book)), 0, "contest book");
        vm.assertEq(_held(address(slasher)), 0, "slasher");
        vm.assertEq(_held(address(ranks)), 0, "rank book");
        vm.assertEq(_held(address(hub)), 0, "hub");
    }

    /// @notice Invariant 1, account by account.
    function assertAccounts() external view {
        for (uint256 i; i < creditors.length; ++i) {
            vm.assertEq(ledger.creditOf(creditors[i]), credit[creditors[i]], "credit");
        }
        (uint256 sum, uint256 bounties, uint256 waiting) = (0, 0, 0);
        for (uint32 i = 1; i <= validators.count(); ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
            sum += active + thawing + stakes.unclaimedOf(id);
            vm.assertEq(validators.validator(id).stake / 1e12, stakes.countedStakeOf(id) / 1e12, "stake that counts");
            vm.assertEq(withholding.creditOf(id), bountyOf[id], "bounties");
            bounties += bountyOf[id];
            waiting += _unclaimed(id);
            _assertPool(id, active);
        }
        vm.assertEq(sum, stakeIn - stakeOut, "pools");
        vm.assertEq(bounties, bountySum, "sum of bounties");
        vm.assertEq(waiting, unclaimedEarnings, "sum of earnings");
        uint256 present = _epoch();
        for (uint256 back; back < 4 && back <= present; ++back) {
            vm.assertEq(ledger.earnedIn(present - back), earnedIn[present - back], "earned in an epoch");
        }
        _assertTickets();
    }

    /// @notice Every unit of stake is somebody's vote.
    function assertVotes() external view {
        (uint256 votes, uint256 units) = (0, 0);
        for (uint256 i; i < people.length; ++i) votes += stakes.getVotes(people[i]);
        for (uint32 i = 1; i <= validators.count(); ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            units += stakes.votingUnitsOf(id, address(0));
            for (uint256 h; h < holders[id].length; ++h) units += stakes.votingUnitsOf(id, holders[id][h]);
        }
        vm.assertEq(votes, units, "votes");
    }

    /// @notice Invariants 7 and 8: live requests, one old one, and the log.
    function assertEndsStand() external view {
        for (uint256 i; i < live.length; ++i) assertCaseStands(live[i]);
        vm.assertEq(registry.size(), roots.length, "size of the log");
        if (cases.length != 0) assertCaseStands(uint256(keccak256(abi.encode(calls))) % cases.length);
        if (roots.length == 0) return;
        uint256 size = 1 + (uint256(keccak256(abi.encode("root", calls))) % roots.length);
        vm.assertEq(registry.rootAt(size), roots[size - 1], "a root changed");
    }

    /// @notice Invariants 8 and 10: every request ends; every earning, reward, share, ticket, credit, bounty and
    /// contribution is paid; and at most a unit an operation stays.
    function finish() external {
        while (live.length != 0) {
            uint256 index = live[live.length - 1];
            _endCase(index);
        }
        _redeemAll();
        vm.assertEq(escrowSum, lostSum, "escrow of what has ended");
        _claimAllFlips();
        _vestAll();
        if (emissions.pending().root != 0) {
            vm.warp(vm.getBlockTimestamp() + VETO_WINDOW);
            _settleDistributionNow();
        }
        for (uint256 n; n < CONTRIBUTORS; ++n) {
            if (_isDue(n)) _claimContributionNow(n);
        }
        for (uint32 i = 1; i <= validators.count(); ++i) _exit(ValidatorId.wrap(i));
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
        while (tickets.length != 0) _withdrawNow(tickets.length - 1);
        for (uint256 i; i < creditors.length; ++i) {
            if (credit[creditors[i]] != 0) _withdrawCreditNow(creditors[i], credit[creditors[i]]);
        }
        _sweepNow();
        _assertNothingStays();
    }

    function _endCase(uint256 index) private {
        Case storage c = cases[index];
        if (c.status == RequestStatus.VOTING) {
            _warpTo(c.request.config.revealEnd(true) + 24 hours);
            _expireNow(index);
        } else if (c.status == RequestStatus.CONTESTED) {
            _endContest(index);
        } else if (_isAdmitted(c)) {
            _warpTo(_windowEnd(index));
            _finalizeNow(index);
        } else {
            _abandonNow(index);
        }
    }

    function _vestAll() private {
        _warpTo(ledger.claimableAt(_epoch()));
        while (_closeNow() != 0) {}
        for (uint32 i = 1; i <= validators.count(); ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            if (unclaimedEpochs[id].length != 0) _claimEarningsNow(id, _all(unclaimedEpochs[id].length), 0);
            if (unemittedEpochs[id].length != 0) _claimEmissionsNow(id, _all(unemittedEpochs[id].length));
            _claimBountyNow(id);
        }
    }

    function _exit(ValidatorId id) private {
        for (uint256 h; h < holders[id].length; ++h) {
            address account = holders[id][h];
            _leaveNow(id, account, stakes.sharesOf(id, account));
            _claimRewardsNow(id, account);
        }
        (uint256 shares, ) = stakes.bondOf(id);
        _leaveNow(id, address(0), shares);
        _claimRewardsNow(id, address(0));
    }

    function _assertNothingStays() private view {
        // What is owed waits for what accrues later.
        vm.assertEq(_held(address(ledger)), lostSum + treasuryPart, "the ledger keeps something");
        vm.assertEq(_held(address(reckoner)), 0, "the reckoner keeps something");
        vm.assertEq(_held(address(withholding)), 0, "the prover keeps something");
        vm.assertLe(_held(address(stakes)), roundings, "pools keep more than a unit an operation");
        vm.assertLe(validatorsDue, emissionClaims, "emissions keep more than a unit a claim");
        uint256 pot = potSum - potPaid;
        vm.assertEq(_held(address(emissions)), reserveLeft + validatorsDue + pot, "emissions keep something else");
        if (!settledCrooked) vm.assertEq(potPaid, settledTotal, "a contributor was not paid");
    }

    function _assertPool(ValidatorId id, uint256 active) private view {
        (uint256 shares, uint256 worth) = stakes.bondOf(id);
        uint256 claimable = stakes.claimableOf(id, address(0));
        for (uint256 h; h < holders[id].length; ++h) {
            shares += stakes.sharesOf(id, holders[id][h]);
            worth += stakes.stakeOf(id, holders[id][h]);
            claimable += stakes.claimableOf(id, holders[id][h]);
        }
        (, uint256 all) = stakes.poolOf(id);
        vm.assertEq(shares, all, "shares of a pool");
        vm.assertLe(worth, active, "stake that is not there");
        vm.assertLe(claimable, stakes.unclaimedOf(id), "rewards that are not there");
        vm.assertLe(stakes.unclaimedOf(id), claimable + holders[id].length + 2, "rewards that are nobody's");
    }

    function _assertTickets() private view {
        uint256[] memory waiting = new uint256[](validators.count() + 1);
        for (uint256 i; i < tickets.length; ++i) {
            waiting[ValidatorId.unwrap(stakes.ticketOf(tickets[i]).id)] += stakes.previewWithdraw(tickets[i]);
        }
        for (uint32 i = 1; i < waiting.length; ++i) {
            (, uint256 thawing) = stakes.totalStakeOf(ValidatorId.wrap(i));
            vm.assertLe(waiting[i], thawing, "tickets that are not there");
            vm.assertLe(thawing, waiting[i] + roundings, "thawing stake that is nobody's");
        }
    }

    function _unclaimed(ValidatorId id) private view returns (uint256 sum) {
        for (uint256 i; i < unclaimedEpochs[id].length; ++i) {
            uint256 epoch = unclaimedEpochs[id][i];
            uint256 earnings = ledger.earningsOf(id, GENERAL, epoch);
            vm.assertEq(earnings, earned[id][epoch], "earnings");
            sum += earnings;
        }
    }

    function _warpTo(uint256 time) private {
        if (vm.getBlockTimestamp() < time) vm.warp(time);
    }

    /// @dev What a contract has, but for donations.
    function _held(address target) private view returns (uint256) {
        return token.balanceOf(target) - donated[target];
    }
}
