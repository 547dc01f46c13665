// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEquivocationProver} from "../../../contracts/interfaces/IEquivocationProver.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Both causes against the slasher and the pools themselves, wired as a deployment wires them.
contract SlashingSystemTest is RequestFixture {
    address private constant PROVER = address(0x9407E4);
    ValidatorId private constant LAST = ValidatorId.wrap(5);

    uint256 private supply;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
        supply = token.totalSupply();
    }

    /// @dev Invariants 1 and 2: what leaves the pool is burned, paid to the caller or credited to the openers.
    function test_withholding_movesStakeToTheUnit() public {
        (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) = _withhold(Tier.LIGHT, 1);
        uint256 slash = 4.8e18;
        vm.expectEmit(address(slasher));
        emit ISlasher.Slashed(
            LAST,
            "WITHHELD",
            bytes32((uint256(RoundId.unwrap(r.round)) << 32) | 4),
            slash,
            MINIMUM_BOND,
            MINIMUM_BOND,
            slash,
            slash / 2,
            slash / 2
        );
        _prove(r, result, list);
        _assertStake(LAST, MINIMUM_BOND - slash, 0);
        vm.assertEq(token.totalSupply(), supply - slash / 2);
        vm.assertEq(token.balanceOf(PROVER), slash / 4);
        for (uint32 id = 1; id < 5; ++id) vm.assertEq(withholding.creditOf(ValidatorId.wrap(id)), slash / 16);
        vm.assertEq(token.balanceOf(address(withholding)), slash / 4);
        vm.assertEq(token.balanceOf(address(slasher)), 0);
    }

    /// @dev Threat 20: who leaves before the proof pays out of what thaws.
    function test_withholding_reachesStakeThatIsLeaving() public {
        (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) = _withhold(Tier.LIGHT, 1);
        _leave(5);
        _assertStake(LAST, 0, MINIMUM_BOND);
        _prove(r, result, list);
        _assertStake(LAST, 0, MINIMUM_BOND - 4.8e18);
    }

    /// @dev The proof period ends before stake that was there has thawed.
    function test_proofPeriod_isShorterThanStakeThaws() public view {
        vm.assertLt(withholding.PROOF_PERIOD() + 2 days, stakes.thawingPeriod());
        vm.assertLt(equivocation.PROOF_PERIOD() + 2 days, stakes.thawingPeriod());
    }

    /// @dev One slash takes a tenth of the stake at most, an epoch three.
    function test_withholding_keepsToTheCaps() public {
        uint256 left = MINIMUM_BOND;
        uint256 taken;
        for (uint256 i; i < 5; ++i) {
            (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) = _withhold(Tier.HIGH, 4_096);
            uint256 cap = left / 10;
            if (cap > (MINIMUM_BOND * 3) / 10 - taken) cap = (MINIMUM_BOND * 3) / 10 - taken;
            vm.assertGt(20 * list[4].seat.seats() * 23 * MIRA, left / 10);
            if (cap == 0) {
                vm.expectRevert(abi.encodeWithSelector(IWithholdingProver.Withholding_NothingTaken.selector, r.round));
            }
            _prove(r, result, list);
            (left, taken) = (left - cap, taken + cap);
            _assertStake(LAST, left, 0);
        }
        vm.assertEq(taken, (MINIMUM_BOND * 3) / 10);
    }

    function test_equivocation_takesFivePercentOfActiveAndThawing() public {
        Request memory r = _open(Tier.LIGHT, 1);
        _enterCommit(r);
        (uint256 shares, ) = stakes.bondOf(LAST);
        vm.prank(validators.ownerOf(LAST));
        stakes.unbond(LAST, shares / 4);
        _commit(r, _vote(r, LAST, 1));
        // Half of what the bond lost that had not begun to leave.
        vm.assertEq(_equivocate(r), 187.5e18);
        vm.assertEq(token.balanceOf(PROVER), 187.5e18);
        vm.assertEq(token.totalSupply(), supply - 312.5e18);
        (uint256 active, uint256 thawing) = stakes.totalStakeOf(LAST);
        vm.assertEq(active + thawing, 9_500 * MIRA);
        vm.assertEq(active, 7_125 * MIRA);
    }

    /// @dev A validator that proves its own fault, and opens with its other ids, is poorer by half at least.
    function test_selfProving_loses() public {
        (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) = _withhold(Tier.LIGHT, 1);
        _prove(r, result, list);
        uint256 back = token.balanceOf(PROVER) + token.balanceOf(address(withholding));
        (uint256 active, ) = stakes.totalStakeOf(LAST);
        vm.assertLe(back * 2, MINIMUM_BOND - active);
        Request memory q = _open(Tier.LIGHT, 1);
        _enterCommit(q);
        _commit(q, _vote(q, LAST, 1));
        (uint256 before, ) = stakes.totalStakeOf(LAST);
        uint256 bounty = _equivocate(q);
        (active, ) = stakes.totalStakeOf(LAST);
        vm.assertLe(bounty * 2, before - active);
    }

    /// @dev Suspended or retired, its stake still answers.
    function test_standing_protectsNobodyFromASlash() public {
        (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) = _withhold(Tier.LIGHT, 1);
        vm.prank(validators.ownerOf(LAST));
        validators.retire(LAST);
        _prove(r, result, list);
        _assertStake(LAST, MINIMUM_BOND - 4.8e18, 0);
    }

    /// @dev Nobody but the provers reports.
    function test_causes_areTheProvers() public {
        bytes32[2] memory causes = [bytes32("WITHHELD"), bytes32("EQUIVOCATION")];
        vm.assertEq(slasher.termsOf(causes[0]).reporter, address(withholding));
        vm.assertEq(slasher.termsOf(causes[1]).reporter, address(equivocation));
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ISlasher.Slasher_NotReporter.selector, causes[i], address(this)));
            slasher.slash(LAST, causes[i], 1, 0);
        }
    }

    /// @dev A round in which the last of five withholds.
    function _withhold(
        Tier tier,
        uint256 claims
    ) private returns (Request memory r, RoundResult memory result, SeatedCommitment[] memory list) {
        RequestParameters memory p = _parameters(tier, claims);
        p.escalationBudget = 0;
        r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = new Vote[](5);
        for (uint32 i; i < 5; ++i) {
            votes[i] = _voteWith(r, ValidatorId.wrap(i + 1), new uint256[](2 * ((claims + 255) / 256)));
            _commit(r, votes[i]);
        }
        _enterReveal(r);
        _post(r, votes, 15);
        _enterSettle(r);
        result = _settle(r, votes, 15);
        list = _seated(votes);
    }

    function _prove(Request memory r, RoundResult memory result, SeatedCommitment[] memory list) private {
        uint256[] memory positions = new uint256[](1);
        positions[0] = 4;
        vm.prank(PROVER);
        withholding.prove(hub, r.header, DeeperRound(r.id, 0, 0, 0), result, list, positions);
    }

    function _equivocate(Request memory r) private returns (uint256) {
        bytes32 seed = hub.seedOf(r.round);
        IEquivocationProver.SignedCommitment memory first = _sign(r, seed, "first");
        IEquivocationProver.SignedCommitment memory second = _sign(r, seed, "second");
        vm.prank(PROVER);
        return equivocation.prove(hub, r.round, LAST, seed, first, second);
    }

    function _sign(
        Request memory r,
        bytes32 seed,
        bytes32 commitment
    ) private view returns (IEquivocationProver.SignedCommitment memory) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mira VerificationHub"),
                keccak256("1"),
                block.chainid,
                hub
            )
        );
        bytes32 typeHash = keccak256("Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)");
        bytes32 message = keccak256(abi.encode(typeHash, r.round, seed, LAST, commitment));
        (uint8 v, bytes32 rr, bytes32 s) = vm.sign(
            _operatorKey(5),
            keccak256(abi.encodePacked(hex"1901", domain, message))
        );
        return IEquivocationProver.SignedCommitment(commitment, rr, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    function _assertStake(ValidatorId id, uint256 active, uint256 thawing) private view {
        (uint256 storedActive, uint256 storedThawing) = stakes.totalStakeOf(id);
        vm.assertEq(storedActive, active);
        vm.assertEq(storedThawing, thawing);
    }
}
