// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Ballots} from "../libraries/Ballots.sol";
import {MiraToken} from "../token/MiraToken.sol";
import {Ballot} from "../types/Opening.sol";
import {Seat} from "../types/Seat.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title FeeLedger
/// @notice The hub's books. Every unit of MIRA that the hub holds is somebody's credit, a validator's earnings, the
/// protocol's part, or the escrow of a request that has not ended.
///
/// Invariant 1: balance, but for donations, = Σ credit + Σ earnings + protocol fees + Σ escrow of open requests.
/// Invariant 10: all payments are pulled, so a receiver that reverts harms itself alone.
/// Known limits: the protocol's part goes to the treasury whole until the fee router divides it.
abstract contract FeeLedger is IFeeLedger {
    using SafeERC20 for MiraToken;

    /// @notice Validators' part of the net fee, in 1/10,000.
    uint256 public constant VALIDATOR_SHARE = 7_500;
    /// @notice Settler's tip, in 1/10,000 of the net fee.
    uint256 public constant SETTLER_TIP = 200;
    uint256 private constant ONE = 10_000;

    MiraToken internal immutable _TOKEN;
    IValidatorRegistry internal immutable _VALIDATORS;
    /// @notice Receives the protocol's part.
    address public immutable TREASURY;
    /// @notice Seconds from settlement within which every request is final.
    uint256 public immutable FINALITY_PERIOD;
    uint256 private immutable _EPOCH_LENGTH;
    uint256 private immutable _GENESIS;

    uint256 private _protocolFees;
    mapping(address account => uint256) private _credits;
    mapping(uint256 epoch => mapping(ValidatorId id => uint256)) private _earnings;

    constructor(MiraToken token, IValidatorRegistry validators, address treasury, uint256 finalityPeriod) {
        require(treasury != address(0), Fees_NoReceiver());
        _TOKEN = token;
        _VALIDATORS = validators;
        TREASURY = treasury;
        FINALITY_PERIOD = finalityPeriod;
        _GENESIS = validators.epochStart(0);
        _EPOCH_LENGTH = validators.epochStart(1) - _GENESIS;
    }

    /// @inheritdoc IFeeLedger
    function deposit(uint256 amount) external {
        _addCredit(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IFeeLedger
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external {
        try IERC20Permit(address(_TOKEN)).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        _addCredit(msg.sender, amount);
        _TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IFeeLedger
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        // Sent by somebody else already, it is credited already: no reason to fail what follows in a batch.
        if (_TOKEN.authorizationState(from, nonce)) return;
        _addCredit(from, amount);
        _TOKEN.receiveWithAuthorization(from, address(this), amount, validAfter, validBefore, nonce, v, r, s);
    }

    /// @inheritdoc IFeeLedger
    function withdrawCredit(uint256 amount, address to) external {
        require(to != address(0), Fees_NoReceiver());
        _subtractCredit(msg.sender, amount);
        emit CreditWithdrawn(msg.sender, to, amount);
        _TOKEN.safeTransfer(to, amount);
    }

    /// @inheritdoc IFeeLedger
    function claimEarnings(ValidatorId id, uint256[] calldata epochs) external returns (uint256 amount) {
        for (uint256 i; i < epochs.length; ++i) {
            uint256 from = claimableAt(epochs[i]);
            require(block.timestamp >= from, Fees_NotYetFinal(epochs[i], from, block.timestamp));
            amount += _earnings[epochs[i]][id];
            delete _earnings[epochs[i]][id];
        }
        address owner = _VALIDATORS.ownerOf(id);
        emit EarningsClaimed(id, owner, amount);
        _TOKEN.safeTransfer(owner, amount);
    }

    /// @inheritdoc IFeeLedger
    function sweepProtocolFees() external returns (uint256 amount) {
        amount = _protocolFees;
        _protocolFees = 0;
        emit ProtocolFeesSwept(TREASURY, amount);
        _TOKEN.safeTransfer(TREASURY, amount);
    }

    /// @inheritdoc IFeeLedger
    function creditOf(address account) external view returns (uint256) {
        return _credits[account];
    }

    /// @inheritdoc IFeeLedger
    function earningsOf(ValidatorId id, uint256 epoch) external view returns (uint256) {
        return _earnings[epoch][id];
    }

    /// @inheritdoc IFeeLedger
    function protocolFees() external view returns (uint256) {
        return _protocolFees;
    }

    /// @inheritdoc IFeeLedger
    function claimableAt(uint256 epoch) public view returns (uint256) {
        return _GENESIS + (epoch + 1) * _EPOCH_LENGTH + FINALITY_PERIOD;
    }

    /// @dev Takes `amount` into escrow: from the account's credit, and what that lacks by allowance.
    function _takeEscrow(address account, uint256 amount) internal {
        uint256 credit = _credits[account];
        uint256 fromCredit = Math.min(credit, amount);
        if (fromCredit != 0) _credits[account] = credit - fromCredit;
        if (fromCredit < amount) _TOKEN.safeTransferFrom(account, address(this), amount - fromCredit);
    }

    /// @dev Gives escrow or a tip to an account.
    function _addCredit(address account, uint256 amount) internal {
        if (amount == 0) return;
        _credits[account] += amount;
        emit Credited(account, amount);
    }

    /// @dev Books the pay of every opened ballot of a round, at the epoch of settlement.
    /// @param seatPay What one seat earns: a part of the round's fee, which has 128 bits.
    /// @return paid What all of them earned.
    function _addEarnings(Ballot[] calldata ballots, uint256 seatPay) internal returns (uint256 paid) {
        mapping(ValidatorId id => uint256) storage earnings = _earnings[_epoch()];
        for (uint256 i; i < ballots.length; ++i) {
            Ballot calldata ballot = Ballots.ballotAt(ballots, i);
            if (!Ballots.isOpened(ballot)) continue;
            Seat seat = ballot.seat;
            // The seats of a round are at most 16 bits in number and earn no more than its fee.
            unchecked {
                uint256 pay = seatPay * seat.seats();
                paid += pay;
                earnings[seat.validator()] += pay;
            }
        }
    }

    /// @dev Closes a round's escrow. The net fee is what the seats earned over the validators' share; of the rest the
    /// settler gets a tip and the protocol what remains, and all that was not spent returns.
    /// @param fee Escrow of the round.
    /// @param paid What the seats earned, at most `fee · VALIDATOR_SHARE / ONE`.
    /// @return refund What the requester gets back.
    function _closeEscrow(
        address requester,
        address settler,
        uint256 fee,
        uint256 paid
    ) internal returns (uint256 refund) {
        uint256 net = Math.ceilDiv(paid * ONE, VALIDATOR_SHARE);
        uint256 tip = (net * SETTLER_TIP) / ONE;
        refund = fee - net;
        _protocolFees += net - paid - tip;
        _addCredit(requester, refund);
        _addCredit(settler, tip);
    }

    /// @dev Returns the escrow of a round in which nobody earned anything. The opening fee, one vote on one claim, stays:
    /// opening again for a better seed is not free.
    function _refundExpired(
        address requester,
        uint256 fee,
        uint256 budget,
        uint256 openingFee
    ) internal returns (uint256 refund) {
        refund = fee + budget - openingFee;
        _protocolFees += openingFee;
        _addCredit(requester, refund);
    }

    /// @dev What a revealed seat earns: price · n · share, scaled down where more seats than expected committed, with
    /// n = max(claims, 32). Rounded down.
    function _seatPay(uint256 fee, uint256 expectedSeats, uint256 committedSeats) internal pure returns (uint256) {
        return (fee * VALIDATOR_SHARE) / ONE / Math.max(expectedSeats, committedSeats);
    }

    /// @dev Epoch of the present time.
    function _epoch() private view returns (uint256) {
        return (block.timestamp - _GENESIS) / _EPOCH_LENGTH;
    }

    function _subtractCredit(address account, uint256 amount) private {
        uint256 credit = _credits[account];
        require(amount <= credit, Fees_MoreThanCredit(account, amount, credit));
        _credits[account] = credit - amount;
    }
}
