// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Opening} from "../../../contracts/types/Opening.sol";
import {Overruled} from "../../../contracts/types/Overruled.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {ContestFixture} from "./ContestFixture.sol";
import {Policies} from "./Policies.sol";
import {vm} from "./Vm.sol";

/// @title ReckonFixture
/// @notice Requests whose first answers were overruled, and what a reckoning of them takes.
abstract contract ReckonFixture is ContestFixture {
    uint256 internal constant KNOWN = (1 << 40) - 1;

    /// @dev The verdict that {CHALLENGER} challenged, and
    uint256[] internal challenged;
    /// @dev of which claims.
    uint256 internal challengedClaims;

    /// @dev 40 TRUE claims, of which these are clearly FALSE at last.
    function _overruled(uint256 claims) internal returns (Dispute memory d) {
        d = _disputed(_budgeted(Tier.LIGHT, 40, 3e18), _says(KNOWN, 0));
        _overrule(d, claims);
    }

    function _overrule(Dispute memory d, uint256 claims) internal {
        (challenged, challengedClaims) = (d.verdict, claims);
        _challengeAs(CHALLENGER, d, _mask(claims));
        _decide(d, _says(0, claims));
        _end(d);
    }

    /// @dev Of five votes the first says FALSE of claims 0 to 2, the second nothing; the verdict of the others is overruled.
    function _split() internal returns (Dispute memory d) {
        // Three of five are enough.
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        (levels[0].thresholdNumerator, levels[0].thresholdDenominator) = (3, 5);
        policies.setTier(Tier.LIGHT, levels, terms);
        d.r = _open(_budgeted(Tier.LIGHT, 40, 3e18));
        _enterCommit(d.r);
        d.votes = new Vote[](5);
        for (uint256 i; i < 5; ++i) {
            uint256[] memory says =
                i == 0
                    ? _says(KNOWN ^ 7, 7)
                    : i == 1
                        ? _says(KNOWN ^ 7, 0)
                        : _says(KNOWN, 0);
            d.votes[i] = _voteWith(d.r, ValidatorId.wrap(uint32(i + 1)), says);
            _commit(d.r, d.votes[i]);
        }
        _settleFirst(d, _says(KNOWN, 0));
        _openContest(d);
        _overrule(d, 7);
    }

    function _openings(Vote[] memory votes, uint256 which) internal pure returns (Opening[] memory openings) {
        openings = new Opening[](_openedCount(votes.length, which));
        uint256 n;
        for (uint256 i; i < votes.length; ++i) {
            if ((which >> i) & 1 == 0) continue;
            openings[n++] = Opening(i, votes[i].salt, votes[i].reportHash, votes[i].planes);
        }
    }

    function _twice(Opening[] memory once) internal pure returns (Opening[] memory twice) {
        twice = new Opening[](2 * once.length);
        for (uint256 i; i < twice.length; ++i) twice[i] = once[i % once.length];
    }

    function _overruledFirst(Dispute memory d) internal pure returns (Overruled memory o) {
        o.result = d.first;
        o.commitments = _seated(d.votes);
        o.pays = d.pays;
        o.verdict = d.firstVerdict;
    }

    function _overruledChild(
        Child memory child,
        uint256[] memory selection
    ) internal pure returns (Overruled memory o) {
        o.result = child.found.result;
        o.deeper = child.deeper;
        o.commitments = _seated(child.votes);
        o.pays = child.pays;
        o.clearHash = keccak256(abi.encodePacked(child.found.clear));
        o.verdict = child.found.verdict;
        o.selection = selection;
    }

    /// @dev Reckons votes of the first round by their bits.
    function _reckonFirst(Dispute memory d, uint256 which) internal {
        _reckonRound(d, _overruledFirst(d), _openings(d.votes, which));
    }

    function _reckonRound(Dispute memory d, Overruled memory o, Opening[] memory openings) internal {
        vm.prank(KEEPER);
        reckoner.reckon(d.contest, d.r.header, o, openings, d.verdict, d.clear);
    }

    function _payOf(uint256[] memory pays, ValidatorId id) internal pure returns (uint256) {
        for (uint256 i; i < pays.length; ++i) {
            if (uint32(pays[i] >> 128) == ValidatorId.unwrap(id)) return uint64(pays[i]);
        }
        revert("not paid");
    }

    /// @dev Stake taken for the request of whoever stood at a position of the first round.
    function _taken(Dispute memory d, uint256 position) internal view returns (uint256) {
        return reckoner.takenFor(d.r.id, d.votes[position].id);
    }

    /// @dev Pays the challenge out: nothing is left in escrow then.
    function _redeemAll(Dispute memory d) internal {
        _redeem(d, 0, _mask(challengedClaims), challenged);
        vm.assertEq(_escrow(), 0);
    }
}
