// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice What the largest contest costs, far below what a transaction may: bounds with room, so that a loop over something
/// unbounded would show.
contract ContestBookGasTest is ContestFixture {
    uint256 private constant CLAIMS = 4_096;

    /// @dev 4,096 claims at 127 seats: four rounds of 1,024, every second claim by a bond.
    function test_gas_largestContest() public {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        levels[1] = LevelPolicy(127, 60, 34, 2, 3);
        policies.setTier(Tier.LIGHT, levels, terms);
        uint256[] memory says = new uint256[](32);
        for (uint256 i; i < 16; ++i) says[i] = type(uint256).max / 3;
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, CLAIMS, 100_000e18), says);
        _bounded(
            "challenge",
            900_000,
            abi.encodeCall(book.challenge, (d.contest, d.r.header, says, d.selection, _every()))
        );
        _closeWindow(d);
        Child[] memory children = _escalateNow(d);
        vm.assertEq(children.length, 4);
        uint256[] memory found = new uint256[](8);
        for (uint256 i; i < 4; ++i) _commitChild(children[i], found);
        for (uint256 i; i < 4; ++i) _settleChild(children[i]);
        _bounded(
            "conclude",
            4_000_000,
            abi.encodeCall(book.conclude, (d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children)))
        );
    }

    function _every() private pure returns (uint256[] memory mask) {
        mask = new uint256[](16);
        for (uint256 i; i < 16; ++i) mask[i] = type(uint256).max / 3;
    }

    function _bounded(string memory step, uint256 most, bytes memory data) private {
        vm.prank(CHALLENGER);
        uint256 gas = gasleft();
        (bool success, ) = address(book).call(data);
        gas -= gasleft();
        vm.assertTrue(success, step);
        vm.assertLt(gas, most, step);
    }
}
