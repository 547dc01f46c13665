// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Scoring} from "../libraries/Scoring.sol";
import {MiraToken} from "../token/MiraToken.sol";
import {Domain} from "../types/Domain.sol";
import {FeeAccrual, FeeAccruals} from "../types/FeeAccrual.sol";
import {KappaRecord} from "../types/KappaRecord.sol";
import {FeeDivision, RoundFees} from "../types/RoundFees.sol";
import {Score} from "../types/Score.sol";
import {Seat} from "../types/Seat.sol";
import {SeatPay, SeatPays} from "../types/SeatPay.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {ValidatorRecord, ValidatorRecords} from "../types/ValidatorRecord.sol";
import {BondBook} from "./BondBook.sol";
import {CreditBook} from "./CreditBook.sol";

/// @title FeeLedger
/// @notice Divides fees and pays validators. Every unit of MIRA here is somebody's credit, a validator's earnings, a part
/// for treasury or burn, or the escrow of a request that has not ended or a challenge that was not paid out.
///
/// Roles: admitted hubs account for the escrow of their requests; governance admits hubs and names the treasury.
/// Invariants: (1) balance, but for donations, = Σ credit + Σ unclaimed earnings + treasury + burn + Σ escrow; every unit
/// of a fee is divided; (9) nothing here loops over anything but its calldata; (10) all payments are pulled.
/// Trust: the token, the validator registry and the stake manager, fixed at deployment; hubs, which could spend the escrow
/// of one another's requests and, by allowances, move accounts' MIRA into escrow.
/// Known limits: earnings vest by epoch of settlement, and a pool's present owners of shares get them, not those of that
/// epoch.
contract FeeLedger is BondBook {
    using SafeERC20 for MiraToken;

    uint256 private constant BPS = 10_000;
    /// @dev Set in a word of booked earnings that were paid out.
    uint256 private constant CLAIMED = 1 << 255;

    /// @dev A struct, so that a reference to it saves hashing its place anew.
    struct Record {
        ValidatorRecord word;
    }

    /// @notice Seconds from settlement within which every request is final.
    uint256 public immutable FINALITY_PERIOD;
    IValidatorRegistry private immutable _VALIDATORS;
    IStakeManager private immutable _STAKES;
    uint256 private immutable _EPOCH_LENGTH;
    uint256 private immutable _GENESIS;

    address private _treasury;
    FeeAccrual private _accrual;
    mapping(uint256 epoch => uint256) private _earnedIn;
    /// @dev By validator and domain, see {_recordAt}.
    mapping(uint256 key => Record) private _records;
    /// @dev Units of pay, {CLAIMED} once they were paid out; the present epoch's stand in the record.
    mapping(ValidatorId id => mapping(Domain domain => mapping(uint256 epoch => uint256))) private _booked;

    constructor(
        address authority,
        MiraToken token,
        IValidatorRegistry validators,
        IStakeManager stakes,
        address treasury,
        uint256 finalityPeriod
    ) CreditBook(token) AccessManaged(authority) {
        _VALIDATORS = validators;
        _STAKES = stakes;
        FINALITY_PERIOD = finalityPeriod;
        _GENESIS = validators.epochStart(0);
        _EPOCH_LENGTH = validators.epochStart(1) - _GENESIS;
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
        (uint256 units, SeatPay[] memory pays) = _paySeats(fees, scores, epoch);
        FeeDivision memory division = _division(fees, units * PAY_UNIT);
        _accrue(epoch, division.treasury, division.burned, units);
        emit FeeDivided(fees.round, fees.integrator, fees.domain, epoch, division, pays);
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
        uint256 present = _epoch();
        _accrual = FeeAccruals.pack(0, 0, accrual.epoch(present), accrual.earned());
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
    function recordOf(ValidatorId id, Domain domain) external view returns (KappaRecord) {
        return _recordAt(id, domain).word.kappaRecord();
    }

    /// @inheritdoc IFeeLedger
    function kappaOf(ValidatorId id, Domain domain) external view returns (int256) {
        return _recordAt(id, domain).word.kappaRecord().kappa();
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
    function earningsOf(ValidatorId id, Domain domain, uint256 epoch) public view returns (uint256) {
        uint256 units = _booked[id][domain][epoch] & ~CLAIMED;
        ValidatorRecord record = _recordAt(id, domain).word;
        if (record.epoch() == epoch && !isClaimed(id, domain, epoch)) units += record.earned();
        return units * PAY_UNIT;
    }

    /// @inheritdoc IFeeLedger
    function isClaimed(ValidatorId id, Domain domain, uint256 epoch) public view returns (bool) {
        return _booked[id][domain][epoch] & CLAIMED != 0;
    }

    /// @inheritdoc IFeeLedger
    function claimableAt(uint256 epoch) public view returns (uint256) {
        return _GENESIS + (epoch + 1) * _EPOCH_LENGTH + FINALITY_PERIOD;
    }

    /// @dev What the seats earned over their share is the net fee; the treasury has what its other parts leave.
    function _division(RoundFees calldata fees, uint256 paid) private pure returns (FeeDivision memory division) {
        uint256 net = Math.ceilDiv(paid * BPS, fees.terms.validatorShare());
        division.paid = paid;
        division.tip = (net * fees.terms.settlerTip()) / BPS;
        if (fees.integrator != address(0)) division.integrator = (net * fees.terms.integratorShare()) / BPS;
        division.burned = (net * fees.terms.burnShare()) / BPS;
        division.treasury = net - paid - division.tip - division.integrator - division.burned;
        division.refund = fees.fee - net;
    }

    /// @dev keccak256(abi.encodePacked(pays)).
    function _hash(SeatPay[] memory pays) private pure returns (bytes32 digest) {
        // Reads the array alone.
        assembly ("memory-safe") {
            digest := keccak256(add(pays, 0x20), shl(5, mload(pays)))
        }
    }

    /// @dev Books the pay of every opened ballot, and what it says of the validator.
    /// @return units What all of them earned, in units of pay.
    function _paySeats(
        RoundFees calldata fees,
        Score[] calldata scores,
        uint256 epoch
    ) private returns (uint256 units, SeatPay[] memory pays) {
        // Most that a seat can earn: its part of the fee, less where more seats than expected committed.
        uint256 most =
            (fees.fee * fees.terms.validatorShare()) / BPS / Math.max(fees.expectedSeats, fees.committedSeats);
        Domain domain = fees.domain;
        pays = new SeatPay[](scores.length);
        for (uint256 i; i < scores.length; ++i) {
            Score score = scores[i];
            (uint256 fraction, uint256 pay) = _paySeat(domain, score, most, epoch);
            pays[i] = SeatPays.pack(score.seat().validator(), fraction, pay);
            // Parts of the fee, which has 128 bits.
            unchecked {
                units += pay;
            }
        }
    }

    /// @dev Pays the seats of one validator and takes its score into its record.
    function _paySeat(
        Domain domain,
        Score score,
        uint256 most,
        uint256 epoch
    ) private returns (uint256 fraction, uint256 units) {
        Seat seat = score.seat();
        Record storage place = _recordAt(seat.validator(), domain);
        ValidatorRecord record = place.word;
        KappaRecord kappa = record.kappaRecord();
        (int256 edge, uint256 information) = score.counts().figures();
        fraction = Scoring.payFraction(edge, score.decidedInformation(), score.coverage(), kappa.kappa());
        uint256 earned = record.earned();
        if (record.epoch() != epoch) {
            _book(seat.validator(), domain, record.epoch(), earned);
            earned = 0;
        }
        if (score.isScored()) kappa = kappa.add(score.counts(), edge, information);
        // The fee has 128 bits, a fraction 33, and seats 16; earnings are a part of the supply.
        unchecked {
            units = (((most * fraction) >> 32) * seat.seats()) / PAY_UNIT;
            place.word = ValidatorRecords.pack(kappa, epoch, earned + units);
        }
    }

    /// @dev One hash instead of two.
    function _recordAt(ValidatorId id, Domain domain) private view returns (Record storage) {
        return _records[(uint256(ValidatorId.unwrap(id)) << 8) | Domain.unwrap(domain)];
    }

    /// @dev Books what a validator earned in an epoch that has ended.
    function _book(ValidatorId id, Domain domain, uint256 epoch, uint256 earned) private {
        if (earned != 0 && !isClaimed(id, domain, epoch)) _booked[id][domain][epoch] = earned;
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
    function _presentEpoch() internal view override returns (uint256) {
        return _epoch();
    }

    /// @inheritdoc BondBook
    /// @dev Emissions go by these sums once the epoch may be claimed: from then on they stand.
    function _reduceEarnings(
        ValidatorId id,
        Domain domain,
        uint256 epoch,
        uint256 units
    ) internal override returns (uint256 taken) {
        if (block.timestamp >= claimableAt(epoch)) return 0;
        taken = Math.min(units, earningsOf(id, domain, epoch) / PAY_UNIT);
        if (taken == 0) return 0;
        Record storage place = _recordAt(id, domain);
        ValidatorRecord record = place.word;
        if (record.epoch() == epoch) place.word = record.withEarned(record.earned() - taken);
        else _booked[id][domain][epoch] -= taken;
        FeeAccrual accrual = _accrual;
        if (accrual.epoch(_epoch()) != epoch) _earnedIn[epoch] -= taken;
        else _accrual = FeeAccruals.pack(accrual.treasury(), accrual.burn(), epoch, accrual.earned() - taken);
    }

    /// @inheritdoc BondBook
    function _moveScore(ValidatorId id, Domain domain, int256 claims) internal override {
        Record storage place = _recordAt(id, domain);
        place.word = place.word.withKappa(place.word.kappaRecord().shift(claims));
    }

    function _setTreasury(address treasury) private {
        require(treasury != address(0), Fees_NoReceiver());
        _treasury = treasury;
        emit TreasurySet(treasury);
    }

    /// @dev Epoch of the present time.
    function _epoch() private view returns (uint256) {
        return (block.timestamp - _GENESIS) / _EPOCH_LENGTH;
    }
}
