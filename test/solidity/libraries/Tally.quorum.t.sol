// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";

contract TallyQuorumTest {
    function testFuzz_quorum_isLeastShare(uint16 committed, uint8 numerator_, uint8 denominator_) public pure {
        uint256 denominator = 1 + uint256(denominator_);
        uint256 numerator = 1 + (numerator_ % denominator);
        uint256 quorum = Tally.quorum(committed, numerator, denominator);
        require(quorum * denominator >= committed * numerator, "enough");
        require(quorum == 0 || (quorum - 1) * denominator < committed * numerator, "least");
    }

    /// @dev Two answers cannot both reach a threshold above one half.
    function testFuzz_quorum_leavesNoRoomForTwo(uint16 committed_, uint8 numerator_, uint8 denominator_) public pure {
        uint256 committed = 1 + uint256(committed_);
        uint256 denominator = 1 + uint256(denominator_);
        uint256 numerator = denominator / 2 + 1 + (numerator_ % (denominator - denominator / 2));
        if (numerator > denominator) numerator = denominator;
        require(2 * Tally.quorum(committed, numerator, denominator) > committed, "room for two");
    }

    function test_quorum_ofPolicies() public pure {
        require(Tally.quorum(7, 2, 3) == 5, "2/3 of 7");
        require(Tally.quorum(9, 2, 3) == 6, "2/3 of 9");
        require(Tally.quorum(31, 13, 20) == 21, "13/20 of 31");
        require(Tally.quorum(63, 3, 5) == 38, "3/5 of 63");
        require(Tally.quorum(5, 4, 5) == 4, "4/5 of 5");
        require(Tally.quorum(0, 2, 3) == 0, "of none");
    }
}
