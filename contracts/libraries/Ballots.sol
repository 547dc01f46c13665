// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../interfaces/IVerificationHub.sol";
import {CommitChain} from "../types/CommitChain.sol";
import {Ballot} from "../types/Opening.sol";
import {RoundConfig} from "../types/RoundConfig.sol";
import {RoundId} from "../types/RoundId.sol";
import {Commitments} from "./Commitments.sol";
import {Tally} from "./Tally.sol";

/// @title Ballots
/// @notice Reads what a settler supplies: checks every ballot against the round's running hash, and puts the opened
/// votes, one row a seat, where {Tally} counts them.
library Ballots {
    /// @param round The round, as commitments name it.
    /// @param config Its configuration.
    /// @param chain Its running hash: `ballots` must be exactly the commitments under it, in order.
    /// @param planes Base planes, then the planes of each opened ballot XORed with them.
    /// @return votes The opened votes.
    function read(
        RoundId round,
        RoundConfig config,
        CommitChain chain,
        Ballot[] calldata ballots,
        uint256[] calldata planes
    ) internal view returns (Tally.Votes memory votes) {
        uint256 rowWords = 2 * config.words();
        uint256 pastEnd = pastEndMask(config.claims());
        votes = Tally.allocate(chain.seats(), config.words());
        CommitChain folded;
        uint256 cursor = rowWords;
        uint256 seats;
        for (uint256 i; i < ballots.length; ++i) {
            Ballot calldata ballot = ballots[i];
            bytes32 commitment = ballot.secret;
            if (isOpened(ballot)) {
                require(
                    planes.length >= cursor + rowWords,
                    IVerificationHub.Hub_BadPlanes(planes.length, cursor + rowWords)
                );
                // A seat count that is not the committed one fails at the running hash, but must not write past the rows.
                require(
                    seats + ballot.seat.seats() <= chain.seats(),
                    IVerificationHub.Hub_CommitmentsDiffer(round, folded, chain)
                );
                (bytes32 votesHash, uint256 lastWords) = _readRow(votes.rows, seats, planes, cursor, rowWords);
                require(lastWords & pastEnd == 0, IVerificationHub.Hub_BitsPastEnd(i));
                _repeatRow(votes.rows, seats, ballot.seat.seats(), rowWords);
                commitment = Commitments.hash(
                    address(this),
                    round,
                    ballot.seat.validator(),
                    ballot.secret,
                    votesHash,
                    ballot.reportHash
                );
                cursor += rowWords;
                seats += ballot.seat.seats();
            }
            folded = folded.push(ballot.seat, commitment);
        }
        require(!folded.differs(chain), IVerificationHub.Hub_CommitmentsDiffer(round, folded, chain));
        require(planes.length == cursor, IVerificationHub.Hub_BadPlanes(planes.length, cursor));
        votes.count = seats;
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
