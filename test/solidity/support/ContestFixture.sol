// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {ChildResult, Contest, Sentinels} from "../../../contracts/types/Contest.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {Ballot, SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {FeeDivision} from "../../../contracts/types/RoundFees.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "./RequestFixture.sol";
import {Vm, vm} from "./Vm.sol";

/// @title ContestFixture
/// @notice Takes a request through contests with the contest book itself. Voters say what a test wants, so that a test knows
/// every verdict beforehand; what a step announced is what the next one supplies, as off-chain software does it.
abstract contract ContestFixture is RequestFixture {
    /// @notice A request with its contest as events told it.
    struct Dispute {
        Request r;
        RoundResult first;
        Contest contest;
        uint256[] verdict;
        uint256[] clear;
        uint256[] selection;
        /// @dev Of the first round: what it found, and {SeatPay} words.
        uint256[] firstVerdict;
        uint256[] pays;
        Vote[] votes;
    }

    /// @notice A round of the present level.
    struct Child {
        /// @dev The request's header with the round's own number, configuration and start.
        Request r;
        DeeperRound deeper;
        Vote[] votes;
        ChildResult found;
        uint256[] pays;
        /// @dev Base units of MIRA.
        uint256 cost;
    }

    address internal constant CHALLENGER = address(0xC4A1);
    address internal constant SECOND = address(0xC4A2);
    /// @dev Whoever moves things on and has nothing to win.
    address internal constant KEEPER = address(0x4EE9);

    function setUp() public virtual override {
        super.setUp();
        _fund(CHALLENGER, 100_000 * MIRA);
        _fund(SECOND, 100_000 * MIRA);
        _addValidators(5);
        _nextEpoch();
    }

    /// @dev Planes of one word.
    function _says(uint256 affirm, uint256 deny) internal pure returns (uint256[] memory planes) {
        planes = new uint256[](2);
        (planes[0], planes[1]) = (affirm, deny);
    }

    function _mask(uint256 word) internal pure returns (uint256[] memory mask) {
        mask = new uint256[](1);
        mask[0] = word;
    }

    function _budgeted(Tier tier, uint256 claims, uint256 budget) internal pure returns (RequestParameters memory p) {
        p = _parameters(tier, claims);
        p.escalationBudget = uint128(budget);
    }

    /// @dev Everyone with a seat commits these planes.
    function _commitPlanes(Request memory r, uint256[] memory planes) internal returns (Vote[] memory votes) {
        return _commitPlanesBut(r, planes, 0, planes);
    }

    /// @dev The same, but for one validator.
    function _commitPlanesBut(
        Request memory r,
        uint256[] memory planes,
        uint256 dissenter,
        uint256[] memory dissent
    ) internal returns (Vote[] memory votes) {
        uint256 count = validators.count();
        votes = new Vote[](count);
        uint256 found;
        for (uint256 i = 1; i <= count; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(i));
            if (hub.seatsOf(r.round, id) == 0) continue;
            votes[found] = _voteWith(r, id, i == dissenter ? dissent : planes);
            _commit(r, votes[found++]);
        }
        assembly ("memory-safe") {
            // Shortens the array to what was found.
            mstore(votes, found)
        }
    }

    /// @dev A request whose first round said this of its claims, unanimously.
    function _found(RequestParameters memory p, uint256[] memory planes) internal returns (Dispute memory d) {
        d.r = _open(p);
        _enterCommit(d.r);
        d.votes = _commitPlanes(d.r, planes);
        _settleFirst(d, planes);
    }

    /// @dev Settles a first round that has to find this.
    function _settleFirst(Dispute memory d, uint256[] memory planes) internal {
        _enterReveal(d.r);
        _settleFirstBy(d, planes, ALL);
    }

    /// @dev The same by the openings whose bits are set.
    function _settleFirstBy(Dispute memory d, uint256[] memory planes, uint256 opened) internal {
        (Ballot[] memory ballots, uint256[] memory rows) = _settlement(d.votes, opened, _affirmed(planes));
        vm.recordLogs();
        vm.prank(SETTLER);
        hub.settle(d.r.round, d.r.header, ballots, rows);
        (ChildResult memory found, uint256[] memory pays) = _readSettlement();
        (d.first, d.pays, d.verdict, d.firstVerdict) = (found.result, pays, planes, planes);
        vm.assertEq(found.result.verdictHash, keccak256(abi.encodePacked(planes)), "first verdict");
        d.contest.hub = address(hub);
    }

    /// @dev The same with its contest open.
    function _disputed(RequestParameters memory p, uint256[] memory planes) internal returns (Dispute memory d) {
        d = _found(p, planes);
        _openContest(d);
    }

    function _openContest(Dispute memory d) internal {
        vm.recordLogs();
        vm.prank(KEEPER);
        book.open(hub, d.r.header, d.first);
        _follow(d);
    }

    function _challengeAs(address who, Dispute memory d, uint256[] memory claims) internal returns (uint256 index) {
        vm.prank(who);
        return book.challenge(d.contest, d.r.header, d.verdict, d.selection, claims);
    }

    /// @dev Moves to the end of the challenge window.
    function _closeWindow(Dispute memory d) internal {
        vm.warp(uint256(d.contest.since) + d.r.header.terms.challengeWindow());
    }

    function _escalate(Dispute memory d) internal returns (Child[] memory children) {
        _closeWindow(d);
        return _escalateNow(d);
    }

    function _escalateNow(Dispute memory d) internal returns (Child[] memory children) {
        vm.recordLogs();
        vm.prank(KEEPER);
        book.escalate(d.contest, d.r.header, d.verdict, d.selection);
        Vm.Log[] memory logs = _follow(d);
        children = new Child[](d.contest.roundCount);
        uint256 n;
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] != IVerificationHub.DeeperRoundOpened.selector) continue;
            DeeperRound memory deeper = abi.decode(logs[i].data, (DeeperRound));
            children[n++] = _childAt(d.r, RoundId.wrap(uint64(uint256(logs[i].topics[1]))), deeper);
        }
        vm.assertEq(n, children.length, "children");
    }

    function _childAt(Request memory r, RoundId round, DeeperRound memory deeper) private returns (Child memory child) {
        (child.r.id, child.r.header, child.r.round, child.deeper) = (r.id, r.header, round, deeper);
        (child.r.config, ) = hub.roundOf(round);
        bytes32 both = keccak256(abi.encode(keccak256(abi.encode(r.header)), keccak256(abi.encode(deeper))));
        child.r.start = RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, round)));
        newest = round;
    }

    /// @dev Everyone commits to a round; it is in its reveal window then.
    function _commitChild(Child memory child, uint256[] memory planes) internal {
        _enterCommit(child.r);
        child.votes = _commitPlanes(child.r, planes);
    }

    function _settleChild(Child memory child) internal {
        _enterReveal(child.r);
        _settleChildBy(child, ALL);
    }

    /// @dev Counts a round by what was posted, which is nothing.
    function _settleUnopened(Child memory child) internal {
        _enterSettle(child.r);
        _settleChildBy(child, 0);
    }

    function _settleChildBy(Child memory child, uint256 opened) private {
        uint256[] memory verdict = _naiveVerdict(child.r, child.votes, opened);
        (Ballot[] memory ballots, uint256[] memory rows) = _settlement(child.votes, opened, _affirmed(verdict));
        uint256 before = _escrow();
        vm.recordLogs();
        vm.prank(SETTLER);
        hub.settleDeeper(child.r.round, child.r.header, child.deeper, ballots, rows);
        (child.found, child.pays) = _readSettlement();
        child.cost = before - _escrow();
        vm.assertEq(child.found.verdict, verdict, "deeper verdict");
        vm.assertEq(child.found.result.summary.netFee(), child.cost, "net fee");
    }

    /// @dev What hub and ledger announced of a settlement.
    function _readSettlement() private returns (ChildResult memory found, uint256[] memory pays) {
        pays = new uint256[](0);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            bytes32 topic = logs[i].topics[0];
            if (topic == IVerificationHub.RoundSettled.selector) {
                (found.result, found.verdict, , ) = abi.decode(
                    logs[i].data,
                    (RoundResult, uint256[], uint256, uint256)
                );
            } else if (topic == IVerificationHub.ClearAnswersCounted.selector) {
                found.clear = abi.decode(logs[i].data, (uint256[]));
            } else if (topic == IFeeLedger.FeeDivided.selector) {
                (, , pays) = abi.decode(logs[i].data, (uint256, FeeDivision, uint256[]));
            }
        }
        found.paysHash = keccak256(abi.encodePacked(pays));
    }

    /// @dev What the hub keeps of a round.
    function _rawRound(Child memory child) internal view returns (uint256 config, uint256 state) {
        (RoundConfig config_, RoundState state_) = hub.roundOf(child.r.round);
        return (RoundConfig.unwrap(config_), RoundState.unwrap(state_));
    }

    /// @dev A level of one round, which says this of its claims.
    function _decide(Dispute memory d, uint256[] memory planes) internal returns (Child[] memory children) {
        children = _escalate(d);
        _commitChild(children[0], planes);
        _settleChild(children[0]);
        _conclude(d, children);
    }

    /// @dev A round to which nobody commits ends.
    function _expireChild(Child memory child) internal {
        vm.warp(child.r.config.revealStart(true));
        hub.expireDeeper(child.r.round, child.r.header, child.deeper, new SeatedCommitment[](0));
    }

    function _results(Child[] memory children) internal pure returns (ChildResult[] memory found) {
        found = new ChildResult[](children.length);
        for (uint256 i; i < found.length; ++i) found[i] = children[i].found;
    }

    function _conclude(Dispute memory d, Child[] memory children) internal {
        vm.recordLogs();
        vm.prank(KEEPER);
        book.conclude(d.contest, d.r.header, d.verdict, d.clear, d.selection, _results(children));
        _follow(d);
    }

    /// @dev Ends the contest, after the challenge window where there may be another level.
    function _end(Dispute memory d) internal {
        if (uint256(d.contest.level) + 1 < d.r.header.terms.unpack().levels) _closeWindow(d);
        _endNow(d);
    }

    function _endNow(Dispute memory d) internal {
        vm.recordLogs();
        vm.prank(KEEPER);
        book.finalize(d.contest, d.r.header, d.first, d.verdict, d.selection);
        _follow(d);
    }

    function _redeem(
        Dispute memory d,
        uint256 index,
        uint256[] memory claims,
        uint256[] memory before
    ) internal returns (uint256) {
        vm.prank(KEEPER);
        return book.redeem(d.contest, d.r.header, index, claims, before, d.verdict);
    }

    /// @dev Takes over what the book announced.
    function _follow(Dispute memory d) internal returns (Vm.Log[] memory logs) {
        logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].emitter != address(book)) continue;
            bytes32 topic = logs[i].topics[0];
            if (topic == IContestBook.ContestChanged.selector) d.contest = abi.decode(logs[i].data, (Contest));
            if (topic == IContestBook.Escalated.selector) d.selection = abi.decode(logs[i].data, (uint256[]));
            if (topic == IContestBook.ChallengesLapsed.selector) d.verdict = abi.decode(logs[i].data, (uint256[]));
            if (topic == IContestBook.LevelConcluded.selector) {
                (d.verdict, d.clear) = abi.decode(logs[i].data, (uint256[], uint256[]));
            }
        }
    }

    /// @dev Bond of so many claims, put together apart from the book.
    function _bond(Dispute memory d, uint256 level, uint256 claims) internal pure returns (uint256) {
        return (_price(d, level, claims) * 5) / 4;
    }

    /// @dev What a level costs at most on claims that the budget pays for.
    function _price(Dispute memory d, uint256 level, uint256 claims) internal pure returns (uint256) {
        uint256 seats = d.r.header.levels.level(level).seats;
        return uint256(PRICE) * seats * (claims < 32 ? 32 : claims);
    }

    /// @dev What the ledger holds beside credits, earnings and its own parts: the escrow of what has not ended. Nobody claims
    /// earnings in these tests.
    function _escrow() internal view returns (uint256) {
        (uint256 treasury, uint256 burn) = ledger.protocolFees();
        uint256 sum = treasury + burn + ledger.creditOf(REQUESTER) + ledger.creditOf(SETTLER);
        sum += ledger.creditOf(CHALLENGER) + ledger.creditOf(SECOND);
        sum += ledger.creditOf(KEEPER) + ledger.creditOf(STRANGER);
        uint256 last = validators.epochAt(vm.getBlockTimestamp());
        for (uint256 epoch; epoch <= last; ++epoch) sum += ledger.earnedIn(epoch);
        return token.balanceOf(address(ledger)) - sum;
    }

    function _sentinelHash(Sentinels memory sentinels) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(
                    keccak256("Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)"),
                    sentinels.salt,
                    keccak256(abi.encodePacked(sentinels.claims)),
                    keccak256(abi.encodePacked(sentinels.answers))
                )
            );
    }
}
