// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {Contest, ContestPhase, Sentinels} from "../../../contracts/types/Contest.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RequestHeader, RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Vm, vm} from "../support/Vm.sol";
import {RequestActions} from "./RequestActions.sol";

/// @title ContestState
/// @notice Contested requests as what was sent and what events said make them, what voters of the campaign say, and every
/// verdict once more from the opened votes, claim by claim and level by level.
abstract contract ContestState is RequestActions {
    /// @notice A challenge from its bond on.
    struct Claimed {
        address challenger;
        uint256 level;
        uint256 bond;
        /// @dev Number of claims, and of those of its level that earlier bonds pay for.
        uint256 count;
        uint256 earlier;
        bool isSentinel;
        bool isRedeemed;
        bool isRewarded;
        uint256[] claims;
    }

    /// @notice What is known of a level, and of what followed for its verdict.
    struct Level {
        /// @dev Cases of the rounds that voted.
        uint256[] rounds;
        uint256[] selection;
        /// @dev Planes of the request's verdict after it.
        uint256[] verdict;
        uint256[] bonded;
        uint256[] sentinels;
        /// @dev Claims that bonds pay for, claims that the budget pays for, and what the next level cost.
        uint256 bonds;
        uint256 budgeted;
        uint256 cost;
        /// @dev Bounties for its overruled answers, and flips that had no part yet.
        uint256 pot;
        uint256 flipsLeft;
        bool isCounted;
    }

    struct Dispute {
        /// @dev As it was announced last, and before that.
        bytes contest;
        bytes stale;
        ContestPhase phase;
        uint256 level;
        uint256 since;
        uint256 countedLevel;
        uint256 seats;
        uint256 budget;
        bool isRevealed;
        bool isLapsed;
        uint256[] verdict;
        uint256[] clear;
        Level[4] levels;
        Claimed[] challenges;
        mapping(ValidatorId id => uint256) taken;
    }

    /// @dev What a level has to decide.
    struct Selection {
        uint256[] mask;
        uint256 count;
        uint256 bonded;
    }

    /// @dev A round as its votes tell of it.
    struct Heard {
        bool isCounted;
        Vote[] votes;
        uint256 opened;
        uint256 level;
        /// @dev Of its level; empty for all claims. The first of its claims has rank `from`.
        uint256[] selection;
        uint256 from;
        uint256 to;
    }

    uint256 internal constant CHALLENGERS = 3;
    uint256 internal constant ESCALATION_PERIOD = 12 hours;

    mapping(uint256 index => Dispute) internal disputes;
    /// @dev Cases whose contest has ended.
    uint256[] internal ended;
    /// @dev Salt of a commitment to sentinels.
    mapping(bytes32 hash => bytes32) internal saltOf;
    /// @dev What most voters of a deeper round say.
    mapping(uint256 index => uint256[]) private leaning;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < CHALLENGERS; ++i) {
            _fund(_challenger(i), 1_000_000 * MIRA);
            creditors.push(_challenger(i));
        }
    }

    /// @dev Budgets from none to more than two levels cost, values up to what is covered, and sentinels.
    function _draft(uint256 seed) internal virtual override returns (RequestParameters memory p) {
        p = super._draft(seed);
        (PolicyLevels levels, PolicyTerms terms) = policies.policyOf(p.domain, p.tier);
        // Where a deeper round takes 1,024 claims, there are often more.
        bool isLarge = levels.level(1).seats > 63 && (seed >> 120) % 3 == 0;
        if (isLarge) p.claimCount = uint32(1_500 + ((seed >> 128) % 300));
        uint256 claims = p.claimCount < 32 ? 32 : p.claimCount;
        p.escalationBudget = uint128((terms.price() * levels.level(1).seats * claims * ((seed >> 72) % 8)) / 3);
        if ((seed >> 136) % 4 == 0) {
            uint256 most = policies.valueAtRisk(levels, terms, p.claimCount);
            p.statedValue = uint128((seed >> 144) % (most + 1));
        }
        if ((seed >> 168) % 2 == 0) return p;
        bytes32 salt = keccak256(abi.encode("sentinels", seed));
        p.sentinelHash = _hashOf(_sentinels(salt, p.claimCount));
        saltOf[p.sentinelHash] = salt;
    }

    /// @dev A few claims with answers that most voters give, or with others.
    function _sentinels(bytes32 salt, uint256 claims) internal pure returns (Sentinels memory s) {
        (s.salt, s.claims) = (salt, new uint256[]((claims + 255) / 256));
        s.answers = new uint256[](2 * s.claims.length);
        bool isKnown = uint256(salt) % 3 == 0;
        for (uint256 i; i < claims; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            if (draw % 4 != 0) continue;
            uint256 answer = _commonAnswer(claims, i);
            _put(s.claims, i);
            if (!isKnown || answer == 0) answer = answer == 1 ? 2 : 1;
            _say(s.answers, i, answer);
        }
    }

    function _hashOf(Sentinels memory s) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256("Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)");
        bytes32 claims = keccak256(abi.encodePacked(s.claims));
        return keccak256(abi.encode(typeHash, s.salt, claims, keccak256(abi.encodePacked(s.answers))));
    }

    /// @dev What {RequestFixture._randomPlanes} scatters around.
    function _commonAnswer(uint256 claims, uint256 claim) private pure returns (uint256) {
        uint256 word = claim / 256;
        uint256 words = (claims + 255) / 256;
        uint256 affirm = uint256(keccak256(abi.encode("common", claims, word)));
        uint256 deny = uint256(keccak256(abi.encode("common", claims, words + word)));
        return ((affirm >> (claim % 256)) & 1) | (((deny >> (claim % 256)) & 1) << 1);
    }

    /// @dev Some first rounds are all of one opinion, in others everyone has its own. Deeper ones lean one way; an eighth
    /// of their voters, in half of them, goes the other.
    function _saysOf(
        uint256 index,
        ValidatorId id,
        uint256 seed
    ) internal view virtual override returns (uint256[] memory) {
        uint256 claims = cases[index].request.config.claims();
        uint256 mood = uint256(keccak256(abi.encode("mood", index)));
        if (cases[index].parent == 0) {
            return _randomPlanes(mood % 2 == 0 ? seed : uint256(keccak256(abi.encode(seed, id))), claims);
        }
        uint256[] memory planes = leaning[index];
        if (mood % 2 == 0 || uint256(keccak256(abi.encode(index, id))) % 8 != 0) return planes;
        return _contrary(planes, claims);
    }

    /// @dev TRUE for FALSE and FALSE for TRUE; TRUE where it was neither.
    function _contrary(uint256[] memory planes, uint256 claims) internal pure returns (uint256[] memory other) {
        uint256 words = planes.length / 2;
        other = new uint256[](2 * words);
        for (uint256 i; i < words; ++i) {
            other[i] = ~planes[i] | planes[words + i];
            other[words + i] = planes[i] & ~planes[words + i];
        }
        _clearPastEnd(other, claims);
    }

    /// @dev Most voters of a deeper round overrule what was said, others confirm it, know nothing or call it INVALID.
    function _lean(uint256 index, uint256[] memory before, uint256 claims, uint256 seed) internal {
        uint256 kind = seed % 10;
        uint256[] memory planes = before;
        if (kind < 5) planes = _contrary(before, claims);
        else if (kind == 5) planes = new uint256[](before.length);
        else if (kind == 6) for (uint256 i; i < planes.length; ++i) planes[i] = type(uint256).max;
        else if (kind == 7) planes = _randomPlanes(seed, claims);
        // Of some claims nobody knows anything in any case.
        if (kind == 0 || kind == 8) {
            uint256 words = planes.length / 2;
            for (uint256 i; i < words; ++i) {
                uint256 kept = uint256(keccak256(abi.encode(seed, i)));
                (planes[i], planes[words + i]) = (planes[i] & kept, planes[words + i] & kept);
            }
        }
        _clearPastEnd(planes, claims);
        leaning[index] = planes;
    }

    /// @dev Takes over what the book announced, which is all that it keeps.
    function _follow(uint256 index, Vm.Log[] memory logs) internal {
        Dispute storage d = disputes[index];
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != address(book)) continue;
            bytes32 topic = logs[i].topics[0];
            if (topic == IContestBook.ContestChanged.selector) {
                d.stale = d.contest;
                d.contest = logs[i].data;
            } else if (topic == IContestBook.LevelConcluded.selector) {
                (d.verdict, d.clear) = abi.decode(logs[i].data, (uint256[], uint256[]));
            } else if (topic == IContestBook.ChallengesLapsed.selector) {
                d.verdict = abi.decode(logs[i].data, (uint256[]));
            } else if (topic == IContestBook.Escalated.selector) {
                d.levels[uint256(logs[i].topics[2])].selection = abi.decode(logs[i].data, (uint256[]));
            }
        }
        _expectContest(index);
    }

    function _contestOf(uint256 index) internal view returns (Contest memory) {
        return abi.decode(disputes[index].contest, (Contest));
    }

    /// @dev The contest against the books, field by field.
    function _expectContest(uint256 index) private {
        Dispute storage d = disputes[index];
        Contest memory contest = _contestOf(index);
        bytes32 kept = book.contestHashOf(cases[index].request.id);
        _expect(kept == keccak256(d.contest), "7: a contest that nobody announced");
        _expect(contest.hub == address(cases[index].hub), "a contest's hub");
        _expect(contest.phase == d.phase && contest.level == d.level, "a contest's phase");
        _expect(contest.since == d.since, "a contest's time");
        _expect(contest.seats == d.seats && contest.countedLevel == d.countedLevel, "a contest's depth");
        _expect(contest.budget == d.budget, "1: a contest's budget");
        _expect(contest.verdictHash == keccak256(abi.encodePacked(d.verdict)), "3: a contest's verdict");
    }

    /// @dev Claim by claim what the next level decides: what was challenged, and what is undecided if the budget holds the
    /// price of that and of what the sentinels challenged.
    function _toDecide(uint256 index) internal view returns (Selection memory s) {
        Dispute storage d = disputes[index];
        Level storage level = d.levels[d.level];
        uint256[] memory verdict = d.verdict;
        (uint256[] memory voted, uint256[] memory bonded) = (level.selection, level.bonded);
        uint256[] memory sentinels = level.sentinels;
        RequestHeader memory header = cases[index].request.header;
        uint256[] memory undecided = new uint256[](verdict.length / 2);
        uint256 budgeted;
        for (uint256 i; i < header.claimCount; ++i) {
            bool isOpen = _answer(verdict, i) == 0 && (voted.length == 0 || _has(voted, i));
            if (isOpen) _put(undecided, i);
            if (isOpen || _has(sentinels, i)) ++budgeted;
        }
        bool isPaid = d.budget >= _levelCost(header, d.level + 1, budgeted);
        s.mask = new uint256[](undecided.length);
        for (uint256 i; i < header.claimCount; ++i) {
            bool isBonded = _has(bonded, i);
            if (!isBonded && !_has(sentinels, i) && !(isPaid && _has(undecided, i))) continue;
            _put(s.mask, i);
            ++s.count;
            if (isBonded) ++s.bonded;
        }
    }

    /// @dev Price of a level for those claims that the budget pays for.
    function _levelCost(RequestHeader memory header, uint256 level, uint256 claims) internal pure returns (uint256) {
        return header.terms.price() * header.levels.level(level).seats * (claims < 32 ? 32 : claims);
    }

    /// @dev Most claims of a round by the seats that it expects, and how many of a level's each of its rounds takes.
    function _sizeOf(RequestHeader memory header, uint256 level, uint256 claims) internal pure returns (uint256) {
        uint256 seats = header.levels.level(level).seats;
        uint256 most =
            seats <= 31
                ? 4_096
                : seats <= 63
                    ? 2_048
                    : 1_024;
        uint256 rounds = (claims + most - 1) / most;
        return (claims + rounds - 1) / rounds;
    }

    /// @notice Invariant 3: the verdict is what the opened votes of the rounds say that decided each claim, deeper rounds
    /// before others; what an expired round was to decide nobody decided. Of many claims some are looked at.
    function _expectVerdict(uint256 index) internal {
        Dispute storage d = disputes[index];
        Heard[] memory rounds = _hear(index);
        uint256[] memory verdict = d.verdict;
        uint256[] memory clear = d.clear;
        RequestHeader memory header = cases[index].request.header;
        uint256 step = header.claimCount / 24 + 1;
        for (uint256 i = calls % step; i < header.claimCount; i += step) {
            (uint256 answer, bool isClear) = _judgeClaim(header, rounds, i);
            bool isLapsed = d.isLapsed && _isLapsed(index, i);
            _expect(_answer(verdict, i) == (isLapsed ? 0 : answer), "3: a verdict that votes did not give");
            _expect(isLapsed || _has(clear, i) == isClear, "3: a clear answer that is none");
        }
    }

    function _isLapsed(uint256 index, uint256 claim) private view returns (bool) {
        Level storage level = disputes[index].levels[disputes[index].level];
        return _has(level.bonded, claim) || _has(level.sentinels, claim);
    }

    function _hear(uint256 index) private view returns (Heard[] memory rounds) {
        Dispute storage d = disputes[index];
        uint256 count = 1;
        for (uint256 l = 1; l < 4; ++l) count += d.levels[l].rounds.length;
        rounds = new Heard[](count);
        _hearRound(rounds[0], index);
        count = 1;
        for (uint256 l = 1; l < 4; ++l) {
            Level storage level = d.levels[l];
            uint256 rank;
            for (uint256 i; i < level.rounds.length; ++i) {
                _hearRound(rounds[count], level.rounds[i]);
                (rounds[count].level, rounds[count].selection) = (l, level.selection);
                rounds[count].from = rank;
                rank += cases[level.rounds[i]].request.config.claims();
                rounds[count++].to = rank;
            }
        }
    }

    function _hearRound(Heard memory heard, uint256 index) private view {
        Case storage c = cases[index];
        heard.isCounted = c.result.summary.settledAt() != 0 && !_isForgotten(index);
        (heard.votes, heard.opened) = (c.votes, c.opened);
    }

    /// @dev Rounds whose hub knew nothing of them any more when their level was concluded.
    function _isForgotten(uint256 index) internal view virtual returns (bool);

    function _judgeClaim(
        RequestHeader memory header,
        Heard[] memory rounds,
        uint256 claim
    ) private pure returns (uint256 answer, bool isClear) {
        for (uint256 i; i < rounds.length; ++i) {
            Heard memory heard = rounds[i];
            uint256 place = claim;
            if (i != 0) {
                if (!_has(heard.selection, claim)) continue;
                place = _rank(heard.selection, claim);
                if (place < heard.from || place >= heard.to) continue;
                place -= heard.from;
            }
            (answer, isClear) = heard.isCounted ? _count(header, heard, place) : (0, false);
            if (i == 0) isClear = false;
        }
    }

    /// @dev The plain count of one claim.
    function _count(
        RequestHeader memory header,
        Heard memory heard,
        uint256 place
    ) private pure returns (uint256 answer, bool isClear) {
        LevelPolicy memory level = header.levels.level(heard.level);
        (uint256 committed, ) = _seatCounts(heard.votes, heard.opened);
        for (uint256 candidate = 1; candidate < 4; ++candidate) {
            (uint256 seats, uint256 families) = _behind(heard, place, candidate);
            if (seats == 0 || seats * level.thresholdDenominator < committed * level.thresholdNumerator) continue;
            if (_ones(families) < header.terms.minFamilies()) continue;
            return (candidate, seats * 10 >= committed * 9);
        }
    }

    function _behind(
        Heard memory heard,
        uint256 place,
        uint256 answer
    ) private pure returns (uint256 seats, uint256 families) {
        for (uint256 v; v < heard.votes.length; ++v) {
            if ((heard.opened >> v) & 1 == 0 || _answer(heard.votes[v].planes, place) != answer) continue;
            seats += heard.votes[v].seat.seats();
            families |= 1 << heard.votes[v].seat.family();
        }
    }

    /// @dev A contest that can be moved on, from a random one on.
    function _pickContest(
        uint256 seed,
        function(uint256) view returns (bool) isReady
    ) internal view returns (uint256, bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status == RequestStatus.CONTESTED && isReady(index)) return (index, true);
        }
        return (0, false);
    }

    function _isOpen(uint256 index) internal view returns (bool) {
        return disputes[index].phase == ContestPhase.OPEN;
    }

    function _hasDeeper(uint256 index) internal view returns (bool) {
        return disputes[index].level + 1 < cases[index].request.header.terms.unpack().levels;
    }

    function _challengeEnd(uint256 index) internal view returns (uint256) {
        return disputes[index].since + cases[index].request.header.terms.challengeWindow();
    }

    function _isInWindow(uint256 index) internal view returns (bool) {
        return _isOpen(index) && _hasDeeper(index) && vm.getBlockTimestamp() < _challengeEnd(index);
    }

    function _has(uint256[] memory mask, uint256 claim) internal pure returns (bool) {
        return mask.length != 0 && (mask[claim / 256] >> (claim % 256)) & 1 == 1;
    }

    function _put(uint256[] memory mask, uint256 claim) internal pure {
        mask[claim / 256] |= 1 << (claim % 256);
    }

    function _say(uint256[] memory planes, uint256 claim, uint256 answer) internal pure {
        planes[claim / 256] |= (answer & 1) << (claim % 256);
        planes[planes.length / 2 + claim / 256] |= (answer >> 1) << (claim % 256);
    }

    /// @dev Claims of a mask before this one.
    function _rank(uint256[] memory mask, uint256 claim) internal pure returns (uint256 rank) {
        for (uint256 i; i < claim; ++i) if (_has(mask, i)) ++rank;
    }

    function _size(uint256[] memory mask) internal pure returns (uint256 n) {
        for (uint256 i; i < mask.length; ++i) n += _ones(mask[i]);
    }

    function _or(uint256[] memory one, uint256[] memory other) internal pure returns (uint256[] memory both) {
        if (one.length == 0) return other;
        both = new uint256[](one.length);
        for (uint256 i; i < both.length; ++i) both[i] = one[i] | (other.length == 0 ? 0 : other[i]);
    }

    function _challenger(uint256 n) internal pure returns (address) {
        return address(uint160(0xC4A1_0000 + (n % CHALLENGERS)));
    }
}
