// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Bits} from "./Bits.sol";
import {Capacity} from "./Capacity.sol";

/// @title ClaimMasks
/// @notice Sets of a request's claims, as words of 256 bits, and how the claims of a deeper round lie among them: a round
/// that votes on part of a request packs those claims in order, so that its claim k is the mask's claim of rank k.
library ClaimMasks {
    /// @notice Words of a mask over so many claims.
    function wordsFor(uint256 claims) internal pure returns (uint256) {
        return (claims + 255) >> 8;
    }

    /// @notice The mask of all claims.
    function all(uint256 claims) internal pure returns (uint256[] memory mask) {
        mask = new uint256[](wordsFor(claims));
        for (uint256 i; i < mask.length; ++i) mask[i] = type(uint256).max;
        if (claims % 256 != 0) mask[mask.length - 1] = (1 << (claims % 256)) - 1;
    }

    /// @notice Claims of which the planes say TRUE, FALSE or INVALID.
    function decided(uint256[] memory planes) internal pure returns (uint256[] memory mask) {
        mask = new uint256[](planes.length / 2);
        for (uint256 i; i < mask.length; ++i) mask[i] = planes[i] | planes[mask.length + i];
    }

    /// @notice Claims that both planes decide, and differently.
    function flipped(uint256[] memory before, uint256[] memory later) internal pure returns (uint256[] memory mask) {
        uint256 words = before.length / 2;
        mask = new uint256[](words);
        for (uint256 i; i < words; ++i) {
            uint256 both = (before[i] | before[words + i]) & (later[i] | later[words + i]);
            mask[i] = both & ((before[i] ^ later[i]) | (before[words + i] ^ later[words + i]));
        }
    }

    /// @notice Claims of `among` on which both planes give the same answer.
    function agreed(
        uint256[] memory one,
        uint256[] memory other,
        uint256[] memory among
    ) internal pure returns (uint256[] memory mask) {
        uint256 words = among.length;
        mask = new uint256[](words);
        for (uint256 i; i < words; ++i) {
            mask[i] = among[i] & ~((one[i] ^ other[i]) | (one[words + i] ^ other[words + i]));
        }
    }

    /// @notice Number of claims in a mask.
    function count(uint256[] memory mask) internal pure returns (uint256 claims) {
        for (uint256 i; i < mask.length; ++i) claims += Bits.count(mask[i]);
    }

    /// @notice Number of claims that are in both masks.
    function countBoth(uint256[] memory mask, uint256[] memory other) internal pure returns (uint256 claims) {
        for (uint256 i; i < mask.length; ++i) claims += Bits.count(mask[i] & other[i]);
    }

    /// @notice How a level that expects `seats` votes on `claims` claims: in as few rounds as can hold them, of one size but
    /// for the last.
    function split(uint256 claims, uint256 seats) internal pure returns (uint256 parts, uint256 size) {
        uint256 capacity = Capacity.claimsOf(seats);
        parts = (claims + capacity - 1) / capacity;
        size = (claims + parts - 1) / parts;
    }

    /// @notice The claims of a mask from rank `from` to before rank `to`.
    function part(uint256[] memory mask, uint256 from, uint256 to) internal pure returns (uint256[] memory taken) {
        taken = new uint256[](mask.length);
        uint256 rank;
        for (uint256 i; i < mask.length && rank < to; ++i) {
            uint256 word = mask[i];
            uint256 next = rank + Bits.count(word);
            if (next > from) {
                uint256 skipped = rank < from ? from - rank : 0;
                uint256 kept = next > to ? to - rank : next - rank;
                taken[i] = _lowest(word, kept) & ~_lowest(word, skipped);
            }
            rank = next;
        }
    }

    /// @notice Puts bit k of a packed plane, which begins at word `start`, at the mask's claim of rank k.
    function expand(
        uint256[] memory mask,
        uint256[] memory packed,
        uint256 start
    ) internal pure returns (uint256[] memory wide) {
        wide = new uint256[](mask.length);
        uint256 rank;
        uint256 bits;
        for (uint256 i; i < mask.length; ++i) {
            uint256 out;
            for (uint256 left = mask[i]; left != 0; left &= left - 1) {
                if (rank & 0xff == 0) bits = packed[start + (rank >> 8)];
                // A power of two times a bit.
                unchecked {
                    out |= (left & (0 - left)) * (bits & 1);
                }
                bits >>= 1;
                ++rank;
            }
            wide[i] = out;
        }
    }

    /// @notice The inverse of {expand}: bit k of the result is that of the mask's claim of rank k, in a plane that begins at
    /// word `start`.
    function compress(
        uint256[] memory mask,
        uint256[] memory wide,
        uint256 start
    ) internal pure returns (uint256[] memory packed) {
        packed = new uint256[](wordsFor(count(mask)));
        uint256 rank;
        for (uint256 i; i < mask.length; ++i) {
            uint256 word = wide[start + i];
            for (uint256 left = mask[i]; left != 0; left &= left - 1) {
                // Isolates the lowest bit.
                unchecked {
                    if (word & left & (0 - left) != 0) packed[rank >> 8] |= 1 << (rank & 0xff);
                }
                ++rank;
            }
        }
    }

    /// @notice Both planes by {compress}.
    function compressPlanes(
        uint256[] memory mask,
        uint256[] memory planes
    ) internal pure returns (uint256[] memory packed) {
        uint256[] memory affirm = compress(mask, planes, 0);
        uint256[] memory deny = compress(mask, planes, mask.length);
        packed = new uint256[](2 * affirm.length);
        for (uint256 i; i < affirm.length; ++i) (packed[i], packed[affirm.length + i]) = (affirm[i], deny[i]);
    }

    /// @dev The lowest `n` of the bits that are set.
    function _lowest(uint256 word, uint256 n) private pure returns (uint256 low) {
        uint256 rest = word;
        for (; n != 0 && rest != 0; --n) rest &= rest - 1;
        return word & ~rest;
    }
}
