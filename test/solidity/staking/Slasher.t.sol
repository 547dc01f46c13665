// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {StakeFixture} from "../support/StakeFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 2: a slash has a listed cause, comes from that cause's reporter, and never exceeds its caps.
contract SlasherTest is StakeFixture {
    bytes32 private constant WITHHELD = "WITHHELD";
    bytes32 private constant EQUIVOCATION = "EQUIVOCATION";
    bytes32 private constant PROOF = keccak256("proof");
    address private constant REPORTER = address(0x2E902);
    address private constant OTHER = address(0x2E903);
    uint256 private constant STAKE = 40_000e18;

    function setUp() public override {
        super.setUp();
        _stake(id, MINIMUM_BOND);
        _delegate(ALICE, STAKE - MINIMUM_BOND);
        _undelegate(ALICE, MINIMUM_BOND * V);
        slasher.setCause(WITHHELD, ISlasher.CauseTerms(REPORTER, 1_000, 2_500, 5_000));
        slasher.setCause(EQUIVOCATION, ISlasher.CauseTerms(OTHER, 5_000, 5_000, 1_000));
    }

    function test_slash_paysTheReporterAndBurnsTheRest() public {
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(slasher));
        emit ISlasher.Slashed(id, WITHHELD, PROOF, 101, STAKE, MINIMUM_BOND, 101, 12, 89);
        (uint256 taken, uint256 bounty) = _report(REPORTER, WITHHELD, 101);
        vm.assertEq(taken, 101);
        // Half of a quarter: three quarters were delegated, and their part is burned.
        vm.assertEq(bounty, 12);
        vm.assertEq(token.balanceOf(REPORTER), 12);
        vm.assertEq(token.balanceOf(address(slasher)), 0);
        vm.assertEq(token.totalSupply(), supply - 89);
        (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
        vm.assertEq(active + thawing, STAKE - 101);
        // A quarter was thawing.
        vm.assertEq(thawing, MINIMUM_BOND - 25);
        _assertBooks();
    }

    /// @dev An owner that delegates' money carries, and that proves its own faults, loses more than it gets: to whatever part
    /// its bond has shrunk, a bounty is at most half of what the bond lost.
    function testFuzz_slash_ownFaultsNeverPay(uint96 leaving_, uint96 asked_) public {
        (uint256 shares, ) = stakes.bondOf(id);
        uint256 leaving = leaving_ % (shares + 1);
        if (leaving > 1e9) {
            vm.prank(validators.ownerOf(id));
            stakes.unbond(id, leaving);
        }
        (, uint256 before) = stakes.bondOf(id);
        (uint256 taken, uint256 bounty) = _report(REPORTER, WITHHELD, asked_ % STAKE);
        (, uint256 bond) = stakes.bondOf(id);
        vm.assertLe(bounty * 2, before - bond + 1);
        vm.assertLe(bounty * 2, taken);
    }

    function test_slash_revertsWhenNotTheReporter() public {
        address[3] memory others = [STRANGER, OTHER, address(this)];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, WITHHELD, others[i]));
            _report(others[i], WITHHELD, 1);
        }
        vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, bytes32("OTHER"), REPORTER));
        _report(REPORTER, "OTHER", 1);
    }

    function test_slash_isCutToTheCausesCapForOne() public {
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), STAKE / 10);
        vm.expectEmit(address(slasher));
        emit ISlasher.Slashed(
            id,
            WITHHELD,
            PROOF,
            STAKE,
            STAKE,
            MINIMUM_BOND,
            STAKE / 10,
            STAKE / 80,
            (STAKE * 7) / 80
        );
        (uint256 taken, ) = _report(REPORTER, WITHHELD, STAKE);
        vm.assertEq(taken, STAKE / 10);
    }

    /// @dev The cap of an epoch is of the stake at its first slash, and starts anew with each epoch.
    function test_slash_isCutToTheCausesCapForAnEpoch() public {
        _nextEpoch();
        _report(REPORTER, WITHHELD, STAKE);
        (uint256 second, ) = _report(REPORTER, WITHHELD, STAKE);
        vm.assertEq(second, (STAKE * 9) / 100);
        vm.warp(validators.epochStart(2) - 1);
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), (STAKE * 6) / 100);
        (uint256 third, ) = _report(REPORTER, WITHHELD, STAKE);
        vm.assertEq(third, (STAKE * 6) / 100);
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), 0);
        // What a cap cuts off altogether is reported all the same.
        vm.expectEmit(address(slasher));
        emit ISlasher.Slashed(id, WITHHELD, PROOF, 7, (STAKE * 75) / 100, (MINIMUM_BOND * 75) / 100, 0, 0, 0);
        (uint256 fourth, ) = _report(REPORTER, WITHHELD, 7);
        vm.assertEq(fourth, 0);
        vm.warp(validators.epochStart(2));
        (uint256 fifth, ) = _report(REPORTER, WITHHELD, STAKE);
        vm.assertEq(fifth, (STAKE * 75) / 1_000);
        vm.warp(validators.epochStart(2) + 1);
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), (STAKE * 675) / 10_000);
    }

    /// @dev One cause's epoch does not use up another's, but all share one cap.
    function test_slash_isCutToAllCausesCapForAnEpoch() public {
        _report(REPORTER, WITHHELD, STAKE);
        (uint256 taken, ) = _report(OTHER, EQUIVOCATION, STAKE);
        vm.assertEq(taken, (STAKE * 40) / 100);
        vm.assertEq(slasher.allowanceOf(id, EQUIVOCATION), 0);
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), 0);
        _nextEpoch();
        vm.assertEq(slasher.allowanceOf(id, EQUIVOCATION), STAKE / 4);
    }

    /// @dev Stake that comes in during an epoch does not widen its caps, nor does the stake of another validator.
    function test_slash_capsAreOfTheEpochsFirstStake() public {
        _report(OTHER, EQUIVOCATION, 4);
        _stake(id, 10 * STAKE);
        vm.assertEq(slasher.allowanceOf(id, EQUIVOCATION), STAKE / 2 - 4);
        ValidatorId other = _addValidator(2, MINIMUM_BOND);
        vm.assertEq(slasher.allowanceOf(other, EQUIVOCATION), MINIMUM_BOND / 2);
    }

    function test_slash_ofAnEmptyValidatorTakesNothing() public {
        id = _register(2);
        (uint256 taken, uint256 bounty) = _report(REPORTER, WITHHELD, 5);
        vm.assertEq(taken + bounty, 0);
        _stake(id, MINIMUM_BOND);
        // The first slash that finds stake is the first.
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), MINIMUM_BOND / 10);
        id = ValidatorId.wrap(99);
        (taken, ) = _report(REPORTER, WITHHELD, 5);
        vm.assertEq(taken, 0);
    }

    function test_slash_followsNewTermsAtOnce() public {
        slasher.setCause(WITHHELD, ISlasher.CauseTerms(OTHER, 1, 2, 0));
        vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, WITHHELD, REPORTER));
        _report(REPORTER, WITHHELD, 1);
        (uint256 taken, uint256 bounty) = _report(OTHER, WITHHELD, STAKE);
        vm.assertEq(taken, STAKE / 10_000);
        vm.assertEq(bounty, 0);
        // A cause without a reporter is nobody's.
        slasher.setCause(WITHHELD, ISlasher.CauseTerms(address(0), 0, 0, 0));
        vm.assertEq(slasher.allowanceOf(id, WITHHELD), 0);
        vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, WITHHELD, OTHER));
        _report(OTHER, WITHHELD, 1);
    }

    function test_setCause_isReadable() public {
        ISlasher.CauseTerms memory terms = ISlasher.CauseTerms(BOB, 5_000, 5_000, 5_000);
        vm.expectEmit(address(slasher));
        emit ISlasher.CauseSet("X", terms);
        slasher.setCause("X", terms);
        vm.assertEq(keccak256(abi.encode(slasher.termsOf("X"))), keccak256(abi.encode(terms)));
        vm.assertEq(slasher.termsOf("Y").reporter, address(0));
    }

    function test_setCause_revertsAboveTheBounds() public {
        ISlasher.CauseTerms[3] memory terms = [
            ISlasher.CauseTerms(BOB, 5_001, 1, 1),
            ISlasher.CauseTerms(BOB, 1, 5_001, 1),
            ISlasher.CauseTerms(BOB, 1, 1, 5_001)
        ];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_AboveBound.selector, 5_001, 5_000));
            slasher.setCause(WITHHELD, terms[i]);
        }
    }

    function test_setCause_revertsWhenNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, REPORTER));
        vm.prank(REPORTER);
        slasher.setCause(WITHHELD, ISlasher.CauseTerms(REPORTER, 1, 1, 1));
    }

    /// @dev Whatever is asked, by whichever cause, in whatever order: each slash is the least of what was asked and the
    /// caps that a plain account of the epoch gives.
    function testFuzz_slash_neverExceedsACap(uint256 seed) public {
        uint256 epoch = type(uint256).max;
        uint256 first;
        uint256[2] memory byCause;
        for (uint256 i; i < 24; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            if (r % 3 == 0) vm.warp(vm.getBlockTimestamp() + ((r >> 8) % EPOCH_LENGTH));
            (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
            uint256 before = active + thawing;
            if (validators.epochAt(vm.getBlockTimestamp()) != epoch) {
                epoch = validators.epochAt(vm.getBlockTimestamp());
                first = before;
                byCause = [uint256(0), 0];
            }
            uint256 c = (r >> 4) % 2;
            uint256 asked = (r >> 8) % (STAKE / 4);
            uint256 expected = asked;
            expected = _min(expected, (before * (c == 0 ? 1_000 : 5_000)) / 10_000);
            expected = _min(expected, (first * (c == 0 ? 2_500 : 5_000)) / 10_000 - byCause[c]);
            expected = _min(expected, first / 2 - byCause[0] - byCause[1]);
            (uint256 taken, ) = c == 0 ? _report(REPORTER, WITHHELD, asked) : _report(OTHER, EQUIVOCATION, asked);
            vm.assertEq(taken, expected);
            byCause[c] += taken;
            (active, thawing) = stakes.totalStakeOf(id);
            vm.assertEq(active + thawing, before - taken);
        }
    }

    function _report(address reporter, bytes32 cause, uint256 amount) private returns (uint256 taken, uint256 bounty) {
        vm.prank(reporter);
        return slasher.slash(id, cause, amount, PROOF);
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
