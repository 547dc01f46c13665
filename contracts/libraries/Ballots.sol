// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Ballot} from "../types/Opening.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {Seat} from "../types/Seat.sol";
import {Commitments} from "./Commitments.sol";
import {Tally} from "./Tally.sol";

/// @title Ballots
/// @notice Reads what a settler supplies: checks every ballot against the round's running hash, and puts the opened
/// votes, one row a seat, where {Tally} counts them.
library Ballots {
    /// @dev Where reading stands.
    struct Reader {
        RoundId round;
        /// Bytes of one plane.
        uint256 plane;
        /// Bits of a plane's last word that stand for a claim.
        uint256 lastMask;
        /// Where in calldata the next opened ballot's planes are, and where planes end.
        uint256 cursor;
        uint256 end;
        /// Where in memory its row goes, and where the rows of all committed seats end.
        uint256 row;
        uint256 limit;
        /// Bits of those claims on which anybody says INVALID, of all words at once.
        uint256 called;
        /// What an opening's commitment is the hash of.
        Commitments.Preimage preimage;
    }

    /// @param hub The round's hub, and
    /// @param round the round, as commitments name them.
    /// @param config Its configuration.
    /// @param start Its state before the first commitment.
    /// @param state Its state: `ballots` must be exactly the commitments that lead from `start` to it, in order.
    /// @param planes The base plane, then two planes of each opened ballot, see {_readRow}.
    /// @param withFamilies Whether anyone asks for the families.
    /// @return votes The opened votes.
    /// @return families Family of each of them, or nothing.
    function read(
        address hub,
        RoundId round,
        RoundConfig config,
        RoundState start,
        RoundState state,
        Ballot[] calldata ballots,
        uint256[] calldata planes,
        bool withFamilies
    ) internal view returns (Tally.Votes memory votes, uint8[] memory families) {
        uint256 room = state.seats();
        votes = Tally.allocate(room, config.words());
        uint256 row = Tally.rowOf(votes, 0);
        Reader memory reader = Reader({
            round: round,
            plane: votes.plane,
            lastMask: ~pastEndMask(config.claims()),
            cursor: _placeOf(planes, config.words()),
            end: _placeOf(planes, planes.length),
            row: row,
            limit: Tally.rowOf(votes, room),
            called: 0,
            preimage: Commitments.preimage(hub, round)
        });
        RoundState folded = start;
        for (uint256 i; i < ballots.length; ++i) {
            Ballot calldata ballot = ballotAt(ballots, i);
            Seat seat = ballot.seat;
            bytes32 commitment = ballot.secret;
            if (isOpened(ballot)) commitment = _open(reader, ballot, seat, planes, i);
            folded = folded.push(seat, commitment);
        }
        require(!folded.differs(state), IVerificationHub.Hub_CommitmentsDiffer(round, folded, state));
        if (reader.cursor != reader.end) _refuseWords(planes, reader.cursor);
        votes.isPlain = reader.called == 0;
        // Rows of `stride` bytes from the first one on.
        unchecked {
            votes.count = (reader.row - row) / votes.stride;
        }
        if (withFamilies) families = _familiesOf(ballots, votes.count);
    }

    /// @dev Adds an opened ballot's votes, and returns the commitment that they open.
    function _open(
        Reader memory reader,
        Ballot calldata ballot,
        Seat seat,
        uint256[] calldata planes,
        uint256 position
    ) private pure returns (bytes32) {
        uint256 row = reader.row;
        uint256 cursor = reader.cursor;
        uint256 seats = seat.seats();
        // Seats have 16 bits, the others are places in calldata and memory: no sum comes near 2²⁵⁶.
        unchecked {
            uint256 stride = 2 * reader.plane;
            uint256 nextCursor = cursor + stride;
            uint256 nextRow = row + seats * stride;
            if (nextCursor > reader.end) _refuseWords(planes, nextCursor);
            // A seat count that was not committed fails at the running hash later, but must not write past the rows now.
            if (seats == 0 || nextRow > reader.limit) revert IVerificationHub.Hub_BadOpening(reader.round, position);
            (reader.cursor, reader.row) = (nextCursor, nextRow);
        }
        Commitments.Preimage memory preimage = reader.preimage;
        preimage.votesHash = _readRow(reader, row, planes, cursor);
        if (seats > 1) Tally.repeat(row, 2 * reader.plane, seats);
        preimage.validatorId = seat.validator();
        preimage.salt = ballot.secret;
        preimage.reportHash = ballot.reportHash;
        return Commitments.hash(preimage);
    }

    /// @dev Family of each of `count` unit votes.
    function _familiesOf(Ballot[] calldata ballots, uint256 count) private pure returns (uint8[] memory families) {
        families = new uint8[](count);
        uint256 next;
        for (uint256 i; i < ballots.length; ++i) {
            if (!isOpened(ballots[i])) continue;
            Seat seat = ballots[i].seat;
            // A family is a byte of the seat.
            for (uint256 left = seat.seats(); left != 0; --left) families[next++] = uint8(seat.family());
        }
    }

    /// @dev Refuses planes whose words should end at calldata's place `cursor`.
    function _refuseWords(uint256[] calldata planes, uint256 cursor) private pure {
        revert IVerificationHub.Hub_BadPlanes(planes.length, (cursor - _placeOf(planes, 0)) / 32);
    }

    /// @dev Where in calldata a word of planes is.
    function _placeOf(uint256[] calldata planes, uint256 index) private pure returns (uint256 place) {
        // Only an address is computed.
        assembly ("memory-safe") {
            place := add(planes.offset, shl(5, index))
        }
    }

    /// @notice Ballot `index`, which the caller keeps below the list's length.
    function ballotAt(Ballot[] calldata ballots, uint256 index) internal pure returns (Ballot calldata ballot) {
        // Only a place in calldata is computed. A ballot is three words.
        assembly ("memory-safe") {
            ballot := add(ballots.offset, mul(index, 0x60))
        }
    }

    /// @notice Whether a ballot opens its commitment. An opening names a report; a zero in its place says that the
    /// commitment stays closed, and `secret` is the commitment itself.
    function isOpened(Ballot calldata ballot) internal pure returns (bool) {
        return ballot.reportHash != 0;
    }

    /// @notice Bits of a plane's last word that stand for no claim.
    function pastEndMask(uint256 claims) internal pure returns (uint256) {
        uint256 used = claims % 256;
        return used == 0 ? 0 : type(uint256).max << used;
    }

    /// @dev Writes a voter's planes, at `voter` in calldata, to the row at memory address `row`, and returns the row's hash;
    /// notes where it says INVALID, places past the last claim included. A voter's calldata says where it gave neither
    /// answer (x) and where it answered other than the base (y):
    ///
    /// | x | y | answer                                        |
    /// |---|---|-----------------------------------------------|
    /// | 0 | 0 | as the base: TRUE where it is 1, FALSE else   |
    /// | 0 | 1 | the opposite                                  |
    /// | 1 | 0 | ABSTAIN                                       |
    /// | 1 | 1 | INVALID                                       |
    ///
    /// affirm = (base & ~x) ^ y and deny = ~(affirm ^ x). Bits past the last claim say nothing and are dropped.
    function _readRow(
        Reader memory reader,
        uint256 row,
        uint256[] calldata planes,
        uint256 voter
    ) private pure returns (bytes32 votesHash) {
        uint256 plane = reader.plane;
        uint256 lastMask = reader.lastMask;
        uint256 called = reader.called;
        // The caller checked that `planes` holds the voter's words and that the row is one of the votes'.
        assembly ("memory-safe") {
            let base := planes.offset
            let to := row
            // An affirm word and its deny word at a time; an odd one first, then two by two.
            if and(plane, 0x20) {
                let x := calldataload(voter)
                let y := calldataload(add(voter, plane))
                called := or(and(x, y), called)
                y := xor(and(not(x), calldataload(base)), y)
                mstore(to, y)
                mstore(add(to, plane), not(xor(x, y)))
                base := add(base, 0x20)
                voter := add(voter, 0x20)
                to := add(to, 0x20)
            }
            for {
                let end := add(row, plane)
            } lt(to, end) {} {
                let x := calldataload(voter)
                let y := calldataload(add(voter, plane))
                called := or(and(x, y), called)
                y := xor(and(not(x), calldataload(base)), y)
                mstore(to, y)
                mstore(add(to, plane), not(xor(x, y)))
                voter := add(voter, 0x20)
                to := add(to, 0x20)
                x := calldataload(voter)
                y := calldataload(add(voter, plane))
                called := or(and(x, y), called)
                y := xor(and(not(x), calldataload(add(base, 0x20))), y)
                mstore(to, y)
                mstore(add(to, plane), not(xor(x, y)))
                base := add(base, 0x40)
                voter := add(voter, 0x20)
                to := add(to, 0x20)
            }
            // The last words of both planes.
            if not(lastMask) {
                let last := sub(to, 0x20)
                mstore(last, and(mload(last), lastMask))
                last := add(last, plane)
                mstore(last, and(mload(last), lastMask))
            }
            votesHash := keccak256(row, shl(1, plane))
        }
        reader.called = called;
    }
}
