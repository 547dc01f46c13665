// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";

/// @notice Invariant 3: a verdict is confirmed where, counted one by one, enough votes equal it.
contract TallyConfirmTest {
    /// @dev Any quorum, also one that all votes together do not reach.
    function testFuzz_confirm_equalsPlainCount(uint256 seed, uint8 count_, uint8 quorum_) public pure {
        uint256 count = count_ % 40;
        uint256 quorum = 1 + (quorum_ % 48);
        Tally.Votes memory votes = Tally.allocate(count + (seed % 5), 2);
        votes.count = count;
        uint256[] memory verdict = new uint256[](4);
        for (uint256 w; w < 4; ++w) {
            verdict[w] = uint256(keccak256(abi.encode(seed, "verdict", w)));
            for (uint256 i; i < count; ++i) {
                uint256 strays =
                    uint256(keccak256(abi.encode(seed, w, i))) & uint256(keccak256(abi.encode(seed, w, i, 1)));
                votes.rows[4 * i + w] = verdict[w] ^ strays;
            }
        }
        uint256[] memory expected = new uint256[](4);
        for (uint256 claim; claim < 512; ++claim) {
            uint256 answer = _answer(verdict, 0, claim);
            uint256 equal;
            for (uint256 i; i < count; ++i) {
                if (_answer(votes.rows, 4 * i, claim) == answer) ++equal;
            }
            if (equal < quorum) continue;
            expected[claim / 256] |= (answer & 1) << (claim % 256);
            expected[2 + claim / 256] |= (answer >> 1) << (claim % 256);
        }
        Tally.confirm(votes, quorum, verdict);
        for (uint256 w; w < 4; ++w) require(verdict[w] == expected[w], "another count");
    }

    function _answer(uint256[] memory words, uint256 at_, uint256 claim) private pure returns (uint256) {
        uint256 affirm = (words[at_ + claim / 256] >> (claim % 256)) & 1;
        return affirm | (((words[at_ + 2 + claim / 256] >> (claim % 256)) & 1) << 1);
    }
}
