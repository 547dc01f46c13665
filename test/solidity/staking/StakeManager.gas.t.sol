// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 9: every call costs the same with ten delegators and with ten thousand.
contract StakeManagerGasTest is StakeFixture {
    uint256 private constant FEW = 10;
    uint256 private constant MANY = 10_000;
    uint256 private constant CALLS = 11;

    event Gas(string name, uint256 few, uint256 many);

    uint256 private crowd;

    function test_calls_costTheSameWithTenThousandDelegators() public {
        _stake(id, 3 * MINIMUM_BOND);
        vm.prank(owner);
        token.approve(address(stakes), type(uint256).max);
        _populate(FEW);
        // All that a call touches besides the account's own is in use, and warm, in both of those compared.
        _measure();
        uint256[CALLS] memory few = _measure();
        _populate(MANY);
        uint256[CALLS] memory many = _measure();
        string[CALLS] memory names = [
            "bond",
            "delegate",
            "reward, compounding",
            "reward, paying out",
            "claimRewards",
            "undelegate",
            "unbond",
            "slash",
            "syncVotes",
            "withdraw",
            "redelegate"
        ];
        for (uint256 i; i < CALLS; ++i) {
            emit Gas(names[i], few[i], many[i]);
            vm.assertLe(many[i] * 100, few[i] * 102, names[i]);
            vm.assertGe(many[i] * 100, few[i] * 98, names[i]);
        }
    }

    /// @dev One of everything, each in a second of its own, so that each appends to the history of votes.
    function _measure() private returns (uint256[CALLS] memory gas) {
        address account = _newcomer();
        token.transfer(owner, MIRA);
        gas[0] = _cost(owner, abi.encodeCall(stakes.bond, (id, MIRA)));
        gas[1] = _cost(account, abi.encodeWithSignature("delegate(uint32,uint256)", id, 90 * MIRA));
        gas[2] = _cost(address(this), abi.encodeCall(stakes.reward, (id, MIRA)));
        _payOut();
        stakes.reward(id, MIRA);
        gas[3] = _cost(address(this), abi.encodeCall(stakes.reward, (id, MIRA)));
        gas[4] = _cost(STRANGER, abi.encodeCall(stakes.claimRewards, (id, account)));
        gas[5] = _cost(account, abi.encodeCall(stakes.undelegate, (id, 50 * MIRA * V)));
        (uint256 ticket, ) = _undelegate(account, 10 * MIRA * V);
        gas[6] = _cost(owner, abi.encodeCall(stakes.unbond, (id, MIRA * V)));
        gas[7] = _cost(address(slasher), abi.encodeCall(stakes.slash, (id, MIRA)));
        gas[8] = _cost(STRANGER, abi.encodeCall(stakes.syncVotes, (id, account)));
        _mature();
        gas[9] = _cost(account, abi.encodeCall(stakes.withdraw, (ticket)));
        gas[10] = _cost(account, abi.encodeCall(stakes.redelegate, (ticket - 1, id)));
        vm.prank(owner);
        stakes.setCompounding(id, true);
    }

    function _cost(address account, bytes memory data) private returns (uint256 gas) {
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.prank(account);
        gas = gasleft();
        (bool success, ) = address(stakes).call(data);
        gas -= gasleft();
        vm.assertTrue(success, "a call failed");
    }

    function _populate(uint256 until) private {
        for (uint256 i = crowd; i < until; ++i) {
            address account = _newcomer();
            vm.prank(account);
            stakes.delegate(id, MIRA);
        }
    }

    function _newcomer() private returns (address account) {
        account = address(uint160(0xDE1E_0000_0000 + ++crowd));
        token.transfer(account, 100 * MIRA);
        vm.prank(account);
        token.approve(address(stakes), type(uint256).max);
    }
}
