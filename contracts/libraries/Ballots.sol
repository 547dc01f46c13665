// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {Ballot} from "../types/Opening.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {RoundState} from "../types/RoundState.sol";
import {Commitments} from "./Commitments.sol";
import {Tally} from "./Tally.sol";

/// @title Ballots
/// @notice Reads what a settler supplies: checks every ballot against the round's running hash, and puts the opened
/// votes, one row a seat, where {Tally} counts them.
library Ballots {
    /// @dev Where reading stands.
    struct Reader {
        RoundId round;
        /// Words of one voter's planes.
        uint256 rowWords;
        /// Bits of a plane's last word that stand for no claim.
        uint256 pastEnd;
        /// Next word of `planes`.
        uint256 cursor;
        RoundState folded;
    }

    /// @param round The round, as commitments name it.
    /// @param config Its configuration.
    /// @param start Its state before the first commitment.
    /// @param state Its state: `ballots` must be exactly the commitments that lead from `start` to it, in order.
    /// @param planes Base planes, then the planes of each opened ballot XORed with them.
    /// @return votes The opened votes.
    function read(
        RoundId round,
        RoundConfig config,
        RoundState start,
        RoundState state,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) internal view returns (Tally.Votes memory votes) {
        uint256 words = config.words();
        Reader memory reader = Reader(round, 2 * words, pastEndMask(config.claims()), 2 * words, start);
        votes = Tally.allocate(state.seats(), words);
        votes.count = 0;
        for (uint256 i; i < ballots.length; ++i) {
            bytes32 commitment = isOpened(ballots[i])
                ? _open(reader, votes, ballots[i], planes, i)
                : ballots[i].secret;
            reader.folded = reader.folded.push(ballots[i].seat, commitment);
        }
        require(
            !reader.folded.differs(state),
            IVerificationHub.Hub_CommitmentsDiffer(round, reader.folded, state)
        );
        require(planes.length == reader.cursor, IVerificationHub.Hub_BadPlanes(planes.length, reader.cursor));
    }

    /// @dev Adds an opened ballot's votes, and returns the commitment that they open.
    function _open(
        Reader memory reader,
        Tally.Votes memory votes,
        Ballot calldata ballot,
        uint256[] calldata planes,
        uint256 position
    ) private view returns (bytes32) {
        uint256 rowWords = reader.rowWords;
        uint256 end = reader.cursor + rowWords;
        require(planes.length >= end, IVerificationHub.Hub_BadPlanes(planes.length, end));
        // A seat count that was not committed fails at the running hash later, but must not write past the rows now.
        uint256 count = votes.count;
        uint256 seats = ballot.seat.seats();
        require(
            seats != 0 && (count + seats) * rowWords <= votes.rows.length,
            IVerificationHub.Hub_BadOpening(reader.round, position)
        );
        (bytes32 votesHash, uint256 lastWords) = _readRow(votes.rows, count, planes, reader.cursor, rowWords);
        require(lastWords & reader.pastEnd == 0, IVerificationHub.Hub_BitsPastEnd(position));
        _repeatRow(votes.rows, count, seats, rowWords);
        votes.count = count + seats;
        reader.cursor = end;
        return
            Commitments.hash(
                address(this),
                reader.round,
                ballot.seat.validator(),
                ballot.secret,
                votesHash,
                ballot.reportHash
            );
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

    /// @dev Writes base ^ difference to row `row`, and returns the row's hash and the OR of the last words of its planes.
    function _readRow(
        uint256[] memory rows,
        uint256 row,
        uint256[] calldata planes,
        uint256 cursor,
        uint256 rowWords
    ) private pure returns (bytes32 votesHash, uint256 lastWords) {
        // The caller checked that `planes` holds words [cursor, cursor + rowWords) and that `rows` has this row.
        assembly ("memory-safe") {
            let start := add(add(rows, 0x20), shl(5, mul(row, rowWords)))
            let size := shl(5, rowWords)
            let base := planes.offset
            let difference := add(base, shl(5, cursor))
            for { let i := 0 } lt(i, size) { i := add(i, 0x20) } {
                mstore(add(start, i), xor(calldataload(add(base, i)), calldataload(add(difference, i))))
            }
            votesHash := keccak256(start, size)
            lastWords := or(mload(add(start, sub(shr(1, size), 0x20))), mload(add(start, sub(size, 0x20))))
        }
    }

    /// @dev Copies row `row` to the `seats − 1` rows behind it.
    function _repeatRow(uint256[] memory rows, uint256 row, uint256 seats, uint256 rowWords) private pure {
        // The caller checked that `rows` has rows up to `row + seats − 1`.
        assembly ("memory-safe") {
            let size := shl(5, rowWords)
            let source := add(add(rows, 0x20), mul(row, size))
            for { let i := 1 } lt(i, seats) { i := add(i, 1) } {
                mcopy(add(source, mul(i, size)), source, size)
            }
        }
    }
}
