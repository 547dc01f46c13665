// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Multicall} from "@openzeppelin/contracts/utils/Multicall.sol";

import {IEmissionsController} from "../interfaces/IEmissionsController.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {EmissionBounds} from "../libraries/EmissionBounds.sol";
import {MiraToken} from "../token/MiraToken.sol";
import {Domain} from "../types/Domain.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {ContributorPot} from "./ContributorPot.sol";

/// @title EmissionsController
/// @notice Emits the genesis reserve: in each epoch the least of what its decay releases and a multiple of what validators
/// earned, so that nobody farms it by paying fees to itself.
///
/// Roles: governance sets the multiple within its bound; the guardian vetoes distributions to contributors; everything
/// else is open to anyone.
/// Invariants: (1) balance, but for donations, = reserve + unclaimed emissions + contributors' pot + the pending bond; an
/// emission never exceeds {EmissionBounds.MOST_MULTIPLE} of what validators earned; (9) no loop runs over validators.
/// Trust: token, fee ledger and stake manager, fixed at deployment.
/// Known limits: epochs are closed one by one; those without fees emit nothing, and cost a call each.
contract EmissionsController is ContributorPot, AccessManaged, Multicall {
    using SafeERC20 for MiraToken;

    /// @notice Most of the reserve that an epoch may release, in 10⁻¹⁸.
    uint256 public constant MOST_DECAY = 1e16;
    /// @notice Contributors' part of an emission, in 1/10,000.
    uint256 public constant CONTRIBUTOR_SHARE = 2_000;
    uint256 private constant BPS = 10_000;

    IFeeLedger private immutable _LEDGER;
    IStakeManager private immutable _STAKES;
    uint256 private immutable _DECAY;

    uint256 private _reserve;
    uint256 private _nextEpoch;
    uint256 private _multiple;
    mapping(uint256 epoch => Emission) private _emissions;
    mapping(ValidatorId id => mapping(Domain domain => mapping(uint256 epoch => bool))) private _claimed;

    /// @param decay_ Part of the reserve that an epoch releases at most, in 10⁻¹⁸: 1 − 2^(−epoch / half-life).
    /// @param multiple_ 1/10,000 of what validators earn.
    /// @param posterBond_ Base units of MIRA.
    /// @param vetoWindow_ Seconds.
    constructor(
        address authority,
        MiraToken token,
        IFeeLedger ledger,
        IStakeManager stakes,
        uint256 decay_,
        uint256 multiple_,
        uint256 posterBond_,
        uint256 vetoWindow_
    ) ContributorPot(token, posterBond_, vetoWindow_) AccessManaged(authority) {
        require(decay_ != 0 && decay_ <= MOST_DECAY, Emissions_BadDecay(decay_, MOST_DECAY));
        _LEDGER = ledger;
        _STAKES = stakes;
        _DECAY = decay_;
        _setMultiple(multiple_);
        // The stake manager pulls what it divides among a pool's owners.
        token.approve(address(stakes), type(uint256).max);
    }

    /// @inheritdoc IEmissionsController
    function fund(uint256 amount) external {
        _reserve += amount;
        emit ReserveFunded(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IEmissionsController
    function closeEpoch(uint256 epoch) external returns (Emission memory emission) {
        require(epoch == _nextEpoch, Emissions_NotNext(epoch, _nextEpoch));
        uint256 from = closableAt(epoch);
        require(block.timestamp >= from, Emissions_NotYetFinal(epoch, from, block.timestamp));
        emission = previewClose();
        _nextEpoch = epoch + 1;
        _reserve -= uint256(emission.validators) + emission.contributors;
        _emissions[epoch] = emission;
        _addToPot(epoch, emission.contributors);
        emit EpochClosed(epoch, _LEDGER.earnedIn(epoch), emission.validators, emission.contributors, _reserve);
    }

    /// @inheritdoc IEmissionsController
    function claim(ValidatorId id, Domain domain, uint256[] calldata epochs) external returns (uint256 amount) {
        for (uint256 i; i < epochs.length; ++i) {
            require(epochs[i] < _nextEpoch, Emissions_NotClosed(epochs[i], _nextEpoch));
            if (_claimed[id][domain][epochs[i]]) continue;
            _claimed[id][domain][epochs[i]] = true;
            uint256 part = emissionFor(id, domain, epochs[i]);
            amount += part;
            emit EmissionClaimed(id, domain, epochs[i], part);
        }
        if (amount != 0) _STAKES.reward(id, amount);
    }

    /// @inheritdoc IEmissionsController
    function vetoDistribution() external restricted {
        _veto();
    }

    /// @inheritdoc IEmissionsController
    function setMultiple(uint256 multiple_) external restricted {
        _setMultiple(multiple_);
    }

    /// @inheritdoc IEmissionsController
    function reserve() external view returns (uint256) {
        return _reserve;
    }

    /// @inheritdoc IEmissionsController
    function decay() external view returns (uint256) {
        return _DECAY;
    }

    /// @inheritdoc IEmissionsController
    function multiple() external view returns (uint256) {
        return _multiple;
    }

    /// @inheritdoc IEmissionsController
    function nextEpoch() external view returns (uint256) {
        return _nextEpoch;
    }

    /// @inheritdoc IEmissionsController
    function emissionOf(uint256 epoch) external view returns (Emission memory) {
        return _emissions[epoch];
    }

    /// @inheritdoc IEmissionsController
    function isClaimed(ValidatorId id, Domain domain, uint256 epoch) external view returns (bool) {
        return _claimed[id][domain][epoch];
    }

    /// @inheritdoc IEmissionsController
    function closableAt(uint256 epoch) public view returns (uint256) {
        return _LEDGER.claimableAt(epoch);
    }

    /// @inheritdoc IEmissionsController
    function previewClose() public view returns (Emission memory emission) {
        uint256 released = Math.mulDiv(_reserve, _DECAY, 1e18);
        uint256 amount = Math.min(released, (_LEDGER.earnedIn(_nextEpoch) * _multiple) / BPS);
        uint256 contributors = (amount * CONTRIBUTOR_SHARE) / BPS;
        // Parts of the supply, which has 90 bits.
        return Emission({validators: uint128(amount - contributors), contributors: uint128(contributors)});
    }

    /// @inheritdoc IEmissionsController
    function emissionFor(ValidatorId id, Domain domain, uint256 epoch) public view returns (uint256) {
        uint256 earned = _LEDGER.earnedIn(epoch);
        if (earned == 0) return 0;
        return Math.mulDiv(_emissions[epoch].validators, _LEDGER.earningsOf(id, domain, epoch), earned);
    }

    function _nextToClose() internal view override returns (uint256) {
        return _nextEpoch;
    }

    function _setMultiple(uint256 multiple_) private {
        require(
            multiple_ <= EmissionBounds.MOST_MULTIPLE,
            Emissions_BadMultiple(multiple_, EmissionBounds.MOST_MULTIPLE)
        );
        _multiple = multiple_;
        emit MultipleSet(multiple_);
    }
}
