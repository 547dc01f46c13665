// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

contract ValidatorRegistryTest is MiraFixture {
    address private constant KEY = address(0x1111);
    Family private constant FAMILY = Family.wrap(3);

    function test_register_keepsTheIdentity() public {
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ValidatorRegistered(ValidatorId.wrap(1), address(this), 5);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.OperatorChanged(ValidatorId.wrap(1), KEY);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.ModelDeclared(ValidatorId.wrap(1), FAMILY, "manifest");
        ValidatorId id = validators.register(KEY, FAMILY, "manifest", 5);
        IValidatorRegistry.Validator memory v = validators.validator(id);
        vm.assertEq(v.owner, address(this));
        vm.assertEq(v.operator, KEY);
        vm.assertEq(Family.unwrap(v.family), 3);
        vm.assertEq(v.manifest, "manifest");
        vm.assertEq(v.domains, 5);
        vm.assertEq(v.stake, 0);
        vm.assertEq(validators.ownerOf(id), address(this));
        vm.assertEq(ValidatorId.unwrap(validators.register(KEY, FAMILY, 0, 1)), 2);
        vm.assertEq(validators.count(), 2);
    }

    function test_register_revertsWhenNoOperator() public {
        vm.expectRevert(IValidatorRegistry.Validators_NoOperator.selector);
        validators.register(address(0), FAMILY, 0, 1);
    }

    function test_register_revertsWhenDomainsUnknownOrNone() public {
        _expectDomainRefusal(0);
        _expectDomainRefusal(64);
        _expectDomainRefusal(type(uint256).max);
        validators.register(KEY, FAMILY, 0, 63);
    }

    function test_register_revertsWhenMoreThanEightDomains() public {
        validators.setLists(0x3ff, FAMILIES);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_TooManyDomains.selector, 9, 8));
        validators.register(KEY, FAMILY, 0, 0x1ff);
        validators.register(KEY, FAMILY, 0, 0x2ab | 0x14);
    }

    function test_register_revertsWhenFamilyUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownFamily.selector, 32, FAMILIES));
        validators.register(KEY, Family.wrap(32), 0, 1);
        validators.register(KEY, Family.wrap(31), 0, 1);
    }

    function test_setOperator_changesTheKeyAtOnce() public {
        ValidatorId id = validators.register(KEY, FAMILY, 0, 1);
        validators.setOperator(id, STRANGER);
        (address operator, , ) = validators.seating(id, GENERAL, 0);
        vm.assertEq(operator, STRANGER);
        vm.expectRevert(IValidatorRegistry.Validators_NoOperator.selector);
        validators.setOperator(id, address(0));
    }

    /// @dev Threat 52: the hot key can stop itself, and nothing else.
    function test_setOperator_revertsWhenNotOwner() public {
        ValidatorId id = validators.register(KEY, FAMILY, 0, 1);
        address[2] memory others = [KEY, STRANGER];
        for (uint256 i; i < 2; ++i) {
            bytes memory reason = abi.encodeWithSelector(
                IValidatorRegistry.Validators_NotOwner.selector,
                id,
                others[i]
            );
            vm.prank(others[i]);
            vm.expectRevert(reason);
            validators.setOperator(id, others[i]);
            vm.prank(others[i]);
            vm.expectRevert(reason);
            validators.declareModel(id, FAMILY, 0);
        }
    }

    function test_stopOperator_isForOwnerAndOperator() public {
        ValidatorId id = validators.register(KEY, FAMILY, 0, 1);
        vm.prank(STRANGER);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_NotOperatorOrOwner.selector, id, STRANGER)
        );
        validators.stopOperator(id);
        vm.prank(KEY);
        validators.stopOperator(id);
        vm.assertEq(validators.validator(id).operator, address(0));
        // A stopped key is no longer the operator, and the owner sets another.
        vm.prank(KEY);
        vm.expectPartialRevert(IValidatorRegistry.Validators_NotOperatorOrOwner.selector);
        validators.stopOperator(id);
        validators.setOperator(id, STRANGER);
        validators.stopOperator(id);
        vm.assertEq(validators.validator(id).operator, address(0));
    }

    /// @dev An id that nobody registered has the zero address for owner and operator.
    function test_stopOperator_revertsWhenUnknown() public {
        vm.expectPartialRevert(IValidatorRegistry.Validators_NotOperatorOrOwner.selector);
        validators.stopOperator(ValidatorId.wrap(9));
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_Unknown.selector, 9));
        validators.validator(ValidatorId.wrap(9));
    }

    function test_declareModel_movesBetweenFamilies() public {
        _addValidator(1, MINIMUM_BOND);
        _addValidator(1, MINIMUM_BOND);
        _nextEpoch();
        _assertPopulation(2, 1);
        _declare(ValidatorId.wrap(1), 2);
        _assertPopulation(2, 1);
        _nextEpoch();
        _assertPopulation(2, 2);
        _declare(ValidatorId.wrap(2), 2);
        _nextEpoch();
        _assertPopulation(2, 1);
    }

    function test_declareModel_ofOneWithoutStakeCountsNowhere() public {
        _addValidator(1, MINIMUM_BOND);
        ValidatorId id = _register(2);
        _declare(id, 3);
        _nextEpoch();
        _assertPopulation(1, 1);
        _stake(id, MINIMUM_BOND);
        _nextEpoch();
        _assertPopulation(2, 2);
    }

    function test_declareModel_revertsWhenFamilyUnknown() public {
        ValidatorId id = _addValidator(1, MINIMUM_BOND);
        address owner = validators.ownerOf(id);
        vm.prank(owner);
        vm.expectPartialRevert(IValidatorRegistry.Validators_UnknownFamily.selector);
        validators.declareModel(id, Family.wrap(32), 0);
        _nextEpoch();
        _assertPopulation(1, 1);
    }

    function test_setStake_revertsWhenNotTheStakeManager() public {
        ValidatorId id = _register(1);
        address owner = validators.ownerOf(id);
        address[3] memory others = [address(this), owner, address(hub)];
        for (uint256 i; i < 3; ++i) {
            bytes memory reason = abi.encodeWithSelector(
                IValidatorRegistry.Validators_NotStakeManager.selector,
                others[i]
            );
            vm.prank(others[i]);
            vm.expectRevert(reason);
            validators.setStake(id, 1e24);
        }
        vm.prank(address(stakes));
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_Unknown.selector, 99));
        validators.setStake(ValidatorId.wrap(99), 1e24);
    }

    function test_setStakeManager_isForGovernanceAndOnce() public {
        IValidatorRegistry fresh = IValidatorRegistry(
            _create("ValidatorRegistry", abi.encode(authority, EPOCH_LENGTH, DOMAINS, FAMILIES))
        );
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        fresh.setStakeManager(STRANGER);
        vm.expectEmit(address(fresh));
        emit IValidatorRegistry.StakeManagerSet(KEY);
        fresh.setStakeManager(KEY);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_StakeManagerSet.selector, KEY));
        fresh.setStakeManager(STRANGER);
    }

    function test_setStake_revertsWhenItWouldNotFit() public {
        ValidatorId id = _register(1);
        uint256 limit = (uint256(type(uint56).max) / 6) * 1e12;
        vm.assertGt(limit, token.INITIAL_SUPPLY());
        vm.prank(address(stakes));
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_TooMuchStake.selector, limit + 1, limit));
        validators.setStake(id, limit + 1);
    }

    /// @dev Threats 19 and 26: a change counts from the next epoch's first second on, in all the validator's domains.
    function test_power_countsFromTheNextEpochOn() public {
        ValidatorId id = validators.register(KEY, FAMILY, 0, 5);
        uint256 end = validators.epochStart(1);
        vm.prank(address(stakes));
        validators.setStake(id, 20_000e18);
        uint256 power = 20_000 * 1e6 * 3;
        for (uint8 d; d < 3; ++d) {
            uint256 expected = d == 1 ? 0 : power;
            vm.warp(end - 1);
            vm.assertEq(validators.domainState(Domain.wrap(d)).totalPower, 0);
            vm.assertEq(validators.domainState(Domain.wrap(d)).validators, 0);
            vm.assertEq(validators.epochAt(end - 1), 0);
            vm.warp(end);
            vm.assertEq(validators.epochAt(end), 1);
            vm.assertEq(validators.domainState(Domain.wrap(d)).totalPower, expected);
            vm.warp(end + 1);
            vm.assertEq(validators.domainState(Domain.wrap(d)).totalPower, expected);
            vm.assertEq(validators.domainState(Domain.wrap(d)).validators, d == 1 ? 0 : 1);
        }
    }

    /// @dev What a round of epoch e reads stays what it was through changes in e and e + 1, whatever there were.
    function testFuzz_power_isExactForThreeEpochs(uint256 seed) public {
        ValidatorId id = validators.register(KEY, FAMILY, 0, 1);
        uint256[8] memory expected;
        for (uint256 epoch; epoch < 6; ++epoch) {
            vm.warp(validators.epochStart(epoch));
            expected[epoch + 1] = expected[epoch];
            for (uint256 i; i < 3; ++i) {
                uint256 roll = uint256(keccak256(abi.encode(seed, epoch, i)));
                vm.warp(validators.epochStart(epoch) + ((i * EPOCH_LENGTH) / 3) + (roll % (EPOCH_LENGTH / 3)));
                if (roll % 3 == 0) {
                    uint256 units = (roll >> 8) % 1e15;
                    vm.prank(address(stakes));
                    validators.setStake(id, units * 1e12);
                    expected[epoch + 1] = units * 3;
                }
                _assertPower(id, epoch, expected[epoch]);
                _assertPower(id, epoch + 1, expected[epoch + 1]);
                if (epoch != 0) _assertPower(id, epoch - 1, expected[epoch - 1]);
                vm.assertEq(validators.domainState(GENERAL).totalPower, expected[epoch]);
            }
        }
    }

    /// @dev The total is the sum of the powers, in every epoch.
    function testFuzz_power_totalIsTheSum(uint256 seed) public {
        for (uint256 i; i < 5; ++i) _register(1 + i);
        for (uint256 step; step < 12; ++step) {
            uint256 roll = uint256(keccak256(abi.encode(seed, step)));
            vm.prank(address(stakes));
            validators.setStake(ValidatorId.wrap(uint32(1 + (roll % 5))), ((roll >> 8) % 4) * ((roll >> 16) % 1e24));
            if (roll >> 250 > 30) _nextEpoch();
            uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
            uint256 sum;
            uint256 active;
            for (uint32 id = 1; id <= 5; ++id) {
                (, , uint256 power) = validators.seating(ValidatorId.wrap(id), GENERAL, epoch);
                sum += power;
                if (power != 0) ++active;
            }
            vm.assertEq(validators.domainState(GENERAL).totalPower, sum);
            // Each is of a family of its own.
            _assertPopulation(active, active);
        }
    }

    function test_population_countsInAndOutOnce() public {
        ValidatorId id = _addValidator(1, MINIMUM_BOND);
        _stake(id, MINIMUM_BOND);
        _nextEpoch();
        _assertPopulation(1, 1);
        _leave(1);
        _assertPopulation(1, 1);
        _nextEpoch();
        _assertPopulation(0, 0);
        _stake(id, MINIMUM_BOND);
        _nextEpoch();
        _assertPopulation(1, 1);
    }

    function test_setLists_onlyExtends() public {
        validators.setLists(127, 40);
        (uint256 domains, uint256 families) = validators.lists();
        vm.assertEq(domains, 127);
        vm.assertEq(families, 40);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownDomains.selector, 63, 127));
        validators.setLists(63, 40);
        vm.expectPartialRevert(IValidatorRegistry.Validators_UnknownFamily.selector);
        validators.setLists(127, 39);
        vm.expectPartialRevert(IValidatorRegistry.Validators_UnknownFamily.selector);
        validators.setLists(127, 257);
        validators.setLists(127, 256);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER));
        validators.setLists(255, 256);
    }

    function _assertPower(ValidatorId id, uint256 epoch, uint256 expected) private view {
        (, , uint256 power) = validators.seating(id, GENERAL, epoch);
        vm.assertEq(power, expected);
    }

    function _assertPopulation(uint256 count, uint256 families) private view {
        IValidatorRegistry.DomainState memory state = validators.domainState(GENERAL);
        vm.assertEq(state.validators, count);
        vm.assertEq(state.families, families);
    }

    function _expectDomainRefusal(uint256 domains) private {
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownDomains.selector, domains, 63));
        validators.register(KEY, FAMILY, 0, domains);
    }
}
