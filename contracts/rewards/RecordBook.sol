// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Reputation} from "../libraries/Reputation.sol";
import {Payroll} from "../libraries/Payroll.sol";
import {Domain} from "../types/Domain.sol";
import {KappaRecord} from "../types/KappaRecord.sol";
import {RoundFees} from "../types/RoundFees.sol";
import {Score} from "../types/Score.sol";
import {SeatPay} from "../types/SeatPay.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {ValidatorRecord, ValidatorRecords} from "../types/ValidatorRecord.sol";
import {CreditBook} from "./CreditBook.sol";

/// @title RecordBook
/// @notice What a validator has earned in a domain, how well it agrees, and how it stands, in one word that a settlement
/// reads and writes once.
///
/// Roles: whoever has the role lifts a score back to zero: the rank book, which jails for it.
/// Invariants: a score lies within [−24, 64] and moves by 8 at most at once; it is the same whoever settles, and whatever
/// order a round's votes stand in, as every vote is judged by what was known of the committee before the round.
abstract contract RecordBook is CreditBook, AccessManaged {
    /// @notice Base units of MIRA in one unit of pay.
    uint256 public constant PAY_UNIT = 1e9;
    uint256 internal constant BPS = 10_000;
    /// @dev Set in a word of booked earnings that were paid out.
    uint256 internal constant CLAIMED = 1 << 255;

    /// @dev A struct, so that a reference to it saves hashing its place anew.
    struct Record {
        ValidatorRecord word;
    }

    uint256 internal immutable _EPOCH_LENGTH;
    uint256 internal immutable _GENESIS;

    /// @dev By validator and domain, see {_recordAt}.
    mapping(uint256 key => Record) private _records;
    /// @dev Units of pay, {CLAIMED} once they were paid out; the present epoch's stand in the record.
    mapping(ValidatorId id => mapping(Domain domain => mapping(uint256 epoch => uint256))) internal _booked;

    constructor(address authority, IValidatorRegistry validators) AccessManaged(authority) {
        _GENESIS = validators.epochStart(0);
        _EPOCH_LENGTH = validators.epochStart(1) - _GENESIS;
    }

    /// @inheritdoc IFeeLedger
    function pardon(ValidatorId id, Domain domain) external restricted {
        Record storage place = _recordAt(id, domain);
        place.word = place.word.withScore(0);
        emit ScoreSet(id, domain, 0);
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
    function scoreOf(ValidatorId id, Domain domain) public view returns (int256) {
        return _scoreIn(_recordAt(id, domain).word, _epoch());
    }

    /// @inheritdoc IFeeLedger
    function rankOf(ValidatorId id, Domain domain) external view returns (uint256) {
        return Reputation.rankOf(scoreOf(id, domain));
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

    /// @dev Books the pay of every opened ballot, and what it says of the validator.
    /// @param pays One an opened ballot, to be filled.
    /// @return units What all of them earned, in units of pay.
    function _paySeats(
        RoundFees calldata fees,
        Score[] calldata scores,
        uint256 epoch,
        SeatPay[] memory pays
    ) internal returns (uint256 units) {
        // The compiler inlines no function that returns early; this one would overfill its caller's stack.
        if (scores.length == 0) return 0;
        // Most that a seat can earn: its part of the fee, less where more seats than expected committed.
        uint256 most =
            (fees.fee * fees.terms.validatorShare()) / BPS / Math.max(fees.expectedSeats, fees.committedSeats);
        (uint256 rows, uint256 worth) = _lookUp(fees.domain, scores, epoch);
        units = Payroll.run(rows, worth, most, pays);
        // Writes what was found and judged, each to the place that {_recordAt} gave.
        assembly ("memory-safe") {
            for {
                let end := add(rows, shl(7, scores.length))
            } lt(rows, end) {
                rows := add(rows, 0x80)
            } {
                sstore(mload(add(rows, 0x60)), mload(rows))
            }
        }
    }

    /// @dev Where a validator's record stands: one hash instead of two.
    function _recordAt(ValidatorId id, Domain domain) internal view returns (Record storage) {
        return _records[(uint256(ValidatorId.unwrap(id)) << 8) | Domain.unwrap(domain)];
    }

    /// @dev Epoch of the present time.
    function _epoch() internal view returns (uint256) {
        return (block.timestamp - _GENESIS) / _EPOCH_LENGTH;
    }

    /// @dev Reads the records of all voters before the first is written, as of the present epoch.
    /// @return rows Where in memory there is a row for each, as {Payroll.run} takes it, with the record's place last.
    /// @return worth See {Reputation.worth}.
    function _lookUp(
        Domain domain,
        Score[] calldata scores,
        uint256 epoch
    ) private returns (uint256 rows, uint256 worth) {
        int256 sum;
        uint256 stale;
        // Takes a row for each score, whose number calldata bounds, from the free memory pointer on, and hashes places
        // in the scratch space as {_recordAt} does. κ is {KappaRecords.kappa}, below 2³² either way.
        assembly ("memory-safe") {
            rows := mload(0x40)
            let to := rows
            let from := scores.offset
            let end := add(from, shl(5, scores.length))
            mstore(0x20, _records.slot)
            for {} lt(from, end) {
                from := add(from, 0x20)
            } {
                let score := calldataload(from)
                mstore(add(to, 0x40), score)
                // The validator of a seat stands in the highest 32 bits.
                mstore(0x00, or(shl(8, shr(224, score)), domain))
                let place := keccak256(0x00, 0x40)
                mstore(add(to, 0x60), place)
                place := sload(place)
                mstore(to, place)
                stale := or(stale, xor(and(shr(176, place), 0xffffffff), epoch))
                let whole := add(0x8000000, and(shr(40, place), 0xfffffffff))
                place := add(add(whole, 0x2000000), sar(220, shl(144, place)))
                place := sub(div(shl(32, place), whole), 0x100000000)
                mstore(add(to, 0x20), place)
                sum := add(sum, place)
                to := add(to, 0x80)
            }
            mstore(0x40, to)
        }
        if (stale != 0) _turnEpochs(domain, scores, rows, epoch);
        worth = Reputation.worth(sum, scores.length);
    }

    /// @dev {_turnEpoch} for every record that {_lookUp} has found.
    function _turnEpochs(Domain domain, Score[] calldata scores, uint256 rows, uint256 epoch) private {
        for (uint256 i; i < scores.length; ++i) {
            ValidatorRecord record;
            assembly ("memory-safe") {
                record := mload(rows)
            }
            if (record.epoch() != epoch) record = _turnEpoch(scores[i].seat().validator(), domain, record, epoch);
            assembly ("memory-safe") {
                mstore(rows, record)
                rows := add(rows, 0x80)
            }
        }
    }

    /// @dev Books what a validator earned in an epoch that has ended, and takes off what rest has cost.
    function _turnEpoch(
        ValidatorId id,
        Domain domain,
        ValidatorRecord record,
        uint256 epoch
    ) internal returns (ValidatorRecord) {
        uint256 earned = record.earned();
        if (earned != 0 && !isClaimed(id, domain, record.epoch())) _booked[id][domain][record.epoch()] = earned;
        return ValidatorRecords.pack(record.kappaRecord(), epoch, 0, _scoreIn(record, epoch));
    }

    /// @dev The score of a record as of an epoch.
    function _scoreIn(ValidatorRecord record, uint256 epoch) private view returns (int256) {
        return Reputation.decayed(record.score(), (epoch - record.epoch()) * _EPOCH_LENGTH);
    }
}
