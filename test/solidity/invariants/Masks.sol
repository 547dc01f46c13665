// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestActions} from "./RequestActions.sol";

/// @title Masks
/// @notice Sets of claims and planes over them, claim by claim: what the contracts do by words, the books do one at a time.
abstract contract Masks is RequestActions {
    function _has(uint256[] memory mask, uint256 claim) internal pure returns (bool) {
        return mask.length != 0 && (mask[claim / 256] >> (claim % 256)) & 1 == 1;
    }

    function _put(uint256[] memory mask, uint256 claim) internal pure {
        mask[claim / 256] |= 1 << (claim % 256);
    }

    function _say(uint256[] memory planes, uint256 claim, uint256 answer) internal pure {
        planes[claim / 256] |= (answer & 1) << (claim % 256);
        planes[planes.length / 2 + claim / 256] |= (answer >> 1) << (claim % 256);
    }

    /// @dev Claims of a mask before this one.
    function _rank(uint256[] memory mask, uint256 claim) internal pure returns (uint256 rank) {
        for (uint256 i; i < claim; ++i) if (_has(mask, i)) ++rank;
    }

    function _size(uint256[] memory mask) internal pure returns (uint256 n) {
        for (uint256 i; i < mask.length; ++i) n += _ones(mask[i]);
    }

    function _or(uint256[] memory one, uint256[] memory other) internal pure returns (uint256[] memory both) {
        if (one.length == 0) return other;
        both = new uint256[](one.length);
        for (uint256 i; i < both.length; ++i) both[i] = one[i] | (other.length == 0 ? 0 : other[i]);
    }

    /// @dev The request's planes over a round's claims.
    function _packed(
        uint256[] memory verdict,
        uint256[] memory mask,
        uint256 from,
        uint256 claims
    ) internal pure returns (uint256[] memory planes) {
        planes = new uint256[](2 * ((claims + 255) / 256));
        uint256 rank;
        for (uint256 i; i < 256 * mask.length && rank < from + claims; ++i) {
            if (!_has(mask, i)) continue;
            if (rank >= from) _say(planes, rank - from, _answer(verdict, i));
            ++rank;
        }
    }

    /// @dev Claims that both planes decide, and differently.
    function _flips(uint256[] memory before, uint256[] memory later) internal pure returns (uint256 n) {
        for (uint256 i; i < 128 * before.length; ++i) {
            (uint256 was, uint256 is_) = (_answer(before, i), _answer(later, i));
            if (was != 0 && is_ != 0 && was != is_) ++n;
        }
    }
}
