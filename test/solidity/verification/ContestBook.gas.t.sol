// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {Policies} from "../support/Policies.sol";
import {ReckonFixture} from "../support/ReckonFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice What the largest contest costs, far below what a transaction may: bounds with room, so that a loop over something
/// unbounded would show.
contract ContestBookGasTest is ReckonFixture {
    uint256 private constant CLAIMS = 4_096;

    /// @dev 4,096 claims at 127 seats: four rounds of 1,024, every second claim by a bond, and each of these overruled.
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
        uint256 before = vm.snapshotState();
        _bounded("escalate", 2_500_000, abi.encodeCall(book.escalate, (d.contest, d.r.header, d.verdict, d.selection)));
        vm.revertToState(before);
        Child[] memory children = _escalateNow(d);
        vm.assertEq(children.length, 4);
        // FALSE of all, so that all that was challenged flips.
        uint256[] memory found = new uint256[](8);
        for (uint256 i = 4; i < 8; ++i) found[i] = type(uint256).max;
        for (uint256 i; i < 4; ++i) _commitChild(children[i], found);
        for (uint256 i; i < 4; ++i) _settleChild(children[i]);
        before = vm.snapshotState();
        _bounded(
            "conclude",
            4_000_000,
            abi.encodeCall(book.conclude, (d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children)))
        );
        vm.revertToState(before);
        _conclude(d, children);
        _closeWindow(d);
        before = vm.snapshotState();
        _bounded(
            "finalize",
            700_000,
            abi.encodeCall(book.finalize, (d.contest, d.r.header, d.first, d.verdict, d.selection))
        );
        vm.revertToState(before);
        _endNow(d);
        _bounded("redeem", 300_000, abi.encodeCall(book.redeem, (d.contest, d.r.header, 0, _every(), says, d.verdict)));
        _boundedAt(
            address(reckoner),
            "reckon",
            6_000_000,
            abi.encodeCall(
                reckoner.reckon,
                (d.contest, d.r.header, _overruledFirst(d), _openings(d.votes, ALL), d.verdict, d.clear)
            )
        );
    }

    function _every() private pure returns (uint256[] memory mask) {
        mask = new uint256[](16);
        for (uint256 i; i < 16; ++i) mask[i] = type(uint256).max / 3;
    }

    function _bounded(string memory step, uint256 most, bytes memory data) private {
        _boundedAt(address(book), step, most, data);
    }

    function _boundedAt(address target, string memory step, uint256 most, bytes memory data) private {
        vm.prank(CHALLENGER);
        uint256 gas = gasleft();
        (bool success, ) = target.call(data);
        gas -= gasleft();
        vm.assertTrue(success, step);
        vm.assertLt(gas, most, step);
    }
}
