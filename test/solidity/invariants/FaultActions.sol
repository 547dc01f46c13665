// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEquivocationProver} from "../../../contracts/interfaces/IEquivocationProver.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RoundId} from "../../../contracts/types/RoundId.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Vm, vm} from "../support/Vm.sol";
import {VoteActions} from "./VoteActions.sol";

/// @title FaultActions
/// @notice Faults that really happened, proven: withheld votes, double votes, empty seats. Every slash is held to caps
/// counted here, from its events.
abstract contract FaultActions is VoteActions {
    struct Taken {
        uint256 stake;
        uint256 all;
        mapping(bytes32 cause => uint256) by;
    }

    uint256 private constant BPS = 10_000;
    /// @dev Policy: most of the stake that all causes take in an epoch.
    uint256 private constant MOST_EPOCH_BPS = 5_000;
    address internal constant PROVER = address(0x9407E4);

    mapping(bytes32 cause => ISlasher.CauseTerms) internal termsOf;
    mapping(uint256 epoch => mapping(ValidatorId id => Taken)) private taken;
    mapping(ValidatorId id => uint256) internal bountyOf;
    uint256 internal bountySum;

    function setUp() public virtual override {
        super.setUp();
        for (uint256 i; i < 4; ++i) termsOf[_cause(i)] = slasher.termsOf(_cause(i));
    }

    function proveWithholding(uint256 seed) external returns (bool) {
        (uint256 index, bool found) = _pickWithheld(seed);
        if (!found) return false;
        Case storage c = cases[index];
        uint256[] memory positions = _withheldPositions(index, seed);
        if (!_canTake(c.votes[positions[0]].id, 0)) return false;
        hub = c.hub;
        uint256 before = token.balanceOf(PROVER);
        vm.recordLogs();
        vm.prank(PROVER);
        uint256 bounty = withholding.prove(hub, c.request.header, c.deeper, c.result, _seated(c.votes), positions);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 pot = _readSlashes(logs);
        _readBounties(index, logs, pot, bounty);
        _expect(token.balanceOf(PROVER) == before + bounty, "1: a bounty that was not paid");
        return true;
    }

    /// @dev Whoever was its operator then signs two votes for one seat.
    function proveEquivocation(uint256 seed) external returns (bool) {
        if (cases.length == 0) return false;
        uint256 back = (seed >> 8) % 12;
        uint256 index = cases.length - 1 - (back < cases.length ? back : 0);
        // Every other time it is the same all epoch, until its caps are reached.
        ValidatorId id = _validator((seed >> 16) % 2 == 0 ? _epoch() : seed);
        Request memory r = _turnTo(index);
        if (!hub.hasCommitted(r.round, id) || !_isEquivocable(index, r.config, id) || !_canTake(id, 1)) return false;
        bytes32 roundSeed = keccak256(abi.encode(seed));
        IEquivocationProver.SignedCommitment memory first = _signed(r, id, roundSeed, "first");
        IEquivocationProver.SignedCommitment memory second = _signed(r, id, roundSeed, "second");
        uint256 before = token.balanceOf(PROVER);
        vm.recordLogs();
        vm.prank(PROVER);
        uint256 bounty = equivocation.prove(hub, r.round, id, roundSeed, first, second);
        _expect(_readSlashes(vm.getRecordedLogs()) == bounty, "1: the bounty is not the slasher's");
        _expect(token.balanceOf(PROVER) == before + bounty, "1: a bounty that was not paid");
        cases[index].equivocated |= 1 << ValidatorId.unwrap(id);
        return true;
    }

    /// @dev Lazy validators lose their power.
    function proveAbsence(uint256 seed) external returns (bool) {
        uint256 lazies = (validators.count() + LAZY - 1) / LAZY;
        for (uint256 i; i < lazies; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(1 + LAZY * ((seed + i) % lazies)));
            if (!_isActive(id)) continue;
            RoundId[] memory rounds = _missedRounds(id);
            if (rounds.length < 3) continue;
            uint256 commits = _ones(hub.committedWord(id, rounds[0].word()));
            if (rounds.length * 8 < (commits + rounds.length) * 3) continue;
            attendance.prove(hub, id, rounds);
            _expect(validators.standingOf(id) == Standing.SUSPENDED, "absent, and not suspended");
            delete misses[id];
            return true;
        }
        return false;
    }

    function rearm(uint256 seed) external returns (bool) {
        for (uint256 i; i < validators.count(); ++i) {
            ValidatorId id = _validator(seed + i);
            (uint256 until, ) = validators.suspensionOf(id);
            // Whoever is in jail waits.
            if (validators.standingOf(id) != Standing.SUSPENDED || vm.getBlockTimestamp() < until) continue;
            vm.prank(validators.ownerOf(id));
            validators.rearm(id);
            return true;
        }
        return false;
    }

    function claimBounty(uint256 seed) external returns (bool) {
        for (uint256 i; i < validators.count(); ++i) {
            if (_claimBountyNow(_validator(seed + i))) return true;
        }
        return false;
    }

    function _claimBountyNow(ValidatorId id) internal returns (bool) {
        uint256 due = bountyOf[id];
        if (due == 0) return false;
        address owner = validators.ownerOf(id);
        uint256 before = token.balanceOf(owner);
        _expect(withholding.claim(id) == due, "1: a bounty paid something else");
        _expect(token.balanceOf(owner) == before + due, "1: a bounty that was not paid");
        bountySum -= due;
        bountyOf[id] = 0;
        return true;
    }

    function _cause(uint256 n) internal pure returns (bytes32) {
        return [bytes32("WITHHELD"), "EQUIVOCATION", "FLOOR", "OVERRULED"][n];
    }

    function _signed(
        Request memory r,
        ValidatorId id,
        bytes32 roundSeed,
        bytes32 commitment
    ) internal view returns (IEquivocationProver.SignedCommitment memory signed) {
        signed.commitment = commitment;
        (signed.r, signed.vs) = _signCommit(r, id, roundSeed, commitment, keyOf[id]);
    }

    /// @dev Invariant 2. Within one call a validator is slashed once.
    /// @return bounties Sum of what reporters got.
    function _readSlashes(Vm.Log[] memory logs) internal returns (uint256 bounties) {
        for (uint256 i; i < logs.length; ++i) {
            if (!_mapsTo(logs[i], address(slasher), ISlasher.Slashed.selector)) continue;
            ValidatorId id = ValidatorId.wrap(uint32(uint256(logs[i].topics[1])));
            uint256[6] memory s = abi.decode(logs[i].data, (uint256[6]));
            _checkCaps(id, logs[i].topics[2], s);
            (uint256 active, uint256 thawing) = stakes.totalStakeOf(id);
            _expect(active + thawing + s[3] == s[1], "2: a slash took something else");
            _expect(s[4] + s[5] == s[3], "1: parts of a slash");
            (slashedBy[calls][id], slashedOf[calls][id]) = (s[3], s[1]);
            (stakeOut, burned, roundings) = (stakeOut + s[3], burned + s[5], roundings + 1);
            bounties += s[4];
        }
    }

    /// @param s Asked, stake before, bond before, taken, bounty, burned.
    function _checkCaps(ValidatorId id, bytes32 cause, uint256[6] memory s) private {
        ISlasher.CauseTerms memory terms = termsOf[cause];
        Taken storage t = taken[_epoch()][id];
        if (t.stake == 0) t.stake = s[1];
        if (s[3] == 0) return;
        t.all += s[3];
        t.by[cause] += s[3];
        _expect(s[3] <= s[0], "2: a slash above what was asked");
        _expect(s[3] <= (s[1] * terms.maxBps) / BPS, "2: a slash above its cap");
        _expect(t.by[cause] <= (t.stake * terms.maxEpochBps) / BPS, "2: slashes above their cause's cap");
        _expect(t.all <= (t.stake * MOST_EPOCH_BPS) / BPS, "2: slashes above the epoch's cap");
        _expect(s[4] == (s[3] * terms.bountyBps * s[2]) / (s[1] * BPS), "2: a bounty above its part");
        if (s[3] < s[0]) _mark("slashes that a cap cut");
        if (s[3] < s[0] && s[3] + 1 < (s[1] * terms.maxBps) / BPS) _mark("slashes that an epoch's cap cut");
        if (t.all != t.by[cause]) _mark("epochs with slashes of two causes");
        (, uint256 thawing) = stakes.totalStakeOf(id);
        if (thawing != 0) _mark("slashes of thawing stake");
        if (!_isActive(id)) _mark("slashes of the suspended or retired");
    }

    function _readBounties(uint256 index, Vm.Log[] memory logs, uint256 pot, uint256 bounty) private {
        Case storage c = cases[index];
        for (uint256 i; i < logs.length; ++i) {
            if (_mapsTo(logs[i], address(withholding), IWithholdingProver.WithholdingProven.selector)) {
                (uint256 position, , ) = abi.decode(logs[i].data, (uint256, uint256, uint256));
                c.withheld &= ~(1 << position);
                provenVotes.push((index << 8) | position);
            }
            if (!_mapsTo(logs[i], address(withholding), IWithholdingProver.BountyDivided.selector)) continue;
            (uint256 toProver, uint256 openers, uint256 toEach) = abi.decode(logs[i].data, (uint256, uint256, uint256));
            uint256 posted = hub.postedOf(c.request.round, 0);
            _expect(toProver == bounty && toProver + openers * toEach == pot, "1: parts of a bounty");
            _expect(openers == _ones(posted), "1: openers of a round");
            for (uint256 p; p < c.votes.length; ++p) {
                if ((posted >> p) & 1 == 1) bountyOf[c.votes[p].id] += toEach;
            }
            bountySum += openers * toEach;
        }
    }

    /// @dev Drops what is proven or too old, and finds one that an admitted hub vouches for.
    function _pickWithheld(uint256 seed) private returns (uint256, bool) {
        for (uint256 tries; tries < 4 && withheldCases.length != 0; ++tries) {
            uint256 place = ((seed >> 8) + tries) % withheldCases.length;
            uint256 index = withheldCases[place];
            Case storage c = cases[index];
            bool late = vm.getBlockTimestamp() > c.result.summary.settledAt() + PROOF_PERIOD;
            if (c.withheld != 0 && !late && _isAdmitted(c)) return (index, true);
            withheldCases[place] = withheldCases[withheldCases.length - 1];
            withheldCases.pop();
        }
        return (0, false);
    }

    /// @dev One of them, or all.
    function _withheldPositions(uint256 index, uint256 seed) private view returns (uint256[] memory positions) {
        uint256 bits = cases[index].withheld;
        positions = new uint256[]((seed >> 16) % 2 == 0 ? 1 : _ones(bits));
        uint256 n;
        for (uint256 p; n < positions.length; ++p) {
            if ((bits >> p) & 1 == 1) positions[n++] = p;
        }
    }

    /// @dev Whether a proof would find something to take.
    function _canTake(ValidatorId id, uint256 cause) private view returns (bool) {
        return slasher.allowanceOf(id, _cause(cause)) > 1e6;
    }

    function _isEquivocable(uint256 index, RoundConfig config, ValidatorId id) private view returns (bool) {
        uint256 windowEnd = config.revealStart(true);
        if ((cases[index].equivocated >> ValidatorId.unwrap(id)) & 1 == 1 || !_isAdmitted(cases[index])) return false;
        if (vm.getBlockTimestamp() > windowEnd + PROOF_PERIOD) return false;
        return validators.wasOperator(id, vm.addr(keyOf[id]), config.seedTime(), windowEnd - 1);
    }

    /// @dev Of the lazy validator's misses those that count now: of one window, recent, with a seed that is known.
    function _missedRounds(ValidatorId id) private returns (RoundId[] memory rounds) {
        uint256[] storage list = misses[id];
        rounds = new RoundId[](list.length);
        (uint256 n, uint256 word) = (0, 0);
        (, uint256 rearmedAt) = validators.suspensionOf(id);
        for (uint256 i = list.length; i > 0 && list.length - i < 24; --i) {
            Case storage c = cases[list[i - 1]];
            if (!_isAdmitted(c) || (n != 0 && (address(c.hub) != address(hub) || c.request.round.word() != word)))
                continue;
            if (!_countsAsMiss(c, rearmedAt)) continue;
            (hub, word) = (c.hub, c.request.round.word());
            rounds[n++] = c.request.round;
        }
        assembly ("memory-safe") {
            mstore(rounds, n)
        }
    }

    function _countsAsMiss(Case storage c, uint256 rearmedAt) private view returns (bool) {
        RoundConfig config = c.request.config;
        return config.epoch() + 1 >= _epoch() && config.seedTime() >= rearmedAt && c.hub.seedOf(c.request.round) != 0;
    }
}
