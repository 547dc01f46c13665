// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
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
    /// @dev Power in each domain from each epoch on, as a plain list.
    mapping(uint256 domain => mapping(uint256 epoch => uint256)) private _written;
    mapping(uint256 domain => mapping(uint256 epoch => bool)) private _isWritten;

    /// @dev What the test itself knows of the validator.
    struct Known {
        address operator;
        uint8 family;
        Standing standing;
        uint256 units;
        uint256 domains;
        uint256[3] ranks;
    }

    function setUp() public {
        AccessManager manager = new AccessManager(address(this));
        _registry = new ValidatorRegistry(address(manager), EPOCH, 7, 6);
        _registry.setStakeManager(address(this));
    }

    /// @dev Whatever is changed in whatever order, a seating is the identity's operator and family, and the power that a
    /// plain list of changes gives, in the present epoch, the one before and the next; also in domains that it has left or
    /// never sat in. A domain's total and population are what that power says.
    function testFuzz_seating_followsEveryChange(uint256 seed) public {
        ValidatorId id = _registry.register(address(0xA11CE), Family.wrap(1), 0, DOMAINS);
        uint256 genesis = vm.getBlockTimestamp();
        Known memory k = Known(address(0xA11CE), 1, Standing.ACTIVE, 0, DOMAINS, [uint256(1), 1, 1]);
        for (uint256 i; i < 30; ++i) {
            _change(id, k, uint256(keccak256(abi.encode(seed, i))));
            uint256 epoch = (vm.getBlockTimestamp() - genesis) / EPOCH;
            for (uint256 d; d < 3; ++d) {
                bool sits = (k.domains >> d) & 1 == 1 && k.standing == Standing.ACTIVE;
                _written[d][epoch + 1] = sits ? k.units * (2 + k.ranks[d]) : 0;
                _isWritten[d][epoch + 1] = true;
            }
            for (uint256 back; back < 2 && back <= epoch; ++back) _check(id, epoch - back, k);
            _check(id, epoch + 1, k);
            _checkDomains(epoch);
        }
    }

    function _change(ValidatorId id, Known memory k, uint256 r) private {
        uint256 kind = r % 12;
        r >>= 8;
        if (kind == 0) {
            k.operator = address(uint160(r | 1));
            _registry.setOperator(id, k.operator);
        } else if (kind == 1) {
            k.operator = address(0);
            _registry.stopOperator(id);
        } else if (kind == 2) {
            k.family = uint8(r % 6);
            _registry.declareModel(id, Family.wrap(k.family), bytes32(r));
        } else if (kind == 3) {
            vm.warp(vm.getBlockTimestamp() + (r % (2 * EPOCH)));
        } else if (kind == 4 && k.standing != Standing.RETIRED) {
            _registry.suspend(id, 0);
            k.standing = Standing.SUSPENDED;
        } else if (kind == 5 && k.standing == Standing.SUSPENDED) {
            _registry.rearm(id);
            k.standing = Standing.ACTIVE;
        } else if (kind == 6 && r % 16 == 0 && k.standing != Standing.RETIRED) {
            _registry.retire(id);
            k.standing = Standing.RETIRED;
        } else if (kind == 7 || kind == 8) {
            (uint256 d, uint256 rank) = (r % 3, 1 + ((r >> 8) % 4));
            k.ranks[d] = rank;
            _registry.setRank(id, Domain.wrap(uint8(d)), rank);
        } else if (kind == 9 && k.domains != 7 && k.standing != Standing.RETIRED) {
            uint256 missing = 7 & ~k.domains;
            _registry.joinDomains(id, missing);
            k.domains = 7;
        } else if (kind == 10 && k.domains & (k.domains - 1) != 0) {
            // The lowest of several.
            uint256 gone = k.domains & (~k.domains + 1);
            _registry.leaveDomains(id, gone);
            k.domains &= ~gone;
        } else {
            k.units = r % 3 == 0 ? 0 : r % 1e12;
            _registry.setStake(id, k.units * 1e12 + 7);
        }
    }

    function _check(ValidatorId id, uint256 epoch, Known memory k) private view {
        for (uint8 d; d < 3; ++d) {
            (address o, Family f, uint256 power) = _registry.seating(id, Domain.wrap(d), epoch);
            vm.assertEq(o, k.operator);
            vm.assertEq(Family.unwrap(f), k.family);
            vm.assertEq(power, _expected(d, epoch));
            vm.assertEq(_registry.countedRankOf(id, Domain.wrap(d)), k.ranks[d]);
            Seating packed = _registry.seatOf(id, Domain.wrap(d), epoch);
            vm.assertEq(packed.operator(), k.operator);
            vm.assertEq(Family.unwrap(packed.family()), k.family);
            vm.assertEq(packed.power(), power);
        }
    }

    /// @dev One validator is the whole domain.
    function _checkDomains(uint256 epoch) private view {
        for (uint8 d; d < 3; ++d) {
            IValidatorRegistry.DomainState memory state = _registry.domainState(Domain.wrap(d));
            vm.assertEq(state.totalPower, _expected(d, epoch));
            vm.assertEq(state.validators, state.totalPower == 0 ? 0 : 1);
            vm.assertEq(state.families, state.validators);
        }
    }

    function _expected(uint256 domain, uint256 epoch) private view returns (uint256) {
        for (uint256 e = epoch + 1; e > 0; --e) if (_isWritten[domain][e - 1]) return _written[domain][e - 1];
        return 0;
    }
}
