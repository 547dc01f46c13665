// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IReckoner} from "../../../contracts/interfaces/IReckoner.sol";
import {Contest} from "../../../contracts/types/Contest.sol";
import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {Opening} from "../../../contracts/types/Opening.sol";
import {Overruled} from "../../../contracts/types/Overruled.sol";
import {RequestHeader, RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {Seat} from "../../../contracts/types/Seat.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ReckonFixture} from "../support/ReckonFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Whatever is changed of what a reckoning is given, nobody is reckoned.
contract ReckonerTamperTest is ReckonFixture {
    function test_reckon_revertsWhenAnyWordDiffers() public {
        Dispute memory d = _overruled(7);
        Opening[] memory openings = _openings(d.votes, 1);
        Overruled memory o = _overruledFirst(d);
        bytes memory encoded = abi.encode(d.contest);
        for (uint256 word; word < encoded.length / 32; ++word) {
            _expect(IReckoner.Reckoner_UnknownContest.selector);
            Contest memory changed = abi.decode(_flip(encoded, word), (Contest));
            reckoner.reckon(changed, d.r.header, o, openings, d.verdict, d.clear);
        }
        encoded = abi.encode(d.r.header);
        for (uint256 word; word < encoded.length / 32; ++word) {
            _expect(IReckoner.Reckoner_Differs.selector);
            RequestHeader memory changed = abi.decode(_flip(encoded, word), (RequestHeader));
            reckoner.reckon(d.contest, changed, o, openings, d.verdict, d.clear);
        }
        encoded = abi.encode(o.result);
        for (uint256 word; word < encoded.length / 32; ++word) {
            o.result = abi.decode(_flip(encoded, word), (RoundResult));
            _expect(IReckoner.Reckoner_UnknownRound.selector);
            reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        }
        o.result = d.first;
        o.pays[0] ^= 1;
        _expectPart(d, o, openings, IReckoner.Part.DETAILS);
        o.pays[0] ^= 1;
        o.verdict[1] ^= 1;
        _expectPart(d, o, openings, IReckoner.Part.VERDICT);
        o.verdict[1] ^= 1;
        d.clear[0] ^= 1;
        _expectPart(d, o, openings, IReckoner.Part.CLEAR);
        d.clear[0] ^= 1;
        d.verdict[0] ^= 8;
        _expect(IReckoner.Reckoner_VerdictDiffers.selector);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        d.verdict[0] ^= 8;
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
    }

    function test_reckon_revertsWhenTheListDiffers() public {
        Dispute memory d = _overruled(7);
        Opening[] memory openings = _openings(d.votes, 1);
        Overruled memory o = _overruledFirst(d);
        o.commitments[3].commitment ^= bytes32(uint256(1));
        _expect(IReckoner.Reckoner_CommitmentsDiffer.selector);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        o.commitments[3].commitment ^= bytes32(uint256(1));
        Seat seat = o.commitments[0].seat;
        o.commitments[0].seat = Seat.wrap(Seat.unwrap(seat) + (1 << 8));
        _expect(IReckoner.Reckoner_CommitmentsDiffer.selector);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        o.commitments[0].seat = seat;
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
    }

    function test_reckon_revertsForWhatOpensNothing() public {
        Dispute memory d = _overruled(7);
        Overruled memory o = _overruledFirst(d);
        Opening[] memory openings = _openings(d.votes, 1);
        bytes memory reason = abi.encodeWithSelector(IReckoner.Reckoner_BadOpening.selector, d.r.round, 0);
        openings[0].salt ^= bytes32(uint256(1));
        vm.expectRevert(reason);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        openings = _openings(d.votes, 1);
        openings[0].planes = _says(KNOWN ^ 1, 0);
        vm.expectRevert(reason);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        openings[0].planes = new uint256[](4);
        vm.expectRevert(reason);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        openings = _openings(d.votes, 1);
        openings[0].position = 1;
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_BadOpening.selector, d.r.round, 1));
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        openings[0].position = 5;
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_BadOpening.selector, d.r.round, 5));
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
    }

    /// @dev A vote that was never opened did not count: it is the withholding prover's.
    function test_reckon_revertsForVotesThatDidNotCount() public {
        Dispute memory d;
        d.r = _open(_budgeted(Tier.LIGHT, 40, 3e18));
        _enterCommit(d.r);
        d.votes = _commitPlanes(d.r, _says(KNOWN, 0));
        _enterReveal(d.r);
        _post(d.r, d.votes, 0x1e);
        _enterSettle(d.r);
        _settleFirstBy(d, _says(KNOWN, 0), 0x1e);
        _openContest(d);
        _overrule(d, 7);
        vm.expectRevert(abi.encodeWithSelector(IReckoner.Reckoner_NotCounted.selector, d.r.round, 0));
        _reckonFirst(d, 1);
        _reckonFirst(d, 0x1e);
    }

    /// @dev Masks and planes of one level are of no use for another's round.
    function test_reckon_revertsWhereLevelsAreMixed() public {
        Dispute memory d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _challengeAs(CHALLENGER, d, _mask(7));
        Child[] memory middle = _decide(d, _says(0, 7));
        uint256[] memory selection = d.selection;
        _challengeAs(SECOND, d, _mask(6));
        _decide(d, _says(3, 0));
        _endNow(d);
        Opening[] memory openings = _openings(middle[0].votes, 1);
        Overruled memory o = _overruledChild(middle[0], d.selection);
        _expectPart(d, o, openings, IReckoner.Part.SELECTION);
        o.selection = selection;
        bytes memory encoded = abi.encode(o.deeper);
        for (uint256 word; word < encoded.length / 32; ++word) {
            o.deeper = abi.decode(_flip(encoded, word), (DeeperRound));
            _expect(word == 0 ? IReckoner.Reckoner_Differs.selector : IReckoner.Reckoner_CommitmentsDiffer.selector);
            reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
        }
        o.deeper = middle[0].deeper;
        o.clearHash = 0;
        _expectPart(d, o, openings, IReckoner.Part.DETAILS);
        o = _overruledFirst(d);
        o.result = middle[0].found.result;
        _expectPart(d, o, openings, IReckoner.Part.REQUEST);
        o = _overruledChild(middle[0], selection);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
    }

    /// @dev A round of another request of the same header, opened in the same block.
    function test_reckon_revertsForAnotherRequestsRound() public {
        Dispute memory d = _overruled(7);
        Dispute memory other = _overruled(7);
        _expect(IReckoner.Reckoner_Differs.selector);
        reckoner.reckon(
            d.contest,
            other.r.header,
            _overruledFirst(other),
            _openings(other.votes, 1),
            d.verdict,
            d.clear
        );
        _expect(IReckoner.Reckoner_UnknownRound.selector);
        reckoner.reckon(d.contest, d.r.header, _overruledFirst(other), _openings(other.votes, 1), d.verdict, d.clear);
    }

    function _expect(bytes4 selector) private {
        vm.expectPartialRevert(selector);
    }

    function _expectPart(Dispute memory d, Overruled memory o, Opening[] memory openings, IReckoner.Part part) private {
        try reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear) {
            vm.assertTrue(false, "reckoned");
        } catch (bytes memory reason) {
            vm.assertEq(bytes32(bytes4(reason)), bytes32(IReckoner.Reckoner_Differs.selector));
            uint256 named;
            assembly ("memory-safe") {
                // Second argument, after length and selector.
                named := mload(add(reason, 0x44))
            }
            vm.assertEq(named, uint256(part), "part");
        }
    }

    function _flip(bytes memory encoded, uint256 word) private pure returns (bytes memory changed) {
        changed = bytes.concat(encoded);
        changed[32 * word + 31] = bytes1(uint8(changed[32 * word + 31]) ^ 1);
    }
}
