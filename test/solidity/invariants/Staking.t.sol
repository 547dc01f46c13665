// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {vm} from "../support/Vm.sol";
import {StakingHandler} from "./StakingHandler.t.sol";

/// @title StakingInvariantTest
/// @notice The numbered invariants of protocol.md that are about stake. Runs and depth come from the configuration.
contract StakingInvariantTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    event Succeeded(StakingHandler.Action action, uint256 times);

    StakingHandler private handler;

    function setUp() public {
        handler = new StakingHandler();
        handler.setUp();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    /// @dev The likelier an action should be, the more often it is named.
    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(handler), _selectors());
    }

    /// @notice Invariant 1: the stake manager's MIRA is Σ active + thawing + unclaimed, and what was donated.
    function invariant_1_stakeBooksMatchToTheUnit() external view {
        handler.assertBooks();
    }

    /// @notice Invariant 1: whatever positions, tickets and claims are worth is there.
    function invariant_1_stakeIsSolvent() external view {
        if (_isSampled()) handler.assertSolvent();
    }

    /// @notice Invariants 2 and 8: nobody's stake fell but by own withdrawal or a slash within its cap, and no exit and no
    /// matured ticket was refused, in any call so far.
    function invariant_2_8_nothingWasBroken() external view {
        handler.assertNothingBroken();
    }

    /// @notice Stake that counts is what the registry has, and every unit is somebody's vote.
    function invariant_votesAndPowerFollowStake() external view {
        if (_isSampled()) handler.assertVotesAndPower();
    }

    /// @notice Invariants 2 and 8: from wherever the campaign has come, everybody leaves with what is theirs, and at most
    /// a unit a call stays.
    function invariant_8_everyoneCanLeave() external {
        if (!_isSampled()) return;
        uint256 snapshot = vm.snapshotState();
        handler.finish();
        handler.assertNothingBroken();
        handler.assertBooks();
        vm.revertToState(snapshot);
    }

    /// @dev A campaign whose actions hardly ever succeed shows nothing: here every action has to, with a fixed seed.
    function test_campaign_everyActionSucceedsOften() external {
        bytes4[] memory selectors = _selectors();
        uint256 calls = 1_500;
        for (uint256 i; i < calls; ++i) {
            uint256 seed = uint256(keccak256(abi.encode("stake", i)));
            (bool success, bytes memory reason) = address(handler).call(
                abi.encodeWithSelector(selectors[seed % selectors.length], seed >> 8)
            );
            if (!success) {
                assembly ("memory-safe") {
                    revert(add(reason, 0x20), mload(reason))
                }
            }
            if (i % 100 == 0) handler.assertSolvent();
        }
        for (uint256 action; action < handler.ACTIONS(); ++action) {
            emit Succeeded(StakingHandler.Action(action), handler.successes(action));
            vm.assertGe(handler.successes(action), 10, vm.toString(action));
        }
        handler.assertNothingBroken();
        handler.assertBooks();
        handler.assertVotesAndPower();
        handler.finish();
        handler.assertNothingBroken();
    }

    /// @dev What goes over all accounts is done after one call in eight, and less often late in a deep run.
    function _isSampled() private view returns (bool) {
        uint256 calls = handler.calls();
        return calls % (calls < 64 ? 8 : 64) == 0;
    }

    function _selectors() private view returns (bytes4[] memory selectors) {
        bytes4[18] memory actions = [
            handler.bond.selector,
            handler.delegate.selector,
            handler.undelegate.selector,
            handler.withdraw.selector,
            handler.reward.selector,
            handler.slash.selector,
            handler.claim.selector,
            handler.unbond.selector,
            handler.redelegate.selector,
            handler.slashAll.selector,
            handler.claimBond.selector,
            handler.setMode.selector,
            handler.announceCommission.selector,
            handler.syncVotes.selector,
            handler.represent.selector,
            handler.setStanding.selector,
            handler.donate.selector,
            handler.advance.selector
        ];
        // The first ten stand twice, delegations three times.
        selectors = new bytes4[](29);
        for (uint256 i; i < 28; ++i) selectors[i] = actions[i < 18 ? i : i - 18];
        selectors[28] = handler.delegate.selector;
    }
}
