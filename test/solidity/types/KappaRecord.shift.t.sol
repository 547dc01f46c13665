// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {KappaRecord} from "../../../contracts/types/KappaRecord.sol";
import {vm} from "../support/Vm.sol";

/// @notice What a reckoning does to a record.
contract KappaRecordShiftTest {
    uint256 private constant SUM = (1 << 36) - 1;

    function testFuzz_shift_movesTheEdgeWithinTheInformation(
        uint112 word,
        uint32 information,
        int32 edge,
        int16 claims
    ) public pure {
        int256 most = int256(uint256(information));
        int256 start = int256(edge) % (most + 1);
        int256 moved = int256(claims) % 4_097;
        KappaRecord record = _record(word, start, uint256(most));
        KappaRecord shifted = record.shift(moved);
        int256 expected = start + moved * (1 << 22);
        if (expected > most) expected = most;
        if (expected < -most) expected = -most;
        vm.assertEq(KappaRecord.unwrap(shifted), KappaRecord.unwrap(_record(word, expected, uint256(most))));
        int256 kappa = shifted.kappa();
        vm.assertTrue(kappa > -(1 << 32) && kappa <= 1 << 32);
    }

    function test_shift_leavesANewcomerAlone() public pure {
        KappaRecord none = KappaRecord.wrap(0);
        vm.assertEq(KappaRecord.unwrap(none.shift(9)), 0);
        vm.assertEq(KappaRecord.unwrap(none.shift(-9)), 0);
    }

    /// @dev A record with these sums; pool and count of claims as in `word`.
    function _record(uint112 word, int256 edge, uint256 information) private pure returns (KappaRecord) {
        uint256 lower = uint256(word) & ((1 << 40) - 1);
        return KappaRecord.wrap(uint112(lower | (information << 40) | ((uint256(edge) & SUM) << 76)));
    }
}
