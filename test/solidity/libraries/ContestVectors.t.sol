// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {ClaimMasks} from "../../../contracts/libraries/ClaimMasks.sol";
import {Contest, ContestPhase} from "../../../contracts/types/Contest.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {PolicyLevels, PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {vm} from "../support/Vm.sol";

/// @notice The vectors that bind masks, splits of levels, contests and bonds to their TypeScript twins.
contract ContestVectorsTest {
    /// @dev Columns of claimMasks.json.
    struct Masks {
        uint256[] starts;
        uint256[] words;
        uint256[] packedStarts;
        uint256[] counts;
        uint256[] from;
        uint256[] to;
        uint256[] mask;
        uint256[] part;
        uint256[] flipped;
        uint256[] planes;
        uint256[] wide;
        uint256[] packed;
    }

    function test_claimMasks() public view {
        Masks memory all = _masks();
        vm.assertGt(all.counts.length, 10);
        for (uint256 i; i < all.counts.length; ++i) {
            (uint256 start, uint256 words, uint256 count) = (all.starts[i], all.words[i], all.counts[i]);
            uint256[] memory mask = _slice(all.mask, start, words);
            uint256[] memory planes = _slice(all.planes, 2 * start, 2 * words);
            vm.assertEq(ClaimMasks.count(mask), count);
            vm.assertEq(ClaimMasks.part(mask, all.from[i], all.to[i]), _slice(all.part, start, words));
            vm.assertEq(
                ClaimMasks.flipped(planes, _slice(all.wide, 2 * start, 2 * words)),
                _slice(all.flipped, start, words)
            );
            uint256 packedWords = ClaimMasks.wordsFor(count);
            uint256[] memory packed = _slice(all.packed, all.packedStarts[i], 2 * packedWords);
            vm.assertEq(ClaimMasks.compressPlanes(mask, planes), packed);
            uint256[] memory affirm = ClaimMasks.expand(mask, packed, 0);
            uint256[] memory deny = ClaimMasks.expand(mask, packed, packedWords);
            for (uint256 k; k < words; ++k) {
                vm.assertEq(affirm[k], planes[k] & mask[k]);
                vm.assertEq(deny[k], planes[words + k] & mask[k]);
            }
        }
    }

    function test_levelSplits() public view {
        string memory json = vm.readFile("test/vectors/levelSplit.json");
        uint256[] memory seats = vm.parseJsonUintArray(json, ".seats");
        uint256[] memory claims = vm.parseJsonUintArray(json, ".claims");
        uint256[] memory parts = vm.parseJsonUintArray(json, ".parts");
        uint256[] memory sizes = vm.parseJsonUintArray(json, ".size");
        uint256[] memory last = vm.parseJsonUintArray(json, ".last");
        vm.assertGt(parts.length, 30);
        for (uint256 i; i < parts.length; ++i) {
            (uint256 found, uint256 size) = ClaimMasks.split(claims[i], seats[i]);
            vm.assertEq(found, parts[i]);
            vm.assertEq(size, sizes[i]);
            uint256[] memory part = ClaimMasks.part(ClaimMasks.all(claims[i]), size * (found - 1), size * found);
            vm.assertEq(ClaimMasks.count(part), last[i]);
        }
    }

    function test_contests() public view {
        string memory json = vm.readFile("test/vectors/contest.json");
        bytes32[] memory hashes = vm.parseJsonBytes32Array(json, ".hash");
        vm.assertGt(hashes.length, 3);
        for (uint256 i; i < hashes.length; ++i) {
            Contest memory contest;
            contest.hub = vm.parseJsonAddressArray(json, ".hub")[i];
            contest.requestId = RequestId.wrap(uint64(_uint(json, "requestId", i)));
            contest.headerHash = _word(json, "headerHash", i);
            contest.resultDigest = _word(json, "resultDigest", i);
            contest.level = uint8(_uint(json, "level", i));
            contest.phase = ContestPhase(_uint(json, "phase", i));
            contest.since = uint40(_uint(json, "since", i));
            contest.countedLevel = uint8(_uint(json, "countedLevel", i));
            contest.seats = uint16(_uint(json, "seats", i));
            contest.selected = uint16(_uint(json, "selected", i));
            contest.challenged = uint16(_uint(json, "challenged", i));
            contest.budget = uint128(_uint(json, "budget", i));
            contest.verdictHash = _word(json, "verdictHash", i);
            contest.clearHash = _word(json, "clearHash", i);
            contest.selectionHash = _word(json, "selectionHash", i);
            for (uint256 k; k < 4; ++k) {
                contest.rounds[k] = RoundId.wrap(uint64(_uint(json, string.concat("round", vm.toString(k)), i)));
            }
            contest.roundCount = uint8(_uint(json, "roundCount", i));
            vm.assertEq(keccak256(abi.encode(contest)), hashes[i]);
        }
    }

    function test_bonds() public {
        IContestBook book = _book();
        string memory json = vm.readFile("test/vectors/contest.json");
        string memory headers = vm.readFile("test/vectors/requestHeader.json");
        uint256[] memory bonds = vm.parseJsonUintArray(json, ".bond");
        for (uint256 i; i < bonds.length; ++i) {
            RequestHeader memory header;
            header.levels = PolicyLevels.wrap(uint256(_word(headers, "levels", i)));
            header.terms = PolicyTerms.wrap(uint256(_word(headers, "terms", i)));
            vm.assertEq(book.bondOf(header, _uint(json, "bondLevel", i), _uint(json, "claims", i)), bonds[i]);
        }
    }

    /// @dev Bonds are a matter of headers alone: the book needs no registry and no ledger.
    function _book() private returns (IContestBook book) {
        bytes memory code = bytes.concat(vm.getCode("ContestBook"), abi.encode(address(0), address(0)));
        assembly ("memory-safe") {
            book := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(address(book) != address(0));
    }

    function _masks() private view returns (Masks memory all) {
        string memory json = vm.readFile("test/vectors/claimMasks.json");
        all.starts = vm.parseJsonUintArray(json, ".wordStart");
        all.words = vm.parseJsonUintArray(json, ".words");
        all.packedStarts = vm.parseJsonUintArray(json, ".packedStart");
        all.counts = vm.parseJsonUintArray(json, ".count");
        all.from = vm.parseJsonUintArray(json, ".from");
        all.to = vm.parseJsonUintArray(json, ".to");
        all.mask = vm.parseJsonUintArray(json, ".mask");
        all.part = vm.parseJsonUintArray(json, ".part");
        all.flipped = vm.parseJsonUintArray(json, ".flipped");
        all.planes = vm.parseJsonUintArray(json, ".planes");
        all.wide = vm.parseJsonUintArray(json, ".wide");
        all.packed = vm.parseJsonUintArray(json, ".packed");
    }

    function _uint(string memory json, string memory column, uint256 i) private pure returns (uint256) {
        return vm.parseJsonUintArray(json, string.concat(".", column))[i];
    }

    function _word(string memory json, string memory column, uint256 i) private pure returns (bytes32) {
        return vm.parseJsonBytes32Array(json, string.concat(".", column))[i];
    }

    function _slice(uint256[] memory list, uint256 start, uint256 length) private pure returns (uint256[] memory part) {
        part = new uint256[](length);
        for (uint256 i; i < length; ++i) part[i] = list[start + i];
    }
}
