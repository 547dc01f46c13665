// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "./MiraFixture.sol";
import {vm} from "./Vm.sol";

/// @title StakeFixture
/// @notice One validator without a bond, accounts that delegate to it, and short forms of what happens to stake.
abstract contract StakeFixture is MiraFixture {
    address internal constant ALICE = address(0xA11CE);
    address internal constant BOB = address(0xB0B);
    /// @dev Shares of one unit at the first price.
    uint256 internal constant V = 1e6;

    ValidatorId internal id;
    address internal owner;

    function setUp() public virtual override {
        super.setUp();
        id = _register(1);
        owner = validators.ownerOf(id);
        for (uint256 i; i < 4; ++i) {
            vm.prank([owner, ALICE, BOB, STRANGER][i]);
            token.approve(address(stakes), type(uint256).max);
        }
        token.approve(address(stakes), type(uint256).max);
    }

    function _delegate(address account, uint256 amount) internal returns (uint256 shares) {
        token.transfer(account, amount);
        vm.prank(account);
        return stakes.delegate(id, amount);
    }

    function _undelegate(address account, uint256 shares) internal returns (uint256 ticket, uint256 assets) {
        vm.prank(account);
        return stakes.undelegate(id, shares);
    }

    function _unbond(uint256 shares) internal returns (uint256 ticket, uint256 assets) {
        vm.prank(validators.ownerOf(id));
        return stakes.unbond(id, shares);
    }

    function _withdraw(address account, uint256 ticket) internal returns (uint256 assets) {
        vm.prank(account);
        return stakes.withdraw(ticket);
    }

    /// @dev As the slasher, without its caps.
    function _slash(uint256 amount) internal returns (uint256 taken) {
        vm.prank(address(slasher));
        return stakes.slash(id, amount);
    }

    function _payOut() internal {
        vm.prank(owner);
        stakes.setCompounding(id, false);
    }

    function _mature() internal {
        vm.warp(vm.getBlockTimestamp() + THAWING_PERIOD);
    }

    /// @dev Whatever the registry has besides, it says this of the validator.
    function _mockStanding(Standing standing) internal {
        vm.mockCall(address(validators), abi.encodeCall(IValidatorRegistry.standingOf, (id)), abi.encode(standing));
    }

    function _assertPool(uint256 assets, uint256 shares) internal view {
        (uint256 a, uint256 s) = stakes.poolOf(id);
        vm.assertEq(a, assets, "assets");
        vm.assertEq(s, shares, "shares");
    }

    function _assertThawing(uint256 assets, uint256 shares) internal view {
        (uint256 a, uint256 s) = stakes.thawingPoolOf(id);
        vm.assertEq(a, assets, "thawing assets");
        vm.assertEq(s, shares, "thawing shares");
    }

    function _assertCounted(uint256 stake) internal view {
        vm.assertEq(stakes.countedStakeOf(id), stake, "counted stake");
        vm.assertEq(validators.validator(id).stake, (stake / 1e12) * 1e12, "stake at the registry");
    }

    /// @dev Invariant 1.
    function _assertBooks() internal view {
        (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
        vm.assertEq(token.balanceOf(address(stakes)), active + thawing + stakes.unclaimedOf(id), "books");
    }

    function _transferFailed(address account, uint256 wanted) internal view returns (bytes memory) {
        return
            abi.encodeWithSignature(
                "ERC20InsufficientBalance(address,uint256,uint256)",
                account,
                IERC20(address(token)).balanceOf(account),
                wanted
            );
    }
}
