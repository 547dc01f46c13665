// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {Contest, ContestPhase} from "../../../contracts/types/Contest.sol";
import {RequestHeader} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Vm, vm} from "../support/Vm.sol";
import {Opinions} from "./Opinions.sol";

/// @title ContestState
/// @notice Contested requests as what was sent and what events said make them.
abstract contract ContestState is Opinions {
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

    uint256 internal constant CHALLENGERS = 3;

    uint256 internal constant ESCALATION_PERIOD = 12 hours;

    mapping(uint256 index => Dispute) internal disputes;

    /// @dev Cases whose contest has ended.
    uint256[] internal ended;

    /// @dev Rounds whose hub knew nothing of them any more when their level was concluded.
    mapping(uint256 index => bool) internal forgotten;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < CHALLENGERS; ++i) {
            _fund(_challenger(i), 1_000_000 * MIRA);
            creditors.push(_challenger(i));
        }
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

    function _challenger(uint256 n) internal pure returns (address) {
        return address(uint160(0xC4A1_0000 + (n % CHALLENGERS)));
    }
}
