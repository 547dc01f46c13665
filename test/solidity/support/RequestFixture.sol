// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Ballot, Opening, SeatedCommitment} from "../../../contracts/types/Opening.sol";
import {RequestHeader, RequestParameters, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Phase, RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {FeeDivision} from "../../../contracts/types/RoundFees.sol";
import {RoundConfig} from "../../../contracts/types/RoundConfig.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState, RoundStates} from "../../../contracts/types/RoundState.sol";
import {RoundSummaries} from "../../../contracts/types/RoundSummary.sol";
import {Seat, Seats} from "../../../contracts/types/Seat.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "./MiraFixture.sol";
import {Vm, vm} from "./Vm.sol";

/// @title RequestFixture
/// @notice Takes a request through its life: open, commit, post, settle, finalize.
abstract contract RequestFixture is MiraFixture {
    uint256 internal constant ALL = type(uint256).max;

    /// @notice A request with what its events announced.
    struct Request {
        RequestId id;
        RoundId round;
        RequestHeader header;
        RoundConfig config;
        /// @dev State before the first commitment.
        RoundState start;
    }

    /// @notice A vote from its commitment to its opening.
    struct Vote {
        ValidatorId id;
        Seat seat;
        bytes32 salt;
        bytes32 reportHash;
        uint256[] planes;
        bytes32 commitment;
    }

    /// @dev The round opened last.
    RoundId internal newest;
    /// @dev What the hub announced of the round settled last.
    Vm.Log internal settledLog;
    /// @dev The same of a deeper round's clear answers.
    Vm.Log internal clearLog;
    /// @dev What the ledger announced of it.
    Vm.Log internal dividedLog;

    function setUp() public virtual override {
        super.setUp();
        _fund(REQUESTER, 10_000_000 * MIRA);
    }

    function _parameters(Tier tier, uint256 claims) internal pure returns (RequestParameters memory p) {
        p.bundleHash = keccak256("bundle");
        p.claimsRoot = keccak256("claims");
        p.claimCount = uint32(claims);
        p.domain = GENERAL;
        p.tier = tier;
        p.maxFee = type(uint128).max;
        // Pays for no deeper round.
        p.escalationBudget = 3e18;
        p.contentURI = "mira://bundle";
    }

    function _open(Tier tier, uint256 claims) internal returns (Request memory) {
        return _open(_parameters(tier, claims));
    }

    function _open(RequestParameters memory p) internal returns (Request memory) {
        return _openAs(REQUESTER, p);
    }

    /// @dev Opens a request; the header is put together here, apart from the hub.
    function _openAs(address requester, RequestParameters memory p) internal returns (Request memory r) {
        (PolicyLevels levels, PolicyTerms terms) = policies.policyOf(p.domain, p.tier);
        uint256 claims = p.claimCount < 32 ? 32 : p.claimCount;
        r.header = RequestHeader({
            requester: requester,
            bundleHash: p.bundleHash,
            claimsRoot: p.claimsRoot,
            claimCount: p.claimCount,
            domain: p.domain,
            tier: p.tier,
            openedAt: uint40(vm.getBlockTimestamp()),
            fee: uint128(terms.price() * claims * levels.level(0).seats),
            escalationBudget: p.escalationBudget,
            statedValue: p.statedValue,
            integrator: p.integrator,
            callback: p.callback,
            sentinelHash: p.sentinelHash,
            levels: levels,
            terms: terms
        });
        vm.prank(requester);
        r.id = hub.openRequest(p);
        r.round = RoundId.wrap(RequestId.unwrap(r.id));
        newest = r.round;
        (r.config, ) = hub.roundOf(r.round);
        r.start = RoundStates.pack(
            RequestStatus.VOTING,
            keccak256(abi.encode(keccak256(abi.encode(r.header)), r.round))
        );
    }

    /// @dev The number after the newest: of no round yet.
    function _unopened() internal view returns (RoundId) {
        return RoundId.wrap(RoundId.unwrap(newest) + 1);
    }

    /// @dev Moves to the first moment at which commitments are taken.
    function _enterCommit(Request memory r) internal {
        vm.roll(r.config.seedBlock() + 1);
        vm.warp(r.config.seedTime());
    }

    function _enterReveal(Request memory r) internal {
        vm.warp(r.config.revealStart(_state(r).toppedUp()));
    }

    function _enterSettle(Request memory r) internal {
        vm.warp(r.config.revealEnd(_state(r).toppedUp()));
    }

    function _state(Request memory r) internal view returns (RoundState state) {
        (, state) = hub.roundOf(r.round);
    }

    function _assertStatus(Request memory r, RequestStatus status) internal view {
        vm.assertEq(uint8(_state(r).status()), uint8(status));
    }

    /// @dev A random vote of a validator, with the seats that it holds now.
    function _vote(Request memory r, ValidatorId id, uint256 seed) internal view returns (Vote memory) {
        return _voteWith(r, id, _randomPlanes(seed, r.config.claims()));
    }

    function _voteWith(
        Request memory r,
        ValidatorId id,
        uint256[] memory planes
    ) internal view returns (Vote memory v) {
        v.id = id;
        v.seat = Seats.pack(
            id,
            validators.validator(id).family,
            hub.seatsOf(r.round, id),
            hub.phaseOf(r.round) == Phase.TOP_UP
        );
        v.salt = keccak256(abi.encode("salt", r.round, id));
        v.reportHash = keccak256(abi.encode("report", r.round, id));
        v.planes = planes;
        v.commitment = hub.commitmentOf(r.round, id, v.salt, keccak256(abi.encodePacked(planes)), v.reportHash);
    }

    function _commit(Request memory r, Vote memory v) internal {
        vm.prank(_operator(v.id));
        hub.commit(r.round, v.id, v.commitment);
    }

    /// @dev Everyone who holds a seat and has not committed does so, with random planes.
    function _commitAll(Request memory r, uint256 seed) internal returns (Vote[] memory votes) {
        return _commitSome(r, seed, ALL);
    }

    /// @dev The first `most` of those who hold a seat and have not committed.
    function _commitSome(Request memory r, uint256 seed, uint256 most) internal returns (Vote[] memory votes) {
        uint256 count = validators.count();
        votes = new Vote[](count);
        uint256 found;
        for (uint256 i = 1; i <= count && found < most; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(i));
            if (hub.hasCommitted(r.round, id) || hub.seatsOf(r.round, id) == 0) continue;
            votes[found] = _vote(r, id, uint256(keccak256(abi.encode(seed, i))));
            _commit(r, votes[found++]);
        }
        assembly ("memory-safe") {
            // Shortens the array to what was found.
            mstore(votes, found)
        }
    }

    /// @dev A request whose commitments are in, at the start of its reveal window.
    function _openAndCommit(Tier tier, uint256 claims) internal returns (Request memory r, Vote[] memory votes) {
        r = _open(tier, claims);
        _enterCommit(r);
        votes = _commitAll(r, RoundId.unwrap(r.round));
        _enterReveal(r);
    }

    /// @dev Answers that agree often enough for some claims to be decided: each bit of a common pair of planes flips
    /// with one chance in four.
    function _randomPlanes(uint256 seed, uint256 claims) internal pure returns (uint256[] memory planes) {
        uint256 words = (claims + 255) / 256;
        planes = new uint256[](2 * words);
        for (uint256 w; w < 2 * words; ++w) {
            uint256 common = uint256(keccak256(abi.encode("common", claims, w)));
            uint256 flip = uint256(keccak256(abi.encode(seed, w, 0))) & uint256(keccak256(abi.encode(seed, w, 1)));
            planes[w] = common ^ flip;
        }
        _clearPastEnd(planes, claims);
    }

    function _clearPastEnd(uint256[] memory planes, uint256 claims) internal pure {
        uint256 words = planes.length / 2;
        if (claims % 256 == 0) return;
        uint256 mask = (1 << (claims % 256)) - 1;
        planes[words - 1] &= mask;
        planes[2 * words - 1] &= mask;
    }

    /// @dev A settler's calldata: bit i of `opened` says whether vote i is opened, `base` is its base plane.
    function _settlement(
        Vote[] memory votes,
        uint256 opened,
        uint256[] memory base
    ) internal pure returns (Ballot[] memory ballots, uint256[] memory planes) {
        uint256 words = base.length;
        ballots = new Ballot[](votes.length);
        planes = new uint256[](words * (1 + 2 * _openedCount(votes.length, opened)));
        for (uint256 j; j < words; ++j) planes[j] = base[j];
        uint256 cursor = words;
        for (uint256 i; i < votes.length; ++i) {
            Vote memory v = votes[i];
            if ((opened >> i) & 1 == 0) {
                ballots[i] = Ballot(v.seat, v.commitment, 0);
                continue;
            }
            ballots[i] = Ballot(v.seat, v.salt, v.reportHash);
            for (uint256 j; j < words; ++j) {
                uint256 neither = ~(v.planes[j] ^ v.planes[words + j]);
                planes[cursor + j] = neither;
                planes[cursor + words + j] = v.planes[j] ^ (base[j] & ~neither);
            }
            cursor += 2 * words;
        }
    }

    function _affirmed(uint256[] memory planes) internal pure returns (uint256[] memory affirm) {
        affirm = new uint256[](planes.length / 2);
        for (uint256 i; i < affirm.length; ++i) affirm[i] = planes[i];
    }

    function _openedCount(uint256 votes, uint256 opened) internal pure returns (uint256 n) {
        for (uint256 i; i < votes; ++i) n += (opened >> i) & 1;
    }

    function _settle(Request memory r, Vote[] memory votes) internal returns (RoundResult memory) {
        return _settle(r, votes, ALL);
    }

    /// @dev Settles with the verdict's affirm plane as base, which {SETTLER} sends; returns the result that the hub must have found.
    function _settle(
        Request memory r,
        Vote[] memory votes,
        uint256 opened
    ) internal returns (RoundResult memory result) {
        uint256[] memory verdict = _naiveVerdict(r, votes, opened);
        (Ballot[] memory ballots, uint256[] memory planes) = _settlement(votes, opened, _affirmed(verdict));
        uint256 credit = ledger.creditOf(r.header.requester);
        vm.recordLogs();
        vm.prank(SETTLER);
        hub.settle(r.round, r.header, ballots, planes);
        bytes32 paysHash = _readLogs();
        uint256 netFee = r.header.fee - (ledger.creditOf(r.header.requester) - credit);
        return _result(r, votes, opened, verdict, netFee, paysHash);
    }

    /// @dev Keeps what the hub announced of a settlement.
    /// @return paysHash Of what the ledger announced that it paid.
    function _readLogs() internal returns (bytes32 paysHash) {
        paysHash = keccak256("");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == IVerificationHub.RoundSettled.selector) settledLog = logs[i];
            if (logs[i].topics[0] == IVerificationHub.ClearAnswersCounted.selector) clearLog = logs[i];
            if (logs[i].topics[0] != IFeeLedger.FeeDivided.selector) continue;
            dividedLog = logs[i];
            (, , uint256[] memory pays) = abi.decode(logs[i].data, (uint256, FeeDivision, uint256[]));
            paysHash = keccak256(abi.encodePacked(pays));
        }
    }

    /// @dev The result that the hub must have found.
    function _result(
        Request memory r,
        Vote[] memory votes,
        uint256 opened,
        uint256[] memory verdict,
        uint256 netFee,
        bytes32 detailsHash
    ) internal view returns (RoundResult memory) {
        (uint256 committed, uint256 revealed) = _seatCounts(votes, opened);
        return
            RoundResult({
                summary: RoundSummaries.pack(
                    RoundSummaries.Fields({
                        round: r.round,
                        level: uint8(r.config.level()),
                        settledAt: uint40(vm.getBlockTimestamp()),
                        seats: uint16(committed),
                        revealedSeats: uint16(revealed),
                        undecided: uint16(_undecidedIn(r, verdict)),
                        netFee: uint96(netFee)
                    })
                ),
                counted: _fold(r.start, votes),
                verdictHash: keccak256(abi.encodePacked(verdict)),
                detailsHash: detailsHash
            });
    }

    /// @dev Claims without an answer, one by one; counted of first rounds alone, where a budget could pay for another.
    function _undecidedIn(Request memory r, uint256[] memory verdict) internal pure returns (uint256 undecided) {
        bool isAsked = r.config.level() == 0 && r.header.escalationBudget != 0 && r.header.terms.unpack().levels > 1;
        if (!isAsked) return 0xffff;
        for (uint256 i; i < r.header.claimCount; ++i) {
            if (_answer(verdict, i) == 0) ++undecided;
        }
    }

    /// @dev The running word over these votes.
    function _fold(RoundState start, Vote[] memory votes) internal pure returns (RoundState folded) {
        folded = start;
        for (uint256 i; i < votes.length; ++i) folded = folded.push(votes[i].seat, votes[i].commitment);
    }

    function _seatCounts(
        Vote[] memory votes,
        uint256 opened
    ) internal pure returns (uint256 committed, uint256 revealed) {
        for (uint256 i; i < votes.length; ++i) {
            committed += votes[i].seat.seats();
            if ((opened >> i) & 1 == 1) revealed += votes[i].seat.seats();
        }
    }

    /// @dev The plain count, claim by claim: an answer stands if its seats times the threshold's denominator reach the
    /// numerator times the committed seats, and enough families gave it.
    function _naiveVerdict(
        Request memory r,
        Vote[] memory votes,
        uint256 opened
    ) internal pure returns (uint256[] memory verdict) {
        LevelPolicy memory level = r.header.levels.level(r.config.level());
        (uint256 committed, ) = _seatCounts(votes, opened);
        uint256 words = r.config.words();
        verdict = new uint256[](2 * words);
        for (uint256 claim; claim < r.config.claims(); ++claim) {
            uint256[4] memory counts;
            uint256[4] memory families;
            for (uint256 i; i < votes.length; ++i) {
                if ((opened >> i) & 1 == 0) continue;
                uint256 given = _answer(votes[i].planes, claim);
                counts[given] += votes[i].seat.seats();
                families[given] |= 1 << votes[i].seat.family();
            }
            for (uint256 answer = 1; answer < 4; ++answer) {
                if (counts[answer] * level.thresholdDenominator < committed * level.thresholdNumerator) continue;
                if (_ones(families[answer]) < r.header.terms.minFamilies()) continue;
                verdict[claim / 256] |= (answer & 1) << (claim % 256);
                verdict[words + claim / 256] |= (answer >> 1) << (claim % 256);
            }
        }
    }

    function _ones(uint256 word) internal pure returns (uint256 n) {
        for (; word != 0; word >>= 1) n += word & 1;
    }

    function _answer(uint256[] memory planes, uint256 claim) internal pure returns (uint256) {
        uint256 words = planes.length / 2;
        uint256 affirm = (planes[claim / 256] >> (claim % 256)) & 1;
        return affirm | (((planes[words + claim / 256] >> (claim % 256)) & 1) << 1);
    }

    function _seated(Vote[] memory votes) internal pure returns (SeatedCommitment[] memory seated) {
        seated = new SeatedCommitment[](votes.length);
        for (uint256 i; i < votes.length; ++i) seated[i] = SeatedCommitment(votes[i].seat, votes[i].commitment);
    }

    function _opening(Vote[] memory votes, uint256 position) internal pure returns (Opening[] memory openings) {
        openings = new Opening[](1);
        Vote memory v = votes[position];
        openings[0] = Opening(position, v.salt, v.reportHash, v.planes);
    }

    /// @dev Posts the openings whose bits are set.
    function _post(Request memory r, Vote[] memory votes, uint256 opened) internal {
        Opening[] memory openings = new Opening[](_openedCount(votes.length, opened));
        uint256 n;
        for (uint256 i; i < votes.length; ++i) {
            if ((opened >> i) & 1 == 0) continue;
            Vote memory v = votes[i];
            openings[n++] = Opening(i, v.salt, v.reportHash, v.planes);
        }
        hub.postOpenings(r.round, r.start, _seated(votes), openings);
    }

    function _finalize(Request memory r, RoundResult memory result) internal {
        vm.warp(_finalizableAt(r.header, result));
        hub.finalize(r.id, r.header, result);
    }

    /// @dev The end of the challenge window; half a day later where the budget could still have decided something.
    function _finalizableAt(RequestHeader memory header, RoundResult memory result) internal pure returns (uint256) {
        uint256 end = result.summary.settledAt() + header.terms.challengeWindow();
        uint256 undecided = result.summary.undecided();
        if (undecided == 0 || header.escalationBudget == 0 || header.terms.unpack().levels == 1) return end;
        uint256 claims = undecided < 32 ? 32 : undecided;
        uint256 needed = header.terms.price() * claims * header.levels.level(1).seats;
        return header.escalationBudget < needed ? end : end + 12 hours;
    }
}
