// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "../../../contracts/types/Domain.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Vm, vm} from "../support/Vm.sol";
import {FaultActions} from "./FaultActions.sol";

/// @title RankActions
/// @notice What scores lead to, and the domains in which validators sit. Votes of the campaign are too good for the floor,
/// so falls are made up where the ledger keeps scores.
abstract contract RankActions is FaultActions {
    int256 private constant ONE = 1 << 32;
    int256 private constant FLOOR = -24 * ONE;
    /// @dev The second domain of those who sit in two.
    Domain internal constant OTHER = Domain.wrap(4);
    uint256 private constant BOTH = 0x11;
    uint256 private constant MOST_JAILED = 2;

    /// @dev Jailings that are not taken back yet.
    ValidatorId[] private jailed;

    function syncRank(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        Domain domain = _domain(seed >> 8);
        // Now and then a score that its votes would bring late.
        if ((seed >> 16) % 4 == 0) _setScore(id, domain, int256((seed >> 24) % uint256(88 * ONE)) - 24 * ONE);
        vm.prank(STRANGER);
        uint256 rank = ranks.sync(id, domain);
        _expect(rank == ledger.rankOf(id, domain), "a rank that is not the score's");
        _expect(rank == validators.countedRankOf(id, domain), "a rank that does not count");
        int256 score = ledger.scoreOf(id, domain);
        _expect(score >= FLOOR && score <= 64 * ONE, "a score out of bounds");
        return true;
    }

    /// @dev Invariant 2: once a fall, within the caps, whoever calls; the score is gone, and stake is all that was taken.
    function jail(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        if (_inJail() >= MOST_JAILED || validators.standingOf(id) == Standing.SUSPENDED) return false;
        Domain domain = _domain(seed >> 8);
        if (!ranks.canJail(id, domain)) _setScore(id, domain, FLOOR);
        bool isRetired = validators.standingOf(id) == Standing.RETIRED;
        uint256 before = token.balanceOf(PROVER);
        vm.recordLogs();
        vm.prank(PROVER);
        (, uint256 bounty) = ranks.jail(id, domain);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        _expect(_readSlashes(logs) == bounty, "1: the bounty is not the slasher's");
        _expect(token.balanceOf(PROVER) == before + bounty, "1: a bounty that was not paid");
        _expect(ledger.scoreOf(id, domain) == 0 && !ranks.canJail(id, domain), "jailed, and could be again");
        _expect(isRetired || validators.standingOf(id) == Standing.SUSPENDED, "jailed, and not suspended");
        if (!isRetired) jailed.push(id);
        return true;
    }

    /// @dev Nobody leaves the general domain where few would be left to vote.
    function changeDomains(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 domains = validators.validator(id).domains;
        address owner = validators.ownerOf(id);
        if (domains != BOTH) {
            if (validators.standingOf(id) == Standing.RETIRED) return false;
            vm.prank(owner);
            validators.joinDomains(id, BOTH & ~domains);
            _expect(validators.validator(id).domains == BOTH, "joined, and not there");
            return true;
        }
        bool isSafe = validators.domainState(GENERAL).validators > FIRST_VALIDATORS;
        uint256 gone = (seed >> 8) % 3 == 0 && isSafe ? 1 : 0x10;
        vm.prank(owner);
        validators.leaveDomains(id, gone);
        _expect(validators.validator(id).domains == BOTH & ~gone, "left, and still there");
        return true;
    }

    function setHosting(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        vm.prank(validators.ownerOf(id));
        validators.setHosting(id, bytes32(seed), bytes32(~seed));
        (bytes32 region, bytes32 provider) = validators.hostingOf(id);
        _expect(region == bytes32(seed) && provider == bytes32(~seed), "hosting that was not kept");
        return true;
    }

    function nameLists(uint256 seed) external returns (bool) {
        Domain domain = _domain(seed);
        validators.nameDomain(domain, vm.toString(seed % 1e18));
        _expect(
            keccak256(bytes(validators.domainName(domain))) == keccak256(bytes(vm.toString(seed % 1e18))),
            "a name"
        );
        return true;
    }

    /// @notice A domain is the sum of its members, and each counts by stake and rank: from the next epoch on as things
    /// stand, in this one as its seating says.
    function assertPowers() external view {
        for (uint256 d; d < 2; ++d) {
            Domain domain = d == 0 ? GENERAL : OTHER;
            (uint256 sum, uint256 members) = (0, 0);
            for (uint32 i = 1; i <= validators.count(); ++i) {
                ValidatorId id = ValidatorId.wrap(i);
                (, , uint256 power) = validators.seating(id, domain, _epoch());
                sum += power;
                if (power != 0) ++members;
                (, , power) = validators.seating(id, domain, _epoch() + 1);
                vm.assertEq(power, _powerToCome(id, domain), "power");
            }
            vm.assertEq(validators.domainState(domain).totalPower, sum, "power of a domain");
            vm.assertEq(validators.domainState(domain).validators, members, "population of a domain");
        }
    }

    function _powerToCome(ValidatorId id, Domain domain) private view returns (uint256) {
        bool sits = (validators.validator(id).domains >> Domain.unwrap(domain)) & 1 == 1;
        if (!sits || !_isActive(id)) return 0;
        return (validators.validator(id).stake / 1e12) * (2 + validators.countedRankOf(id, domain));
    }

    function _inJail() private returns (uint256) {
        for (uint256 i = jailed.length; i > 0; --i) {
            (uint256 until, ) = validators.suspensionOf(jailed[i - 1]);
            if (vm.getBlockTimestamp() < until) continue;
            jailed[i - 1] = jailed[jailed.length - 1];
            jailed.pop();
        }
        return jailed.length;
    }

    function _domain(uint256 n) private pure returns (Domain) {
        return n % 3 == 0 ? OTHER : GENERAL;
    }
}
