// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IReckoner} from "../interfaces/IReckoner.sol";
import {ISlasher} from "../interfaces/ISlasher.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {Commitments} from "../libraries/Commitments.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Contest} from "../types/Contest.sol";
import {Domain} from "../types/Domain.sol";
import {Opening, SeatedCommitment} from "../types/Opening.sol";
import {Overruled} from "../types/Overruled.sol";
import {RequestHeader} from "../types/RequestHeader.sol";
import {RequestStatus} from "../types/RequestStatus.sol";
import {RequestId, RoundId} from "../types/RoundId.sol";
import {RoundState, RoundStates} from "../types/RoundState.sol";
import {Seat} from "../types/Seat.sol";
import {SeatPay} from "../types/SeatPay.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {OverruleBounties} from "./OverruleBounties.sol";

/// @title Reckoner
/// @notice Holds the votes of counted rounds against the final verdict of their request. Only agreement counts: a vote is
/// wrong where it said what was overruled, whatever it cost or won otherwise.
///
/// Roles: none; it is the slasher's reporter of {CAUSE}, and has the ledger's role to claw back and rescore.
/// Invariants: (1) it holds at least the sum of bounties; (2) a vote is reckoned once, for no more than its round paid it and
/// its request's cap of its stake; (7) nothing is reckoned against a verdict that may still change; (9) loops over its own
/// calldata alone.
/// Trust: contest book, ledger, slasher, stake manager and registry, fixed at deployment; the hub of a contest, for its
/// rounds' states.
/// Known limits: pay that could be claimed already is not clawed back; what a cap of the slasher cut off is not taken later.
/// Whoever reckons its own votes has a tenth of the pay that it loses.
contract Reckoner is OverruleBounties {
    /// @inheritdoc IReckoner
    bytes32 public constant CAUSE = "OVERRULED";
    uint256 private constant BPS = 10_000;

    IFeeLedger private immutable _LEDGER;
    ISlasher private immutable _SLASHER;
    IStakeManager private immutable _STAKES;
    IValidatorRegistry private immutable _VALIDATORS;

    mapping(RoundId round => mapping(uint256 index => uint256)) private _reckoned;
    mapping(RequestId requestId => mapping(ValidatorId id => uint256)) private _taken;

    /// @dev A round beside the final verdict, all masks and planes over the round's own claims.
    struct Comparison {
        address hub;
        RequestId requestId;
        RoundId round;
        uint256 level;
        /// Number of claims.
        uint256 claims;
        /// Of the round's settlement.
        uint256 epoch;
        Domain domain;
        uint256[] verdict;
        uint256[] finalVerdict;
        /// Claims that both decide, and differently.
        uint256[] flipped;
        /// Those on which the final answer is clear.
        uint256[] clear;
        /// Most that a seat loses for a claim, base units of MIRA.
        uint256 claimSlash;
        uint256 slashCapBps;
    }

    /// @dev What one vote says of the claims that flipped.
    struct Finding {
        uint256 wrong;
        uint256 right;
        uint256 wrongClear;
    }

    constructor(
        IERC20 token,
        IContestBook contests,
        IFeeLedger ledger,
        ISlasher slasher,
        IStakeManager stakes,
        IValidatorRegistry validators
    ) OverruleBounties(token, contests) {
        _LEDGER = ledger;
        _SLASHER = slasher;
        _STAKES = stakes;
        _VALIDATORS = validators;
    }

    /// @inheritdoc IReckoner
    function reckon(
        Contest calldata contest,
        RequestHeader calldata header,
        Overruled calldata overruled,
        Opening[] calldata openings,
        uint256[] calldata finalVerdict,
        uint256[] calldata clear
    ) external {
        uint256 end = _reckoningEnd(contest);
        require(block.timestamp < end, Reckoner_TooLate(contest.requestId, end, block.timestamp));
        _requireFinalVerdict(contest, finalVerdict);
        _requireRound(contest, header, overruled);
        Comparison memory compared = _compare(contest, header, overruled, finalVerdict, clear);
        bool any;
        for (uint256 i; i < openings.length; ++i) {
            if (_reckonVote(compared, overruled, openings[i])) any = true;
        }
        require(any, Reckoner_NothingNew(compared.round));
    }

    /// @inheritdoc IReckoner
    function isReckoned(RoundId round, uint256 position) external view returns (bool) {
        return (_reckoned[round][position >> 8] >> (position & 0xff)) & 1 == 1;
    }

    /// @inheritdoc IReckoner
    function takenFor(RequestId requestId, ValidatorId id) external view returns (uint256) {
        return _taken[requestId][id];
    }

    /// @dev Reckons one vote; false if that was done before.
    function _reckonVote(
        Comparison memory compared,
        Overruled calldata overruled,
        Opening calldata opening
    ) private returns (bool) {
        uint256 position = opening.position;
        require(position < overruled.commitments.length, Reckoner_BadOpening(compared.round, position));
        mapping(uint256 index => uint256) storage reckoned = _reckoned[compared.round];
        uint256 word = reckoned[position >> 8];
        uint256 mask = 1 << (position & 0xff);
        if (word & mask != 0) return false;
        reckoned[position >> 8] = word | mask;
        Seat seat = overruled.commitments[position].seat;
        _requireOpening(compared, overruled.commitments[position], opening);
        uint256 pay = _payOf(compared.round, overruled.pays, seat.validator(), position);
        Finding memory found = _judge(compared, opening.planes);
        uint256 clawedBack = _clawBack(compared, seat.validator(), pay, found.wrong);
        if (found.right != found.wrong) {
            // Counts of claims have 13 bits.
            _LEDGER.rescore(seat.validator(), compared.domain, int256(found.right) - int256(found.wrong));
        }
        uint256 slashed = _slash(compared, seat, position, found.wrongClear);
        emit Reckoned(compared.round, seat.validator(), position, found.wrong, found.right, clawedBack, slashed);
        return true;
    }

    /// @dev Takes back pay for what was wrong; the caller has the ledger's tip.
    function _clawBack(
        Comparison memory compared,
        ValidatorId id,
        uint256 pay,
        uint256 wrong
    ) private returns (uint256) {
        uint256 units = Math.ceilDiv(pay * wrong, compared.claims);
        if (units == 0) return 0;
        return _LEDGER.clawBack(id, compared.domain, compared.epoch, units, msg.sender);
    }

    /// @dev Slashes for what was wrong and is clear, within what the request may take of the stake.
    function _slash(
        Comparison memory compared,
        Seat seat,
        uint256 position,
        uint256 claims
    ) private returns (uint256 taken) {
        ValidatorId id = seat.validator();
        uint256 before = _taken[compared.requestId][id];
        uint256 asked = Math.min(
            compared.claimSlash * seat.seats() * claims,
            _leftOf(id, before, compared.slashCapBps)
        );
        if (asked == 0) return 0;
        uint256 bounty;
        (taken, bounty) = _SLASHER.slash(id, CAUSE, asked, _evidence(compared.round, position));
        _taken[compared.requestId][id] = before + taken;
        _addBounty(compared.requestId, compared.level, bounty);
    }

    /// @dev What a request may still take of a stake that it took `taken` of: the cap is of both.
    function _leftOf(ValidatorId id, uint256 taken, uint256 capBps) private view returns (uint256) {
        (uint256 active, uint256 thawing) = _STAKES.totalStakeOf(id);
        return Math.saturatingSub(((active + thawing + taken) * capBps) / BPS, taken);
    }

    /// @dev Checks everything that a round's state commits to.
    function _requireRound(
        Contest calldata contest,
        RequestHeader calldata header,
        Overruled calldata overruled
    ) private view {
        RoundId round = overruled.result.summary.round();
        bytes32 headerHash = RoundDigests.headerHash(header);
        _require(round, Part.HEADER, headerHash, contest.headerHash);
        RoundState given = RoundStates.pack(
            RequestStatus.FINAL,
            RoundDigests.resultDigest(headerHash, overruled.result)
        );
        (, RoundState stored) = IVerificationHub(contest.hub).roundOf(round);
        require(!given.differs(stored), Reckoner_UnknownRound(round, _bytes(given), _bytes(stored)));
        bool isFirst = overruled.result.summary.level() == 0;
        bytes32 request =
            isFirst
                ? bytes32(uint256(RoundId.unwrap(round)))
                : bytes32(uint256(RequestId.unwrap(overruled.deeper.requestId)));
        _require(round, Part.REQUEST, request, bytes32(uint256(RequestId.unwrap(contest.requestId))));
        RoundState start =
            isFirst
                ? RoundDigests.start(headerHash, round)
                : RoundDigests.startDeeper(headerHash, RoundDigests.deeperHash(overruled.deeper), round);
        given = RoundDigests.fold(start, overruled.commitments);
        stored = overruled.result.counted;
        require(!given.differs(stored), Reckoner_CommitmentsDiffer(round, _bytes(given), _bytes(stored)));
        bytes32 details = RoundDigests.hashWords(overruled.pays);
        if (!isFirst) details = RoundDigests.deeperDetails(details, overruled.clearHash);
        _require(round, Part.DETAILS, details, overruled.result.detailsHash);
        _require(round, Part.VERDICT, RoundDigests.hashWords(overruled.verdict), overruled.result.verdictHash);
    }

    /// @dev Puts the round's verdict beside the final one, over the round's claims.
    function _compare(
        Contest calldata contest,
        RequestHeader calldata header,
        Overruled calldata overruled,
        uint256[] calldata finalVerdict,
        uint256[] calldata clear
    ) private view returns (Comparison memory compared) {
        RoundId round = overruled.result.summary.round();
        uint256[] memory mask = _claimsOf(header, overruled);
        compared.hub = contest.hub;
        (compared.requestId, compared.round) = (contest.requestId, round);
        compared.level = overruled.result.summary.level();
        compared.claims = ClaimMasks.count(mask);
        compared.epoch = _VALIDATORS.epochAt(overruled.result.summary.settledAt());
        compared.domain = header.domain;
        compared.verdict = overruled.verdict;
        compared.finalVerdict = ClaimMasks.compressPlanes(mask, finalVerdict);
        compared.flipped = ClaimMasks.flipped(compared.verdict, compared.finalVerdict);
        require(ClaimMasks.count(compared.flipped) != 0, Reckoner_NotOverruled(round));
        // What was overruled was overruled by a deeper level, so that there is a mask.
        _require(round, Part.CLEAR, RoundDigests.hashWords(clear), contest.clearHash);
        compared.clear = ClaimMasks.compress(mask, clear, 0);
        compared.claimSlash = header.terms.slashMultiple() * header.terms.price();
        compared.slashCapBps = header.terms.slashCapBps();
    }

    /// @dev The request's claims that a round voted on.
    function _claimsOf(
        RequestHeader calldata header,
        Overruled calldata overruled
    ) private pure returns (uint256[] memory) {
        uint256 level = overruled.result.summary.level();
        if (level == 0) return ClaimMasks.all(header.claimCount);
        uint256[] memory selection = overruled.selection;
        _require(
            overruled.result.summary.round(),
            Part.SELECTION,
            RoundDigests.hashWords(selection),
            overruled.deeper.selectionHash
        );
        (, uint256 size) = ClaimMasks.split(ClaimMasks.count(selection), header.levels.level(level).seats);
        uint256 from = size * overruled.deeper.child;
        return ClaimMasks.part(selection, from, from + size);
    }

    /// @dev Checks that an opening opens the commitment at its place.
    function _requireOpening(
        Comparison memory compared,
        SeatedCommitment calldata committed,
        Opening calldata opening
    ) private view {
        bytes32 commitment = Commitments.hash(
            compared.hub,
            compared.round,
            committed.seat.validator(),
            opening.salt,
            RoundDigests.hashWords(opening.planes),
            opening.reportHash
        );
        require(
            commitment == committed.commitment && opening.planes.length == compared.verdict.length,
            Reckoner_BadOpening(compared.round, opening.position)
        );
    }

    /// @dev How a vote compares with both verdicts on the claims that flipped.
    function _judge(Comparison memory compared, uint256[] memory planes) private pure returns (Finding memory found) {
        uint256[] memory wrong = ClaimMasks.agreed(planes, compared.verdict, compared.flipped);
        found.wrong = ClaimMasks.count(wrong);
        found.wrongClear = ClaimMasks.countBoth(wrong, compared.clear);
        found.right = ClaimMasks.count(ClaimMasks.agreed(planes, compared.finalVerdict, compared.flipped));
    }

    /// @dev What the round paid a validator, in units of pay. Only counted votes were paid, be it nothing.
    function _payOf(
        RoundId round,
        uint256[] calldata pays,
        ValidatorId id,
        uint256 position
    ) private pure returns (uint256) {
        for (uint256 i; i < pays.length; ++i) {
            SeatPay pay = SeatPay.wrap(pays[i]);
            if (ValidatorId.unwrap(pay.validator()) == ValidatorId.unwrap(id)) return pay.units();
        }
        revert Reckoner_NotCounted(round, position);
    }

    function _require(RoundId round, Part part, bytes32 given, bytes32 expected) private pure {
        require(given == expected, Reckoner_Differs(round, part, given, expected));
    }

    function _bytes(RoundState state) private pure returns (bytes32) {
        return bytes32(RoundState.unwrap(state));
    }

    /// @dev Names the vote: round above position.
    function _evidence(RoundId round, uint256 position) private pure returns (bytes32) {
        return bytes32((uint256(RoundId.unwrap(round)) << 32) | position);
    }
}
