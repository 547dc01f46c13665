// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {RequestFixture} from "./RequestFixture.sol";
import {vm} from "./Vm.sol";

/// @title DeeperFixture
/// @notice Contests a request and takes its deeper rounds through their lives, in the contest book's place.
abstract contract DeeperFixture is RequestFixture {
    /// @notice A deeper round: its request's header with the round's own number, configuration and start.
    struct Deeper {
        Request r;
        DeeperRound deeper;
    }

    address internal constant INTEGRATOR = address(0x1217);

    /// @dev A request with a provisional verdict, and what its budget is for.
    function _provisional(Tier tier, uint256 claims) internal returns (Request memory r, RoundResult memory result) {
        RequestParameters memory p = _parameters(tier, claims);
        (p.escalationBudget, p.integrator) = (1_000e18, INTEGRATOR);
        r = _open(p);
        _enterCommit(r);
        Vote[] memory votes = _commitAll(r, 1);
        _enterReveal(r);
        result = _settle(r, votes);
    }

    function _contested(Tier tier, uint256 claims) internal returns (Request memory r, RoundResult memory result) {
        (r, result) = _provisional(tier, claims);
        _contest(r, result);
    }

    function _contest(Request memory r, RoundResult memory result) internal {
        vm.prank(contests);
        hub.contest(r.id, r.header, result);
    }

    /// @dev A deeper round on `claims` claims, paid for as if none were challenged.
    function _openDeeper(Request memory r, uint256 level, uint256 claims) internal returns (Deeper memory d) {
        uint256 paid = claims < 32 ? 32 : claims;
        uint256 fee = r.header.terms.price() * paid * r.header.levels.level(level).seats;
        return _openDeeperFor(r, level, claims, DeeperRound(r.id, keccak256("selection"), 0, uint128(fee)));
    }

    function _openDeeperFor(
        Request memory r,
        uint256 level,
        uint256 claims,
        DeeperRound memory deeper
    ) internal returns (Deeper memory d) {
        vm.prank(contests);
        d.r.round = hub.openDeeper(r.header, deeper, level, claims);
        (d.r.id, d.r.header, d.deeper) = (r.id, r.header, deeper);
        (d.r.config, ) = hub.roundOf(d.r.round);
        bytes32 both = keccak256(abi.encode(keccak256(abi.encode(r.header)), keccak256(abi.encode(deeper))));
        d.r.start = RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, d.r.round)));
        newest = d.r.round;
    }

    function _openAndCommitDeeper(
        Request memory r,
        uint256 level,
        uint256 claims
    ) internal returns (Deeper memory d, Vote[] memory votes) {
        d = _openDeeper(r, level, claims);
        _enterCommit(d.r);
        votes = _commitAll(d.r, uint256(keccak256(abi.encode(d.r.round))));
        _enterReveal(d.r);
    }

    /// @dev Settles as {SETTLER}; returns the result that the hub must have found.
    function _settleDeeper(
        Deeper memory d,
        Vote[] memory votes,
        uint256 opened
    ) internal returns (RoundResult memory result) {
        uint256[] memory verdict = _naiveVerdict(d.r, votes, opened);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, opened, _affirmed(verdict));
        uint256 earned = _earned();
        vm.recordLogs();
        vm.prank(SETTLER);
        hub.settleDeeper(d.r.round, d.r.header, d.deeper, ballots, planes);
        bytes32 paysHash = _readLogs();
        bytes32 clearHash = keccak256(abi.encodePacked(_naiveClear(d.r, votes, opened, verdict)));
        bytes32 details = keccak256(abi.encode(paysHash, clearHash));
        return _result(d.r, votes, opened, verdict, _earned() - earned, details);
    }

    /// @dev What belongs to seats, settler, integrator, treasury and fire.
    function _earned() internal view returns (uint256 sum) {
        (uint256 treasury, uint256 burn) = ledger.protocolFees();
        sum = ledger.earnedIn(validators.epochAt(vm.getBlockTimestamp())) + treasury + burn;
        return sum + ledger.creditOf(SETTLER) + ledger.creditOf(INTEGRATOR);
    }

    /// @dev Claims whose answer at least nine tenths of the committed seats gave, one by one.
    function _naiveClear(
        Request memory r,
        Vote[] memory votes,
        uint256 opened,
        uint256[] memory verdict
    ) internal pure returns (uint256[] memory clear) {
        (uint256 committed, ) = _seatCounts(votes, opened);
        clear = new uint256[](r.config.words());
        for (uint256 claim; claim < r.config.claims(); ++claim) {
            uint256 answer = _answer(verdict, claim);
            uint256 seats;
            for (uint256 i; i < votes.length; ++i) {
                if ((opened >> i) & 1 == 0 || _answer(votes[i].planes, claim) != answer) continue;
                seats += votes[i].seat.seats();
            }
            if (answer != 0 && seats * 10 >= committed * 9) clear[claim / 256] |= 1 << (claim % 256);
        }
    }
}
