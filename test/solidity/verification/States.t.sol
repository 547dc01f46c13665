// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ContestPhase} from "../../../contracts/types/Contest.sol";
import {Sentinels} from "../../../contracts/types/Contest.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ContestFixture} from "../support/ContestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Walks every row of docs/states.md: invariants 1 and 10.
contract StatesTest is ContestFixture {
    uint256 private constant KNOWN = (1 << 40) - 1;
    uint256 private constant E = 100e18;
    uint256 private constant B = 4.4e18;
    /// @dev A row of the document's table begins so.
    bytes private constant ROW = "\n| `";

    mapping(bytes32 row => bool) private _walked;
    uint256 private _rows;

    function test_states_requests() public {
        _requests();
    }

    function test_states_contests() public {
        _lapsing();
    }

    function test_states_undecided() public {
        _undecided();
    }

    function test_states_challenges() public {
        _challenges();
    }

    function test_states_mixed() public {
        _mixed();
        _levels();
        _sentinels();
    }

    function test_states_dismissals() public {
        _dismissals();
    }

    /// @dev Every row that the document has, and no other.
    function test_states_areThoseOfTheDocument() public {
        _requests();
        _lapsing();
        _undecided();
        _challenges();
        _mixed();
        _levels();
        _sentinels();
        _dismissals();
        bytes memory document = bytes(vm.readFile("docs/states.md"));
        uint256 found;
        for (uint256 i; i + ROW.length < document.length; ++i) {
            if (!_startsAt(document, i)) continue;
            ++found;
            bytes memory row;
            for (uint256 j = i + ROW.length; document[j] != "`"; ++j) row = bytes.concat(row, document[j]);
            vm.assertTrue(_walked[keccak256(row)], string(row));
        }
        vm.assertEq(found, _rows, "rows");
    }

    function _requests() private {
        Request memory r = _open(_budgeted(Tier.LIGHT, 40, E));
        _at("Q1", r, RequestStatus.VOTING, r.header.fee + E);
        vm.warp(r.config.revealStart(true));
        uint256 credit = ledger.creditOf(REQUESTER);
        hub.expire(r.id, r.header, _seated(new Vote[](0)));
        _at("Q2", r, RequestStatus.EXPIRED, 0);
        vm.assertEq(ledger.creditOf(REQUESTER) - credit, r.header.fee + E - PRICE);
        Dispute memory d = _found(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN, 0));
        _at("Q3", d, RequestStatus.PROVISIONAL, E);
        hub.finalize(d.r.id, d.r.header, _later(d, 30 minutes).first);
        _at("Q5", d, RequestStatus.FINAL, 0);
        d = _found(_budgeted(Tier.LIGHT, 40, E), _says(1, 0));
        hub.finalize(d.r.id, d.r.header, _later(d, 30 minutes + 12 hours).first);
        _at("Q6", d, RequestStatus.FINAL, 0);
        d.r = _open(_budgeted(Tier.LIGHT, 40, 0));
        _enterCommit(d.r);
        d.votes = _commitPlanes(d.r, _says(KNOWN, 0));
        _enterSettle(d.r);
        _settleFirstBy(d, _says(0, 0), 0);
        _at("Q4", d, RequestStatus.PROVISIONAL, 0);
        hub.finalize(d.r.id, d.r.header, _later(d, 30 minutes).first);
        d = _found(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN, 0));
        registry.dismissHub(address(hub));
        hub.abandon(d.r.id, d.r.header, d.first);
        _at("Q7", d, RequestStatus.EXPIRED, 0);
        registry.admitHub(address(hub));
    }

    function _lapsing() private {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN, 0));
        _at("C1", d, ContestPhase.OPEN, E);
        _end(d);
        _at("C4", d, ContestPhase.FINAL, 0);
        d = _challenged();
        _at("C2", d, ContestPhase.OPEN, E + B);
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        _at("C5", d, ContestPhase.FINAL, B);
        vm.assertEq(_pays(d), B);
        _at("C6", d, ContestPhase.FINAL, 0);
    }

    function _undecided() private {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN ^ 7, 0));
        Child[] memory children = _escalate(d);
        _at("U1", d, ContestPhase.VOTING, E);
        _commitChild(children[0], _says(0, 7));
        _settleChild(children[0]);
        _conclude(d, children);
        _at("U2", d, ContestPhase.OPEN, E - children[0].cost);
        _end(d);
        _at("U3", d, ContestPhase.FINAL, 0);
        d = _disputed(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN ^ 7, 0));
        children = _escalate(d);
        _expireChild(children[0]);
        _conclude(d, children);
        _at("U4", d, ContestPhase.OPEN, E);
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        _at("U5", d, ContestPhase.FINAL, 0);
        d = _disputed(_budgeted(Tier.LIGHT, 40, 4e18), _says(KNOWN ^ 7, 0));
        _decide(d, _says(0, 0));
        _end(d);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
        _at("U6", d, ContestPhase.FINAL, 0);
    }

    function _challenges() private {
        Dispute memory d = _challenged();
        Child[] memory children = _escalate(d);
        _at("X1", d, ContestPhase.VOTING, E + B);
        _commitChild(children[0], _says(7, 0));
        _settleChild(children[0]);
        _conclude(d, children);
        uint256 cost = children[0].cost;
        _at("X2", d, ContestPhase.OPEN, E + B - cost);
        _end(d);
        _at("X3", d, ContestPhase.FINAL, B - cost);
        (uint256 treasury, ) = ledger.protocolFees();
        vm.assertEq(_pays(d), 0);
        (uint256 after_, ) = ledger.protocolFees();
        vm.assertEq(after_ - treasury, B - cost);
        _at("X4", d, ContestPhase.FINAL, 0);
        d = _challenged();
        cost = _decide(d, _says(0, 7))[0].cost;
        _end(d);
        _at("X5", d, ContestPhase.FINAL, B - cost);
        uint256 owed = ledger.owedOf(CHALLENGER);
        uint256 paid = _pays(d);
        vm.assertEq(paid + ledger.owedOf(CHALLENGER) - owed, B);
        _at("X6", d, ContestPhase.FINAL, 0);
        d = _challenged();
        cost = _decideNothing(d);
        _at("X7", d, ContestPhase.FINAL, B - cost);
        vm.assertEq(_pays(d), B - cost);
        _at("X8", d, ContestPhase.FINAL, 0);
        d = _challenged();
        children = _escalate(d);
        _expireChild(children[0]);
        _conclude(d, children);
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        _at("X9", d, ContestPhase.FINAL, B);
        vm.assertEq(_pays(d), B);
        _at("X10", d, ContestPhase.FINAL, 0);
    }

    /// @dev Three claims by a bond, four by the budget.
    function _mixed() private {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN >> 4, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
        uint256[] memory before = d.verdict;
        Child[] memory children = _escalate(d);
        _at("M1", d, ContestPhase.VOTING, E + B);
        _commitChild(children[0], _says(0x7e, 0x01));
        _settleChild(children[0]);
        _conclude(d, children);
        uint256 cost = children[0].cost;
        _at("M2", d, ContestPhase.OPEN, E + B - cost);
        uint256 bonds = (15 * cost) / 31;
        vm.assertEq(d.contest.budget, E - (cost - bonds));
        _end(d);
        _at("M3", d, ContestPhase.FINAL, B - bonds);
        vm.assertEq(_redeem(d, 0, _mask(7), before), B / 3);
        _at("M4", d, ContestPhase.FINAL, 0);
    }

    function _levels() private {
        Dispute memory d = _challenged();
        uint256 first = _decide(d, _says(0, 7))[0].cost;
        uint256[] memory before = d.verdict;
        _challengeAs(SECOND, d, _mask(7));
        uint256 bond = 9.2e18;
        _at("D1", d, ContestPhase.OPEN, E + B - first + bond);
        uint256 second = _decide(d, _says(7, 0))[0].cost;
        _endNow(d);
        _at("D2", d, ContestPhase.FINAL, B - first + bond - second);
        vm.assertEq(_pays(d), 0);
        uint256 credit = ledger.creditOf(SECOND) + ledger.owedOf(SECOND);
        vm.assertEq(_redeem(d, 1, _mask(7), before), bond);
        vm.assertEq(ledger.creditOf(SECOND) + ledger.owedOf(SECOND) - credit, bond);
        _at("D3", d, ContestPhase.FINAL, 0);
    }

    function _sentinels() private {
        Sentinels memory sentinels = Sentinels("salt", _mask(3), _says(0, 3));
        RequestParameters memory p = _budgeted(Tier.LIGHT, 40, E);
        p.sentinelHash = _sentinelHash(sentinels);
        Dispute memory d = _disputed(p, _says(KNOWN, 0));
        uint256[] memory before = d.verdict;
        vm.prank(REQUESTER);
        book.revealSentinels(d.contest, d.r.header, d.verdict, sentinels, _mask(3));
        _at("C3", d, ContestPhase.OPEN, E);
        uint256 cost = _decide(d, _says(0, 3))[0].cost;
        _at("S1", d, ContestPhase.OPEN, E - cost);
        _end(d);
        _at("S2", d, ContestPhase.FINAL, 0);
        uint256 credit = ledger.creditOf(REQUESTER) + ledger.owedOf(REQUESTER);
        vm.assertEq(_redeem(d, 0, _mask(3), before), cost);
        vm.assertEq(ledger.creditOf(REQUESTER) + ledger.owedOf(REQUESTER) - credit, cost);
        _at("S3", d, ContestPhase.FINAL, 0);
    }

    function _dismissals() private {
        Dispute memory d = _challenged();
        registry.dismissHub(address(hub));
        _abandon(d);
        _at("A1", d, ContestPhase.DROPPED, B);
        _assertStatus(d.r, RequestStatus.EXPIRED);
        vm.assertEq(_pays(d), B);
        _at("A2", d, ContestPhase.DROPPED, 0);
        registry.admitHub(address(hub));
        d = _challenged();
        Child[] memory children = _escalate(d);
        registry.dismissHub(address(hub));
        _commitChild(children[0], _says(7, 0));
        _settleChild(children[0]);
        _conclude(d, children);
        _abandon(d);
        _at("A3", d, ContestPhase.DROPPED, B - children[0].cost);
        vm.assertEq(_pays(d), B - children[0].cost);
        _at("A4", d, ContestPhase.DROPPED, 0);
        registry.admitHub(address(hub));
    }

    function _challenged() private returns (Dispute memory d) {
        d = _disputed(_budgeted(Tier.LIGHT, 40, E), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
    }

    /// @dev A level that decides nothing; what the budget could still pay for is let go.
    function _decideNothing(Dispute memory d) private returns (uint256 cost) {
        cost = _decide(d, _says(0, 0))[0].cost;
        vm.warp(uint256(d.contest.since) + 30 minutes + 12 hours);
        _endNow(d);
        vm.assertEq(d.verdict, _says(KNOWN ^ 7, 0));
    }

    /// @dev Redeems the first challenge of claims 0 to 2, and tells what its challenger got.
    function _pays(Dispute memory d) private returns (uint256) {
        uint256 credit = ledger.creditOf(CHALLENGER);
        _redeem(d, 0, _mask(7), _says(KNOWN, 0));
        return ledger.creditOf(CHALLENGER) - credit;
    }

    function _abandon(Dispute memory d) private {
        vm.recordLogs();
        book.abandon(d.contest, d.r.header, d.first);
        _follow(d);
    }

    function _later(Dispute memory d, uint256 time) private returns (Dispute memory) {
        vm.warp(d.first.summary.settledAt() + time);
        return d;
    }

    function _at(string memory row, Request memory r, RequestStatus status, uint256 escrow) private {
        _assertStatus(r, status);
        vm.assertEq(_escrow(), escrow, row);
        bytes32 key = keccak256(bytes(row));
        if (!_walked[key]) ++_rows;
        _walked[key] = true;
    }

    function _at(string memory row, Dispute memory d, RequestStatus status, uint256 escrow) private {
        _at(row, d.r, status, escrow);
    }

    function _at(string memory row, Dispute memory d, ContestPhase phase, uint256 escrow) private {
        vm.assertEq(uint256(d.contest.phase), uint256(phase), row);
        vm.assertEq(book.contestHashOf(d.r.id), keccak256(abi.encode(d.contest)), row);
        RequestStatus status =
            phase == ContestPhase.FINAL
                ? RequestStatus.FINAL
                : phase == ContestPhase.DROPPED
                    ? RequestStatus.EXPIRED
                    : RequestStatus.CONTESTED;
        _at(row, d.r, status, escrow);
    }

    function _startsAt(bytes memory document, uint256 place) private pure returns (bool) {
        for (uint256 i; i < ROW.length; ++i) if (document[place + i] != ROW[i]) return false;
        return true;
    }
}
