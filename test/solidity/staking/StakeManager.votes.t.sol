// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {VotesExtended} from "@openzeppelin/contracts/governance/utils/VotesExtended.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";

import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Active stake votes, by whom it is delegated to, at past times; thawing stake does not.
contract StakeManagerVotesTest is StakeFixture {
    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
    }

    function test_clock_isInSeconds() public view {
        vm.assertEq(stakes.clock(), vm.getBlockTimestamp());
        vm.assertEq(stakes.CLOCK_MODE(), "mode=timestamp");
    }

    function test_bond_votesForTheOwner() public {
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND);
        vm.assertEq(stakes.delegates(owner), owner);
        vm.assertEq(stakes.votingUnitsOf(id, address(0)), MINIMUM_BOND);
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.assertEq(stakes.getPastTotalSupply(GENESIS), MINIMUM_BOND);
        _unbond(MINIMUM_BOND * V);
        vm.assertEq(stakes.getVotes(owner), 0);
    }

    function test_delegate_representsANewcomerByTheOwner() public {
        _delegate(ALICE, 100);
        vm.assertEq(stakes.delegates(ALICE), owner);
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND + 100);
        // It may choose otherwise at any time, and later stake follows that choice.
        vm.prank(ALICE);
        stakes.delegate(BOB);
        vm.assertEq(stakes.getVotes(BOB), 100);
        _delegate(ALICE, 50);
        vm.assertEq(stakes.delegates(ALICE), BOB);
        vm.assertEq(stakes.getVotes(BOB), 150);
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND);
    }

    function test_delegate_leavesAnEarlierChoiceAlone() public {
        vm.prank(ALICE);
        stakes.delegate(ALICE);
        _delegate(ALICE, 100);
        vm.assertEq(stakes.getVotes(ALICE), 100);
    }

    function test_undelegate_burnsWhatLeaves() public {
        uint256 shares = _delegate(ALICE, 100);
        (uint256 ticket, ) = _undelegate(ALICE, (shares * 2) / 5);
        vm.assertEq(stakes.votingUnitsOf(id, ALICE), 60);
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND + 60);
        _mature();
        _withdraw(ALICE, ticket);
        vm.assertEq(stakes.votingUnitsOf(id, ALICE), 60);
    }

    /// @dev Threat 41, and what a governor needs to let an account override its delegate: past votes, units, delegates.
    function test_pastVotes_areKept() public {
        _delegate(ALICE, 100);
        uint256 first = vm.getBlockTimestamp();
        vm.warp(first + 10);
        vm.prank(ALICE);
        stakes.delegate(BOB);
        _undelegate(ALICE, 30 * V);
        vm.expectRevert(abi.encodeWithSelector(Votes.ERC5805FutureLookup.selector, first + 10, first + 10));
        stakes.getPastVotes(BOB, first + 10);
        vm.warp(first + 20);
        VotesExtended votes = VotesExtended(address(stakes));
        vm.assertEq(votes.getPastVotes(owner, first), MINIMUM_BOND + 100);
        vm.assertEq(votes.getPastVotes(owner, first + 9), MINIMUM_BOND + 100);
        vm.assertEq(votes.getPastVotes(owner, first + 10), MINIMUM_BOND);
        vm.assertEq(votes.getPastVotes(BOB, first + 9), 0);
        vm.assertEq(votes.getPastVotes(BOB, first + 10), 70);
        vm.assertEq(votes.getPastBalanceOf(ALICE, first + 9), 100);
        vm.assertEq(votes.getPastBalanceOf(ALICE, first + 10), 70);
        vm.assertEq(votes.getPastDelegate(ALICE, first + 9), owner);
        vm.assertEq(votes.getPastDelegate(ALICE, first + 10), BOB);
        vm.assertEq(votes.getPastTotalSupply(first + 10), MINIMUM_BOND + 70);
    }

    function test_syncVotes_followsASlashDown() public {
        _delegate(ALICE, MINIMUM_BOND);
        _slash(MINIMUM_BOND);
        vm.assertEq(stakes.getVotes(owner), 2 * MINIMUM_BOND, "a slash cannot loop over accounts");
        vm.expectEmit(address(stakes));
        emit IStakeManager.VotesSynced(id, ALICE, MINIMUM_BOND / 2);
        vm.prank(STRANGER);
        vm.assertEq(stakes.syncVotes(id, ALICE), MINIMUM_BOND / 2);
        vm.assertEq(stakes.syncVotes(id, address(0)), MINIMUM_BOND / 2);
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND);
        vm.assertEq(stakes.syncVotes(id, STRANGER), 0);
    }

    function test_syncVotes_followsRewardsUp() public {
        _delegate(ALICE, MINIMUM_BOND);
        stakes.reward(id, 1_000);
        vm.assertEq(stakes.votingUnitsOf(id, ALICE), MINIMUM_BOND);
        vm.assertEq(stakes.syncVotes(id, ALICE), stakes.stakeOf(id, ALICE));
        vm.assertEq(stakes.votingUnitsOf(id, ALICE), MINIMUM_BOND + 499);
        // Nor any higher.
        vm.assertEq(stakes.syncVotes(id, ALICE), MINIMUM_BOND + 499);
    }

    function test_syncVotes_followsALostGenerationToNothing() public {
        _delegate(ALICE, 100);
        _slash(type(uint256).max);
        vm.assertEq(stakes.syncVotes(id, ALICE), 0);
        // Entering anew does it as well.
        _stake(id, MINIMUM_BOND + 1);
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND + 1);
        _delegate(ALICE, 7);
        vm.assertEq(stakes.votingUnitsOf(id, ALICE), 7);
    }

    function test_ownerChanged_movesTheBondsVotes() public {
        _delegate(ALICE, 100);
        _delegate(BOB, 5);
        vm.prank(address(validators));
        stakes.ownerChanged(id, owner, BOB);
        // Alice's were delegated to the former owner, and so were Bob's own.
        vm.assertEq(stakes.getVotes(owner), MINIMUM_BOND + 105);
        vm.assertEq(stakes.delegates(BOB), owner);
        vm.prank(BOB);
        stakes.delegate(BOB);
        vm.assertEq(stakes.getVotes(owner), 100);
        vm.assertEq(stakes.getVotes(BOB), MINIMUM_BOND + 5);
    }

    function test_ownerChanged_representsANewOwnerByItself() public {
        vm.prank(address(validators));
        stakes.ownerChanged(id, owner, STRANGER);
        vm.assertEq(stakes.getVotes(STRANGER), MINIMUM_BOND);
        vm.assertEq(stakes.getVotes(owner), 0);
        vm.warp(vm.getBlockTimestamp() + 1);
        VotesExtended votes = VotesExtended(address(stakes));
        vm.assertEq(votes.getPastBalanceOf(STRANGER, GENESIS), MINIMUM_BOND);
        vm.assertEq(votes.getPastBalanceOf(owner, GENESIS), 0);
        vm.assertEq(votes.getPastTotalSupply(GENESIS), MINIMUM_BOND);
    }

    function test_ownerChanged_moveNothingWithoutABond() public {
        _unbond(MINIMUM_BOND * V);
        vm.prank(address(validators));
        stakes.ownerChanged(id, owner, STRANGER);
        vm.assertEq(stakes.delegates(STRANGER), address(0));
    }

    function test_ownerChanged_revertsForOthers() public {
        address[3] memory others = [owner, STRANGER, address(this)];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStakeManager.Stake_NotRegistry.selector, others[i]));
            vm.prank(others[i]);
            stakes.ownerChanged(id, owner, others[i]);
        }
    }

    /// @dev Units are never more than stake at the last touch, and all units are accounted for.
    function testFuzz_units_areWorthAtTheLastTouch(uint256 seed) public {
        for (uint256 i; i < 12; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            address account = r & 1 == 0 ? ALICE : BOB;
            uint256 shares = stakes.sharesOf(id, account);
            if (r % 5 == 0) stakes.reward(id, 1 + ((r >> 8) % MINIMUM_BOND));
            else if (r % 5 == 1) _slash((r >> 8) % (MINIMUM_BOND / 10));
            else if (r % 5 == 2) stakes.syncVotes(id, account);
            else if (r % 5 == 3 && shares > 1e7) _undelegate(account, 1e7 + ((r >> 8) % (shares - 1e7)));
            else _delegate(account, 1 + ((r >> 8) % (MINIMUM_BOND / 10)));
            if (r % 5 > 1) vm.assertEq(stakes.votingUnitsOf(id, account), stakes.stakeOf(id, account));
        }
        uint256 units = stakes.votingUnitsOf(id, ALICE) + stakes.votingUnitsOf(id, BOB);
        units += stakes.votingUnitsOf(id, address(0));
        vm.assertEq(stakes.getVotes(owner), units);
        vm.warp(vm.getBlockTimestamp() + 1);
        vm.assertEq(stakes.getPastTotalSupply(vm.getBlockTimestamp() - 1), units);
    }
}
