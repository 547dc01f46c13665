// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {IReckoner} from "../interfaces/IReckoner.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Challenge, Contest, ContestPhase} from "../types/Contest.sol";
import {RequestId} from "../types/RoundId.sol";

/// @title OverruleBounties
/// @notice Bounties of slashes, by request and level of the overruled answers, and how those who challenged them share.
/// Whoever comes takes its flips' part of what is left for the flips that are left, so that the last takes the rest.
abstract contract OverruleBounties is IReckoner {
    using SafeERC20 for IERC20;

    /// @inheritdoc IReckoner
    uint256 public constant RECKON_PERIOD = 3 days;

    /// @dev Bounties of one level's overruled answers.
    struct Pot {
        uint128 amount;
        /// Flips that have not had their part.
        uint16 flips;
        bool isCounted;
    }

    IERC20 private immutable _TOKEN;
    IContestBook private immutable _CONTESTS;

    mapping(RequestId requestId => mapping(uint256 level => Pot)) private _pots;
    mapping(RequestId requestId => mapping(uint256 index => bool)) private _paid;

    constructor(IERC20 token, IContestBook contests) {
        _TOKEN = token;
        _CONTESTS = contests;
    }

    /// @inheritdoc IReckoner
    function claimBounty(
        Contest calldata contest,
        uint256 index,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore,
        uint256[] calldata finalVerdict
    ) external returns (uint256 amount) {
        uint256 end = _reckoningEnd(contest);
        RequestId requestId = contest.requestId;
        require(block.timestamp >= end, Reckoner_TooEarly(requestId, end, block.timestamp));
        Challenge memory challenge = _challenge(requestId, index, claims, verdictBefore);
        _requireFinalVerdict(contest, finalVerdict);
        require(!_paid[requestId][index], Reckoner_AlreadyPaid(requestId, index));
        _paid[requestId][index] = true;
        uint256[] memory flipped = ClaimMasks.flipped(verdictBefore, finalVerdict);
        uint256 flips = ClaimMasks.countBoth(flipped, claims);
        require(flips != 0, Reckoner_NoFlip(requestId, index));
        amount = _takePart(requestId, challenge.level, flips, flipped);
        emit BountyPaid(requestId, index, challenge.challenger, amount);
        _TOKEN.safeTransfer(challenge.challenger, amount);
    }

    /// @inheritdoc IReckoner
    function bountyOf(RequestId requestId, uint256 level) external view returns (uint256) {
        return _pots[requestId][level].amount;
    }

    /// @dev Adds what the slasher sent.
    function _addBounty(RequestId requestId, uint256 level, uint256 amount) internal {
        // A part of the supply, which has 90 bits.
        if (amount != 0) _pots[requestId][level].amount += uint128(amount);
    }

    /// @dev When what follows from a contest can be reckoned no more; reverts unless it is the request's, and final.
    function _reckoningEnd(Contest calldata contest) internal view returns (uint256) {
        bytes32 given = keccak256(abi.encode(contest));
        bytes32 stored = _CONTESTS.contestHashOf(contest.requestId);
        require(given == stored, Reckoner_UnknownContest(contest.requestId, given, stored));
        require(contest.phase == ContestPhase.FINAL, Reckoner_NotFinal(contest.requestId));
        return contest.since + RECKON_PERIOD;
    }

    function _requireFinalVerdict(Contest calldata contest, uint256[] calldata finalVerdict) internal pure {
        bytes32 given = RoundDigests.hashWords(finalVerdict);
        RequestId requestId = contest.requestId;
        require(given == contest.verdictHash, Reckoner_VerdictDiffers(requestId, given, contest.verdictHash));
    }

    function _challenge(
        RequestId requestId,
        uint256 index,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore
    ) private view returns (Challenge memory challenge) {
        challenge = _CONTESTS.challengeOf(requestId, index);
        bytes32 given = keccak256(abi.encode(RoundDigests.hashWords(claims), RoundDigests.hashWords(verdictBefore)));
        require(given == challenge.digest, Reckoner_ChallengeDiffers(requestId, index, given, challenge.digest));
    }

    /// @dev Takes the part of so many flips.
    /// @param flipped Mask words of what flipped since the level's verdict: answers that were challenged then, as no others
    /// are decided anew.
    function _takePart(
        RequestId requestId,
        uint256 level,
        uint256 flips,
        uint256[] memory flipped
    ) private returns (uint256 amount) {
        Pot memory pot = _pots[requestId][level];
        if (!pot.isCounted) {
            // Claims have 13 bits.
            (pot.flips, pot.isCounted) = (uint16(ClaimMasks.count(flipped)), true);
        }
        amount = (pot.amount * flips) / pot.flips;
        // A part of the whole; each claim is challenged once a level, so that the parts' flips are all.
        (pot.amount, pot.flips) = (pot.amount - uint128(amount), pot.flips - uint16(flips));
        _pots[requestId][level] = pot;
    }
}
