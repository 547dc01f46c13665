// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {Capacity} from "../libraries/Capacity.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Contest, ContestPhase} from "../types/Contest.sol";
import {RequestHeader} from "../types/RequestHeader.sol";
import {RequestId} from "../types/RoundId.sol";

/// @title ContestStore
/// @notice One word a contested request, and the checks of what callers supply against it and what it commits to.
abstract contract ContestStore is IContestBook {
    /// @inheritdoc IContestBook
    uint256 public constant ESCALATION_PERIOD = 12 hours;
    /// @dev Claims that a level pays for at least.
    uint256 internal constant LEAST_PAID_CLAIMS = 32;

    IFeeLedger internal immutable _LEDGER;

    mapping(RequestId requestId => bytes32) private _hashes;

    constructor(IFeeLedger ledger) {
        _LEDGER = ledger;
    }

    /// @inheritdoc IContestBook
    function contestHashOf(RequestId requestId) public view returns (bytes32) {
        return _hashes[requestId];
    }

    /// @inheritdoc IContestBook
    function capacityOf(uint256 seats) external pure returns (uint256) {
        return Capacity.claimsOf(seats);
    }

    /// @dev Keeps what the contest is from now on, and tells of it.
    function _store(Contest memory contest) internal {
        _hashes[contest.requestId] = keccak256(abi.encode(contest));
        emit ContestChanged(contest.requestId, contest);
    }

    /// @dev Checks that the contest is the request's present one, and the header its own.
    function _check(Contest calldata contest, RequestHeader calldata header) internal view {
        bytes32 given = keccak256(abi.encode(contest));
        bytes32 stored = _hashes[contest.requestId];
        require(given == stored, Contest_Unknown(contest.requestId, given, stored));
        given = RoundDigests.headerHash(header);
        require(given == contest.headerHash, Contest_HeaderDiffers(contest.requestId, given, contest.headerHash));
    }

    function _requireOpen(Contest calldata contest) internal pure {
        require(contest.phase == ContestPhase.OPEN, Contest_NotOpen(contest.requestId));
    }

    function _requireDeeperLevel(Contest calldata contest, RequestHeader calldata header) internal pure {
        require(_hasDeeperLevel(contest, header), Contest_NoDeeperLevel(contest.requestId, contest.level));
    }

    function _requireVerdict(Contest calldata contest, uint256[] calldata verdict) internal pure {
        bytes32 given = RoundDigests.hashWords(verdict);
        require(given == contest.verdictHash, Contest_VerdictDiffers(contest.requestId, given, contest.verdictHash));
    }

    /// @dev Checks that a mask has as many words as the request.
    function _requireWords(Contest calldata contest, uint256 words, uint256 expected) internal pure {
        require(words == expected, Contest_BadWords(contest.requestId, words, expected));
    }

    /// @dev What the present level voted on: all claims at level 0.
    function _selection(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata selection
    ) internal pure returns (uint256[] memory mask) {
        if (contest.selectionHash == 0) {
            _requireWords(contest, selection.length, 0);
            return ClaimMasks.all(header.claimCount);
        }
        mask = selection;
        bytes32 given = RoundDigests.hashWords(mask);
        require(
            given == contest.selectionHash,
            Contest_SelectionDiffers(contest.requestId, given, contest.selectionHash)
        );
    }

    function _hasDeeperLevel(Contest calldata contest, RequestHeader calldata header) internal pure returns (bool) {
        return contest.level + 1 < header.terms.levelCount();
    }

    /// @dev End of the challenge window of the present verdict.
    function _windowEnd(Contest calldata contest, RequestHeader calldata header) internal pure returns (uint256) {
        return contest.since + header.terms.challengeWindow();
    }

    /// @dev Expected seats of a level.
    function _seatsAt(RequestHeader calldata header, uint256 level) internal pure returns (uint256) {
        return header.levels.level(level).seats;
    }

    /// @dev What a level costs at most where the requester's budget alone pays for so many claims.
    function _costOf(RequestHeader calldata header, uint256 level, uint256 claims) internal pure returns (uint256) {
        uint256 paid = claims < LEAST_PAID_CLAIMS ? LEAST_PAID_CLAIMS : claims;
        return header.terms.price() * _seatsAt(header, level) * paid;
    }
}
