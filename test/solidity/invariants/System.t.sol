// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {vm} from "../support/Vm.sol";
import {SystemHandler} from "./SystemHandler.t.sol";

/// @title SystemInvariantTest
/// @notice The numbered invariants of protocol.md over a campaign against the whole deployed system. Runs and depth come
/// from the configuration.
contract SystemInvariantTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    event Succeeded(SystemHandler.Action action, uint256 times);

    SystemHandler private handler;

    function setUp() public {
        handler = new SystemHandler();
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

    /// @notice Invariant 1: the supply never grows, and falls only by what is burned.
    function invariant_1_supplyNeverGrows() external view {
        handler.assertSupply();
    }

    /// @notice Invariant 1: the hub holds Σ credit + Σ earnings + protocol fees + Σ escrow of open requests.
    function invariant_1_hubBooksMatchToTheUnit() external view {
        handler.assertHubBooks();
    }

    /// @notice Invariants 1 and 2: the stake manager holds pools and thawing stake, and nobody's stake falls except by own
    /// withdrawal.
    function invariant_2_nobodysStakeFalls() external view {
        handler.assertStakeBooks();
    }

    /// @notice Invariant 7: what is final or expired never changes; no request is in a state that nobody brought it to.
    function invariant_7_endsStand() external view {
        handler.assertEndsStand();
    }

    /// @notice Invariant 7: the log only ever extends.
    function invariant_7_rootsOnlyExtend() external view {
        handler.assertRootsStand();
    }

    /// @notice Invariant 10: from wherever the campaign has come, every request can be brought to an end, and everybody
    /// paid to the last unit.
    function invariant_10_everyRequestEnds() external {
        uint256 snapshot = vm.snapshotState();
        handler.finish();
        handler.assertHubBooks();
        handler.assertEndsStand();
        vm.revertToState(snapshot);
    }

    /// @dev A campaign whose actions hardly ever succeed shows nothing: here every action has to, with a fixed seed.
    function test_campaign_everyActionSucceedsOften() external {
        bytes4[] memory selectors = _selectors();
        uint256 calls = 1_000;
        for (uint256 i; i < calls; ++i) {
            uint256 seed = uint256(keccak256(abi.encode("campaign", i)));
            (bool success, bytes memory reason) = address(handler).call(
                abi.encodeWithSelector(selectors[seed % selectors.length], seed >> 8)
            );
            if (success) continue;
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
        for (uint256 action; action < 17; ++action) {
            emit Succeeded(SystemHandler.Action(action), handler.successes(action));
            vm.assertGe(handler.successes(action), 8, vm.toString(action));
        }
        handler.assertHubBooks();
        handler.assertStakeBooks();
        handler.assertRootsStand();
        handler.finish();
    }

    function _selectors() private view returns (bytes4[] memory selectors) {
        selectors = new bytes4[](30);
        bytes4[17] memory actions = [
            handler.open.selector,
            handler.commitAll.selector,
            handler.settle.selector,
            handler.commit.selector,
            handler.post.selector,
            handler.finalize.selector,
            handler.claim.selector,
            handler.expire.selector,
            handler.stake.selector,
            handler.undelegate.selector,
            handler.withdrawStake.selector,
            handler.deposit.selector,
            handler.withdraw.selector,
            handler.sweep.selector,
            handler.setPrice.selector,
            handler.burn.selector,
            handler.advance.selector
        ];
        // The first seven stand twice.
        for (uint256 i; i < 24; ++i) selectors[i] = actions[i < 17 ? i : i - 17];
        // What a round needs while it is young stands oftener still.
        selectors[24] = handler.open.selector;
        selectors[25] = handler.open.selector;
        for (uint256 i = 26; i < 30; ++i) selectors[i] = handler.commit.selector;
    }
}
