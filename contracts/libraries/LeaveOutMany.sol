// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tally} from "./Tally.sol";

/// @title LeaveOutMany
/// @notice {LeaveOut} for rounds of many votes.
///
/// Counters of a block of 256 claims are bit planes, as in {Tally}, but in memory: two counters side by side, of those who
/// say TRUE and of those who say FALSE. All votes are counted once; for each family a copy has its own taken out again, and
/// is compared with its quorum. Carries and borrows ripple upwards and end where no claim has any. Blocks in which anybody
/// says INVALID are counted a second time, both counters for those who do, and the verdicts of the two are joined.
library LeaveOutMany {
    /// @notice See {LeaveOut}.
    /// @param voters As in {LeaveOut}'s line.
    /// @param out Where the families' planes go, one after the other; blank.
    function verdicts(Tally.Votes memory votes, uint256[] memory voters, uint256 pastEnd, uint256 out) internal pure {
        uint256 plane = votes.plane;
        // Bytes of two counters that hold all votes.
        uint256 size;
        for (uint256 left = votes.count; left != 0; left >>= 1) size += 64;
        // A second pair is room for copies.
        uint256[] memory counters = new uint256[](size / 16);
        uint256 offset;
        uint256 valid = type(uint256).max;
        while (offset != plane) {
            uint256 claims = valid & (offset + 32 == plane ? ~pastEnd : type(uint256).max);
            uint256 called = _count(voters, counters, size, offset, plane, valid);
            _decide(voters, counters, size, offset, plane, valid, claims, out + offset);
            // Once more, for INVALID, or on to the next block.
            valid = valid == 0 || called == 0 ? type(uint256).max : 0;
            if (valid != 0) offset += 32;
        }
    }

    /// @dev Counts a block's votes.
    /// @param valid Ones to count TRUE and FALSE, zero to count INVALID twice.
    /// @return called Claims that anybody calls invalid.
    function _count(
        uint256[] memory voters,
        uint256[] memory counters,
        uint256 size,
        uint256 offset,
        uint256 plane,
        uint256 valid
    ) private pure returns (uint256 called) {
        // Reads rows; writes `size` bytes of counters, which hold all votes, so that carries end within them.
        assembly ("memory-safe") {
            counters := add(counters, 0x20)
            calldatacopy(counters, calldatasize(), size)
            let voter := add(voters, 0x20)
            for {
                let end := add(voter, shl(5, mload(voters)))
            } lt(voter, end) {
                voter := add(voter, 0x20)
            } {
                let seats := mload(voter)
                let row := add(shr(128, seats), offset)
                let affirm := mload(row)
                let deny := mload(add(row, plane))
                row := and(affirm, deny)
                called := or(called, row)
                affirm := xor(row, and(valid, affirm))
                deny := xor(row, and(valid, deny))
                for {
                    seats := and(shr(72, seats), 0xffff)
                } seats {
                    seats := sub(seats, 1)
                } {
                    let x := affirm
                    let y := deny
                    for {
                        let counter := counters
                    } or(x, y) {
                        counter := add(counter, 0x40)
                    } {
                        let bits := mload(counter)
                        mstore(counter, xor(bits, x))
                        x := and(bits, x)
                        bits := mload(add(counter, 0x20))
                        mstore(add(counter, 0x20), xor(bits, y))
                        y := and(bits, y)
                    }
                }
            }
        }
    }

    /// @dev Joins to the verdicts at `out`, `out` + stride, … what the votes without each family give.
    /// @param claims What a family without a verdict is given as affirmed.
    function _decide(
        uint256[] memory voters,
        uint256[] memory counters,
        uint256 size,
        uint256 offset,
        uint256 plane,
        uint256 valid,
        uint256 claims,
        uint256 out
    ) private pure {
        uint256 last = 1;
        uint256 spare;
        // Within `counters`, which has room for two copies.
        assembly ("memory-safe") {
            spare := add(add(counters, 0x20), size)
        }
        for (uint256 i; i < voters.length; ++i) {
            uint256 voter;
            uint256 affirm;
            uint256 deny;
            // Copies the counters for a new family. Reads a row.
            assembly ("memory-safe") {
                if last {
                    mcopy(spare, add(counters, 0x20), size)
                }
                voter := mload(add(add(voters, 0x20), shl(5, i)))
                let row := add(shr(128, voter), offset)
                affirm := mload(row)
                deny := mload(add(row, plane))
                row := and(affirm, deny)
                affirm := xor(row, and(valid, affirm))
                deny := xor(row, and(valid, deny))
                last := and(voter, 1)
            }
            // The last seat of a family is taken out by {_reached}.
            _takeOut(spare, affirm, deny, ((voter >> 72) & 0xffff) - last);
            if (last == 0) continue;
            uint256 quorum = (voter >> 48) & 0xffff;
            (affirm, deny) = quorum == 0 ? (claims, 0) : _reached(spare, size, affirm, deny, quorum);
            // Writes within `planes`.
            assembly ("memory-safe") {
                mstore(out, or(affirm, mload(out)))
                mstore(add(out, plane), or(deny, mload(add(out, plane))))
                out := add(out, shl(1, plane))
            }
        }
    }

    /// @dev Takes a vote out of the counters, `seats` times.
    function _takeOut(uint256 counters, uint256 affirm, uint256 deny, uint256 seats) private pure {
        // These votes were counted, so that borrows end within the counters.
        assembly ("memory-safe") {
            for {} seats {
                seats := sub(seats, 1)
            } {
                let x := affirm
                let y := deny
                for {
                    let counter := counters
                } or(x, y) {
                    counter := add(counter, 0x40)
                } {
                    let bits := mload(counter)
                    mstore(counter, xor(bits, x))
                    x := and(not(bits), x)
                    bits := mload(add(counter, 0x20))
                    mstore(add(counter, 0x20), xor(bits, y))
                    y := and(not(bits), y)
                }
            }
        }
    }

    /// @dev Claims on which the counters without one more vote come to a quorum: settled from the lowest bit on, as in
    /// {Tally}.
    function _reached(
        uint256 counter,
        uint256 size,
        uint256 affirm,
        uint256 deny,
        uint256 quorum
    ) private pure returns (uint256 affirmed, uint256 denied) {
        // Reads counters.
        assembly ("memory-safe") {
            affirmed := not(0)
            denied := affirmed
            for {
                let end := add(counter, size)
            } lt(counter, end) {
                counter := add(counter, 0x40)
            } {
                let mask := sub(and(quorum, 1), 1)
                quorum := shr(1, quorum)
                let bits := mload(counter)
                affirmed := xor(mask, and(xor(mask, affirmed), xor(mask, xor(bits, affirm))))
                affirm := and(not(bits), affirm)
                bits := mload(add(counter, 0x20))
                denied := xor(mask, and(xor(mask, denied), xor(mask, xor(bits, deny))))
                deny := and(not(bits), deny)
            }
            // A quorum of more bits than the counters have is more than all votes.
            if quorum {
                affirmed := 0
                denied := 0
            }
        }
    }
}
