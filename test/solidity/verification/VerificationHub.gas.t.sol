// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Invariant 9: a commitment costs the same with ten validators and with a hundred thousand.
contract VerificationHubGasTest is RequestFixture {
    uint256 private constant CROWD = 100_000;
    /// @dev Storage of the validator registry: the test reads back through getters what it wrote here.
    uint256 private constant COUNT_SLOT = 17;
    uint256 private constant SEATINGS_SLOT = 4;
    /// @dev Of the minimum bond at rank 1.
    uint256 private constant POWER = 10_000 * 1e6 * 3;
    uint256 private constant POWERS_SLOT = 0;
    uint256 private constant TOTALS_SLOT = 1;

    function test_commit_costsTheSameWithAHundredThousandValidators() public {
        _addValidators(10);
        _nextEpoch();
        uint256 few = _gasOfCommit();
        _crowd();
        uint256 many = _gasOfCommit();
        vm.assertLe(many * 100, few * 102);
        vm.assertGe(many * 100, few * 98);
    }

    /// @dev Gas of the first commitment of a round, by the last validator that holds a seat in it: its bitmap is unused,
    /// and asking for its seats has warmed all else, with few as with many.
    function _gasOfCommit() private returns (uint256 gas) {
        Request memory r = _open(Tier.LIGHT, 10);
        _enterCommit(r);
        ValidatorId id = ValidatorId.wrap(uint32(validators.count()));
        while (hub.seatsOf(r.round, id) == 0) id = ValidatorId.wrap(ValidatorId.unwrap(id) - 1);
        address operator = _operator(id);
        vm.store(
            address(validators),
            keccak256(abi.encode(uint256(ValidatorId.unwrap(id)) << 8, SEATINGS_SLOT)),
            bytes32((POWER << 168) | (1 << 160) | uint160(operator))
        );
        vm.prank(operator);
        gas = gasleft();
        hub.commit(r.round, id, keccak256("commitment"));
        gas -= gasleft();
        vm.assertTrue(hub.hasCommitted(r.round, id));
    }

    /// @dev Registers with power for a hundred thousand ids, the first ten as they were.
    function _crowd() private {
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        uint256 register = (epoch << 224) | (POWER << 112) | (POWER << 56) | POWER;
        for (uint256 id = 11; id <= CROWD; ++id) {
            bytes32 slot = keccak256(abi.encode(0, keccak256(abi.encode(id, POWERS_SLOT))));
            vm.store(address(validators), slot, bytes32(register));
        }
        uint256 total = POWER * CROWD;
        vm.store(
            address(validators),
            keccak256(abi.encode(0, TOTALS_SLOT)),
            bytes32((epoch << 224) | (total << 112) | (total << 56) | total)
        );
        vm.store(address(validators), bytes32(COUNT_SLOT), bytes32(CROWD));
        vm.assertEq(validators.count(), CROWD);
        vm.assertEq(validators.domainState(GENERAL).totalPower, total);
        (, , uint256 last) = validators.seating(ValidatorId.wrap(uint32(CROWD)), GENERAL, epoch);
        vm.assertEq(last, POWER);
    }
}
