// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ISlasher} from "../interfaces/ISlasher.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title Slasher
/// @notice The one way by which stake is taken. A cause has one reporter, a contract that checks proofs; what it asks for
/// is cut down to the cause's caps and to one cap over all causes. The reporter gets a bounty, the rest is burned.
///
/// Roles: governance sets causes, within constant bounds; reporters slash. A cause without a reporter is not in force.
/// Invariant 2: a slash takes at most `maxBps` of the stake; within an epoch one cause takes at most `maxEpochBps`, and
/// all causes together at most {MOST_EPOCH_BPS}, of the stake at the epoch's first slash.
/// A bounty is at most {MOST_BOUNTY_BPS} of what the validator's own bond lost, so whoever proves its own fault loses.
/// Trust: the stake manager, and reporters that what they report happened, once.
/// Known limit: what a cap cut off is not taken later.
contract Slasher is ISlasher, AccessManaged {
    using SafeERC20 for IERC20;

    /// @notice Bound on a cause's part of the stake for one slash, in 1/10,000.
    uint256 public constant MOST_SLASH_BPS = 5_000;
    /// @notice Most of the stake at an epoch's first slash that all causes take in it, in 1/10,000.
    uint256 public constant MOST_EPOCH_BPS = 5_000;
    /// @notice Bound on the reporter's part of what is taken, in 1/10,000.
    uint256 public constant MOST_BOUNTY_BPS = 5_000;
    uint256 private constant BPS = 10_000;

    /// @param epoch The last in which there was a slash.
    /// @param stake Of the validator, before that epoch's first slash.
    /// @param taken In that epoch, by all causes.
    struct EpochStake {
        uint32 epoch;
        uint96 stake;
        uint96 taken;
    }

    struct EpochTaken {
        uint32 epoch;
        uint96 taken;
    }

    ERC20Burnable private immutable _TOKEN;
    IValidatorRegistry private immutable _VALIDATORS;
    IStakeManager private immutable _STAKES;

    mapping(bytes32 cause => CauseTerms) private _terms;
    mapping(ValidatorId id => EpochStake) private _epochStakes;
    mapping(ValidatorId id => mapping(bytes32 cause => EpochTaken)) private _epochTaken;

    /// @param authority Access manager.
    constructor(
        address authority,
        ERC20Burnable token,
        IValidatorRegistry validators,
        IStakeManager stakes
    ) AccessManaged(authority) {
        _TOKEN = token;
        _VALIDATORS = validators;
        _STAKES = stakes;
    }

    /// @inheritdoc ISlasher
    function setCause(bytes32 cause, CauseTerms calldata terms) external restricted {
        require(terms.maxBps <= MOST_SLASH_BPS, Slasher_AboveBound(terms.maxBps, MOST_SLASH_BPS));
        require(terms.maxEpochBps <= MOST_EPOCH_BPS, Slasher_AboveBound(terms.maxEpochBps, MOST_EPOCH_BPS));
        require(terms.bountyBps <= MOST_BOUNTY_BPS, Slasher_AboveBound(terms.bountyBps, MOST_BOUNTY_BPS));
        _terms[cause] = terms;
        emit CauseSet(cause, terms);
    }

    /// @inheritdoc ISlasher
    function slash(
        ValidatorId id,
        bytes32 cause,
        uint256 amount,
        bytes32 evidence
    ) external returns (uint256 taken, uint256 bounty) {
        CauseTerms memory terms = _terms[cause];
        require(msg.sender == terms.reporter, Slasher_NotReporter(cause, msg.sender));
        (EpochStake memory all, EpochTaken memory own, uint256 stake) = _presentEpoch(id, cause);
        uint256 most = _allowance(terms, all, own, stake);
        if (most > amount) most = amount;
        (, uint256 bond) = _STAKES.bondOf(id);
        // The stake manager is trusted and MIRA calls nobody, so books may follow.
        if (most != 0) taken = _STAKES.slash(id, most);
        // Stake is below the supply of 2⁹⁰, and so is what was taken of it within an epoch.
        (all.taken, own.taken) = (all.taken + uint96(taken), own.taken + uint96(taken));
        (_epochStakes[id], _epochTaken[id][cause]) = (all, own);
        bounty = _bounty(taken, terms.bountyBps, bond, stake);
        emit Slashed(id, cause, evidence, amount, stake, bond, taken, bounty, taken - bounty);
        _TOKEN.burn(taken - bounty);
        IERC20(_TOKEN).safeTransfer(msg.sender, bounty);
    }

    /// @inheritdoc ISlasher
    function termsOf(bytes32 cause) external view returns (CauseTerms memory) {
        return _terms[cause];
    }

    /// @inheritdoc ISlasher
    function allowanceOf(ValidatorId id, bytes32 cause) external view returns (uint256 most) {
        (EpochStake memory all, EpochTaken memory own, uint256 stake) = _presentEpoch(id, cause);
        return _allowance(_terms[cause], all, own, stake);
    }

    /// @dev Books of the present epoch, which an older epoch's give way to, and the stake now.
    function _presentEpoch(
        ValidatorId id,
        bytes32 cause
    ) private view returns (EpochStake memory all, EpochTaken memory own, uint256 stake) {
        (uint256 active, uint256 thawing) = _STAKES.totalStakeOf(id);
        stake = active + thawing;
        uint32 epoch = SafeCast.toUint32(_VALIDATORS.epochAt(block.timestamp));
        (all, own) = (_epochStakes[id], _epochTaken[id][cause]);
        // A stake of zero is of no slash: the first that finds stake counts.
        if (all.epoch != epoch || all.stake == 0) all = EpochStake(epoch, SafeCast.toUint96(stake), 0);
        if (own.epoch != epoch) own = EpochTaken(epoch, 0);
    }

    /// @dev The reporter's part of what the bond lost, rounded down. Delegators' losses are all burned: else an owner with a
    /// small bond would gain by proving its own faults.
    function _bounty(uint256 taken, uint256 bountyBps, uint256 bond, uint256 stake) private pure returns (uint256) {
        return stake == 0 ? 0 : Math.mulDiv(taken * bountyBps, bond, stake * BPS);
    }

    function _allowance(
        CauseTerms memory terms,
        EpochStake memory all,
        EpochTaken memory own,
        uint256 stake
    ) private pure returns (uint256) {
        uint256 once = (stake * terms.maxBps) / BPS;
        uint256 ofCause = Math.saturatingSub((uint256(all.stake) * terms.maxEpochBps) / BPS, own.taken);
        uint256 ofAll = Math.saturatingSub((uint256(all.stake) * MOST_EPOCH_BPS) / BPS, all.taken);
        return Math.min(once, Math.min(ofCause, ofAll));
    }
}
