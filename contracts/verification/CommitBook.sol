// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Commitments} from "../libraries/Commitments.sol";
import {Sortition} from "../libraries/Sortition.sol";
import {Phase} from "../types/RequestStatus.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {Seat, Seats} from "../types/Seat.sol";
import {Seating} from "../types/Seating.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {RoundBook} from "./RoundBook.sol";

/// @title CommitBook
/// @notice Commitments: who holds seats in a round, and who committed.
///
/// Invariants: (4) an id commits once a round, with its own seats; (6) a commitment counts the same alone, in a batch and
/// relayed; (9) nothing here loops over anything but its own calldata.
/// Trust: the validator registry, fixed at deployment.
abstract contract CommitBook is RoundBook, EIP712 {
    /// @dev A struct, so that a reference to it saves hashing its place anew.
    struct Word {
        uint256 bits;
    }

    /// @dev The round that a batch's commitments go to, read and written once for all of them.
    struct Poll {
        RoundId round;
        RoundConfig config;
        /// With the commitments taken so far.
        RoundState state;
        /// See {_seatsToDraw}.
        uint256 seats;
        bytes32 seed;
        /// Whether the state is to be stored.
        bool hasTaken;
    }

    IValidatorRegistry private immutable _SEATING;

    /// @dev By validator and word of round numbers, see {_committedKey}.
    mapping(uint256 key => Word) private _committed;

    constructor(IValidatorRegistry validators) EIP712("Mira VerificationHub", "1") {
        _SEATING = validators;
    }

    /// @inheritdoc IVerificationHub
    function commit(RoundId round, ValidatorId validatorId, bytes32 commitment) external {
        Round storage r = _roundAt(round);
        (RoundConfig config, RoundState state) = _read(r, round);
        uint256 seats = _seatsToDraw(config, state);
        (CommitRefusal refusal, Seat seat) = _seat(
            round,
            config,
            seats,
            _seedOf(round, config),
            validatorId,
            msg.sender
        );
        require(refusal == CommitRefusal.NONE, Hub_CommitRefused(round, validatorId, refusal));
        r.state = state.push(seat, commitment);
        emit Committed(round, seat, commitment);
    }

    /// @inheritdoc IVerificationHub
    function commitBatch(CommitInput[] calldata inputs) external {
        Poll memory poll;
        for (uint256 i; i < inputs.length; ++i) {
            CommitInput calldata input = inputs[i];
            _turnTo(poll, input.round);
            _commitOrSkip(poll, input, msg.sender);
        }
        _leave(poll);
    }

    /// @inheritdoc IVerificationHub
    function commitRelayed(SignedCommitInput[] calldata inputs) external {
        Poll memory poll;
        bytes32 separator = _domainSeparatorV4();
        for (uint256 i; i < inputs.length; ++i) {
            SignedCommitInput calldata signed = inputs[i];
            CommitInput calldata c = signed.input;
            _turnTo(poll, c.round);
            // Without a seed it does not matter who signed: nothing can be committed.
            bytes32 digest = MessageHashUtils.toTypedDataHash(
                separator,
                Commitments.signedHash(poll.round, poll.seed, c.validatorId, c.commitment)
            );
            // A signature that does not recover leaves the zero address, which operates nothing.
            (address signer, , ) = ECDSA.tryRecover(digest, signed.r, signed.vs);
            _commitOrSkip(poll, c, signer);
        }
        _leave(poll);
    }

    /// @inheritdoc IVerificationHub
    function seatsOf(RoundId round, ValidatorId validatorId) external view returns (uint256 seats) {
        (RoundConfig config, RoundState state) = _load(round);
        Phase phase = _phase(config, state);
        if (phase != Phase.COMMIT && phase != Phase.TOP_UP) return 0;
        return _seatsIn(round, config, validatorId, phase == Phase.TOP_UP);
    }

    /// @inheritdoc IVerificationHub
    function seatsAt(RoundId round, ValidatorId validatorId) external view returns (uint256 seats) {
        (RoundConfig config, ) = _load(round);
        return _seatsIn(round, config, validatorId, false);
    }

    /// @inheritdoc IVerificationHub
    function hasCommitted(RoundId round, ValidatorId validatorId) external view returns (bool) {
        return committedWord(validatorId, round.word()) & round.mask() != 0;
    }

    /// @inheritdoc IVerificationHub
    function committedWord(ValidatorId validatorId, uint256 word) public view returns (uint256) {
        return _committed[_committedKey(validatorId, word)].bits;
    }

    /// @dev Loads a round for commitments, once what the one before took is stored.
    function _turnTo(Poll memory poll, RoundId round) private {
        if (RoundId.unwrap(poll.round) == RoundId.unwrap(round)) return;
        _leave(poll);
        (RoundConfig config, RoundState state) = _load(round);
        (poll.round, poll.config, poll.state, poll.hasTaken) = (round, config, state, false);
        (poll.seats, poll.seed) = (_seatsToDraw(config, state), _seedOf(round, config));
    }

    /// @dev Stores what a round took.
    function _leave(Poll memory poll) private {
        if (poll.hasTaken) _setState(poll.round, poll.state);
    }

    function _commitOrSkip(Poll memory poll, CommitInput calldata input, address signer) private {
        RoundId round = poll.round;
        ValidatorId validatorId = input.validatorId;
        (CommitRefusal refusal, Seat seat) = _seat(round, poll.config, poll.seats, poll.seed, validatorId, signer);
        if (refusal != CommitRefusal.NONE) {
            emit CommitSkipped(round, validatorId, refusal);
            return;
        }
        poll.state = poll.state.push(seat, input.commitment);
        poll.hasTaken = true;
        emit Committed(round, seat, input.commitment);
    }

    /// @dev Seats that the draw expects by which commitments are taken now: twice the round's own in its top-up window
    /// (see {_draw}), none while it takes none. No commitment ends the window that it came in.
    function _seatsToDraw(RoundConfig config, RoundState state) private view returns (uint256) {
        if (config.isCommitTime(block.timestamp) && state.isVoting()) return config.seats();
        return _phase(config, state) == Phase.TOP_UP ? 2 * config.seats() : 0;
    }

    /// @dev The seat with which `signer` may commit for the validator now, noted as taken, or why it may not.
    /// @param seatsToDraw See {_seatsToDraw}.
    /// @param seed Zero while there is none.
    function _seat(
        RoundId round,
        RoundConfig config,
        uint256 seatsToDraw,
        bytes32 seed,
        ValidatorId validatorId,
        address signer
    ) private returns (CommitRefusal, Seat none) {
        if (seatsToDraw == 0) return (CommitRefusal.WRONG_PHASE, none);
        Seating seating = _SEATING.seatOf(validatorId, config.domain(), config.epoch());
        if (signer != seating.operator()) return (CommitRefusal.NOT_OPERATOR, none);
        if (signer == address(0)) return (CommitRefusal.NOT_OPERATOR, none);
        Word storage committed = _committed[_committedKey(validatorId, round.word())];
        uint256 bits = committed.bits;
        if (bits & round.mask() != 0) return (CommitRefusal.ALREADY_COMMITTED, none);
        if (seating.power() == 0) return (CommitRefusal.NO_SEAT, none);
        if (seed == 0) return (CommitRefusal.NO_SEED, none);
        uint256 seats = _draw(config, seed, validatorId, seating.power(), seatsToDraw);
        if (seats == 0) return (CommitRefusal.NO_SEAT, none);
        committed.bits = bits | round.mask();
        bool toppedUp = seatsToDraw != config.seats();
        return (CommitRefusal.NONE, Seats.pack(validatorId, seating.family(), seats, toppedUp));
    }

    /// @dev One hash instead of two.
    function _committedKey(ValidatorId validatorId, uint256 word) private pure returns (uint256) {
        return (word << 32) | ValidatorId.unwrap(validatorId);
    }

    /// @dev Seats of a validator by the first draw or the one of the top-up window.
    function _seatsIn(
        RoundId round,
        RoundConfig config,
        ValidatorId validatorId,
        bool toppingUp
    ) private view returns (uint256) {
        bytes32 seed = _seedOf(round, config);
        require(seed != 0, Hub_SeedUnavailable(round, config.seedBlock(), block.number));
        uint256 power = _SEATING.seatOf(validatorId, config.domain(), config.epoch()).power();
        return _draw(config, seed, validatorId, power, toppingUp ? 2 * config.seats() : config.seats());
    }

    /// @dev The top-up window draws with the same seed at twice the expected seats, for those to whom the first draw gave no
    /// seat; others have what it gave them. Who came late would have more seats than who was in time otherwise: half of the
    /// power of a domain of few validators could wait, leave the first window short of seats, and outvote the other half.
    function _draw(
        RoundConfig config,
        bytes32 seed,
        ValidatorId validatorId,
        uint256 power,
        uint256 seats
    ) private pure returns (uint256 held) {
        held = Sortition.seatsOf(seed, validatorId, config.seats(), power, config.totalPower(), config.cap());
        if (held == 0 && seats != config.seats()) {
            held = Sortition.seatsOf(seed, validatorId, seats, power, config.totalPower(), config.cap());
        }
    }
}
