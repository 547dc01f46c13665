// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Sentinels} from "../../../contracts/types/Contest.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {PolicyLevels, PolicyTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Masks} from "./Masks.sol";

/// @title Opinions
/// @notice What requesters of the campaign ask for and know beforehand, and what voters say: wrong, right, nothing or INVALID.
abstract contract Opinions is Masks {
    /// @dev Salt of a commitment to sentinels.
    mapping(bytes32 hash => bytes32) internal saltOf;

    /// @dev What most voters of a deeper round say.
    mapping(uint256 index => uint256[]) private leaning;

    /// @dev Budgets from none to more than two levels cost, values up to what is covered, and sentinels.
    function _draft(uint256 seed) internal virtual override returns (RequestParameters memory p) {
        p = super._draft(seed);
        (PolicyLevels levels, PolicyTerms terms) = policies.policyOf(p.domain, p.tier);
        // Where a deeper round takes 1,024 claims, there are often more.
        bool isLarge = levels.level(1).seats > 63 && (seed >> 120) % 3 == 0;
        if (isLarge) p.claimCount = uint32(1_500 + ((seed >> 128) % 300));
        uint256 claims = p.claimCount < 32 ? 32 : p.claimCount;
        p.escalationBudget = uint128((terms.price() * levels.level(1).seats * claims * ((seed >> 72) % 8)) / 3);
        if ((seed >> 136) % 4 == 0) {
            uint256 most = policies.valueAtRisk(levels, terms, p.claimCount);
            p.statedValue = uint128((seed >> 144) % (most + 1));
        }
        if ((seed >> 168) % 2 == 0) return p;
        bytes32 salt = keccak256(abi.encode("sentinels", seed));
        p.sentinelHash = _hashOf(_sentinels(salt, p.claimCount));
        saltOf[p.sentinelHash] = salt;
    }

    /// @dev A few claims with answers that most voters give, or with others.
    function _sentinels(bytes32 salt, uint256 claims) internal pure returns (Sentinels memory s) {
        (s.salt, s.claims) = (salt, new uint256[]((claims + 255) / 256));
        s.answers = new uint256[](2 * s.claims.length);
        bool isKnown = uint256(salt) % 3 == 0;
        for (uint256 i; i < claims; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(salt, i)));
            if (draw % 4 != 0) continue;
            uint256 answer = _commonAnswer(claims, i);
            _put(s.claims, i);
            if (!isKnown || answer == 0) answer = answer == 1 ? 2 : 1;
            _say(s.answers, i, answer);
        }
    }

    function _hashOf(Sentinels memory s) internal pure returns (bytes32) {
        bytes32 typeHash = keccak256("Sentinels(bytes32 salt,uint256[] claims,uint256[] answers)");
        bytes32 claims = keccak256(abi.encodePacked(s.claims));
        return keccak256(abi.encode(typeHash, s.salt, claims, keccak256(abi.encodePacked(s.answers))));
    }

    /// @dev What {RequestFixture._randomPlanes} scatters around.
    function _commonAnswer(uint256 claims, uint256 claim) private pure returns (uint256) {
        uint256 word = claim / 256;
        uint256 words = (claims + 255) / 256;
        uint256 affirm = uint256(keccak256(abi.encode("common", claims, word)));
        uint256 deny = uint256(keccak256(abi.encode("common", claims, words + word)));
        return ((affirm >> (claim % 256)) & 1) | (((deny >> (claim % 256)) & 1) << 1);
    }

    /// @dev Some first rounds are all of one opinion, in others everyone has its own. Deeper ones lean one way; an eighth
    /// of their voters, in half of them, goes the other.
    function _saysOf(
        uint256 index,
        ValidatorId id,
        uint256 seed
    ) internal view virtual override returns (uint256[] memory) {
        uint256 claims = cases[index].request.config.claims();
        uint256 mood = uint256(keccak256(abi.encode("mood", index)));
        if (cases[index].parent == 0) {
            return _randomPlanes(mood % 2 == 0 ? seed : uint256(keccak256(abi.encode(seed, id))), claims);
        }
        uint256[] memory planes = leaning[index];
        if (mood % 2 == 0 || uint256(keccak256(abi.encode(index, id))) % 8 != 0) return planes;
        return _contrary(planes, claims);
    }

    /// @dev TRUE for FALSE and FALSE for TRUE; TRUE where it was neither.
    function _contrary(uint256[] memory planes, uint256 claims) internal pure returns (uint256[] memory other) {
        uint256 words = planes.length / 2;
        other = new uint256[](2 * words);
        for (uint256 i; i < words; ++i) {
            other[i] = ~planes[i] | planes[words + i];
            other[words + i] = planes[i] & ~planes[words + i];
        }
        _clearPastEnd(other, claims);
    }

    /// @dev Most voters of a deeper round overrule what was said, others confirm it, know nothing or call it INVALID.
    function _lean(uint256 index, uint256[] memory before, uint256 claims, uint256 seed) internal {
        uint256 kind = seed % 12;
        uint256[] memory planes = before;
        if (kind < 5 || kind > 9) planes = _contrary(before, claims);
        else if (kind == 5) planes = new uint256[](before.length);
        else if (kind == 6) for (uint256 i; i < planes.length; ++i) planes[i] = type(uint256).max;
        else if (kind == 7) planes = _randomPlanes(seed, claims);
        // Of some claims nobody knows anything in any case.
        if (kind == 0 || kind == 8) {
            uint256 words = planes.length / 2;
            for (uint256 i; i < words; ++i) {
                uint256 kept = uint256(keccak256(abi.encode(seed, i)));
                (planes[i], planes[words + i]) = (planes[i] & kept, planes[words + i] & kept);
            }
        }
        _clearPastEnd(planes, claims);
        leaning[index] = planes;
    }
}
