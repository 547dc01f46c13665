// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {MiraToken} from "../token/MiraToken.sol";
import {Domain} from "../types/Domain.sol";
import {FeeAccrual, FeeAccruals} from "../types/FeeAccrual.sol";
import {FeeDivision, RoundFees} from "../types/RoundFees.sol";
import {RoundId} from "../types/RoundId.sol";
import {Score} from "../types/Score.sol";
import {SeatPay} from "../types/SeatPay.sol";
import {PolicyTerms} from "../types/TierPolicy.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {BondBook} from "./BondBook.sol";
import {CreditBook} from "./CreditBook.sol";
import {RecordBook} from "./RecordBook.sol";

/// @title FeeLedger
/// @notice Divides fees and pays validators. Every unit of MIRA here is somebody's credit, a validator's earnings, a part
/// for treasury or burn, or the escrow of a request that has not ended or a challenge that was not paid out.
///
/// Roles: admitted hubs account for the escrow of their requests; governance admits hubs and names the treasury; the
/// rank book lifts scores back to zero, and the reckoner claws pay back and rescores.
/// Invariants: (1) balance, but for donations, = Σ credit + Σ unclaimed earnings + treasury + burn + Σ escrow; every unit
/// of a fee is divided; (9) nothing here loops over anything but its calldata; (10) all payments are pulled.
/// Trust: the token, the validator registry and the stake manager, fixed at deployment; hubs, which could spend the escrow
/// of one another's requests and, by allowances, move accounts' MIRA into escrow.
/// Known limits: earnings vest by epoch of settlement, and a pool's present owners of shares get them, not those of that
/// epoch.
contract FeeLedger is BondBook {
    using SafeERC20 for MiraToken;

    /// @notice Seconds from settlement within which every request is final.
    uint256 public immutable FINALITY_PERIOD;
    IStakeManager private immutable _STAKES;

    address private _treasury;
    FeeAccrual private _accrual;
    mapping(uint256 epoch => uint256) private _earnedIn;

    constructor(
        address authority,
        MiraToken token,
        IValidatorRegistry validators,
        IStakeManager stakes,
        address treasury,
        uint256 finalityPeriod
    ) CreditBook(token) RecordBook(authority, validators) {
        _STAKES = stakes;
        FINALITY_PERIOD = finalityPeriod;
        _setTreasury(treasury);
        // The stake manager pulls what it divides among a pool's owners.
        token.approve(address(stakes), type(uint256).max);
    }

    /// @inheritdoc IFeeLedger
    function divide(
        RoundFees calldata fees,
        Score[] calldata scores
    ) external onlyHub returns (uint256 paid, uint256 refunded, bytes32 paysHash) {
        uint256 epoch = _epoch();
        (FeeDivision memory division, SeatPay[] memory pays) = _draft(epoch, scores.length);
        uint256 units = _paySeats(fees, scores, epoch, pays);
        _divide(fees, units * PAY_UNIT, division);
        _accrue(epoch, division.treasury, division.burned, units);
        _announce(fees, division, pays);
        if (fees.requester != address(0)) _addCredit(fees.requester, division.refund);
        _addCredit(fees.settler, division.tip);
        _addCredit(fees.integrator, division.integrator);
        return (division.paid, division.refund, _hash(pays));
    }

    /// @inheritdoc IFeeLedger
    function refund(address account, uint256 escrow, uint256 openingFee) external onlyHub {
        _accrue(_epoch(), openingFee, 0, 0);
        _credit(account, escrow - openingFee);
    }

    /// @inheritdoc IFeeLedger
    function claimEarnings(ValidatorId id, Domain domain, uint256[] calldata epochs) external returns (uint256 amount) {
        for (uint256 i; i < epochs.length; ++i) {
            uint256 from = claimableAt(epochs[i]);
            require(block.timestamp >= from, Fees_NotYetFinal(epochs[i], from, block.timestamp));
            if (isClaimed(id, domain, epochs[i])) continue;
            uint256 earned = earningsOf(id, domain, epochs[i]);
            _booked[id][domain][epochs[i]] = (earned / PAY_UNIT) | CLAIMED;
            amount += earned;
            emit EarningsClaimed(id, domain, epochs[i], earned);
        }
        if (amount != 0) _STAKES.reward(id, amount);
    }

    /// @inheritdoc IFeeLedger
    function sweepProtocolFees() external returns (uint256 treasury, uint256 burned) {
        FeeAccrual accrual = _accrual;
        (treasury, burned) = (accrual.treasury(), accrual.burn());
        uint256 kept = _keepForFlips(treasury);
        treasury -= kept;
        _accrual = FeeAccruals.pack(kept, 0, accrual.epoch(_epoch()), accrual.earned());
        emit ProtocolFeesSwept(_treasury, treasury, burned);
        _TOKEN.burn(burned);
        _TOKEN.safeTransfer(_treasury, treasury);
    }

    /// @inheritdoc IFeeLedger
    function allowHub(address hub, bool allowed) external restricted {
        _allowHub(hub, allowed);
    }

    /// @inheritdoc IFeeLedger
    function setTreasury(address treasury) external restricted {
        _setTreasury(treasury);
    }

    /// @inheritdoc IFeeLedger
    function earnedIn(uint256 epoch) external view returns (uint256) {
        FeeAccrual accrual = _accrual;
        return (_earnedIn[epoch] + (accrual.epoch(_epoch()) == epoch ? accrual.earned() : 0)) * PAY_UNIT;
    }

    /// @inheritdoc IFeeLedger
    function protocolFees() external view returns (uint256 treasury, uint256 burn) {
        return (_accrual.treasury(), _accrual.burn());
    }

    /// @inheritdoc IFeeLedger
    function treasuryAddress() external view returns (address) {
        return _treasury;
    }

    /// @inheritdoc IFeeLedger
    function claimableAt(uint256 epoch) public view override returns (uint256) {
        return _GENESIS + (epoch + 1) * _EPOCH_LENGTH + FINALITY_PERIOD;
    }

    /// @dev What the seats earned over their share is the net fee; the treasury has what its other parts leave.
    function _divide(RoundFees calldata fees, uint256 paid, FeeDivision memory division) private pure {
        PolicyTerms terms = fees.terms;
        // Paid is a part of the fee, which has 128 bits; shares have 14 and sum to one at most, and the validators' is not
        // zero. So the net fee is at most the fee, and all parts are of it.
        unchecked {
            uint256 net = (paid * BPS + terms.validatorShare() - 1) / terms.validatorShare();
            uint256 tip = (net * terms.settlerTip()) / BPS;
            uint256 integrator = fees.integrator == address(0) ? 0 : (net * terms.integratorShare()) / BPS;
            uint256 burned = (net * terms.burnShare()) / BPS;
            (division.paid, division.tip, division.integrator) = (paid, tip, integrator);
            (division.burned, division.treasury) = (burned, net - paid - tip - integrator - burned);
            division.refund = fees.fee - net;
        }
    }

    /// @dev The data of {FeeDivided}, to be filled where it stands: epoch, division, place and number of the pays, pays.
    function _draft(
        uint256 epoch,
        uint256 count
    ) private pure returns (FeeDivision memory division, SeatPay[] memory pays) {
        // Takes memory from the free pointer on; a struct and an array in memory are laid out as the event has them.
        assembly ("memory-safe") {
            let data := mload(0x40)
            mstore(data, epoch)
            division := add(data, 0x20)
            mstore(add(data, 0xe0), 0x100)
            pays := add(data, 0x100)
            mstore(pays, count)
            mstore(0x40, add(pays, shl(5, add(count, 1))))
        }
    }

    /// @dev Emits {FeeDivided} from the draft: the compiler would copy all of it first.
    function _announce(RoundFees calldata fees, FeeDivision memory division, SeatPay[] memory pays) private {
        bytes32 selector = FeeDivided.selector;
        (RoundId round, address integrator, Domain domain) = (fees.round, fees.integrator, fees.domain);
        // Reads what {_draft} has laid out.
        assembly ("memory-safe") {
            log4(sub(division, 0x20), add(0x120, shl(5, mload(pays))), selector, round, integrator, domain)
        }
    }

    /// @dev keccak256(abi.encodePacked(pays)).
    function _hash(SeatPay[] memory pays) private pure returns (bytes32 digest) {
        // Reads the array alone.
        assembly ("memory-safe") {
            digest := keccak256(add(pays, 0x20), shl(5, mload(pays)))
        }
    }

    /// @dev Adds to the parts of treasury and burn, and to what the epoch's validators earned.
    function _accrue(uint256 epoch, uint256 treasury, uint256 burned, uint256 units) private {
        FeeAccrual accrual = _accrual;
        uint256 earned = accrual.earned();
        uint256 earnedEpoch = accrual.epoch(epoch);
        if (earnedEpoch != epoch) {
            if (earned != 0) _earnedIn[earnedEpoch] = earned;
            earned = 0;
        }
        _accrual = FeeAccruals.pack(accrual.treasury() + treasury, accrual.burn() + burned, epoch, earned + units);
    }

    /// @inheritdoc BondBook
    function _giveToTreasury(uint256 amount) internal override {
        _accrue(_epoch(), amount, 0, 0);
    }

    /// @inheritdoc BondBook
    function _takeFromTreasury(uint256 amount) internal override {
        FeeAccrual accrual = _accrual;
        uint256 left = accrual.treasury() - amount;
        _accrual = FeeAccruals.pack(left, accrual.burn(), accrual.epoch(_epoch()), accrual.earned());
    }

    /// @inheritdoc BondBook
    function _treasuryPart() internal view override returns (uint256) {
        return _accrual.treasury();
    }

    /// @inheritdoc BondBook
    function _lowerEarnedIn(uint256 epoch, uint256 units) internal override {
        FeeAccrual accrual = _accrual;
        if (accrual.epoch(_epoch()) != epoch) _earnedIn[epoch] -= units;
        else _accrual = FeeAccruals.pack(accrual.treasury(), accrual.burn(), epoch, accrual.earned() - units);
    }

    function _setTreasury(address treasury) private {
        require(treasury != address(0), Fees_NoReceiver());
        _treasury = treasury;
        emit TreasurySet(treasury);
    }
}
