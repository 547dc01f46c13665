// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Sortition} from "../../../contracts/libraries/Sortition.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Threat 18: letting a block hash lapse re-rolls no seed. Distances are blocks since the seed block.
contract VerificationHubPinSeedTest is RequestFixture {
    Request private r;
    bytes32 private hash;
    uint256[] private drawn;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 9; ++i) _addValidator(1 + (i % 4), MINIMUM_BOND + i * 1_000 * MIRA);
        _nextEpoch();
        r = _open(Tier.STANDARD, 10);
        _enterCommit(r);
        hash = blockhash(r.config.seedBlock());
        drawn = _draw();
        // As the chain does at each block's start.
        vm.store(HISTORY, bytes32(r.config.seedBlock() % 8_191), hash);
    }

    function test_seed_isTheHashOfTheSeedBlockAndTheRound() public view {
        bytes32 seed = keccak256(abi.encode(hash, r.round));
        for (uint32 i = 1; i <= 9; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            (, , uint256 power) = validators.seating(id, GENERAL, r.config.epoch());
            uint256 expected = Sortition.seatsOf(seed, id, 9, power, r.config.totalPower(), 2);
            vm.assertEq(hub.seatsOf(r.round, id), expected);
        }
    }

    function test_seed_differsBetweenRoundsOfOneBlock() public {
        Request memory a = _open(Tier.STANDARD, 10);
        Request memory b = _open(Tier.STANDARD, 10);
        _enterCommit(a);
        bool differs;
        for (uint32 i = 1; i <= 9; ++i) {
            if (hub.seatsOf(a.round, ValidatorId.wrap(i)) != hub.seatsOf(b.round, ValidatorId.wrap(i))) differs = true;
        }
        vm.assertTrue(differs);
    }

    /// @dev With EIP-2935 the seed is there for 8,191 blocks, pinned or not.
    function test_seed_lastsAsLongAsTheChainsHistory() public {
        uint16[6] memory distances = [1, 255, 256, 257, 258, 8_191];
        for (uint256 i; i < distances.length; ++i) {
            vm.roll(r.config.seedBlock() + distances[i]);
            vm.assertEq(_draw(), drawn, vm.toString(distances[i]));
        }
        _expectUnavailable(8_192);
        _expectUnavailable(9_000);
    }

    function test_seed_isUnavailableWithoutHistory() public {
        vm.etch(HISTORY, "");
        vm.roll(r.config.seedBlock() + 256);
        vm.assertEq(_draw(), drawn);
        _expectUnavailable(257);
        _expectUnavailable(9_000);
    }

    function test_pinSeed_keepsTheSeedForGood() public {
        vm.etch(HISTORY, "");
        vm.roll(r.config.seedBlock() + 256);
        vm.expectEmit(address(hub));
        emit IVerificationHub.SeedPinned(r.round, hash);
        vm.prank(STRANGER);
        hub.pinSeed(r.round);
        uint16[4] memory distances = [257, 8_191, 8_192, 9_000];
        for (uint256 i; i < distances.length; ++i) {
            vm.roll(r.config.seedBlock() + distances[i]);
            vm.assertEq(_draw(), drawn, vm.toString(distances[i]));
        }
        _commitAll(r, 1);
    }

    function test_pinSeed_worksFromHistory() public {
        vm.roll(r.config.seedBlock() + 8_191);
        hub.pinSeed(r.round);
        // The slot is written over by a later block.
        vm.store(HISTORY, bytes32(r.config.seedBlock() % 8_191), keccak256("later"));
        vm.roll(r.config.seedBlock() + 9_000);
        vm.assertEq(_draw(), drawn);
        vm.expectPartialRevert(IVerificationHub.Hub_SeedUnavailable.selector);
        hub.pinSeed(r.round);
        vm.assertEq(_draw(), drawn);
    }

    function test_pinSeed_revertsWhenTooLate() public {
        uint256 block_ = r.config.seedBlock();
        vm.roll(block_ + 8_192);
        vm.expectRevert(
            abi.encodeWithSelector(IVerificationHub.Hub_SeedUnavailable.selector, r.round, block_, block_ + 8_192)
        );
        hub.pinSeed(r.round);
    }

    function test_pinSeed_revertsWhenTooEarly() public {
        r = _open(Tier.STANDARD, 10);
        for (uint256 i; i < 2; ++i) {
            vm.roll(r.config.seedBlock() - 1 + i);
            vm.expectPartialRevert(IVerificationHub.Hub_SeedUnavailable.selector);
            hub.pinSeed(r.round);
        }
        vm.roll(r.config.seedBlock() + 1);
        hub.pinSeed(r.round);
    }

    function test_pinSeed_revertsWhenRoundUnknown() public {
        vm.expectPartialRevert(IVerificationHub.Hub_SeedUnavailable.selector);
        hub.pinSeed(RoundId.wrap(5));
    }

    /// @dev Nobody committed before the hash was lost: the request still ends.
    function test_seed_lostEndsInARefund() public {
        _expectUnavailable(9_000);
        vm.warp(r.config.revealStart(true));
        hub.expire(r.id, r.header, new SeatedCommitment[](0));
    }

    function _draw() private view returns (uint256[] memory seats) {
        seats = new uint256[](9);
        for (uint32 i; i < 9; ++i) seats[i] = hub.seatsOf(r.round, ValidatorId.wrap(i + 1));
    }

    function _expectUnavailable(uint256 distance) private {
        uint256 block_ = r.config.seedBlock();
        vm.roll(block_ + distance);
        ValidatorId id = ValidatorId.wrap(1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_SeedUnavailable.selector,
                r.round,
                block_,
                block_ + distance
            )
        );
        hub.seatsOf(r.round, id);
        vm.prank(_operator(id));
        vm.expectRevert(
            abi.encodeWithSelector(
                IVerificationHub.Hub_CommitRefused.selector,
                r.round,
                id,
                IVerificationHub.CommitRefusal.NO_SEED
            )
        );
        hub.commit(r.round, id, bytes32(uint256(1)));
    }
}
