// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";
import {CampaignState} from "./CampaignState.sol";

/// @title VoteActions
/// @notice What validators do in a round: commit, themselves or by a relay, top up, post openings, or nothing.
abstract contract VoteActions is CampaignState {
    /// @dev Whoever the hub says holds a seat, in any round that takes commitments.
    function commit(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return false;
        Request memory r = _turnTo(index);
        if (!_reachCommit(r, seed)) return false;
        uint256 count = validators.count();
        for (uint256 i; i < count; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(1 + (((seed >> 16) + i) % count)));
            if (_staysAway(id, seed) || !_maySit(r, id)) continue;
            _commitAs(index, r, id, seed, (seed >> 24) % 3 == 0);
            return true;
        }
        return false;
    }

    function commitAll(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickRunning(seed);
        return found && _commitMissing(index, _turnTo(index), seed);
    }

    function post(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return false;
        Request memory r = _turnTo(index);
        _reachReveal(index, r, seed);
        if (hub.phaseOf(r.round) != Phase.REVEAL) return false;
        return _postSome(index, r, seed);
    }

    /// @dev Stores the seed's hash, so that it outlives the chain's memory.
    function pinSeed(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickRunning(seed);
        if (!found) return false;
        Request memory r = _turnTo(index);
        if (hub.seedOf(r.round) == 0) return false;
        hub.pinSeed(r.round);
        return true;
    }

    /// @dev The operator's compact signature over a commitment, as the relay and the prover take it.
    function _signCommit(
        Request memory r,
        ValidatorId id,
        bytes32 seed,
        bytes32 commitment,
        uint256 key
    ) internal view returns (bytes32, bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mira VerificationHub"),
                keccak256("1"),
                block.chainid,
                hub
            )
        );
        bytes32 typeHash = keccak256("Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)");
        bytes32 message = keccak256(abi.encode(typeHash, r.round, seed, id, commitment));
        (uint8 v, bytes32 rr, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, message)));
        return (rr, bytes32(uint256(s) | (uint256(v - 27) << 255)));
    }

    function _postSome(uint256 index, Request memory r, uint256 seed) internal returns (bool) {
        Vote[] memory cast = cases[index].votes;
        uint256 fresh = (seed >> 128) & ((1 << cast.length) - 1) & ~hub.postedOf(r.round, 0);
        if (fresh == 0) return false;
        _post(r, cast, fresh);
        return true;
    }

    /// @dev To the reveal window, by way of the top-up window where too few have committed.
    function _reachReveal(uint256 index, Request memory r, uint256 seed) internal {
        if (hub.phaseOf(r.round) <= Phase.COMMIT) {
            if ((seed >> 136) % 2 == 0) _commitMissing(index, r, seed);
            vm.warp(r.config.commitEnd());
        }
        if (hub.phaseOf(r.round) == Phase.TOP_UP) {
            _commitMissing(index, r, seed);
            vm.warp(r.config.revealStart(true));
        }
    }

    /// @dev Notes the seats of lazy validators that stayed empty.
    function _noteMisses(uint256 index, Request memory r) internal {
        if (hub.seedOf(r.round) == 0) return;
        for (uint32 i = 1; i <= validators.count(); i += LAZY) {
            ValidatorId id = ValidatorId.wrap(i);
            if (!hub.hasCommitted(r.round, id) && hub.seatsAt(r.round, id) != 0) misses[id].push(index);
        }
    }

    /// @dev Turns to a case: from here on its hub is the hub.
    function _turnTo(uint256 index) internal returns (Request memory) {
        hub = cases[index].hub;
        return cases[index].request;
    }

    /// @dev A live round that can still come to a verdict.
    function _pickRunning(uint256 seed) internal view returns (uint256, bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status != RequestStatus.VOTING) continue;
            if (cases[index].hub.phaseOf(cases[index].request.round) <= Phase.REVEAL) return (index, true);
        }
        return (0, false);
    }

    function _pick(uint256 seed, RequestStatus status) internal view returns (uint256, bool) {
        for (uint256 i; i < live.length; ++i) {
            uint256 index = live[((seed >> 8) + i) % live.length];
            if (cases[index].status == status) return (index, true);
        }
        return (0, false);
    }

    /// @dev What a validator says in a round. Whoever commits by one seed says the same.
    function _saysOf(uint256 index, ValidatorId, uint256 seed) internal view virtual returns (uint256[] memory) {
        return _randomPlanes(seed, cases[index].request.config.claims());
    }

    /// @dev Everyone with a seat commits, but for most of the lazy.
    function _commitMissing(uint256 index, Request memory r, uint256 seed) internal returns (bool any) {
        if (!_reachCommit(r, seed)) return false;
        for (uint32 i = 1; i <= validators.count(); ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            if (_staysAway(id, seed) || !_maySit(r, id)) continue;
            _commitAs(index, r, id, seed, false);
            any = true;
        }
    }

    /// @dev To the commit window and past the seed block, while the seed is known.
    function _reachCommit(Request memory r, uint256 seed) private returns (bool) {
        if (vm.getBlockTimestamp() < r.config.seedTime()) vm.warp(r.config.seedTime());
        if (vm.getBlockNumber() <= r.config.seedBlock()) vm.roll(r.config.seedBlock() + 1);
        // Some rounds are left without any commitment, and most of those top up.
        if ((seed >> 152) % 8 == 0 && hub.phaseOf(r.round) == Phase.COMMIT) vm.warp(r.config.commitEnd());
        return hub.seedOf(r.round) != 0;
    }

    /// @dev The lazy leave seven of eight seats empty.
    function _staysAway(ValidatorId id, uint256 seed) private pure returns (bool) {
        return ValidatorId.unwrap(id) % LAZY == 1 && (seed >> 144) % 8 != 0;
    }

    function _maySit(Request memory r, ValidatorId id) private view returns (bool) {
        return !hub.hasCommitted(r.round, id) && hub.seatsOf(r.round, id) != 0;
    }

    function _commitAs(uint256 index, Request memory r, ValidatorId id, uint256 seed, bool relayed) private {
        Vote memory v = _voteWith(r, id, _saysOf(index, id, seed));
        if (relayed) {
            IVerificationHub.SignedCommitInput[] memory inputs = new IVerificationHub.SignedCommitInput[](1);
            inputs[0].input = IVerificationHub.CommitInput(r.round, id, v.commitment);
            (inputs[0].r, inputs[0].vs) = _signCommit(r, id, hub.seedOf(r.round), v.commitment, keyOf[id]);
            hub.commitRelayed(inputs);
            _mark("relayed commitments");
        } else {
            vm.prank(vm.addr(keyOf[id]));
            hub.commit(r.round, id, v.commitment);
        }
        _expect(hub.hasCommitted(r.round, id), "4: a commitment with a seat was not taken");
        if (v.seat.toppedUp()) _mark("commitments by top-up");
        cases[index].votes.push(v);
    }
}
