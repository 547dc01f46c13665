// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Capacity} from "../../../contracts/libraries/Capacity.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 9: the largest rounds of every tier and level settle in one transaction. As many claims as fit, and
/// twice the expected seats, each of another validator that earned in an earlier epoch: booking that costs most.
contract VerificationHubCapacityTest is DeeperFixture {
    /// @dev A transaction has 16,777,216 gas (EIP-7825), and clients take 128 KiB.
    uint256 private constant MOST_GAS = 16_000_000;
    uint256 private constant MOST_CALLDATA = 128 * 1024;
    uint256 private constant MOST_FAMILIES = 31;
    /// @dev A test is one transaction, to which words are warm and dirty that would be neither to a settlement: of each
    /// validator a record, read for 2,000 and written for 2,800 more, and a booking, read for 2,000 more; of the rest a
    /// dozen words and accounts.
    uint256 private constant COLD_LEDGER = 6_800;
    uint256 private constant COLD_REST = 40_000;

    function test_settle_largestOfLight() public {
        _expectFits(Tier.LIGHT, 0);
    }

    function test_settle_largestOfStandard() public {
        _expectFits(Tier.STANDARD, 0);
    }

    function test_settle_largestOfHigh() public {
        _expectFits(Tier.HIGH, 0);
    }

    function test_settleDeeper_largestOfLight() public {
        _expectFits(Tier.LIGHT, 1);
        _expectFits(Tier.LIGHT, 2);
    }

    function test_settleDeeper_largestOfStandard() public {
        _expectFits(Tier.STANDARD, 1);
        _expectFits(Tier.STANDARD, 2);
        _expectFits(Tier.STANDARD, 3);
    }

    function test_settleDeeper_largestOfHigh() public {
        _expectFits(Tier.HIGH, 1);
        _expectFits(Tier.HIGH, 2);
    }

    function test_settleDeeper_largestOfAll() public {
        _expectFits(Tier.HIGH, 3);
    }

    function test_capacity_ofSeats() public pure {
        vm.assertEq(Capacity.claimsOf(1), 4_096);
        vm.assertEq(Capacity.claimsOf(31), 4_096);
        vm.assertEq(Capacity.claimsOf(32), 2_048);
        vm.assertEq(Capacity.claimsOf(63), 2_048);
        vm.assertEq(Capacity.claimsOf(64), 1_024);
        vm.assertEq(Capacity.claimsOf(127), 1_024);
    }

    /// @dev With INVALID votes and without: nobody can look for fewer then.
    function _expectFits(Tier tier, uint256 level) private {
        (LevelPolicy[4] memory levels, ) = Policies.tier(tier);
        uint256 seats = levels[level].seats;
        uint256 count = validators.count();
        // Levels come in the order of their seats, and their validators stay.
        for (uint256 i = count; i < 2 * seats; ++i) _addValidator(1 + (i % MOST_FAMILIES), MINIMUM_BOND);
        _nextEpoch();
        // Everybody earns something in this epoch, which the next one's settlement books.
        _play(tier, level, 1, false);
        for (uint256 i; i < 2; ++i) {
            _nextEpoch();
            (uint256 used, uint256 size) = _play(tier, level, Capacity.claimsOf(seats), i == 1);
            vm.assertLe(used, MOST_GAS, "gas");
            vm.assertLe(size, MOST_CALLDATA, "calldata");
        }
    }

    /// @dev A round in which twice its seats commit: in the top-up window, that draws at 2x, everybody holds exactly one.
    function _play(
        Tier tier,
        uint256 level,
        uint256 claims,
        bool withInvalid
    ) private returns (uint256 used, uint256 size) {
        Deeper memory d = _openLevel(tier, level, claims);
        vm.roll(d.r.config.seedBlock() + 1);
        vm.warp(d.r.config.commitEnd());
        uint256 count = validators.count();
        Vote[] memory votes = new Vote[](count);
        for (uint32 i; i < count; ++i) {
            votes[i] = _voteWith(d.r, ValidatorId.wrap(i + 1), _planes(d.r, i, withInvalid));
            _commit(d.r, votes[i]);
        }
        vm.warp(d.r.config.revealStart(true));
        (uint256 committed, ) = _seatCounts(votes, ALL);
        vm.assertEq(committed, 2 * d.r.config.seats());
        vm.assertEq(votes.length, committed);
        return _measure(d, votes);
    }

    function _openLevel(Tier tier, uint256 level, uint256 claims) private returns (Deeper memory d) {
        if (level != 0) {
            Request memory r = _open(tier, 4_096);
            return _openDeeper(r, level, claims);
        }
        d.r = _open(tier, claims);
    }

    /// @dev What a transaction with this settlement is charged: its calldata, or that at the floor of EIP-7623.
    function _measure(Deeper memory d, Vote[] memory votes) private returns (uint256 used, uint256 size) {
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, ALL, new uint256[](d.r.config.words()));
        bool isFirst = d.r.config.level() == 0;
        bytes memory data =
            isFirst
                ? abi.encodeCall(hub.settle, (d.r.round, d.r.header, ballots, planes))
                : abi.encodeCall(hub.settleDeeper, (d.r.round, d.r.header, d.deeper, ballots, planes));
        address target = address(hub);
        bool success;
        // The compiler's own call would copy the data, and charge for memory that a transaction does not need.
        assembly ("memory-safe") {
            used := gas()
            success := call(gas(), target, 0, add(data, 0x20), mload(data), 0, 0)
            used := sub(used, gas())
        }
        vm.assertTrue(success, "does not settle");
        used += COLD_LEDGER * ballots.length + COLD_REST;
        _assertStatus(d.r, isFirst ? RequestStatus.PROVISIONAL : RequestStatus.FINAL);
        uint256 zeros;
        for (uint256 i; i < data.length; ++i) {
            if (data[i] == 0) ++zeros;
        }
        uint256 tokens = zeros + 4 * (data.length - zeros);
        used = 21_000 + (used + 4 * tokens > 10 * tokens ? used + 4 * tokens : 10 * tokens);
        return (used, data.length);
    }

    /// @dev One answer in eight strays and one in eight is missing; some are INVALID.
    function _planes(Request memory r, uint256 voter, bool withInvalid) private pure returns (uint256[] memory planes) {
        uint256 words = r.config.words();
        planes = new uint256[](2 * words);
        for (uint256 w; w < words; ++w) {
            uint256 affirm =
                _word(r.round, w, ALL, 0) ^
                    (_word(r.round, w, voter, 1) & _word(r.round, w, voter, 2) & _word(r.round, w, voter, 3));
            uint256 given = ~(_word(r.round, w, voter, 4) & _word(r.round, w, voter, 5) & _word(r.round, w, voter, 6));
            uint256 both = withInvalid ? _invalid(r.round, w, voter) : 0;
            (planes[w], planes[words + w]) = ((affirm & given) | both, (~affirm & given) | both);
        }
        _clearPastEnd(planes, r.config.claims());
    }

    /// @dev A quarter of the voters on any claim, and all but an eighth on one claim in eight.
    function _invalid(RoundId round, uint256 w, uint256 voter) private pure returns (uint256) {
        uint256 few = _word(round, w, voter, 7) & _word(round, w, voter, 8);
        uint256 ill = _word(round, w, ALL, 9) & _word(round, w, ALL, 10) & _word(round, w, ALL, 11);
        uint256 strays = _word(round, w, voter, 12) & _word(round, w, voter, 13) & _word(round, w, voter, 14);
        return few | (ill & ~strays);
    }

    function _word(RoundId round, uint256 word, uint256 voter, uint256 salt) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(round, word, voter, salt)));
    }
}
