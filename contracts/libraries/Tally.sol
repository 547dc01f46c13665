// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

library Tally {
    struct Votes {
        uint256[] rows;
        uint256 count;
        uint256 words;
    }

    function quorum(uint256 committed, uint256 numerator, uint256 denominator) internal pure returns (uint256) {
        return (committed * numerator + denominator - 1) / denominator;
    }

    function allocate(uint256 count, uint256 words) internal pure returns (Votes memory votes) {
        votes.rows = new uint256[](((count + 8) & ~uint256(7)) * 2 * words);
        votes.count = count;
        votes.words = words;
    }

    function decide(Votes memory votes, uint256 quorum_) internal pure returns (uint256[] memory verdict) {
        uint256 words = votes.words;
        uint256 count = votes.count;
        verdict = new uint256[](2 * words);
        if (count < quorum_) return verdict;
        uint256[] memory column = new uint256[]((count + 8) & ~uint256(7));
        uint256[] memory rows = votes.rows;
        uint256 row; uint256 scratch; uint256 out;
        assembly ("memory-safe") {
            row := add(rows, 0x20)
            scratch := add(column, 0x20)
            out := add(verdict, 0x20)
        }
        unchecked {
        uint256 plane = words << 5;
        for (uint256 end = out + plane; out != end; out += 0x20) {
            uint256 affirmed = _reached(row, plane << 1, count, quorum_, scratch);
            uint256 denied = _reached(row + plane, plane << 1, count, quorum_, scratch);
            uint256 invalid = _both(row, plane, count);
            if ((affirmed | denied) & invalid != 0) {
                _match(row, plane, count, scratch, affirmed, denied);
                invalid = _reached(scratch, 0x20, count, quorum_, scratch);
                affirmed &= invalid; denied &= invalid;
            }
            assembly ("memory-safe") {
                mstore(out, affirmed)
                mstore(add(out, plane), denied)
            }
            row += 0x20;
        }
        }
    }

    function _both(uint256 row, uint256 plane, uint256 count) private pure returns (uint256 both) {
        assembly ("memory-safe") {
            for { let end := add(row, mul(shl(1, plane), count)) } lt(row, end) {} {
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, shl(1, plane))
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, shl(1, plane))
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, shl(1, plane))
                both := or(both, and(mload(row), mload(add(row, plane))))
                row := add(row, shl(1, plane))
            }
        }
    }

    function _match(uint256 row, uint256 plane, uint256 count, uint256 scratch, uint256 a, uint256 d) private pure {
        assembly ("memory-safe") {
            a := not(a)
            d := not(d)
            for { let end := add(scratch, shl(5, count)) } lt(scratch, end) {} {
                let x := xor(mload(row), a)
                row := add(row, plane)
                mstore(scratch, and(x, xor(mload(row), d)))
                row := add(row, plane)
                scratch := add(scratch, 0x20)
            }
            calldatacopy(scratch, calldatasize(), 0xe0)
        }
    }

    function _reached(uint256 row, uint256 stride, uint256 count, uint256 quorum_, uint256 scratch) private pure returns (uint256 reached) {
        assembly ("memory-safe") {
            reached := not(0)
            for {} 1 {} {
                let s := mload(row)
                row := add(row, stride)
                let x := mload(row)
                row := add(row, stride)
                let y := mload(row)
                row := add(row, stride)
                let u := xor(s, x)
                let t := or(and(s, x), and(u, y))
                s := xor(u, y)
                x := mload(row)
                row := add(row, stride)
                y := mload(row)
                row := add(row, stride)
                u := xor(s, x)
                let f := or(and(s, x), and(u, y))
                s := xor(u, y)
                x := mload(row)
                row := add(row, stride)
                y := mload(row)
                u := xor(s, x)
                x := or(and(s, x), and(u, y))
                s := xor(u, y)
                u := xor(t, f)
                f := or(and(t, f), and(u, x))
                t := xor(u, x)
                // todo groups
                switch and(quorum_, 1) case 0 { reached := or(reached, s) } default { reached := and(reached, s) }
                switch and(quorum_, 2) case 0 { reached := or(reached, t) } default { reached := and(reached, t) }
                switch and(quorum_, 4) case 0 { reached := or(reached, f) } default { reached := and(reached, f) }
                if lt(count, 8) { break }
                count := shr(3, count)
                quorum_ := shr(3, quorum_)
                row := scratch
                stride := 0x20
            }
        }
    }
}
