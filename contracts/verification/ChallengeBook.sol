// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IContestBook} from "../interfaces/IContestBook.sol";
import {Bits} from "../libraries/Bits.sol";
import {ClaimMasks} from "../libraries/ClaimMasks.sol";
import {RoundDigests} from "../libraries/RoundDigests.sol";
import {Challenge, Contest, ContestPhase, Sentinels} from "../types/Contest.sol";
import {RequestHeader} from "../types/RequestHeader.sol";
import {RequestId} from "../types/RoundId.sol";
import {ContestStore} from "./ContestStore.sol";

/// @title ChallengeBook
/// @notice Challenges from their bond to their payout: which claims of a level were challenged, by whom, and what deciding
/// them cost.
///
/// Every unit of a level's cost N falls on the requester's budget or on a bond. Claims that the budget pays for weigh 4, those
/// that bonds pay for 5; with W the weight of all, the bonds' part of N is ⌊5cN/W⌋ for their c claims. A challenge of claims
/// a … b, numbered through the bonded claims of its level in order of arrival, costs ⌊5bN/W⌋ − ⌊5aN/W⌋: the sum is the
/// bonds' part to the unit, and no challenge costs more than its bond.
abstract contract ChallengeBook is ContestStore {
    /// @dev EIP-712 hash of a struct: arrays enter as the hash of their words.
    bytes32 private constant SENTINELS_TYPEHASH = keccak256(
        "Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)"
    );
    /// @dev Weights of a claim by who pays for it: a bond is 5/4 of the next level's price.
    uint256 internal constant BUDGET_WEIGHT = 4;
    uint256 internal constant BOND_WEIGHT = 5;

    /// @dev What is challenged of one level's verdict, and what the next level cost.
    struct LevelBook {
        /// Claims that bonds pay for.
        uint16 bonded;
        /// Weight of all claims that were decided anew; zero before.
        uint32 weight;
        /// Net fees of the rounds that did, base units of MIRA.
        uint128 cost;
    }

    struct Count {
        uint32 challenges;
        bool isRevealed;
    }

    mapping(RequestId requestId => Count) private _counts;
    mapping(RequestId requestId => mapping(uint256 index => Challenge)) private _challenges;
    mapping(RequestId requestId => mapping(uint256 level => LevelBook)) private _levels;
    /// @dev Mask words.
    mapping(RequestId requestId => mapping(uint256 level => mapping(uint256 index => uint256))) private _bonded;
    /// @dev Mask words of what the sentinels challenged, at level 0.
    mapping(RequestId requestId => mapping(uint256 index => uint256)) private _sentinels;

    /// @inheritdoc IContestBook
    function challenge(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        uint256[] calldata selection,
        uint256[] calldata claims
    ) external returns (uint256 index) {
        _check(contest, header);
        _requireInWindow(contest, header);
        _requireVerdict(contest, verdict);
        _requireDecided(contest, verdict, claims);
        _requireSelected(contest, _selection(contest, header, selection), claims);
        (uint256[] memory named, uint256 count) = _mark(contest, claims);
        uint256 bond = bondOf(header, contest.level + 1, count);
        LevelBook storage book = _levels[contest.requestId][contest.level];
        index = _record(
            contest,
            named,
            Challenge(msg.sender, uint16(count), book.bonded, contest.level, false, false, 0)
        );
        // Claims of a request have 13 bits, and each is challenged once a level.
        book.bonded += uint16(count);
        emit Challenged(contest.requestId, index, msg.sender, contest.level, bond, named);
        _LEDGER.takeEscrow(msg.sender, bond);
    }

    /// @inheritdoc IContestBook
    function revealSentinels(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] calldata verdict,
        Sentinels calldata sentinels,
        uint256[] calldata claims
    ) external {
        _check(contest, header);
        // Who sees them on the way could spend the budget on other claims first.
        require(msg.sender == header.requester, Contest_NotRequester(contest.requestId, msg.sender));
        require(contest.level == 0, Contest_NotOpen(contest.requestId));
        _requireInWindow(contest, header);
        _requireVerdict(contest, verdict);
        _requireSentinels(contest, header, sentinels);
        _requireDecided(contest, verdict, claims);
        Count storage counts = _counts[contest.requestId];
        require(!counts.isRevealed, Contest_SentinelsRevealed(contest.requestId));
        counts.isRevealed = true;
        uint256[] memory missed = _missed(verdict, sentinels);
        emit SentinelsRevealed(contest.requestId, sentinels, missed);
        _challengeMissed(contest, header, missed, claims);
    }

    /// @inheritdoc IContestBook
    function redeem(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256 index,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore,
        uint256[] calldata finalVerdict
    ) external returns (uint256 payout) {
        _check(contest, header);
        Challenge storage stored = _challenges[contest.requestId][index];
        Challenge memory challenged = stored;
        _requireRedeemable(contest, index, challenged, _digestOf(claims, verdictBefore));
        stored.isRedeemed = true;
        (uint256 flips, uint256 undecided) = _outcome(contest, claims, verdictBefore, finalVerdict);
        uint256 escrow;
        (escrow, payout) = _payout(contest.requestId, header, challenged, flips, undecided);
        emit Redeemed(contest.requestId, index, challenged.challenger, payout);
        _LEDGER.settleBond(challenged.challenger, escrow, payout);
    }

    /// @inheritdoc IContestBook
    function challengeCountOf(RequestId requestId) external view returns (uint256) {
        return _counts[requestId].challenges;
    }

    /// @inheritdoc IContestBook
    function challengeOf(RequestId requestId, uint256 index) external view returns (Challenge memory) {
        return _challenges[requestId][index];
    }

    /// @inheritdoc IContestBook
    function challengedOf(RequestId requestId, uint256 level, uint256 index) public view returns (uint256) {
        return _bonded[requestId][level][index] | (level == 0 ? _sentinels[requestId][index] : 0);
    }

    /// @inheritdoc IContestBook
    function costOf(RequestId requestId, uint256 level) external view returns (uint256 cost, uint256 weight) {
        LevelBook storage book = _levels[requestId][level];
        return (book.cost, book.weight);
    }

    /// @inheritdoc IContestBook
    function bondOf(RequestHeader calldata header, uint256 level, uint256 claims) public pure returns (uint256) {
        return Math.ceilDiv(_costOf(header, level, claims) * BOND_WEIGHT, BUDGET_WEIGHT);
    }

    /// @dev Mask words of the claims of a level's verdict that bonds pay for.
    function _bondedWords(
        RequestId requestId,
        uint256 level,
        uint256 words
    ) internal view returns (uint256[] memory mask) {
        mask = new uint256[](words);
        for (uint256 i; i < words; ++i) mask[i] = _bonded[requestId][level][i];
    }

    /// @dev Mask words of what the sentinels challenged, which is of level 0.
    function _sentinelWords(RequestId requestId, uint256 words) internal view returns (uint256[] memory mask) {
        mask = new uint256[](words);
        for (uint256 i; i < words; ++i) mask[i] = _sentinels[requestId][i];
    }

    /// @dev Keeps what a level cost, and tells how much of it falls on the budget.
    /// @param level Whose verdict was decided anew.
    function _bookCost(
        RequestId requestId,
        uint256 level,
        uint256 cost,
        uint256 budgeted,
        uint256 bonded
    ) internal returns (uint256 fromBudget) {
        uint256 weight = BUDGET_WEIGHT * budgeted + BOND_WEIGHT * bonded;
        LevelBook storage book = _levels[requestId][level];
        // Weights have 15 bits; net fees of a round have 96, and a level has four rounds.
        (book.weight, book.cost) = (uint32(weight), uint128(cost));
        return cost - (BOND_WEIGHT * bonded * cost) / weight;
    }

    /// @dev Challenges what was missed, in the requester's name. What somebody challenged before is challenged already.
    function _challengeMissed(
        Contest calldata contest,
        RequestHeader calldata header,
        uint256[] memory missed,
        uint256[] calldata claims
    ) private {
        uint256[] memory named = new uint256[](claims.length);
        uint256 any;
        for (uint256 i; i < named.length; ++i) {
            uint256 free = ~_bonded[contest.requestId][0][i];
            uint256 leftOut = missed[i] & free & ~claims[i];
            require(leftOut == 0, Contest_MissedLeftOut(contest.requestId, i, leftOut));
            named[i] = claims[i] & free;
            any |= missed[i];
            if (named[i] != 0) _sentinels[contest.requestId][i] = named[i];
        }
        uint256 count = ClaimMasks.count(named);
        require(any != 0 || ClaimMasks.count(claims) == 0, Contest_NothingMissed(contest.requestId));
        if (count == 0) return;
        uint256 needed = _costOf(header, 1, count);
        require(contest.budget >= needed, Contest_BudgetTooSmall(contest.requestId, contest.budget, needed));
        // Claims have 13 bits.
        uint256 index = _record(contest, named, Challenge(header.requester, uint16(count), 0, 0, true, false, 0));
        emit Challenged(contest.requestId, index, header.requester, 0, 0, named);
    }

    /// @dev Marks claims as challenged by a bond, and counts them. What somebody challenged before is left out: refusing it
    /// would let whoever challenges a claim at a time keep others from challenging the rest.
    function _mark(
        Contest calldata contest,
        uint256[] calldata claims
    ) private returns (uint256[] memory named, uint256 count) {
        (RequestId requestId, uint256 level) = (contest.requestId, contest.level);
        named = new uint256[](claims.length);
        for (uint256 i; i < claims.length; ++i) {
            if (claims[i] == 0) continue;
            uint256 free = claims[i] & ~challengedOf(requestId, level, i);
            if (free == 0) continue;
            _bonded[requestId][level][i] |= free;
            named[i] = free;
            count += Bits.count(free);
        }
        require(count != 0, Contest_NoClaims(requestId));
    }

    function _record(
        Contest calldata contest,
        uint256[] memory claims,
        Challenge memory challenged
    ) private returns (uint256 index) {
        // A challenge names a claim at least, so that there are no more than 4,096 · 4.
        index = _counts[contest.requestId].challenges++;
        challenged.digest = keccak256(abi.encode(RoundDigests.hashWords(claims), contest.verdictHash));
        _challenges[contest.requestId][index] = challenged;
    }

    /// @dev What is still held for a challenge, and what it is worth.
    /// @param flips Claims that got another answer in the end, and
    /// @param undecided those that have none.
    function _payout(
        RequestId requestId,
        RequestHeader calldata header,
        Challenge memory challenged,
        uint256 flips,
        uint256 undecided
    ) private view returns (uint256 escrow, uint256 payout) {
        LevelBook memory book = _levels[requestId][challenged.level];
        // Nothing was decided anew, and nothing spent.
        uint256 weight = book.weight == 0 ? 1 : book.weight;
        if (challenged.isSentinel) return (0, (BUDGET_WEIGHT * flips * book.cost) / weight);
        (uint256 n, uint256 from) = (challenged.claims, challenged.earlier);
        uint256 spent = (BOND_WEIGHT * (from + n) * book.cost) / weight - (BOND_WEIGHT * from * book.cost) / weight;
        uint256 bond = bondOf(header, uint256(challenged.level) + 1, n);
        payout = Math.saturatingSub((bond * (flips + undecided)) / n, Math.ceilDiv(spent * undecided, n));
        return (bond - spent, payout);
    }

    /// @dev How many of the challenged claims got another answer in the end, and how many none.
    function _outcome(
        Contest calldata contest,
        uint256[] calldata claims,
        uint256[] calldata verdictBefore,
        uint256[] calldata finalVerdict
    ) private pure returns (uint256 flips, uint256 undecided) {
        uint256 count = ClaimMasks.count(claims);
        if (contest.phase == ContestPhase.DROPPED) return (0, count);
        _requireVerdict(contest, finalVerdict);
        flips = ClaimMasks.countBoth(ClaimMasks.flipped(verdictBefore, finalVerdict), claims);
        undecided = count - ClaimMasks.countBoth(ClaimMasks.decided(finalVerdict), claims);
    }

    function _requireRedeemable(
        Contest calldata contest,
        uint256 index,
        Challenge memory challenged,
        bytes32 digest
    ) private pure {
        RequestId requestId = contest.requestId;
        require(contest.phase >= ContestPhase.FINAL, Contest_NotEnded(requestId));
        require(digest == challenged.digest, Contest_ChallengeDiffers(requestId, index, digest, challenged.digest));
        require(!challenged.isRedeemed, Contest_AlreadyRedeemed(requestId, index));
    }

    function _requireInWindow(Contest calldata contest, RequestHeader calldata header) private view {
        _requireOpen(contest);
        _requireDeeperLevel(contest, header);
        uint256 end = _windowEnd(contest, header);
        require(block.timestamp < end, Contest_WindowOver(contest.requestId, end));
    }

    /// @dev Only answers can be challenged. That also keeps out bits past the last claim, which no verdict has.
    function _requireDecided(
        Contest calldata contest,
        uint256[] calldata verdict,
        uint256[] calldata claims
    ) private pure {
        uint256 words = verdict.length / 2;
        _requireWords(contest, claims.length, words);
        for (uint256 i; i < words; ++i) {
            uint256 bits = claims[i] & ~(verdict[i] | verdict[words + i]);
            require(bits == 0, Contest_Undecided(contest.requestId, i, bits));
        }
    }

    function _requireSelected(
        Contest calldata contest,
        uint256[] memory selected,
        uint256[] calldata claims
    ) private pure {
        for (uint256 i; i < claims.length; ++i) {
            uint256 bits = claims[i] & ~selected[i];
            require(bits == 0, Contest_NotSelected(contest.requestId, i, bits));
        }
    }

    function _requireSentinels(
        Contest calldata contest,
        RequestHeader calldata header,
        Sentinels calldata sentinels
    ) private pure {
        uint256 words = ClaimMasks.wordsFor(header.claimCount);
        _requireWords(contest, sentinels.claims.length, words);
        _requireWords(contest, sentinels.answers.length, 2 * words);
        bytes32 given = keccak256(
            abi.encode(
                SENTINELS_TYPEHASH,
                sentinels.salt,
                RoundDigests.hashWords(sentinels.claims),
                RoundDigests.hashWords(sentinels.answers)
            )
        );
        require(given == header.sentinelHash, Contest_SentinelsDiffer(contest.requestId, given, header.sentinelHash));
    }

    /// @dev Sentinels that the verdict decides otherwise than the requester knew.
    function _missed(
        uint256[] calldata verdict,
        Sentinels calldata sentinels
    ) private pure returns (uint256[] memory missed) {
        uint256 words = verdict.length / 2;
        missed = new uint256[](words);
        for (uint256 i; i < words; ++i) {
            uint256 decided = sentinels.claims[i] & (verdict[i] | verdict[words + i]);
            uint256 differs = verdict[i] ^ sentinels.answers[i];
            missed[i] = decided & (differs | (verdict[words + i] ^ sentinels.answers[words + i]));
        }
    }

    function _digestOf(uint256[] calldata claims, uint256[] calldata verdict) private pure returns (bytes32) {
        return keccak256(abi.encode(RoundDigests.hashWords(claims), RoundDigests.hashWords(verdict)));
    }
}
