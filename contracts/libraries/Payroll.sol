// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SeatPay} from "../types/SeatPay.sol";

/// @title Payroll
/// @notice What votes bring their voters: the part of its pay that a seat earns, and the record of agreement and standing
/// after the round. Everything in 2⁻³², rounded down, A − E towards −∞.
///
/// Figures of a comparison of n claims, with y and Y the counts of each answer in the vote and in the verdict: E = Σ y·Y / n
/// is the agreement to expect by chance, I = n − Σ Y² / n what there is to gain. Always |A − E| ≤ I, and I = 0 where the
/// verdict is the same on all claims.
/// Pay: ⅛ + ⅞ · clamp((A − E + 8·κ̂·cov) / (I_all + 8), 0, 1), with I_all of all claims that the verdict decides, cov the
/// answered share of them, κ̂ the voter's running κ before the round. Without a verdict that is ⅛ + ⅞·κ̂·cov.
/// Record: see {KappaRecord}. Score: see {Reputation}, moved by the figures of what enters the record's sums.
///
/// One loop over all seats, because a settlement does this for each, and what the compiler makes of single steps takes
/// twice the gas. Tests hold it to a plain one, step by step, and to the SDK.
library Payroll {
    /// @notice Base units of MIRA in one unit of pay.
    uint256 internal constant PAY_UNIT = 1e9;
    /// @notice Bytes of a row of {run}: a voter's record, its κ̂, its {Score}, and a word that is left alone.
    uint256 internal constant ROW = 0x80;

    uint256 private constant SUM_MASK = (1 << 36) - 1;
    /// @dev Epoch and earnings of a record.
    uint256 private constant KEPT = ((1 << 96) - 1) << 112;
    /// @dev As {Reputation} has them: assembly reads no other library's constants.
    uint256 private constant HURDLES =
        (1 << 30) | (1_717_986_918 << 32) | (2_362_232_012 << 64) | (2_791_728_742 << 96) | (2_791_728_742 << 128);
    int256 private constant STEP = 8 << 32;
    int256 private constant CAP = 64 << 32;
    int256 private constant FLOOR = -24 << 32;

    /// @notice Judges and pays every vote.
    /// @param rows Where in memory there is a row for each vote, see {ROW}. Its record becomes that after the round, with
    /// the pay among its earnings.
    /// @param worth Of the committee, see {Reputation.worth}.
    /// @param most Base units of MIRA that a seat could earn, below 2¹²⁸.
    /// @param pays One for each vote, to be filled.
    /// @return units What all of them earned, in units of pay.
    function run(
        uint256 rows,
        uint256 worth,
        uint256 most,
        SeatPay[] memory pays
    ) internal pure returns (uint256 units) {
        // Uses rows, pays, and the scratch space, whose second word holds the counts: there, a read 2·k bytes ahead of it
        // has field k lowest. Counts have 16 bits, those of a comparison are at most its n, and products 32: in the fixed
        // point all figures stay below 2⁴⁵ either way, and the products that pay and score are made of below 2¹¹⁰ but for
        // `most`, whose product has at most 2¹⁷⁷. Nothing wraps but what is meant to: the 1 taken from 0 where n is 0, which
        // is divided by 0, and that gives 0.
        assembly ("memory-safe") {
            /// @dev A − E and I of n claims, from their counts in the scratch space.
            function figures(n) -> edge, information {
                let found := and(mload(0x16), 0xffff)
                let voted := and(mload(0x18), 0xffff)
                edge := mul(voted, found)
                information := mul(found, found)
                let affirmed := and(mload(0x1a), 0xffff)
                found := sub(affirmed, found)
                information := add(information, mul(found, found))
                affirmed := sub(n, affirmed)
                information := add(information, mul(affirmed, affirmed))
                let own := and(mload(0x1c), 0xffff)
                edge := add(edge, add(mul(sub(own, voted), found), mul(sub(n, own), affirmed)))
                found := sub(n, 1)
                edge := sub(shl(32, and(mload(0x1e), 0xffff)), div(add(shl(32, edge), found), n))
                information := sub(shl(32, n), div(add(shl(32, information), found), n))
            }

            for {
                let end := add(rows, mul(ROW, mload(pays)))
            } lt(rows, end) {
                rows := add(rows, ROW)
            } {
                mstore(0x20, mload(add(rows, 0x40)))
                let n := and(mload(0x20), 0xffff)
                let edge, information := figures(n)
                let pay
                {
                    // I_all + 8, as {figures} does it.
                    let whole := and(mload(0x14), 0xffff)
                    let squares
                    {
                        let found := and(mload(0x10), 0xffff)
                        let affirmed := and(mload(0x12), 0xffff)
                        squares := mul(found, found)
                        found := sub(affirmed, found)
                        affirmed := sub(whole, affirmed)
                        squares := add(squares, add(mul(found, found), mul(affirmed, affirmed)))
                    }
                    // Coverage is zero where nothing is decided.
                    pay := add(edge, sar(32, mul(shl(3, mload(add(rows, 0x20))), div(shl(32, n), whole))))
                    whole := add(sub(shl(32, whole), div(add(shl(32, squares), sub(whole, 1)), whole)), 0x800000000)
                    pay := mul(sgt(pay, 0), pay)
                    if gt(pay, whole) {
                        pay := whole
                    }
                    pay := add(0x20000000, shr(3, mul(7, div(shl(32, pay), whole))))
                }
                {
                    // The fraction above, the units below, with the voter between them.
                    let fraction := pay
                    pay := div(mul(shr(32, mul(most, fraction)), and(mload(0x07), 0xffff)), PAY_UNIT)
                    units := add(units, pay)
                    pays := add(pays, 0x20)
                    mstore(pays, or(or(shl(128, shr(224, mload(0x20))), shl(64, fraction)), pay))
                }
                let record := mload(rows)
                if and(mload(0x0e), 1) {
                    let pool := and(record, 0x3fffffff)
                    // Comparisons of fewer than 32 claims gather in the pool until it holds 32.
                    if lt(n, 32) {
                        // Counts of 5 bits, spread to fields of 16 and added to the new ones, without a carry between.
                        let sum := add(and(mload(0x20), sub(shl(96, 1), 1)), and(pool, 0x1f))
                        sum := add(sum, add(shl(11, and(pool, 0x3e0)), shl(22, and(pool, 0x7c00))))
                        sum := add(sum, add(shl(33, and(pool, 0xf8000)), shl(44, and(pool, 0x1f00000))))
                        sum := add(sum, shl(55, and(pool, 0x3e000000)))
                        n := and(sum, 0xffff)
                        switch lt(n, 32)
                        case 0 {
                            pool := 0
                            mstore(0x20, sum)
                            edge, information := figures(n)
                        }
                        default {
                            pool := or(n, or(and(shr(11, sum), 0x3e0), and(shr(22, sum), 0x7c00)))
                            pool := or(pool, or(and(shr(33, sum), 0xf8000), and(shr(44, sum), 0x1f00000)))
                            pool := or(pool, and(shr(55, sum), 0x3e000000))
                            n := 0
                            edge := 0
                            information := 0
                        }
                    }
                    // Nothing moves where nothing enters. The sums are halved for every 1,024 claims that these complete.
                    {
                        let claims := add(and(shr(30, record), 1023), n)
                        let halvings := shr(10, claims)
                        pool := or(pool, shl(30, and(claims, 1023)))
                        claims := add(sar(halvings, sar(220, shl(144, record))), sar(10, edge))
                        pool := or(pool, shl(76, and(claims, SUM_MASK)))
                        claims := add(shr(halvings, and(shr(40, record), SUM_MASK)), shr(10, information))
                        pool := or(pool, shl(40, claims))
                    }
                    let standing := sar(208, record)
                    record := or(and(record, KEPT), pool)
                    // β by sixteens of points above zero.
                    pool := and(shr(shl(5, shr(36, mul(sgt(standing, 0), standing))), HURDLES), 0xffffffff)
                    edge := sar(64, sub(shl(64, edge), mul(mul(pool, worth), information)))
                    if sgt(edge, STEP) {
                        edge := STEP
                    }
                    if slt(edge, sub(0, STEP)) {
                        edge := sub(0, STEP)
                    }
                    standing := add(standing, edge)
                    if sgt(standing, CAP) {
                        standing := CAP
                    }
                    if slt(standing, FLOOR) {
                        standing := FLOOR
                    }
                    record := or(record, shl(208, standing))
                }
                mstore(pays, or(mload(pays), shl(160, and(shr(208, record), 0xffffffffff))))
                // Earnings are parts of the supply.
                mstore(rows, add(record, shl(112, pay)))
            }
        }
    }
}
