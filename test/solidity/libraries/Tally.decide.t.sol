// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";

contract TallyDecideTest {
    event log_named_uint(string key, uint256 value);

    function votesOf(uint256 seed, uint256 count, uint256 words) internal pure returns (uint256[] memory votes) {
        votes = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            uint256[] memory planes = new uint256[](2 * words);
            for (uint256 w; w < words; ++w) {
                uint256 a = uint256(keccak256(abi.encode(seed, i, w)));
                planes[w] = a | uint256(keccak256(abi.encode(seed, w)));
                planes[words + w] = uint256(keccak256(abi.encode(seed, i, w, 1))) & ~uint256(keccak256(abi.encode(seed, w)));
            }
            uint256 pointer;
            assembly ("memory-safe") { pointer := add(planes, 0x20) }
            votes[i] = pointer;
        }
    }

    function test_decide_gas() public {
        uint8[4] memory ks = [3, 7, 15, 31];
        for (uint256 k; k < 4; ++k) {
            uint256[] memory votes = votesOf(1, ks[k], 16);
            uint256 q = Tally.quorum(ks[k], 2, 3);
            uint256 g = gasleft();
            Tally.decide(votes, 16, q);
            g -= gasleft();
            uint256[] memory one = votesOf(1, ks[k], 1);
            uint256 h = gasleft();
            Tally.decide(one, 1, q);
            h -= gasleft();
            emit log_named_uint("seats", ks[k]);
            emit log_named_uint("gas per 256 claims", (g - h) / 15);
            emit log_named_uint("whole of 16 blocks / 16", g / 16);
            emit log_named_uint("one block", h);
        }
    }

    function testFuzz_decide_equalsNaiveCount(uint256 seed, uint8 count_, uint8 quorum_) public pure {
        uint256 count = count_ % 40;
        uint256 words = 1 + seed % 3;
        uint256 q = count == 0 ? 1 : count / 2 + 1 + quorum_ % (count - count / 2 + 1);
        uint256[] memory votes = votesOf(seed, count, words);
        uint256[] memory verdict = Tally.decide(votes, words, q);
        for (uint256 claim; claim < 256 * words; ++claim) {
            (uint256 w, uint256 b) = (claim / 256, claim % 256);
            uint256[4] memory n;
            for (uint256 i; i < count; ++i) {
                uint256 a; uint256 d; uint256 v = votes[i];
                assembly ("memory-safe") { a := mload(add(v, mul(w, 32))) d := mload(add(v, mul(add(words, w), 32))) }
                n[((a >> b) & 1) | (((d >> b) & 1) << 1)] += 1;
            }
            uint256 expected = n[1] >= q ? 1 : n[2] >= q ? 2 : n[3] >= q ? 3 : 0;
            require(((verdict[w] >> b) & 1) | (((verdict[words + w] >> b) & 1) << 1) == expected, "tally");
        }
    }
}
