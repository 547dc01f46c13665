// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RecordingSlasher} from "./RecordingSlasher.sol";
import {RequestFixture} from "./RequestFixture.sol";
import {vm} from "./Vm.sol";

/// @title WithholdingFixture
/// @notice A round of five seats that was counted by the openings of the first three.
abstract contract WithholdingFixture is RequestFixture {
    uint256 internal constant STAKE = 10_000 * MIRA;
    /// @dev 20 · (0.01 MIRA · 32 claims · 5 seats) · 3/4 / 5.
    uint256 internal constant SEAT_SLASH = 4.8e18;
    address internal constant PROVER = address(0x9407E4);

    RecordingSlasher internal recorder;
    IWithholdingProver internal prover;
    Request internal r;
    RoundResult internal result;
    /// @dev Stands where a first round has no deeper one to name.
    DeeperRound internal none;
    SeatedCommitment[] internal commitments;

    function setUp() public virtual override {
        super.setUp();
        _deployProver(5_000);
        _addValidators(5);
        _nextEpoch();
        _play(Tier.LIGHT, 7);
    }

    function _deployProver(uint256 bountyBps) internal {
        recorder = new RecordingSlasher(token, bountyBps);
        prover = IWithholdingProver(
            _create("WithholdingProver", abi.encode(token, registry, validators, recorder, PROOF_PERIOD))
        );
        for (uint32 id = 1; id <= 10; ++id) recorder.setStake(ValidatorId.wrap(id), STAKE);
        token.transfer(address(recorder), 10 * STAKE);
    }

    /// @dev A round in which everyone commits, the openings in `posted` are posted, and what is posted is counted.
    function _play(Tier tier, uint256 posted) internal returns (Vote[] memory votes) {
        Request memory opened;
        (opened, votes) = _openAndCommit(tier, 1);
        if (posted != 0) _post(opened, votes, posted);
        _enterSettle(opened);
        _keep(opened, votes, _settle(opened, votes, posted));
    }

    function _keep(Request memory opened, Vote[] memory votes, RoundResult memory found) internal {
        r = opened;
        result = found;
        delete commitments;
        SeatedCommitment[] memory list = _seated(votes);
        for (uint256 i; i < list.length; ++i) commitments.push(list[i]);
    }

    function _one(uint256 position) internal pure returns (uint256[] memory positions) {
        positions = new uint256[](1);
        positions[0] = position;
    }

    function _two(uint256 first, uint256 second) internal pure returns (uint256[] memory positions) {
        positions = new uint256[](2);
        (positions[0], positions[1]) = (first, second);
    }

    function _prove(uint256[] memory positions) internal returns (uint256) {
        vm.prank(PROVER);
        return prover.prove(hub, r.header, none, result, commitments, positions);
    }

    function _sumOfCredits() internal view returns (uint256 sum) {
        for (uint32 id = 1; id <= 10; ++id) sum += prover.creditOf(ValidatorId.wrap(id));
    }
}
