// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {DeeperFixture} from "../support/DeeperFixture.sol";
import {RecordingSlasher} from "../support/RecordingSlasher.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";

/// @notice Votes withheld in deeper rounds, and in first rounds of contested requests.
contract WithholdingProverDeeperTest is DeeperFixture {
    RecordingSlasher private recorder;
    IWithholdingProver private prover;

    function setUp() public override {
        super.setUp();
        recorder = new RecordingSlasher(token, 5_000);
        prover = IWithholdingProver(
            _create("WithholdingProver", abi.encode(token, registry, validators, recorder, PROOF_PERIOD))
        );
        for (uint32 id = 1; id <= 8; ++id) recorder.setStake(ValidatorId.wrap(id), 10_000 * MIRA);
        token.transfer(address(recorder), 80_000 * MIRA);
        _addValidators(8);
        _nextEpoch();
    }

    /// @dev 20 · seats · the round's own fee · 3/4 / max(expected, committed).
    function test_prove_ofADeeperRound() public {
        (Deeper memory d, Vote[] memory votes, RoundResult memory result) = _withheld();
        uint256 committed = result.summary.seats();
        uint256 seatPay = (uint256(d.deeper.fee) * 3) / 4 / (committed > 11 ? committed : 11);
        uint256 asked = 20 * votes[2].seat.seats() * seatPay;
        vm.assertNotEq(d.deeper.fee, d.r.header.fee);
        vm.expectEmit(address(prover));
        emit IWithholdingProver.WithholdingProven(d.r.round, votes[2].id, 2, asked, asked);
        prover.prove(hub, d.r.header, d.deeper, result, _seated(votes), _two());
        vm.expectRevert(abi.encodeWithSelector(IWithholdingProver.Withholding_NothingTaken.selector, d.r.round));
        prover.prove(hub, d.r.header, d.deeper, result, _seated(votes), _two());
    }

    /// @dev A larger fee would be a larger slash: each word of what the round votes on is bound.
    function test_prove_revertsWhenAnyWordOfTheDeeperRoundDiffers() public {
        (Deeper memory d, Vote[] memory votes, RoundResult memory result) = _withheld();
        for (uint256 word; word < 4; ++word) {
            bytes memory changed = abi.encode(d.deeper);
            changed[32 * word + 31] ^= 0x01;
            DeeperRound memory other = abi.decode(changed, (DeeperRound));
            bytes32 both = keccak256(abi.encode(keccak256(abi.encode(d.r.header)), keccak256(abi.encode(other))));
            RoundState start = RoundStates.pack(RequestStatus.VOTING, keccak256(abi.encode(both, d.r.round)));
            vm.expectRevert(
                abi.encodeWithSelector(
                    IWithholdingProver.Withholding_CommitmentsDiffer.selector,
                    d.r.round,
                    _fold(start, votes),
                    result.counted
                )
            );
            prover.prove(hub, d.r.header, other, result, _seated(votes), _two());
        }
    }

    /// @dev Contested, then closed or dropped: as long as the state keeps the result, it proves.
    function test_prove_whileTheRequestIsContested() public {
        (Request memory r, Vote[] memory votes) = _openAndCommit(Tier.LIGHT, 40);
        _post(r, votes, 3);
        _enterSettle(r);
        RoundResult memory result = _settle(r, votes, 3);
        _contest(r, result);
        DeeperRound memory none;
        prover.prove(hub, r.header, none, result, _seated(votes), _two());
        vm.assertEq(recorder.count(), 1);
    }

    function test_prove_revertsWhenTheDeeperRoundExpired() public {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (Deeper memory d, Vote[] memory votes) = _openAndCommitDeeper(r, 1, 40);
        vm.warp(d.r.config.revealEnd(false) + 24 hours);
        RoundResult memory result = _result(d.r, votes, 0, new uint256[](2), 0, 0);
        hub.expireDeeper(d.r.round, d.r.header, d.deeper, _seated(votes));
        vm.expectPartialRevert(IWithholdingProver.Withholding_NotCounted.selector);
        prover.prove(hub, d.r.header, d.deeper, result, _seated(votes), _two());
    }

    function _withheld() private returns (Deeper memory d, Vote[] memory votes, RoundResult memory result) {
        (Request memory r, ) = _contested(Tier.LIGHT, 40);
        (d, votes) = _openAndCommitDeeper(r, 1, 100);
        _post(d.r, votes, 3);
        _enterSettle(d.r);
        result = _settleDeeper(d, votes, 3);
    }

    function _two() private pure returns (uint256[] memory positions) {
        positions = new uint256[](1);
        positions[0] = 2;
    }
}
