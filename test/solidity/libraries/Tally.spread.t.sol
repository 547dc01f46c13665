// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";

contract TallySpreadTest {
    function _word(uint256 seed, uint256 i, uint256 salt) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, i, salt)));
    }

    /// @dev Families on the answer (affirm, deny) of a claim, by a plain count over all 256 families.
    function _families(
        Tally.Votes memory votes,
        uint8[] memory families,
        uint256 claim,
        uint256 answer
    ) private pure returns (uint256 distinct) {
        uint256 words = votes.plane / 32;
        bool[256] memory counted;
        for (uint256 i; i < votes.count; ++i) {
            uint256 index = 2 * i * words + claim / 256;
            uint256 given =
                ((votes.rows[index] >> (claim % 256)) & 1) | (((votes.rows[index + words] >> (claim % 256)) & 1) << 1);
            if (given != answer || counted[families[i]]) continue;
            counted[families[i]] = true;
            ++distinct;
        }
    }

    function _answer(uint256[] memory verdict, uint256 claim) private pure returns (uint256) {
        uint256 deny = verdict[verdict.length / 2 + claim / 256];
        return ((verdict[claim / 256] >> (claim % 256)) & 1) | (((deny >> (claim % 256)) & 1) << 1);
    }

    function testFuzz_spread_equalsPlainCount(uint256 seed, uint8 count_, uint8 least_) public pure {
        uint256 count = 1 + (count_ % 12);
        uint256 words = 1 + (seed & 1);
        Tally.Votes memory votes = Tally.allocate(count, words);
        uint8[] memory families = new uint8[](count);
        for (uint256 i; i < count; ++i) {
            families[i] = uint8(_word(seed, i, 0) % (1 + ((seed >> 8) % 6))) * 51;
            for (uint256 w; w < 2 * words; ++w) {
                uint256 stray = _word(seed, i, 1 + w) & _word(seed, i, 9 + w);
                votes.rows[2 * i * words + w] = _word(seed, w, 99) ^ stray;
            }
        }
        uint256[] memory before = Tally.decide(votes, count / 2 + 1);
        uint256[] memory verdict = Tally.decide(votes, count / 2 + 1);
        uint256 least = least_ % 6;
        Tally.spread(votes, families, verdict, least);
        for (uint256 claim; claim < 256 * words; claim += 13) {
            uint256 answer = _answer(before, claim);
            if (answer != 0 && least > 1 && _families(votes, families, claim, answer) < least) answer = 0;
            require(_answer(verdict, claim) == answer, "spread");
        }
    }

    /// @dev Five votes for each of TRUE, FALSE and INVALID on claims 0, 1 and 2.
    function _unanimous() private pure returns (Tally.Votes memory votes) {
        votes = Tally.allocate(5, 1);
        for (uint256 i; i < 5; ++i) (votes.rows[2 * i], votes.rows[2 * i + 1]) = (5, 6);
    }

    function _spread(uint8[5] memory given, uint256 least) private pure returns (uint256 affirm, uint256 deny) {
        Tally.Votes memory votes = _unanimous();
        uint8[] memory families = new uint8[](5);
        for (uint256 i; i < 5; ++i) families[i] = given[i];
        uint256[] memory verdict = Tally.decide(votes, 4);
        Tally.spread(votes, families, verdict, least);
        return (verdict[0], verdict[1]);
    }

    function test_spread_needsLeastFamilies() public pure {
        for (uint256 least; least < 6; ++least) {
            (uint256 affirm, uint256 deny) = _spread([7, 255, 7, 1, 255], least);
            require(affirm == (least < 4 ? 5 : 0) && deny == (least < 4 ? 6 : 0), "three families");
        }
    }

    function test_spread_countsUndeclaredOnce() public pure {
        (uint256 affirm, uint256 deny) = _spread([0, 0, 0, 0, 0], 2);
        require(affirm == 0 && deny == 0, "undeclared alone");
        (affirm, deny) = _spread([0, 0, 9, 0, 0], 2);
        require(affirm == 5 && deny == 6, "undeclared and another");
    }

    function test_spread_ignoresFamiliesOfOtherAnswers() public pure {
        Tally.Votes memory votes = _unanimous();
        (votes.rows[8], votes.rows[9]) = (3, 2);
        uint8[] memory families = new uint8[](5);
        families[4] = 1;
        uint256[] memory verdict = Tally.decide(votes, 4);
        Tally.spread(votes, families, verdict, 2);
        require(verdict[0] == 1 && verdict[1] == 0, "only where the second family agrees");
    }

    function test_spread_withoutVotes() public pure {
        Tally.Votes memory votes = Tally.allocate(0, 1);
        uint256[] memory verdict = Tally.decide(votes, 1);
        Tally.spread(votes, new uint8[](0), verdict, 4);
        require(verdict[0] == 0 && verdict[1] == 0, "nothing to lose");
    }
}
