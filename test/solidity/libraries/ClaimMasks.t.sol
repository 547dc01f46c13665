// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ClaimMasks} from "../../../contracts/libraries/ClaimMasks.sol";
import {vm} from "../support/Vm.sol";

/// @notice Masks against plain lists of claims.
contract ClaimMasksTest {
    uint256 private constant WORDS = 5;
    uint256 private constant CLAIMS = WORDS * 256;

    function testFuzz_part_takesClaimsInOrder(uint256 seed, uint16 from, uint16 to) public pure {
        uint256[] memory mask = _random(seed, WORDS);
        uint256[] memory list = _list(mask);
        (uint256 start, uint256 end) = (uint256(from) % (list.length + 3), uint256(to) % (list.length + 300));
        uint256[] memory taken = _list(ClaimMasks.part(mask, start, end));
        uint256 last = end < list.length ? end : list.length;
        vm.assertEq(taken.length, last > start ? last - start : 0);
        for (uint256 i; i < taken.length; ++i) vm.assertEq(taken[i], list[start + i]);
    }

    function testFuzz_expand_putsBitsAtTheirClaims(uint256 seed) public pure {
        uint256[] memory mask = _random(seed, WORDS);
        uint256[] memory list = _list(mask);
        uint256[] memory packed = _random(~seed, WORDS + 1);
        uint256[] memory wide = ClaimMasks.expand(mask, packed, 1);
        for (uint256 i; i < WORDS; ++i) vm.assertEq(wide[i] & ~mask[i], 0);
        for (uint256 k; k < list.length; ++k) vm.assertEq(_bit(wide, list[k]), _bit(packed, 256 + k));
    }

    function testFuzz_compress_undoesExpand(uint256 seed) public pure {
        uint256[] memory mask = _random(seed, WORDS);
        uint256[] memory list = _list(mask);
        uint256[] memory planes = _random(~seed, 2 * WORDS);
        uint256[] memory packed = ClaimMasks.compressPlanes(mask, planes);
        uint256 words = (list.length + 255) / 256;
        vm.assertEq(packed.length, 2 * words);
        for (uint256 k; k < 256 * words; ++k) {
            vm.assertEq(_bit(packed, k), k < list.length ? _bit(planes, list[k]) : 0);
            vm.assertEq(_bit(packed, 256 * words + k), k < list.length ? _bit(planes, CLAIMS + list[k]) : 0);
        }
        if (list.length == 0) return;
        uint256[] memory wide = ClaimMasks.expand(mask, packed, words);
        for (uint256 i; i < WORDS; ++i) vm.assertEq(wide[i], planes[WORDS + i] & mask[i]);
    }

    function testFuzz_flipped_comparesAnswers(uint256 seed) public pure {
        uint256[] memory before = _random(seed, 2);
        uint256[] memory later = _random(~seed, 2);
        uint256[] memory flipped = ClaimMasks.flipped(before, later);
        uint256[] memory same = ClaimMasks.agreed(before, later, ClaimMasks.all(200));
        uint256[] memory decided = ClaimMasks.decided(before);
        for (uint256 i; i < 256; ++i) {
            uint256 one = _bit(before, i) | (_bit(before, 256 + i) << 1);
            uint256 other = _bit(later, i) | (_bit(later, 256 + i) << 1);
            vm.assertEq(_bit(decided, i), one == 0 ? 0 : 1);
            vm.assertEq(_bit(flipped, i), one != 0 && other != 0 && one != other ? 1 : 0);
            vm.assertEq(_bit(same, i), one == other && i < 200 ? 1 : 0);
        }
        vm.assertEq(ClaimMasks.count(flipped), _list(flipped).length);
        vm.assertEq(ClaimMasks.countBoth(flipped, decided), _list(flipped).length);
    }

    function test_all_endsAtTheLastClaim() public pure {
        uint256[4] memory counts = [uint256(1), 255, 256, 4_096];
        for (uint256 i; i < 4; ++i) {
            uint256[] memory mask = ClaimMasks.all(counts[i]);
            vm.assertEq(mask.length, (counts[i] + 255) / 256);
            vm.assertEq(_list(mask).length, counts[i]);
            vm.assertEq(_bit(mask, counts[i] - 1), 1);
        }
    }

    /// @dev As few rounds as can hold the claims, four at most, of sizes that differ by the last alone.
    function testFuzz_split_holdsAllClaims(uint16 claims, uint8 seats) public pure {
        uint256 n = 1 + (uint256(claims) % 4_096);
        uint256 expected = 1 + (uint256(seats) % 127);
        (uint256 parts, uint256 size) = ClaimMasks.split(n, expected);
        uint256 capacity =
            expected <= 31
                ? 4_096
                : expected <= 63
                    ? 2_048
                    : 1_024;
        vm.assertTrue(parts >= 1 && parts <= 4 && size <= capacity);
        vm.assertTrue(parts * size >= n && (parts - 1) * size < n);
        vm.assertTrue((parts - 1) * capacity < n);
    }

    function _random(uint256 seed, uint256 words) private pure returns (uint256[] memory random) {
        random = new uint256[](words);
        for (uint256 i; i < words; ++i) {
            random[i] = uint256(keccak256(abi.encode(seed, i)));
            // Some words are empty, full or sparse.
            uint256 kind = uint256(keccak256(abi.encode(seed, i, "kind"))) % 8;
            if (kind == 0) random[i] = 0;
            if (kind == 1) random[i] = type(uint256).max;
            if (kind == 2) random[i] &= random[i] >> 8;
        }
    }

    function _list(uint256[] memory mask) private pure returns (uint256[] memory list) {
        list = new uint256[](256 * mask.length);
        uint256 n;
        for (uint256 i; i < 256 * mask.length; ++i) if (_bit(mask, i) == 1) list[n++] = i;
        assembly ("memory-safe") {
            // Shortens the array to what was found.
            mstore(list, n)
        }
    }

    function _bit(uint256[] memory words, uint256 index) private pure returns (uint256) {
        return (words[index / 256] >> (index % 256)) & 1;
    }
}
