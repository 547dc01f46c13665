// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IEmissionsController} from "../../../contracts/interfaces/IEmissionsController.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Contributors are paid by cumulative roots that can be struck, and never more than the pot received.
contract ContributorPotTest is RequestFixture {
    address private constant ALICE = address(0xA11);
    address private constant BOB = address(0xB0B);
    uint256 private epoch;
    uint256 private pot;

    function setUp() public override {
        super.setUp();
        _addValidators(9);
        _nextEpoch();
        (epoch, pot) = _fillPot();
        token.transfer(STRANGER, 2 * POSTER_BOND);
        vm.prank(STRANGER);
        token.approve(address(emissions), type(uint256).max);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IEmissionsController.vetoDistribution.selector;
        authority.setTargetFunctionRole(address(emissions), selectors, GUARDIAN);
        authority.grantRole(GUARDIAN, SETTLER, 0);
    }

    function test_distribution_paysEachOnce() public {
        _settleRoot(_root(100, pot - 100), pot);
        vm.expectEmit(address(emissions));
        emit IEmissionsController.ContributionClaimed(ALICE, 100, 100);
        vm.assertEq(emissions.claimContribution(ALICE, 100, _proof(BOB, pot - 100)), 100);
        vm.assertEq(token.balanceOf(ALICE), 100);
        vm.assertEq(emissions.claimContribution(ALICE, 100, _proof(BOB, pot - 100)), 0);
        vm.assertEq(emissions.claimContribution(BOB, pot - 100, _proof(ALICE, 100)), pot - 100);
        vm.assertEq(token.balanceOf(ALICE), 100);
        vm.assertEq(emissions.contributionsPaid(), pot);
        vm.assertEq(emissions.contributionClaimed(BOB), pot - 100);
    }

    /// @dev Roots are cumulative: a later one pays what is new.
    function test_distribution_paysTheDifference() public {
        _settleRoot(_root(100, 50), 150);
        emissions.claimContribution(ALICE, 100, _proof(BOB, 50));
        (epoch, pot) = _fillPot();
        _settleRoot(_root(130, 60), 190);
        vm.assertEq(emissions.claimContribution(ALICE, 130, _proof(BOB, 60)), 30);
        vm.assertEq(emissions.claimContribution(BOB, 60, _proof(ALICE, 130)), 60);
    }

    function test_claimContribution_revertsWhenProofIsWrong() public {
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BadProof.selector, ALICE, 100));
        emissions.claimContribution(ALICE, 100, new bytes32[](0));
        _settleRoot(_root(100, 50), 150);
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BadProof.selector, ALICE, 101));
        emissions.claimContribution(ALICE, 101, _proof(BOB, 50));
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BadProof.selector, STRANGER, 100));
        emissions.claimContribution(STRANGER, 100, _proof(BOB, 50));
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BadProof.selector, ALICE, 100));
        emissions.claimContribution(ALICE, 100, new bytes32[](0));
    }

    /// @dev A root whose leaves add up to more than its total pays no more than the total.
    function test_claimContribution_paysNoMoreThanTheTotal() public {
        _settleRoot(_root(100, 50), 120);
        emissions.claimContribution(ALICE, 100, _proof(BOB, 50));
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_BeyondBudget.selector, 50, 20));
        emissions.claimContribution(BOB, 50, _proof(ALICE, 100));
    }

    function test_postDistribution_isBoundByThePot() public {
        _expectPostRefused(
            bytes32(uint256(1)),
            epoch,
            pot + 1,
            abi.encodeWithSelector(IEmissionsController.Emissions_TotalOutOfBudget.selector, pot + 1, 0, pot)
        );
        _expectPostRefused(0, epoch, pot, abi.encodeWithSelector(IEmissionsController.Emissions_NoRoot.selector));
        uint256 next = emissions.nextEpoch();
        _expectPostRefused(
            bytes32(uint256(1)),
            next,
            1,
            abi.encodeWithSelector(IEmissionsController.Emissions_NotClosed.selector, next, next)
        );
        _settleRoot(_root(100, 50), 150);
        _expectPostRefused(
            bytes32(uint256(1)),
            epoch,
            150,
            abi.encodeWithSelector(IEmissionsController.Emissions_EpochNotNewer.selector, epoch, epoch)
        );
        (epoch, pot) = _fillPot();
        _expectPostRefused(
            bytes32(uint256(1)),
            epoch,
            149,
            abi.encodeWithSelector(IEmissionsController.Emissions_TotalOutOfBudget.selector, 149, 150, pot)
        );
    }

    function test_postDistribution_oneAtATime() public {
        bytes32 root = _root(1, 1);
        _post(root, 2);
        uint256 activeAt = vm.getBlockTimestamp() + VETO_WINDOW;
        _expectPostRefused(
            root,
            epoch,
            2,
            abi.encodeWithSelector(IEmissionsController.Emissions_Pending.selector, root, activeAt)
        );
        vm.assertEq(emissions.pending().poster, STRANGER);
        vm.warp(activeAt - 1);
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_WindowOpen.selector, root, activeAt));
        emissions.settleDistribution();
        vm.warp(activeAt);
        uint256 balance = token.balanceOf(STRANGER);
        emissions.settleDistribution();
        vm.assertEq(token.balanceOf(STRANGER) - balance, POSTER_BOND);
        vm.assertEq(emissions.settled().root, root);
        vm.expectRevert(abi.encodeWithSelector(IEmissionsController.Emissions_NothingPending.selector));
        emissions.settleDistribution();
    }

    function test_vetoDistribution_burnsTheBond() public {
        bytes32 root = _root(1, 1);
        _post(root, 2);
        uint256 supply = token.totalSupply();
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        emissions.vetoDistribution();
        vm.expectEmit(address(emissions));
        emit IEmissionsController.DistributionVetoed(root, STRANGER, POSTER_BOND);
        vm.prank(SETTLER);
        emissions.vetoDistribution();
        vm.assertEq(supply - token.totalSupply(), POSTER_BOND);
        vm.assertEq(emissions.pending().root, 0);
        // The place is free for another.
        _post(root, 2);
        vm.warp(vm.getBlockTimestamp() + VETO_WINDOW);
        vm.prank(SETTLER);
        vm.expectRevert(
            abi.encodeWithSelector(IEmissionsController.Emissions_WindowOver.selector, root, vm.getBlockTimestamp())
        );
        emissions.vetoDistribution();
    }

    function _fillPot() private returns (uint256 closed, uint256 received) {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.STANDARD, 100);
        _settle(r, votes);
        closed = validators.epochAt(vm.getBlockTimestamp());
        vm.warp(ledger.claimableAt(closed));
        for (uint256 i = emissions.nextEpoch(); i <= closed; ++i) emissions.closeEpoch(i);
        received = emissions.contributorsUpTo(closed);
        vm.assertGt(received, 1_000);
    }

    function _post(bytes32 root, uint256 total) private {
        vm.prank(STRANGER);
        emissions.postDistribution(root, epoch, total, "ipfs://leaves");
    }

    function _settleRoot(bytes32 root, uint256 total) private {
        _post(root, total);
        vm.warp(vm.getBlockTimestamp() + VETO_WINDOW);
        emissions.settleDistribution();
    }

    function _expectPostRefused(bytes32 root, uint256 upTo, uint256 total, bytes memory reason) private {
        vm.prank(STRANGER);
        vm.expectRevert(reason);
        emissions.postDistribution(root, upTo, total, "");
    }

    /// @dev Root of the standard tree over the two amounts.
    function _root(uint256 alice, uint256 bob) private pure returns (bytes32) {
        (bytes32 a, bytes32 b) = (_leaf(ALICE, alice), _leaf(BOB, bob));
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    function _proof(address other, uint256 amount) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = _leaf(other, amount);
    }

    function _leaf(address account, uint256 amount) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, amount))));
    }
}
