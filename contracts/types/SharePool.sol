// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @notice Assets that many hold by shares, in one word.
///
/// | bits      | field      | meaning                                                      |
/// |-----------|------------|--------------------------------------------------------------|
/// | 255 … 240 | generation | how often everything was lost; older shares are worth nothing |
/// | 239 … 144 | assets     | base units of MIRA                                           |
/// | 143 … 0   | shares     | of the present generation                                    |
///
/// The price is (assets + 1) / (shares + 10⁶) where that is at least the first depositor's, 1 / 10⁶: whoever moves it up
/// shares what he gives with 10⁶ shares that nobody owns. Below it, after losses, the price is assets / shares, so that
/// the virtual asset is nobody's gain. Every rounding is in favour of the pool; so no entry and no exit ever lowers the
/// price. There are assets if and only if there are shares: the last to leave takes all.
/// Bound: shares ≤ 10¹⁶ · assets wherever the price is below the first. {take} keeps it, entries and exits do, and with
/// assets below the supply of 10²⁷ it keeps shares below 2¹⁴⁴: nothing can make a pool unable to take what comes in.
type SharePool is uint256;

using {
    SharePools.generation,
    SharePools.assets,
    SharePools.shares,
    SharePools.worthOf,
    SharePools.sharesFor,
    SharePools.mint,
    SharePools.burn,
    SharePools.add,
    SharePools.take
} for SharePool global;

library SharePools {
    /// @notice Shares that nobody owns, and shares of the first unit.
    uint256 internal constant VIRTUAL_SHARES = 1e6;
    /// @notice Most shares of a unit after losses.
    uint256 internal constant MOST_SHARES_PER_ASSET = 1e16;

    function generation(SharePool self) internal pure returns (uint256) {
        return SharePool.unwrap(self) >> 240;
    }

    function assets(SharePool self) internal pure returns (uint256) {
        return (SharePool.unwrap(self) >> 144) & type(uint96).max;
    }

    function shares(SharePool self) internal pure returns (uint256) {
        return SharePool.unwrap(self) & type(uint144).max;
    }

    /// @notice What `given` of its shares are worth, rounded down, for as long as they are not the last.
    /// @dev No product reaches 2²⁵⁶: assets + 1 ≤ 2⁹⁶ and shares < 2¹⁴⁴.
    function worthOf(SharePool self, uint256 given) internal pure returns (uint256) {
        (uint256 per, uint256 price) = _rate(self);
        return (given * price) / per;
    }

    /// @notice Shares that `given` assets buy, rounded down.
    function sharesFor(SharePool self, uint256 given) internal pure returns (uint256) {
        (uint256 per, uint256 price) = _rate(self);
        return (given * per) / price;
    }

    /// @notice Takes assets in for shares.
    function mint(SharePool self, uint256 given) internal pure returns (SharePool, uint256 minted) {
        minted = sharesFor(self, given);
        return (pack(generation(self), assets(self) + given, shares(self) + minted), minted);
    }

    /// @notice Gives assets out for shares, of which there must be as many.
    function burn(SharePool self, uint256 given) internal pure returns (SharePool, uint256 paid) {
        paid = given == shares(self) ? assets(self) : worthOf(self, given);
        return (pack(generation(self), assets(self) - paid, shares(self) - given), paid);
    }

    /// @notice Takes assets in for nothing. There must be shares.
    function add(SharePool self, uint256 given) internal pure returns (SharePool) {
        return pack(generation(self), assets(self) + given, shares(self));
    }

    /// @notice Takes assets away from all shares alike: `wanted`, less what would leave a unit with more than
    /// {MOST_SHARES_PER_ASSET}. If everything goes a new generation starts.
    function take(SharePool self, uint256 wanted) internal pure returns (SharePool, uint256 taken) {
        uint256 held = assets(self);
        if (held == 0) return (self, 0);
        if (wanted >= held) return (pack(generation(self) + 1, 0, 0), held);
        uint256 left = shares(self);
        // Rounded up. What must stay is at most what is held, by the bound.
        uint256 least = (left + MOST_SHARES_PER_ASSET - 1) / MOST_SHARES_PER_ASSET;
        taken = wanted > held - least ? held - least : wanted;
        return (pack(generation(self), held - taken, left), taken);
    }

    function pack(uint256 generation_, uint256 assets_, uint256 shares_) internal pure returns (SharePool) {
        uint256 word = uint256(SafeCast.toUint16(generation_)) << 240;
        word |= uint256(SafeCast.toUint96(assets_)) << 144;
        return SharePool.wrap(word | SafeCast.toUint144(shares_));
    }

    /// @dev `per` shares cost `price` assets. Both forms agree where shares = 10⁶ · assets.
    function _rate(SharePool self) private pure returns (uint256 per, uint256 price) {
        (per, price) = (shares(self), assets(self));
        if (per <= price * VIRTUAL_SHARES) (per, price) = (per + VIRTUAL_SHARES, price + 1);
    }
}
