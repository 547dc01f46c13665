// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Domains that a validator joins and leaves, ranks by which its stake counts in each, and what its owner and
/// governance say of them.
contract ValidatorRegistryDomainsTest is MiraFixture {
    Domain private constant LAW = Domain.wrap(4);
    /// @dev Of the minimum bond, at factor 1.
    uint256 private constant UNITS = 10_000 * 1e6;

    ValidatorId private id;
    address private owner;

    function setUp() public override {
        super.setUp();
        id = _addValidator(1, MINIMUM_BOND);
        owner = validators.ownerOf(id);
        _nextEpoch();
    }

    function _powerIn(Domain domain) private view returns (uint256 power) {
        (, , power) = validators.seating(id, domain, validators.epochAt(vm.getBlockTimestamp()));
    }

    function _setRank(Domain domain, uint256 rank) private {
        vm.prank(address(ranks));
        validators.setRank(id, domain, rank);
    }

    function _join(uint256 domains) private {
        vm.prank(owner);
        validators.joinDomains(id, domains);
    }

    function test_joinDomains_countsFromTheNextEpochOn() public {
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.DomainsChanged(id, 0x11);
        _join(0x10);
        vm.assertEq(_powerIn(LAW), 0);
        vm.assertEq(validators.domainState(LAW).validators, 0);
        _nextEpoch();
        vm.assertEq(_powerIn(LAW), 3 * UNITS);
        vm.assertEq(_powerIn(GENERAL), 3 * UNITS);
        vm.assertEq(validators.domainState(LAW).totalPower, 3 * UNITS);
        vm.assertEq(validators.domainState(LAW).validators, 1);
        vm.assertEq(validators.domainState(LAW).families, 1);
        vm.assertEq(validators.validator(id).domains, 0x11);
    }

    function test_leaveDomains_countsFromTheNextEpochOn() public {
        _join(0x10);
        _nextEpoch();
        vm.prank(owner);
        validators.leaveDomains(id, 1);
        vm.assertEq(_powerIn(GENERAL), 3 * UNITS);
        _nextEpoch();
        vm.assertEq(_powerIn(GENERAL), 0);
        vm.assertEq(validators.domainState(GENERAL).validators, 0);
        vm.assertEq(validators.validator(id).domains, 0x10);
    }

    /// @dev A key that is taken away votes no more, in domains that the validator has left either.
    function test_leaveDomains_leavesNoOldKeyBehind() public {
        _join(0x10);
        _nextEpoch();
        vm.startPrank(owner);
        validators.leaveDomains(id, 1);
        validators.stopOperator(id);
        vm.stopPrank();
        (address operator, , uint256 power) = validators.seating(
            id,
            GENERAL,
            validators.epochAt(vm.getBlockTimestamp())
        );
        vm.assertEq(operator, address(0));
        vm.assertEq(power, 3 * UNITS);
    }

    function test_joinDomains_whileSuspendedCountsOnceRearmed() public {
        vm.prank(address(attendance));
        validators.suspend(id, 0);
        _join(0x10);
        _nextEpoch();
        vm.assertEq(validators.domainState(LAW).validators, 0);
        vm.prank(owner);
        validators.rearm(id);
        _nextEpoch();
        vm.assertEq(validators.domainState(LAW).validators, 1);
        vm.assertEq(_powerIn(LAW), 3 * UNITS);
    }

    function test_joinDomains_revertsUnlessNewKnownAndFew() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownDomains.selector, 0, DOMAINS));
        validators.joinDomains(id, 0);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownDomains.selector, 64, DOMAINS));
        validators.joinDomains(id, 64);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_InDomains.selector, id, 1));
        validators.joinDomains(id, 3);
        vm.stopPrank();
        validators.setLists(0x3ff, FAMILIES);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_TooManyDomains.selector, 9, 8));
        _join(0x1fe);
        _join(0xfe);
    }

    function test_leaveDomains_revertsUnlessItSitsThereAndStaysSomewhere() public {
        vm.startPrank(owner);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotInDomains.selector, id, 2));
        validators.leaveDomains(id, 3);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NotInDomains.selector, id, 0));
        validators.leaveDomains(id, 0);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NoDomainLeft.selector, id));
        validators.leaveDomains(id, 1);
        vm.stopPrank();
    }

    function test_domains_areTheOwners() public {
        bytes memory refusal = abi.encodeWithSelector(IValidatorRegistry.Validators_NotOwner.selector, id, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        validators.joinDomains(id, 2);
        vm.expectRevert(refusal);
        validators.leaveDomains(id, 1);
        vm.expectRevert(refusal);
        validators.setHosting(id, "CH", "own");
        vm.stopPrank();
    }

    function test_joinDomains_revertsWhenRetired() public {
        vm.startPrank(owner);
        validators.retire(id);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_WrongStanding.selector, id, Standing.RETIRED)
        );
        validators.joinDomains(id, 2);
        vm.stopPrank();
    }

    function test_setRank_changesPowerInOneDomainFromTheNextEpochOn() public {
        _join(0x10);
        _nextEpoch();
        for (uint256 rank = 4; rank > 0; --rank) {
            if (rank != 1) {
                vm.expectEmit(address(validators));
                emit IValidatorRegistry.RankChanged(id, LAW, rank);
            }
            uint256 before = _powerIn(LAW);
            _setRank(LAW, rank);
            vm.assertEq(_powerIn(LAW), before);
            _nextEpoch();
            vm.assertEq(_powerIn(LAW), (2 + rank) * UNITS);
            vm.assertEq(validators.domainState(LAW).totalPower, (2 + rank) * UNITS);
            vm.assertEq(_powerIn(GENERAL), 3 * UNITS);
        }
    }

    /// @dev Ranks stay when stake, standing and domains change, and count wherever the validator sits.
    function test_setRank_outlivesWhatElseChanges() public {
        _setRank(GENERAL, 3);
        _setRank(LAW, 2);
        _setRank(Domain.wrap(255), 4);
        _stake(id, MINIMUM_BOND);
        _join(0x10);
        _nextEpoch();
        vm.assertEq(_powerIn(GENERAL), 2 * UNITS * 5);
        vm.assertEq(_powerIn(LAW), 2 * UNITS * 4);
        vm.assertEq(validators.countedRankOf(id, Domain.wrap(255)), 4);
        vm.assertEq(validators.countedRankOf(id, Domain.wrap(127)), 1);
    }

    function test_setRank_againDoesNothing() public {
        _setRank(GENERAL, 2);
        vm.recordLogs();
        _setRank(GENERAL, 2);
        vm.assertEq(vm.getRecordedLogs().length, 0);
    }

    function test_setRank_reverts() public {
        vm.startPrank(address(ranks));
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_BadRank.selector, 0));
        validators.setRank(id, GENERAL, 0);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_BadRank.selector, 5));
        validators.setRank(id, GENERAL, 5);
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_Unknown.selector, 99));
        validators.setRank(ValidatorId.wrap(99), GENERAL, 2);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, address(attendance)));
        vm.prank(address(attendance));
        validators.setRank(id, GENERAL, 2);
    }

    function test_setHosting_isKept() public {
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.HostingDeclared(id, "CH", "own rack");
        vm.prank(owner);
        validators.setHosting(id, "CH", "own rack");
        (bytes32 region, bytes32 provider) = validators.hostingOf(id);
        vm.assertEq(region, bytes32("CH"));
        vm.assertEq(provider, bytes32("own rack"));
    }

    function test_names_areGovernances() public {
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.DomainNamed(LAW, "law");
        validators.nameDomain(LAW, "law");
        validators.nameFamily(Family.wrap(3), "third");
        vm.assertEq(validators.domainName(LAW), "law");
        vm.assertEq(validators.familyName(Family.wrap(3)), "third");
        vm.startPrank(STRANGER);
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, STRANGER);
        vm.expectRevert(refusal);
        validators.nameDomain(LAW, "x");
        vm.expectRevert(refusal);
        validators.nameFamily(Family.wrap(3), "x");
        vm.stopPrank();
    }

    function test_names_areOfWhatIsKnown() public {
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownDomains.selector, 64, DOMAINS));
        validators.nameDomain(Domain.wrap(6), "x");
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_UnknownFamily.selector, 32, FAMILIES));
        validators.nameFamily(Family.wrap(32), "x");
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_NameTooLong.selector, 65, 64));
        validators.nameDomain(LAW, string(new bytes(65)));
        validators.nameDomain(LAW, string(new bytes(64)));
    }
}
