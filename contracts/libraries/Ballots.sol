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
        /// Next word of `planes`.
        uint256 cursor;
        /// Most unit votes that there can be: the committed seats.
        uint256 room;
        Tally.Votes votes;
        /// Bits of those claims on which anybody says INVALID, of all words at once.
        uint256 called;
        /// Family of each unit vote, or empty.
        uint8[] families;
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
        uint256 words = config.words();
        uint256 room = state.seats();
        votes = Tally.allocate(room, words);
        votes.count = 0;
        families = new uint8[](withFamilies ? room : 0);
        Reader memory reader = Reader({
            round: round,
            plane: 32 * words,
            lastMask: ~pastEndMask(config.claims()),
            cursor: words,
            room: room,
            votes: votes,
            called: 0,
            families: families,
            preimage: Commitments.preimage(hub, round)
        });
        RoundState folded = start;
        for (uint256 i; i < ballots.length; ++i) {
            Ballot calldata ballot = ballotAt(ballots, i);
            folded = folded.push(ballot.seat, isOpened(ballot) ? _open(reader, ballot, planes, i) : ballot.secret);
        }
        require(!folded.differs(state), IVerificationHub.Hub_CommitmentsDiffer(round, folded, state));
        require(planes.length == reader.cursor, IVerificationHub.Hub_BadPlanes(planes.length, reader.cursor));
        votes.isPlain = reader.called == 0;
    }

    /// @dev Adds an opened ballot's votes, and returns the commitment that they open.
    function _open(
        Reader memory reader,
        Ballot calldata ballot,
        uint256[] calldata planes,
        uint256 position
    ) private pure returns (bytes32) {
        Tally.Votes memory votes = reader.votes;
        uint256 count = votes.count;
        uint256 seats = ballot.seat.seats();
        uint256 cursor = reader.cursor;
        uint256 plane = reader.plane;
        // Seats have 16 bits, the others count words of calldata and seats in memory: no sum comes near 2²⁵⁶.
        unchecked {
            reader.cursor = cursor + (plane >> 4);
            votes.count = count + seats;
        }
        require(planes.length >= reader.cursor, IVerificationHub.Hub_BadPlanes(planes.length, reader.cursor));
        // A seat count that was not committed fails at the running hash later, but must not write past the rows now.
        require(seats != 0 && votes.count <= reader.room, IVerificationHub.Hub_BadOpening(reader.round, position));
        (bytes32 votesHash, uint256 called) = _readRow(
            Tally.rowOf(votes, count),
            planes,
            cursor,
            plane,
            reader.lastMask
        );
        reader.called |= called;
        if (seats > 1) Tally.repeat(votes, count, seats);
        if (reader.families.length != 0) _setFamily(reader.families, count, votes.count, ballot.seat);
        Commitments.Preimage memory preimage = reader.preimage;
        preimage.validatorId = ballot.seat.validator();
        preimage.salt = ballot.secret;
        preimage.votesHash = votesHash;
        preimage.reportHash = ballot.reportHash;
        return Commitments.hash(preimage);
    }

    /// @dev Notes the seat's family for unit votes [from, to).
    function _setFamily(uint8[] memory families, uint256 from, uint256 to, Seat seat) private pure {
        // A family is a byte of the seat.
        uint8 family = uint8(seat.family());
        for (uint256 i = from; i < to; ++i) families[i] = family;
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

    /// @dev Writes a voter's planes to the row at memory address `row`, and returns the row's hash, and whether it says
    /// INVALID anywhere, places past the last claim included. A voter's calldata says where it gave neither answer (x) and
    /// where it answered other than the base (y):
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
        uint256 row,
        uint256[] calldata planes,
        uint256 cursor,
        uint256 plane,
        uint256 lastMask
    ) private pure returns (bytes32, uint256 called) {
        // The caller checked that `planes` holds words [cursor, cursor + 2 planes) and that the row is one of the votes'.
        assembly ("memory-safe") {
            let end := add(row, plane)
            let base := planes.offset
            let voter := add(base, shl(5, cursor))
            // An affirm word and its deny word at a time.
            for {
                let to := row
            } 1 {} {
                let x := calldataload(voter)
                let y := calldataload(add(voter, plane))
                called := or(and(x, y), called)
                y := xor(and(not(x), calldataload(base)), y)
                mstore(to, y)
                mstore(add(to, plane), not(xor(x, y)))
                base := add(base, 0x20)
                voter := add(voter, 0x20)
                to := add(to, 0x20)
                if eq(to, end) {
                    break
                }
            }
        }
        // The compiler inlines no function that returns early; this one would overfill its caller's stack.
        if (lastMask == type(uint256).max) return (_hashRow(row, plane), called);
        // The last words of both planes.
        assembly ("memory-safe") {
            let last := sub(add(row, plane), 0x20)
            mstore(last, and(mload(last), lastMask))
            last := add(last, plane)
            mstore(last, and(mload(last), lastMask))
        }
        return (_hashRow(row, plane), called);
    }

    /// @dev keccak-256 of a row.
    function _hashRow(uint256 row, uint256 plane) private pure returns (bytes32 votesHash) {
        assembly ("memory-safe") {
            votesHash := keccak256(row, shl(1, plane))
        }
    }
}
