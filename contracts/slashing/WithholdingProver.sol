// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ISlasher} from "../interfaces/ISlasher.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {IWithholdingProver} from "../interfaces/IWithholdingProver.sol";
import {Bits} from "../libraries/Bits.sol";
import {HubRounds} from "../libraries/HubRounds.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {DeeperRound} from "../types/DeeperRound.sol";
import {SeatedCommitment} from "../types/Opening.sol";
import {RequestHeader, RoundResult} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {Seat} from "../types/Seat.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title WithholdingProver
/// @notice Proofs of votes that were committed and never opened. The hub keeps a hash of each counted round and the bitmap
/// of posted openings; the caller brings what the hash is of.
///
/// Roles: none; it is the slasher's reporter of {CAUSE}.
/// Invariants: (1) it holds at least the sum of credits; (2) a commitment is slashed once, and only if its opening was not
/// posted in a round that was counted after its reveal window; (9) loops over its own calldata alone.
/// Trust: slasher, token and registries, fixed at deployment; hubs that the verdict registry admits.
/// Known limits: a round that expired uncounted keeps no hash, and proves nothing, nor do rounds of a hub that was
/// dismissed since; what a cap cut off is not taken later. Who proves a withholding of its own gets
/// the bounty back at most, and loses what is burned.
contract WithholdingProver is IWithholdingProver {
    using SafeERC20 for IERC20;

    /// @inheritdoc IWithholdingProver
    bytes32 public constant CAUSE = "WITHHELD";
    /// @inheritdoc IWithholdingProver
    uint256 public constant PAY_MULTIPLE = 20;
    uint256 private constant ONE = 10_000;
    /// @dev A request lives ten days, and its hub remembers it for 21: evidence must not be forgotten before its time.
    uint256 private constant MOST_PROOF_PERIOD = 10 days;

    /// @inheritdoc IWithholdingProver
    uint256 public immutable PROOF_PERIOD;
    IERC20 private immutable _TOKEN;
    IVerdictRegistry private immutable _REGISTRY;
    IValidatorRegistry private immutable _VALIDATORS;
    ISlasher private immutable _SLASHER;

    mapping(RoundId round => mapping(uint256 index => uint256)) private _proven;
    mapping(ValidatorId id => uint256) private _credits;

    /// @param proofPeriod Seconds, no longer than stake thaws.
    constructor(
        IERC20 token,
        IVerdictRegistry registry,
        IValidatorRegistry validators,
        ISlasher slasher,
        uint256 proofPeriod
    ) {
        _TOKEN = token;
        _REGISTRY = registry;
        _VALIDATORS = validators;
        _SLASHER = slasher;
        require(proofPeriod <= MOST_PROOF_PERIOD, Withholding_ProofPeriodTooLong(proofPeriod, MOST_PROOF_PERIOD));
        PROOF_PERIOD = proofPeriod;
    }

    /// @inheritdoc IWithholdingProver
    function prove(
        IVerificationHub hub,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        RoundResult calldata result,
        SeatedCommitment[] calldata commitments,
        uint256[] calldata positions
    ) external returns (uint256 bounty) {
        RoundId round = result.summary.round();
        HubRounds.check(_REGISTRY, address(hub), round);
        uint256 seatSlash = PAY_MULTIPLE * _checkRound(hub, header, deeper, result, commitments);
        uint256[] memory posted = _posted(hub, round, commitments.length);
        uint256 pot;
        bool any;
        for (uint256 i; i < positions.length; ++i) {
            uint256 position = positions[i];
            require(position < commitments.length, Withholding_NoSuchPosition(round, position, commitments.length));
            require(!_isSet(posted, position), Withholding_Opened(round, position));
            (uint256 taken, uint256 reward) = _slash(round, position, commitments[position].seat, seatSlash);
            pot += reward;
            if (taken != 0) any = true;
        }
        require(any, Withholding_NothingTaken(round));
        bounty = _divide(round, commitments, posted, pot);
        _TOKEN.safeTransfer(msg.sender, bounty);
    }

    /// @inheritdoc IWithholdingProver
    function claim(ValidatorId id) external returns (uint256 amount) {
        amount = _credits[id];
        delete _credits[id];
        address owner = _VALIDATORS.ownerOf(id);
        emit BountyClaimed(id, owner, amount);
        _TOKEN.safeTransfer(owner, amount);
    }

    /// @inheritdoc IWithholdingProver
    function creditOf(ValidatorId id) external view returns (uint256) {
        return _credits[id];
    }

    /// @inheritdoc IWithholdingProver
    function isProven(RoundId round, uint256 position) external view returns (bool) {
        return (_proven[round][position >> 8] >> (position & 0xff)) & 1 == 1;
    }

    /// @dev Checks that header, result and commitments are the round's, and that it was counted by posted openings.
    /// @return seatPay Most that a seat of the round could earn.
    function _checkRound(
        IVerificationHub hub,
        RequestHeader calldata header,
        DeeperRound calldata deeper,
        RoundResult calldata result,
        SeatedCommitment[] calldata commitments
    ) private view returns (uint256 seatPay) {
        RoundId round = result.summary.round();
        (RoundConfig config, RoundState stored) = hub.roundOf(round);
        bytes32 headerHash = RoundDigests.headerHash(header);
        _requireCounted(round, stored, RoundDigests.resultDigest(headerHash, result));
        bool isFirst = result.summary.level() == 0;
        RoundState start =
            isFirst
                ? RoundDigests.start(headerHash, round)
                : RoundDigests.startDeeper(headerHash, RoundDigests.deeperHash(deeper), round);
        RoundState folded = RoundDigests.fold(start, commitments);
        require(!folded.differs(result.counted), Withholding_CommitmentsDiffer(round, folded, result.counted));
        _requireInTime(round, result.summary.settledAt(), config.revealEnd(folded.toppedUp()));
        uint256 fee = isFirst ? header.fee : deeper.fee;
        return (fee * header.terms.validatorShare()) / ONE / Math.max(config.seats(), folded.seats());
    }

    /// @dev Only what was counted after the reveal window left openings out; proofs come within their period.
    function _requireInTime(RoundId round, uint256 settledAt, uint256 revealEnd) private view {
        require(settledAt >= revealEnd, Withholding_AllOpened(round, settledAt, revealEnd));
        uint256 end = settledAt + PROOF_PERIOD;
        require(block.timestamp <= end, Withholding_TooLate(round, end, block.timestamp));
    }

    /// @dev Slashes for one position, unless that was done before.
    function _slash(
        RoundId round,
        uint256 position,
        Seat seat,
        uint256 seatSlash
    ) private returns (uint256 taken, uint256 reward) {
        mapping(uint256 index => uint256) storage words = _proven[round];
        uint256 word = words[position >> 8];
        uint256 mask = 1 << (position & 0xff);
        if (word & mask != 0) return (0, 0);
        words[position >> 8] = word | mask;
        uint256 asked = seatSlash * seat.seats();
        (taken, reward) = _SLASHER.slash(seat.validator(), CAUSE, asked, _evidence(round, position));
        if (taken == 0) words[position >> 8] = word;
        else emit WithholdingProven(round, seat.validator(), position, asked, taken);
    }

    /// @dev Credits the openers with half of the pot in equal parts; what does not divide, or finds no opener, is the
    /// caller's.
    function _divide(
        RoundId round,
        SeatedCommitment[] calldata commitments,
        uint256[] memory posted,
        uint256 pot
    ) private returns (uint256 toProver) {
        uint256 openers;
        for (uint256 i; i < posted.length; ++i) openers += Bits.count(posted[i]);
        uint256 toEach = openers == 0 ? 0 : pot / 2 / openers;
        toProver = pot - openers * toEach;
        emit BountyDivided(round, msg.sender, toProver, openers, toEach);
        if (toEach == 0) return toProver;
        for (uint256 i; i < commitments.length; ++i) {
            if (_isSet(posted, i)) _credits[commitments[i].seat.validator()] += toEach;
        }
    }

    /// @dev The hub's bitmap of posted openings, which has bits for commitments alone.
    function _posted(IVerificationHub hub, RoundId round, uint256 count) private view returns (uint256[] memory words) {
        words = new uint256[]((count + 255) >> 8);
        for (uint256 i; i < words.length; ++i) words[i] = hub.postedOf(round, i);
    }

    function _isSet(uint256[] memory words, uint256 position) private pure returns (bool) {
        return (words[position >> 8] >> (position & 0xff)) & 1 == 1;
    }

    /// @dev A counted round is provisional, maybe contested, then final, with one digest.
    function _requireCounted(RoundId round, RoundState stored, bytes32 digest) private pure {
        RequestStatus status = stored.status();
        bool wasCounted =
            status == RequestStatus.PROVISIONAL || status == RequestStatus.CONTESTED || status == RequestStatus.FINAL;
        RoundState expected = RoundStates.pack(wasCounted ? status : RequestStatus.PROVISIONAL, digest);
        require(!stored.differs(expected), Withholding_NotCounted(round, expected, stored));
    }

    /// @dev Names the commitment: round above position.
    function _evidence(RoundId round, uint256 position) private pure returns (bytes32) {
        return bytes32((uint256(RoundId.unwrap(round)) << 32) | position);
    }
}
