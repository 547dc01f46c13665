// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {console} from "hardhat/console.sol";

import {vm} from "../support/Vm.sol";
import {SystemHandler} from "./SystemHandler.t.sol";

/// @title SystemInvariantTest
/// @notice The numbered invariants of protocol.md over a campaign against the whole deployed economy. Runs and depth come
/// from the configuration. What an action can see for itself it checks as it acts, in every campaign below.
///
/// Not here, as other tests prove them: (3) and (4) VerificationHub.settle and Tally against naive counts; (5)
/// VerificationHub.postOpenings; (6) any sender, order and choice of openings, VerificationHub.settle and
/// VerificationHub.tamper; (9) gas flat in validators, delegators and requests, VerificationHub.gas and StakeManager.gas.
contract SystemInvariantTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    SystemHandler private handler;

    function setUp() public {
        handler = new SystemHandler();
        handler.setUp();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = handler.step.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), selectors);
    }

    /// @notice Invariant 1: the supply falls by what is burned alone, and fee ledger, stake manager, emissions controller
    /// and provers hold what they owe, to the unit.
    function invariant_1_everyUnitIsAccountedFor() external view {
        handler.assertSupply();
        handler.assertFeeLedger();
        handler.assertStakes();
        handler.assertEmissions();
        handler.assertProvers();
        if (_isSampled()) handler.assertAccounts();
    }

    /// @notice Invariants 2 and 8, in every step: nobody's stake fell but by own withdrawal or a slash within its caps;
    /// every fee was divided by the shares that its request was opened with, and no emission left its bound; what had
    /// matured was paid; nothing was paid twice, early or to a stranger; and nothing reverted that is anyone's right.
    function invariant_2_8_nothingWasBroken() external view {
        handler.assertNothingBroken();
        if (!_isSampled()) return;
        handler.assertVotes();
        handler.assertPowers();
    }

    /// @notice Invariant 7: what is final or expired never changes, and the log only ever extends.
    function invariant_7_endsStand() external view {
        handler.assertEndsStand();
    }

    /// @notice Invariants 8 and 10: from wherever the campaign has come, every request ends, everyone leaves with what is
    /// theirs, and at most a unit an operation stays anywhere.
    function invariant_8_10_everyoneCanLeave() external {
        if (_isSampled()) _assertEveryoneCanLeave();
    }

    /// @dev A campaign whose actions hardly ever succeed shows nothing: here every action has to, with a fixed seed.
    function test_campaign_everyActionSucceedsOften() external {
        for (uint256 i; i < 10_000; ++i) {
            handler.step(i);
            if (i % 100 == 0) _assertAll();
            if (i % 500 == 0) _assertEveryoneCanLeave();
        }
        _assertAll();
        console.log("action: done, idle, reverted");
        for (uint256 i; i < handler.actionCount(); ++i) {
            (string memory name, SystemHandler.Count memory count) = handler.tally(i);
            console.log(name, count.done, count.idle, count.reverted);
        }
        for (uint256 i; i < handler.actionCount(); ++i) {
            (string memory name, SystemHandler.Count memory count) = handler.tally(i);
            vm.assertGe(count.done, 8, name);
        }
        _assertMarks();
        _assertEveryoneCanLeave();
    }

    /// @dev And back again.
    function _assertEveryoneCanLeave() private {
        uint256 snapshot = vm.snapshotState();
        handler.finish();
        _assertAll();
        vm.revertToState(snapshot);
    }

    function _assertAll() private view {
        handler.assertNothingBroken();
        handler.assertSupply();
        handler.assertFeeLedger();
        handler.assertStakes();
        handler.assertEmissions();
        handler.assertProvers();
        handler.assertAccounts();
        handler.assertVotes();
        handler.assertPowers();
        handler.assertEndsStand();
    }

    /// @dev States that are rare, and had to be seen.
    function _assertMarks() private view {
        string[33] memory marks = [
            "commitments by top-up",
            "relayed commitments",
            "callbacks that failed",
            "epochs that emitted",
            "hubs dismissed",
            "hubs that followed",
            "slashes that a cap cut",
            "slashes that an epoch's cap cut",
            "epochs with slashes of two causes",
            "slashes of thawing stake",
            "slashes of the suspended or retired",
            "deeper rounds that were counted",
            "deeper rounds that expired",
            "challenges after others",
            "sentinels that were hit",
            "sentinels that were missed",
            "levels that the budget paid for",
            "levels of two rounds",
            "second levels",
            "third levels",
            "levels that flipped answers",
            "levels that flipped answers back",
            "levels that nobody escalated",
            "flips that the treasury paid",
            "flips that are owed",
            "debts that were paid",
            "deeper votes that were reckoned",
            "pay that was clawed back",
            "slashes of the overruled",
            "slashes that a request's cap cut",
            "bounties to challengers",
            "contests that were dropped",
            "contests that ended in a deeper verdict"
        ];
        for (uint256 i; i < marks.length; ++i) {
            console.log(marks[i], handler.marks(marks[i]));
        }
        for (uint256 i; i < marks.length; ++i) {
            vm.assertGe(handler.marks(marks[i]), 1, marks[i]);
        }
    }

    /// @dev What goes over all accounts is done after one call in eight, and less often late in a deep run.
    function _isSampled() private view returns (bool) {
        uint256 calls = handler.calls();
        return calls % (calls < 64 ? 8 : 64) == 0;
    }
}
