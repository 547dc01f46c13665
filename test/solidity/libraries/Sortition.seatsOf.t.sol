// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sortition} from "../../../contracts/libraries/Sortition.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";

/// @notice Threat 14: influence is linear in power under any split, and the draw is monotone.
contract SortitionSeatsOfTest {
    uint256 private constant NO_CAP = type(uint256).max;
    uint256 private constant MOST_POWER = type(uint56).max;

    /// @dev In the range that registers allow, the comparison fits one word.
    function testFuzz_seatsOf_equalsPlainArithmetic(
        bytes32 seed,
        uint32 id,
        uint8 seats,
        uint56 power_,
        uint56 total_,
        uint8 cap_
    ) public pure {
        uint256 total = uint256(total_) + 1;
        uint256 power = power_ % (total + 1);
        uint256 cap = 1 + uint256(cap_ % 40);
        uint256 ticket = uint256(keccak256(abi.encode(seed, id))) & type(uint128).max;
        uint256 x = uint256(seats) * power;
        uint256 expected = x / total + (ticket * total < ((x % total) << 128) ? 1 : 0);
        if (expected > cap) expected = cap;
        vm.assertEq(_seats(seed, id, seats, power, total, cap), expected);
    }

    /// @dev Who holds seats at x holds at least as many at 2x.
    function testFuzz_seatsOf_isMonotoneInSeats(
        bytes32 seed,
        uint32 id,
        uint8 seats,
        uint128 power_,
        uint128 total_,
        uint8 cap
    ) public pure {
        uint256 total = uint256(total_) + 1;
        uint256 power = power_ % (total + 1);
        vm.assertGe(
            _seats(seed, id, 2 * uint256(seats), power, total, cap),
            _seats(seed, id, seats, power, total, cap)
        );
    }

    function testFuzz_seatsOf_staysWithinOneOfTheExpectation(
        bytes32 seed,
        uint32 id,
        uint8 seats,
        uint56 power
    ) public pure {
        uint256 total = MOST_POWER;
        uint256 held = _seats(seed, id, seats, power, total, NO_CAP);
        vm.assertGe(held, (uint256(seats) * power) / total);
        vm.assertLe(held, (uint256(seats) * power) / total + 1);
    }

    function testFuzz_seatsOf_isNoneWithoutPower(bytes32 seed, uint32 id, uint8 seats, uint56 total) public pure {
        vm.assertEq(_seats(seed, id, seats, 0, total, NO_CAP), 0);
        vm.assertEq(_seats(seed, id, seats, total, 0, NO_CAP), 0);
    }

    function testFuzz_seatsOf_givesAllToTheOnlyOne(bytes32 seed, uint32 id, uint8 seats, uint56 power) public pure {
        vm.assume(power != 0);
        vm.assertEq(_seats(seed, id, seats, power, power, NO_CAP), seats);
        vm.assertEq(_seats(seed, id, seats, power, power, 3), seats < 3 ? seats : 3);
    }

    /// @dev Whatever the split of one stake into parts, the mean number of seats is that of the whole: within six
    /// standard errors, a failure by chance in 10⁹ runs.
    function testFuzz_seatsOf_expectationIsLinearUnderAnySplit(bytes32 seed, uint16 cut_, uint8 parts_) public pure {
        uint256 total = 1_000_000;
        uint256 whole = 1 + (cut_ % 400_000);
        uint256 parts = 1 + (parts_ % 4);
        uint256 draws = 300;
        uint256 sum;
        for (uint256 i; i < draws; ++i) {
            bytes32 s = keccak256(abi.encode(seed, i));
            uint256 left = whole;
            for (uint32 p = 1; p <= parts; ++p) {
                uint256 part = p == parts ? left : uint256(keccak256(abi.encode(seed, p))) % (left + 1);
                left -= part;
                sum += _seats(s, p, 9, part, total, NO_CAP);
            }
        }
        _assertMean(sum, draws, 9 * whole, total, parts);
    }

    /// @dev The same with many draws and a fixed split, so that a bias of two per cent shows.
    function test_seatsOf_expectationIsLinear() public pure {
        uint256 draws = 20_000;
        uint256[2] memory sums;
        for (uint256 i; i < draws; ++i) {
            bytes32 s = keccak256(abi.encode("linear", i));
            sums[0] += _seats(s, 1, 9, 300_000, 1_000_000, NO_CAP);
            sums[1] += _seats(s, 2, 9, 123_456, 1_000_000, NO_CAP) + _seats(s, 3, 9, 176_544, 1_000_000, NO_CAP);
        }
        _assertMean(sums[0], draws, 9 * 300_000, 1_000_000, 1);
        _assertMean(sums[1], draws, 9 * 300_000, 1_000_000, 2);
    }

    /// @dev Tickets of different validators and seeds are unrelated: a pair shares luck no more often than chance says.
    function test_seatsOf_ticketsAreIndependent() public pure {
        uint256 both;
        uint256 draws = 10_000;
        for (uint256 i; i < draws; ++i) {
            bytes32 s = keccak256(abi.encode("pair", i));
            both += _seats(s, 1, 1, 1, 2, NO_CAP) * _seats(s, 2, 1, 1, 2, NO_CAP);
        }
        // Mean draws / 4, variance draws · 3/16: 6 σ is 260.
        vm.assertGt(both, draws / 4 - 260);
        vm.assertLt(both, draws / 4 + 260);
    }

    /// @dev At the largest values the comparison fills the word; rounding it would give or take a seat.
    function test_seatsOf_roundsNothingAtTheLargestPower() public pure {
        uint256 total = 1 << 128;
        uint256 seats;
        for (uint256 i; i < 2_000; ++i) seats += _seats(keccak256(abi.encode(i)), 1, 1, total / 2, total, NO_CAP);
        vm.assertGt(seats, 1_000 - 135);
        vm.assertLt(seats, 1_000 + 135);
        vm.assertEq(_seats(bytes32(0), 1, 1, total, total, NO_CAP), 1);
    }

    function test_seedOf_bindsTheRound() public pure {
        bytes32 h = keccak256("block");
        vm.assertEq(Sortition.seedOf(h, RoundId.wrap(7)), keccak256(abi.encode(h, uint256(7))));
        vm.assertNotEq(Sortition.seedOf(h, RoundId.wrap(7)), Sortition.seedOf(h, RoundId.wrap(8)));
    }

    function _seats(
        bytes32 seed,
        uint32 id,
        uint256 seats,
        uint256 power,
        uint256 total,
        uint256 cap
    ) private pure returns (uint256) {
        return Sortition.seatsOf(seed, ValidatorId.wrap(id), seats, power, total, cap);
    }

    /// @dev |sum · total − draws · expectation| against six standard errors; a draw's variance is at most 1/4 a part.
    function _assertMean(uint256 sum, uint256 draws, uint256 expectation, uint256 total, uint256 parts) private pure {
        uint256 left = sum * total;
        uint256 right = draws * expectation;
        uint256 difference = left > right ? left - right : right - left;
        // difference² ≤ 36 · draws · parts / 4 · total²
        vm.assertLe(difference * difference, 9 * draws * parts * total * total);
    }
}
