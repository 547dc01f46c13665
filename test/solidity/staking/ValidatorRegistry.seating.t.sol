// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ValidatorRegistry} from "../../../contracts/staking/ValidatorRegistry.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {Seating} from "../../../contracts/types/Seating.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";

contract ValidatorRegistrySeatingTest {
    uint256 private constant EPOCH = 1 days;
    uint256 private constant DOMAINS = 5; // domains 0 and 2

    ValidatorRegistry private _registry;
    /// @dev Power from each epoch on, as a plain list.
    mapping(uint256 epoch => uint256) private _written;
    mapping(uint256 epoch => bool) private _isWritten;

    function setUp() public {
        AccessManager manager = new AccessManager(address(this));
        _registry = new ValidatorRegistry(address(manager), EPOCH, 7, 6);
        _registry.setStakeManager(address(this));
    }

    /// @dev Whatever is changed in whatever order, a seating is the identity's operator and family, and the power that a
    /// plain list of changes gives, in the present epoch and the one before.
    function testFuzz_seating_followsEveryChange(uint256 seed) public {
        ValidatorId id = _registry.register(address(0xA11CE), Family.wrap(1), 0, DOMAINS);
        uint256 genesis = vm.getBlockTimestamp();
        address operator = address(0xA11CE);
        uint8 family = 1;
        Standing standing = Standing.ACTIVE;
        uint256 units;
        for (uint256 i; i < 24; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            uint256 epoch = (vm.getBlockTimestamp() - genesis) / EPOCH;
            if (r % 9 == 0) {
                operator = address(uint160(r | 1));
                _registry.setOperator(id, operator);
            } else if (r % 9 == 1) {
                operator = address(0);
                _registry.stopOperator(id);
            } else if (r % 9 == 2) {
                family = uint8((r >> 8) % 6);
                _registry.declareModel(id, Family.wrap(family), bytes32(r));
            } else if (r % 9 == 3) {
                vm.warp(vm.getBlockTimestamp() + ((r >> 8) % (2 * EPOCH)));
                epoch = (vm.getBlockTimestamp() - genesis) / EPOCH;
            } else if (r % 9 == 4 && standing != Standing.RETIRED) {
                _registry.suspend(id, 0);
                standing = Standing.SUSPENDED;
                _write(epoch, 0);
            } else if (r % 9 == 5 && standing == Standing.SUSPENDED) {
                _registry.rearm(id);
                standing = Standing.ACTIVE;
                _write(epoch, units * 3);
            } else if (r % 9 == 6 && r >> 252 == 0 && standing != Standing.RETIRED) {
                _registry.retire(id);
                standing = Standing.RETIRED;
                _write(epoch, 0);
            } else {
                units = (r >> 8) % 3 == 0 ? 0 : (r >> 8) % 1e12;
                _registry.setStake(id, units * 1e12 + 7);
                _write(epoch, standing == Standing.ACTIVE ? units * 3 : 0);
            }
            for (uint256 back; back < 2 && back <= epoch; ++back) _check(id, epoch - back, operator, family);
            _check(id, epoch + 1, operator, family);
        }
    }

    function _write(uint256 epoch, uint256 power) private {
        _written[epoch + 1] = power;
        _isWritten[epoch + 1] = true;
    }

    function _check(ValidatorId id, uint256 epoch, address operator, uint8 family) private view {
        for (uint8 d; d < 3; d += 2) {
            (address o, Family f, uint256 power) = _registry.seating(id, Domain.wrap(d), epoch);
            vm.assertEq(o, operator);
            vm.assertEq(Family.unwrap(f), family);
            vm.assertEq(power, _expected(epoch));
            Seating packed = _registry.seatOf(id, Domain.wrap(d), epoch);
            vm.assertEq(packed.operator(), operator);
            vm.assertEq(Family.unwrap(packed.family()), family);
            vm.assertEq(packed.power(), power);
        }
        (address stranger, Family its, uint256 none) = _registry.seating(id, Domain.wrap(1), epoch);
        vm.assertEq(stranger, operator);
        vm.assertEq(Family.unwrap(its), family);
        vm.assertEq(none, 0);
    }

    function _expected(uint256 epoch) private view returns (uint256) {
        for (uint256 e = epoch + 1; e > 0; --e) if (_isWritten[e - 1]) return _written[e - 1];
        return 0;
    }
}
