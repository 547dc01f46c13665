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
        Tally.Votes votes;
        /// Family of each unit vote.
        uint8[] families;
    }

    /// @param round The round, as commitments name it.
    /// @param config Its configuration.
    /// @param start Its state before the first commitment.
    /// @param state Its state: `ballots` must be exactly the commitments that lead from `start` to it, in order.
    /// @param planes Base planes, then the planes of each opened ballot XORed with them.
    /// @return votes The opened votes.
    /// @return families Family of each of them.
    function read(
        RoundId round,
        RoundConfig config,
        RoundState start,
        RoundState state,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) internal view returns (Tally.Votes memory votes, uint8[] memory families) {
        uint256 words = config.words();
        votes = Tally.allocate(state.seats(), words);
        votes.count = 0;
        families = new uint8[](state.seats());
        Reader memory reader = Reader({
            round: round,
            rowWords: 2 * words,
            pastEnd: pastEndMask(config.claims()),
            cursor: 2 * words,
            folded: start,
            votes: votes,
            families: families
        });
        for (uint256 i; i < ballots.length; ++i) {
            bytes32 commitment = isOpened(ballots[i]) ? _open(reader, ballots[i], planes, i) : ballots[i].secret;
            reader.folded = reader.folded.push(ballots[i].seat, commitment);
        }
        require(!reader.folded.differs(state), IVerificationHub.Hub_CommitmentsDiffer(round, reader.folded, state));
        require(planes.length == reader.cursor, IVerificationHub.Hub_BadPlanes(planes.length, reader.cursor));
    }

    /// @dev Adds an opened ballot's votes, and returns the commitment that they open.
    function _open(
        Reader memory reader,
        Ballot calldata ballot,
        uint256[] calldata planes,
        uint256 position
    ) private view returns (bytes32) {
        uint256 rowWords = reader.rowWords;
        uint256 end = reader.cursor + rowWords;
        require(planes.length >= end, IVerificationHub.Hub_BadPlanes(planes.length, end));
        // A seat count that was not committed fails at the running hash later, but must not write past the rows now.
        uint256 count = reader.votes.count;
        uint256 seats = ballot.seat.seats();
        require(
            seats != 0 && count + seats <= reader.families.length,
            IVerificationHub.Hub_BadOpening(reader.round, position)
        );
        (bytes32 votesHash, uint256 lastWords) = _readRow(
            Tally.rowOf(reader.votes, count),
            planes,
            reader.cursor,
            rowWords
        );
        require(lastWords & reader.pastEnd == 0, IVerificationHub.Hub_BitsPastEnd(position));
        if (seats > 1) Tally.repeat(reader.votes, count, seats);
        // A family is a byte of the seat.
        uint8 family = uint8(ballot.seat.family());
        for (uint256 i = count; i < count + seats; ++i) reader.families[i] = family;
        reader.votes.count = count + seats;
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

    /// @dev Writes base ^ difference to the row at memory address `row`, and returns the row's hash and the OR of the last
    /// words of its planes.
    function _readRow(
        uint256 row,
        uint256[] calldata planes,
        uint256 cursor,
        uint256 rowWords
    ) private pure returns (bytes32 votesHash, uint256 lastWords) {
        // The caller checked that `planes` holds words [cursor, cursor + rowWords) and that the row is one of the votes'.
        assembly ("memory-safe") {
            let size := shl(5, rowWords)
            let base := planes.offset
            let difference := add(base, shl(5, cursor))
            for {
                let i := 0
            } lt(i, size) {
                i := add(i, 0x20)
            } {
                mstore(add(row, i), xor(calldataload(add(base, i)), calldataload(add(difference, i))))
            }
            votesHash := keccak256(row, size)
            lastWords := or(mload(add(row, sub(shr(1, size), 0x20))), mload(add(row, sub(size, 0x20))))
        }
    }
}
