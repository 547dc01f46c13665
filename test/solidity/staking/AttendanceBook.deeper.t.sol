// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAttendanceBook} from "../../../contracts/interfaces/IAttendanceBook.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase} from "../../../contracts/types/RequestStatus.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Seats left empty in contested and in deeper rounds count like others: of five validators the first one idles.
contract AttendanceBookDeeperTest is DeeperFixture {
    ValidatorId private constant IDLER = ValidatorId.wrap(1);
    RoundId[] private missed;

    function setUp() public override {
        super.setUp();
        _addValidators(5);
        _nextEpoch();
    }

    /// @dev A first round that is contested, a deeper one that was counted, and one that waits for its openings.
    function test_prove_takesContestedAndDeeperRounds() public {
        Request memory r = _contestedWithout();
        (Deeper memory counted, Vote[] memory votes) = _deeperWithout(r);
        _settleDeeper(counted, votes, ALL);
        _deeperWithout(r);
        vm.assertEq(missed.length, 3);
        attendance.prove(hub, IDLER, missed);
        vm.assertEq(uint8(validators.standingOf(IDLER)), uint8(Standing.SUSPENDED));
    }

    function test_prove_revertsWhenTheDeeperRoundFoundNoCommittee() public {
        Request memory r = _contestedWithout();
        _deeperWithout(r);
        Deeper memory d = _openDeeper(r, 1, 1);
        missed.push(d.r.round);
        vm.roll(d.r.config.seedBlock() + 1);
        vm.warp(d.r.config.revealStart(true));
        vm.expectRevert(
            abi.encodeWithSelector(IAttendanceBook.Attendance_NoCommittee.selector, d.r.round, Phase.CLOSED)
        );
        attendance.prove(hub, IDLER, missed);
    }

    function _contestedWithout() private returns (Request memory r) {
        RequestParameters memory p = _parameters(Tier.LIGHT, 1);
        p.escalationBudget = 1_000e18;
        r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _othersCommit(r);
        _enterReveal(r);
        RoundResult memory result = _settle(r, votes);
        _contest(r, result);
    }

    function _deeperWithout(Request memory r) private returns (Deeper memory d, Vote[] memory votes) {
        d = _openDeeper(r, 1, 1);
        _enterCommit(d.r);
        votes = _othersCommit(d.r);
        _enterReveal(d.r);
    }

    function _othersCommit(Request memory r) private returns (Vote[] memory votes) {
        votes = new Vote[](4);
        for (uint32 i; i < 4; ++i) {
            votes[i] = _vote(r, ValidatorId.wrap(i + 2), i);
            _commit(r, votes[i]);
        }
        missed.push(r.round);
    }
}
