// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "../../../contracts/libraries/Tally.sol";

contract TallyDecideTest {
    /// @dev What the kernel may cost per 256 claims at seven unit votes, nobody saying INVALID, nor asking about fewer than
    /// four.
    uint256 private constant GAS_PER_BLOCK = 1_000;

    /// @dev Answers biased towards one per claim, so that counts lie around the quorum; the lowest three claims of each
    /// word are unanimous: TRUE, FALSE and INVALID.
    function _votes(uint256 seed, uint256 count, uint256 words) private pure returns (Tally.Votes memory votes) {
        votes = Tally.allocate(count, words);
        for (uint256 w; w < words; ++w) {
            uint256 affirm = _word(seed, w, 0, 0);
            uint256 deny = seed & 1 == 0 ? _word(seed, w, 0, 1) : ~affirm;
            for (uint256 i; i < count; ++i) {
                uint256 stray = _word(seed, w, i, 2) & _word(seed, w, i, 3);
                uint256 a = affirm ^ (stray & _word(seed, w, i, 4));
                uint256 d = deny ^ (stray & _word(seed, w, i, 5));
                if (seed & 2 == 0) d &= ~a;
                votes.rows[2 * i * words + w] = (a & ~uint256(7)) | 5;
                votes.rows[2 * i * words + words + w] = (d & ~uint256(7)) | 6;
            }
        }
    }

    function _word(uint256 seed, uint256 w, uint256 i, uint256 salt) private pure returns (uint256 word) {
        assembly ("memory-safe") {
            mstore(0, seed)
            mstore(0x20, or(or(shl(128, w), shl(64, i)), salt))
            word := keccak256(0, 0x40)
        }
    }

    /// @dev The answer of a claim by a plain count: 1 TRUE, 2 FALSE, 3 INVALID, 0 none.
    function _naive(Tally.Votes memory votes, uint256 claim, uint256 quorum) private pure returns (uint256) {
        uint256 words = votes.plane / 32;
        uint256[4] memory n;
        for (uint256 i; i < votes.count; ++i) {
            uint256 index = 2 * i * words + claim / 256;
            ++n[((votes.rows[index] >> (claim % 256)) & 1) | (((votes.rows[index + words] >> (claim % 256)) & 1) << 1)];
        }
        return
            n[1] >= quorum
                ? 1
                : n[2] >= quorum
                    ? 2
                    : n[3] >= quorum
                        ? 3
                        : 0;
    }

    /// @dev Checks every `step`-th claim, and the first three.
    function _check(Tally.Votes memory votes, uint256 quorum, uint256 step) private pure {
        uint256 words = votes.plane / 32;
        uint256[] memory verdict = Tally.decide(votes, quorum);
        require(verdict.length == 2 * words, "length");
        for (uint256 claim; claim < 256 * words; claim += claim < 3 ? 1 : step) {
            uint256 found =
                ((verdict[claim / 256] >> (claim % 256)) & 1) |
                    (((verdict[words + claim / 256] >> (claim % 256)) & 1) << 1);
            require(found == _naive(votes, claim, quorum), "verdict");
        }
    }

    function testFuzz_decide_equalsPlainCount(uint256 seed, uint8 count_, uint8 quorum_) public pure {
        uint256 count = count_ % 40;
        uint256 quorum = count / 2 + 1 + (quorum_ % (count - count / 2 + 1));
        _check(_votes(seed, count, 1 + ((seed >> 8) % 2)), quorum, 17);
    }

    /// @dev Where nobody says INVALID, nobody need look for it.
    function testFuzz_decide_ofPlainVotes(uint256 seed, uint8 count_, uint8 quorum_) public pure {
        uint256 count = count_ % 40;
        uint256 quorum = count / 2 + 1 + (quorum_ % (count - count / 2 + 1));
        uint256 words = 1 + ((seed >> 8) % 3);
        Tally.Votes memory votes = _votes(seed, count, words);
        for (uint256 i; i < 2 * count * words; i += 2 * words) {
            for (uint256 w; w < words; ++w) votes.rows[i + words + w] &= ~votes.rows[i + w];
        }
        votes.isPlain = true;
        // Whatever else is asked about, the verdict is the same.
        votes.lowest = (seed >> 16) % (quorum + 2);
        _check(votes, quorum, 17);
    }

    function test_decide_atEachCountAndQuorum() public pure {
        for (uint256 count = 1; count < 18; ++count) {
            Tally.Votes memory votes = _votes(3, count, 1);
            for (uint256 quorum = count / 2 + 1; quorum <= count + 1; ++quorum) _check(votes, quorum, 5);
        }
    }

    function test_decide_manyVotes() public pure {
        uint16[8] memory counts = [31, 63, 64, 71, 127, 255, 256, 300];
        for (uint256 i; i < 8; ++i) {
            uint256 count = counts[i];
            _check(_votes(0, count, 1), count / 2 + 1, 101);
            // Some three quarters of the votes on a claim agree, so that many counts lie next to this quorum.
            _check(_votes(2, count, 1), (count * 3) / 4, 3);
            _check(_votes(3, count, 1), count, 101);
        }
    }

    function test_decide_sixteenWords() public pure {
        _check(_votes(3, 9, 16), 6, 31);
        _check(_votes(2, 9, 16), 6, 31);
        _check(_votes(0, 5, 16), 3, 31);
    }

    function test_decide_withoutVotes() public pure {
        uint256[] memory verdict = Tally.decide(Tally.allocate(0, 16), 1);
        require(verdict.length == 32, "length");
        for (uint256 i; i < 32; ++i) require(verdict[i] == 0, "verdict");
    }

    function test_decide_unanimousAtQuorum() public pure {
        for (uint256 answer = 1; answer < 4; ++answer) {
            Tally.Votes memory votes = Tally.allocate(5, 1);
            for (uint256 i; i < 5; ++i) {
                votes.rows[2 * i] = answer & 1 == 0 ? 0 : type(uint256).max;
                votes.rows[2 * i + 1] = answer & 2 == 0 ? 0 : type(uint256).max;
            }
            uint256[] memory verdict = Tally.decide(votes, 5);
            require(verdict[0] == votes.rows[0] && verdict[1] == votes.rows[1], "at quorum");
            verdict = Tally.decide(votes, 6);
            require(verdict[0] == 0 && verdict[1] == 0, "above");
        }
    }

    function test_decide_invalidVotesDoNotAffirm() public pure {
        Tally.Votes memory votes = Tally.allocate(7, 1);
        for (uint256 i; i < 7; ++i) {
            votes.rows[2 * i] = 1;
            votes.rows[2 * i + 1] = i < 3 ? 1 : 0;
        }
        uint256[] memory verdict = Tally.decide(votes, 5);
        require(verdict[0] == 0 && verdict[1] == 0, "four TRUE and three INVALID decide nothing");
        votes.rows[1] = 0;
        verdict = Tally.decide(votes, 5);
        require(verdict[0] == 1 && verdict[1] == 0, "five TRUE do");
    }

    function test_repeat_countsSeats() public pure {
        Tally.Votes memory votes = Tally.allocate(4, 2);
        (votes.rows[0], votes.rows[3]) = (1, 2);
        Tally.repeat(votes, 0, 3);
        uint256[] memory verdict = Tally.decide(votes, 3);
        require(verdict[0] == 1 && verdict[1] == 0 && verdict[2] == 0 && verdict[3] == 2, "three seats");
        verdict = Tally.decide(votes, 4);
        require(verdict[0] == 0 && verdict[3] == 0, "not four");
    }

    function decide(uint256 count, uint256 quorum) external pure {
        Tally.decide(Tally.allocate(count, 1), quorum);
    }

    /// @dev Of no votes, or of half of them, two answers could pass.
    function test_decide_revertsWhenQuorumIsNoMajority() public view {
        uint8[2][4] memory cases = [[0, 0], [1, 0], [6, 3], [64, 32]];
        for (uint256 i; i < 4; ++i) {
            try this.decide(cases[i][0], cases[i][1]) {
                revert("no majority");
            } catch Panic(uint256 code) {
                require(code == 1, "assert");
            }
        }
        this.decide(0, 1);
        this.decide(6, 4);
    }

    function test_decide_gas() public view {
        uint256 gas1 = _gas(1);
        require((_gas(16) - gas1) / 15 <= GAS_PER_BLOCK, "gas per 256 claims");
    }

    function _gas(uint256 words) private view returns (uint256 used) {
        Tally.Votes memory votes = Tally.allocate(7, words);
        for (uint256 i; i < 7; ++i) {
            for (uint256 w; w < words; ++w) {
                votes.rows[2 * i * words + w] = _word(1, w, i, 0);
                votes.rows[2 * i * words + words + w] = _word(1, w, i, 1) & ~_word(1, w, i, 0);
            }
        }
        votes.isPlain = true;
        votes.lowest = 4;
        used = gasleft();
        Tally.decide(votes, 5);
        used -= gasleft();
    }
}
