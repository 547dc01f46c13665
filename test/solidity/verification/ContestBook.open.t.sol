// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Contest} from "../../../contracts/types/Contest.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

contract ContestBookOpenTest is ContestFixture {
    function test_open_keepsTheHashOfTheContest() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 7e18), _says(3, 4));
        Contest memory expected;
        expected.hub = address(hub);
        expected.requestId = d.r.id;
        expected.headerHash = keccak256(abi.encode(d.r.header));
        expected.resultDigest = keccak256(abi.encode(expected.headerHash, d.first));
        expected.since = uint40(d.first.summary.settledAt());
        expected.seats = 5;
        expected.budget = 7e18;
        expected.verdictHash = keccak256(abi.encodePacked(_says(3, 4)));
        vm.assertEq(abi.encode(d.contest), abi.encode(expected));
        vm.assertEq(book.contestHashOf(d.r.id), keccak256(abi.encode(expected)));
        _assertStatus(d.r, RequestStatus.CONTESTED);
    }

    /// @dev Who comes second in a batch does no harm, whatever became of the contest.
    function test_open_doesNothingWhereItIsOpen() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(3, 4));
        bytes32 hash = book.contestHashOf(d.r.id);
        book.open(hub, d.r.header, d.first);
        vm.assertEq(book.contestHashOf(d.r.id), hash);
        _end(d);
        book.open(hub, d.r.header, d.first);
        vm.assertEq(book.contestHashOf(d.r.id), keccak256(abi.encode(d.contest)));
    }

    /// @dev After the window there has to be something that the budget can decide, for half a day.
    function test_open_revertsWhereNothingCanFollow() public {
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, 100e18), _says((1 << 40) - 1, 0));
        uint256 end = d.first.summary.settledAt() + 30 minutes;
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOver.selector, d.r.id, end));
        book.open(hub, d.r.header, d.first);
        hub.finalize(d.r.id, d.r.header, d.first);
        d = _found(_budgeted(Tier.LIGHT, 40, 32 * 11 * uint256(PRICE) - 1), _says(1, 0));
        end = d.first.summary.settledAt() + 30 minutes;
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOver.selector, d.r.id, end));
        book.open(hub, d.r.header, d.first);
        d = _found(_budgeted(Tier.LIGHT, 40, 100e18), _says(1, 0));
        end = d.first.summary.settledAt() + 30 minutes + 12 hours;
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_WindowOver.selector, d.r.id, end));
        book.open(hub, d.r.header, d.first);
        hub.finalize(d.r.id, d.r.header, d.first);
        vm.assertEq(_escrow(), 32 * 11 * uint256(PRICE) - 1);
    }

    function test_open_isForUndecidedClaimsAfterTheWindow() public {
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, 100e18), _says(1, 0));
        vm.warp(d.first.summary.settledAt() + 30 minutes + 12 hours - 1);
        _openContest(d);
        _escalateNow(d);
    }

    function test_open_revertsForAForeignHub() public {
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, 7e18), _says(3, 4));
        bytes memory reason = abi.encodeWithSelector(
            IVerdictRegistry.Registry_ForeignRound.selector,
            d.r.round,
            STRANGER
        );
        vm.expectRevert(reason);
        book.open(IVerificationHub(STRANGER), d.r.header, d.first);
        registry.dismissHub(address(hub));
        vm.expectPartialRevert(IVerdictRegistry.Registry_ForeignRound.selector);
        book.open(hub, d.r.header, d.first);
    }

    function test_open_revertsWhereTheVerdictIsNotProvisional() public {
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, 7e18), _says((1 << 40) - 1, 0));
        d.first.verdictHash = keccak256("another");
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        book.open(hub, d.r.header, d.first);
    }

    function test_open_revertsWhereTheTierHasOneLevel() public {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        terms.levels = 1;
        policies.setTier(Tier.LIGHT, levels, terms);
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, 7e18), _says(3, 4));
        vm.expectRevert(abi.encodeWithSelector(IContestBook.Contest_NoDeeperLevel.selector, d.r.id, 0));
        book.open(hub, d.r.header, d.first);
    }

    /// @dev Only the book can end what it holds.
    function test_open_leavesTheRequestToTheBook() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 7e18), _says((1 << 40) - 1, 0));
        _closeWindow(d);
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        hub.finalize(d.r.id, d.r.header, d.first);
        d.first.verdictHash = keccak256("another");
        vm.expectPartialRevert(IVerificationHub.Hub_UnknownState.selector);
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        d.first.verdictHash = keccak256(abi.encodePacked(d.verdict));
        _endNow(d);
        vm.assertEq(_escrow(), 0);
    }
}
