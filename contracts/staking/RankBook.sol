// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IPolicyBook} from "../interfaces/IPolicyBook.sol";
import {IRankBook} from "../interfaces/IRankBook.sol";
import {ISlasher} from "../interfaces/ISlasher.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Reputation} from "../libraries/Reputation.sol";
import {Domain} from "../types/Domain.sol";
import {Standing} from "../types/Standing.sol";
import {Tier} from "../types/Tier.sol";
import {PolicyLevels, PolicyTerms} from "../types/TierPolicy.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title RankBook
/// @notice Brings ranks and jail to where scores have come. The ledger keeps scores, the registry powers, the slasher
/// stake; this passes word between them, and keeps nothing.
///
/// Roles: none of its own; it holds those to set ranks, to suspend and to lift a score back to zero, and is the slasher's
/// reporter of {CAUSE}.
/// Invariants: (2) a jailing takes what the slasher's caps allow, once a fall, for the score is zero after it; (9) no loop
/// runs over validators. Whoever calls, what happens is the same.
/// Trust: ledger, registry, slasher, policies and token, fixed at deployment.
/// Known limits: a rank counts from the epoch after somebody has synced it. What a cap cut off is not taken later. Who jails
/// a validator of its own gets the bounty back at most. A new identity starts at zero, with a bond of its own.
contract RankBook is IRankBook {
    using SafeERC20 for IERC20;

    /// @inheritdoc IRankBook
    bytes32 public constant CAUSE = "FLOOR";
    /// @inheritdoc IRankBook
    uint256 public constant FLOOR_MULTIPLE = 6_000;
    /// @dev What the registry suspends for at most.
    uint256 private constant MOST_JAIL_TIME = 30 days;

    /// @inheritdoc IRankBook
    uint256 public immutable JAIL_TIME;
    IERC20 private immutable _TOKEN;
    IValidatorRegistry private immutable _VALIDATORS;
    IFeeLedger private immutable _LEDGER;
    IPolicyBook private immutable _POLICIES;
    ISlasher private immutable _SLASHER;

    /// @param jailTime Seconds, at most as long as the registry suspends.
    constructor(
        IERC20 token,
        IValidatorRegistry validators,
        IFeeLedger ledger,
        IPolicyBook policies,
        ISlasher slasher,
        uint256 jailTime
    ) {
        require(jailTime <= MOST_JAIL_TIME, Ranks_JailTimeTooLong(jailTime, MOST_JAIL_TIME));
        _TOKEN = token;
        _VALIDATORS = validators;
        _LEDGER = ledger;
        _POLICIES = policies;
        _SLASHER = slasher;
        JAIL_TIME = jailTime;
    }

    /// @inheritdoc IRankBook
    function sync(ValidatorId id, Domain domain) public returns (uint256 rank) {
        int256 score = _LEDGER.scoreOf(id, domain);
        rank = Reputation.rankOf(score);
        emit RankSynced(id, domain, score, rank);
        _VALIDATORS.setRank(id, domain, rank);
    }

    /// @inheritdoc IRankBook
    function jail(ValidatorId id, Domain domain) external returns (uint256 taken, uint256 bounty) {
        int256 score = _LEDGER.scoreOf(id, domain);
        require(score <= Reputation.FLOOR, Ranks_AboveFloor(id, domain, score, Reputation.FLOOR));
        _LEDGER.pardon(id, domain);
        sync(id, domain);
        uint256 until = block.timestamp + JAIL_TIME;
        if (_VALIDATORS.standingOf(id) != Standing.RETIRED) _VALIDATORS.suspend(id, until);
        uint256 asked = slashIn(domain);
        (taken, bounty) = _SLASHER.slash(id, CAUSE, asked, _evidence(id, domain));
        emit Jailed(id, domain, msg.sender, asked, taken, bounty, until);
        _TOKEN.safeTransfer(msg.sender, bounty);
    }

    /// @inheritdoc IRankBook
    function canJail(ValidatorId id, Domain domain) external view returns (bool) {
        return _LEDGER.scoreOf(id, domain) <= Reputation.FLOOR;
    }

    /// @inheritdoc IRankBook
    function slashIn(Domain domain) public view returns (uint256) {
        Tier[3] memory tiers = [Tier.STANDARD, Tier.LIGHT, Tier.HIGH];
        for (uint256 i; i < 3; ++i) {
            try _POLICIES.policyOf(domain, tiers[i]) returns (PolicyLevels, PolicyTerms terms) {
                return FLOOR_MULTIPLE * terms.price();
            } catch {}
        }
        return 0;
    }

    /// @dev Names what fell, and when: time above validator above domain.
    function _evidence(ValidatorId id, Domain domain) private view returns (bytes32) {
        return bytes32((block.timestamp << 40) | (uint256(ValidatorId.unwrap(id)) << 8) | Domain.unwrap(domain));
    }
}
