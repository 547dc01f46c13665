// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {SharePool, SharePools} from "../../../contracts/types/SharePool.sol";
import {vm} from "../support/Vm.sol";

/// @notice The arithmetic of a pool, by itself: whatever happens to it, no entry and no exit lowers what others have.
contract SharePoolTest {
    uint256 private constant SUPPLY = 1e27;
    uint256 private constant V = 1e6;

    function test_mint_givesAMillionSharesAUnitAtFirst() public pure {
        (SharePool pool, uint256 minted) = SharePool.wrap(0).mint(7);
        vm.assertEq(minted, 7 * V);
        _assertPool(pool, 0, 7, 7 * V);
    }

    function test_mint_givesNothingForNothing() public pure {
        (SharePool pool, uint256 minted) = _pool(3, 5, 5 * V).mint(0);
        vm.assertEq(minted, 0);
        _assertPool(pool, 3, 5, 5 * V);
    }

    /// @dev Half of what is given to a pool of one unit is the virtual shares'.
    function test_add_sharesWithTheVirtualShares() public pure {
        (SharePool pool, ) = SharePool.wrap(0).mint(1);
        pool = pool.add(1_000);
        vm.assertEq(pool.worthOf(V / 2), 250);
        vm.assertEq(pool.worthOf(V), 501);
        // The last to leave takes all nevertheless.
        (SharePool empty, uint256 paid) = pool.burn(V);
        vm.assertEq(paid, 1_001);
        _assertPool(empty, 0, 0, 0);
    }

    function test_take_keepsToTheBoundOfShares() public pure {
        SharePool pool = _pool(0, SUPPLY, SUPPLY * V);
        (SharePool left, uint256 taken) = pool.take(SUPPLY - 1);
        // 10³³ shares are never those of less than 10¹⁷ units.
        vm.assertEq(taken, SUPPLY - 1e17);
        (left, taken) = left.take(1);
        vm.assertEq(taken, 0);
        _assertPool(left, 0, 1e17, SUPPLY * V);
        // All is another thing.
        (left, taken) = left.take(1e17);
        vm.assertEq(taken, 1e17);
        _assertPool(left, 1, 0, 0);
    }

    function test_take_roundsTheBoundUp() public pure {
        (SharePool left, uint256 taken) = _pool(0, 10, 1e16 + 1).take(9);
        vm.assertEq(taken, 8);
        _assertPool(left, 0, 2, 1e16 + 1);
    }

    function test_take_startsNoGenerationWhereThereIsNothing() public pure {
        (SharePool left, uint256 taken) = _pool(4, 0, 0).take(0);
        vm.assertEq(taken, 0);
        (left, taken) = left.take(9);
        vm.assertEq(taken, 0);
        _assertPool(left, 4, 0, 0);
    }

    function test_take_startsAGenerationOnlyOnceAllIsGone() public pure {
        SharePool pool = _pool(4, 10, 10 * V);
        (SharePool left, uint256 taken) = pool.take(9);
        vm.assertEq(taken, 9);
        _assertPool(left, 4, 1, 10 * V);
        (left, taken) = pool.take(type(uint256).max);
        vm.assertEq(taken, 10);
        _assertPool(left, 5, 0, 0);
        (left, ) = left.mint(2);
        _assertPool(left, 5, 2, 2 * V);
    }

    function test_pack_revertsWhenAFieldIsTooLarge() public {
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 16, 1 << 16));
        this.pack(1 << 16, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 96, 1 << 96));
        this.pack(0, 1 << 96, 0);
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 144, 1 << 144));
        this.pack(0, 0, 1 << 144);
    }

    function testFuzz_pack_keepsEveryField(uint16 generation, uint96 assets, uint144 shares) public pure {
        _assertPool(_pool(generation, assets, shares), generation, assets, shares);
    }

    /// @dev In any state that can be reached, what comes in fits, with the whole supply in the pool.
    function testFuzz_mint_alwaysFits(uint256 assets, uint256 shares, uint256 given) public pure {
        SharePool pool = _reachable(assets, shares);
        given %= SUPPLY - pool.assets() + 1;
        (SharePool after_, uint256 minted) = pool.mint(given);
        vm.assertEq(after_.shares(), pool.shares() + minted);
        _assertReachable(after_);
    }

    function testFuzz_mint_neverLowersThePrice(uint256 assets, uint256 shares, uint256 given) public pure {
        SharePool pool = _reachable(assets, shares);
        given %= SUPPLY - pool.assets() + 1;
        (SharePool after_, uint256 minted) = pool.mint(given);
        _assertNotCheaper(pool, after_);
        // Who came in gets no more than he gave, and loses at most a unit and a share.
        uint256 worth = after_.worthOf(minted);
        vm.assertLe(worth, given);
        if (given != 0 && minted != after_.shares()) {
            vm.assertGe(worth + after_.worthOf(1) + 2, given);
        }
    }

    function testFuzz_burn_neverLowersThePrice(uint256 assets, uint256 shares, uint256 given) public pure {
        SharePool pool = _reachable(assets, shares);
        given %= pool.shares() + 1;
        (SharePool after_, uint256 paid) = pool.burn(given);
        vm.assertLe(paid, pool.assets());
        _assertReachable(after_);
        if (after_.shares() == 0) return vm.assertEq(paid, pool.assets());
        // Never more than the part of all shares.
        vm.assertLe(paid * pool.shares(), given * pool.assets());
        _assertNotCheaper(pool, after_);
    }

    function testFuzz_take_takesNoMoreThanAskedAndStaysReachable(
        uint256 assets,
        uint256 shares,
        uint256 wanted
    ) public pure {
        SharePool pool = _reachable(assets, shares);
        wanted %= pool.assets() + 2;
        (SharePool after_, uint256 taken) = pool.take(wanted);
        vm.assertLe(taken, wanted);
        vm.assertEq(after_.assets(), pool.assets() - taken);
        vm.assertEq(after_.generation(), taken == pool.assets() && taken != 0 ? 1 : 0);
        _assertReachable(after_);
    }

    /// @dev At the first price and below it nobody has a part but the owners of shares.
    function testFuzz_burn_paysAPartOfAllAtAndBelowTheFirstPrice(
        uint256 assets,
        uint256 shares,
        uint256 given
    ) public pure {
        SharePool pool = _reachable(assets, shares);
        if (pool.shares() < pool.assets() * V) pool = _pool(0, pool.assets(), pool.assets() * V);
        if (pool.shares() == 0) return;
        given %= pool.shares() + 1;
        (, uint256 paid) = pool.burn(given);
        vm.assertEq(paid, (given * pool.assets()) / pool.shares());
    }

    function pack(uint256 generation, uint256 assets, uint256 shares) external pure returns (SharePool) {
        return SharePools.pack(generation, assets, shares);
    }

    /// @dev A state within the bounds: below the first price at most 10¹⁶ shares a unit.
    function _reachable(uint256 assets, uint256 shares) private pure returns (SharePool) {
        // Every size alike, small ones too.
        assets = (assets >> 8) % (10 ** (assets % 28) + 1);
        if (assets == 0) return SharePool.wrap(0);
        uint256 most = assets * SharePools.MOST_SHARES_PER_ASSET;
        shares = (shares >> 8) % (10 ** (shares % 44) + 1);
        return _pool(0, assets, shares == 0 ? 1 : (shares > most ? most : shares));
    }

    function _assertReachable(SharePool pool) private pure {
        vm.assertEq(pool.assets() == 0, pool.shares() == 0, "shares without assets, or assets without shares");
        vm.assertLe(pool.shares(), pool.assets() * SharePools.MOST_SHARES_PER_ASSET, "shares that no longer fit");
    }

    /// @dev min((a + 1) / (s + v), a / s) does not fall.
    function _assertNotCheaper(SharePool a, SharePool b) private pure {
        if (a.shares() == 0 || b.shares() == 0) return;
        (uint256 pa, uint256 sa) = _price(a);
        (uint256 pb, uint256 sb) = _price(b);
        vm.assertGe(pb * sa, pa * sb, "cheaper");
    }

    function _price(SharePool pool) private pure returns (uint256 assets, uint256 shares) {
        (assets, shares) = (pool.assets(), pool.shares());
        if (assets * (shares + V) > (assets + 1) * shares) (assets, shares) = (assets + 1, shares + V);
    }

    function _pool(uint256 generation, uint256 assets, uint256 shares) private pure returns (SharePool) {
        return SharePools.pack(generation, assets, shares);
    }

    function _assertPool(SharePool pool, uint256 generation, uint256 assets, uint256 shares) private pure {
        vm.assertEq(pool.generation(), generation, "generation");
        vm.assertEq(pool.assets(), assets, "assets");
        vm.assertEq(pool.shares(), shares, "shares");
    }
}
