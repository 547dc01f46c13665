// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice One level of a tier, unpacked.
struct LevelPolicy {
    /// @dev Expected seats, 1 to 255.
    uint8 seats;
    /// @dev Least committed seats, 1 to `seats`.
    uint8 leastSeats;
    /// @dev Most seats of one id, at least 1.
    uint8 cap;
    /// @dev Threshold of committed seats as a fraction, more than 1/2 and at most 1.
    uint8 thresholdNumerator;
    uint8 thresholdDenominator;
}

/// @notice What holds for all levels of a tier.
struct TierTerms {
    /// @dev Number of levels, 1 to 4.
    uint8 levels;
    /// @dev Distinct families that must stand on the winning side of a claim, 1 to 4.
    uint8 minFamilies;
    /// @dev Seconds from opening to the first commitment.
    uint16 seedDelay;
    /// @dev Blocks from opening to the block whose hash is the seed, at least 1.
    uint16 seedBlocks;
    /// @dev Commit window, as long as the top-up window, seconds.
    uint24 commitWindow;
    /// @dev Reveal window, seconds.
    uint24 revealWindow;
    /// @dev Challenge window, seconds.
    uint24 challengeWindow;
    /// @dev Clear-reversal slash per seat and claim, in multiples of the price.
    uint16 slashMultiple;
    /// @dev Most that one request may take of a pool, in 1/10,000.
    uint16 slashCapBps;
    /// @dev Price of one vote on one claim, in base units of MIRA; set per domain and tier.
    uint96 price;
}

/// @notice The policy that a request buys: fixed at opening, carried in its header, so that later changes bind later
/// requests only.
struct TierPolicy {
    LevelPolicy[4] levels;
    TierTerms terms;
}

/// @notice The four levels of a tier in one word, level 0 lowest, 40 bits each:
///
/// | bits    | field                |
/// |---------|----------------------|
/// | 39 … 32 | thresholdDenominator |
/// | 31 … 24 | thresholdNumerator   |
/// | 23 … 16 | cap                  |
/// | 15 … 8  | leastSeats           |
/// | 7 … 0   | seats                |
type PolicyLevels is uint256;

/// @notice The terms of a tier in one word:
///
/// | bits      | field           |
/// |-----------|-----------------|
/// | 247 … 152 | price           |
/// | 151 … 136 | slashCapBps     |
/// | 135 … 120 | slashMultiple   |
/// | 119 … 96  | challengeWindow |
/// | 95 … 72   | revealWindow    |
/// | 71 … 48   | commitWindow    |
/// | 47 … 32   | seedBlocks      |
/// | 31 … 16   | seedDelay       |
/// | 15 … 8    | minFamilies     |
/// | 7 … 0     | levels          |
type PolicyTerms is uint256;

using {TierPolicies.level, TierPolicies.threshold} for PolicyLevels global;
using {
    TierPolicies.price,
    TierPolicies.unpack,
    TierPolicies.minFamilies,
    TierPolicies.seedDelay,
    TierPolicies.seedBlocks,
    TierPolicies.commitWindow,
    TierPolicies.revealWindow,
    TierPolicies.challengeWindow
} for PolicyTerms global;

library TierPolicies {
    bytes32 internal constant POLICY_TYPEHASH = keccak256("Policy(uint256 levels,uint256 terms)");
    uint256 private constant LEVEL_BITS = 40;

    function pack(LevelPolicy[4] memory levels) internal pure returns (PolicyLevels) {
        uint256 raw;
        for (uint256 i = 4; i > 0; --i) {
            LevelPolicy memory policy = levels[i - 1];
            uint256 word = (uint256(policy.thresholdDenominator) << 32) | (uint256(policy.thresholdNumerator) << 24);
            word |= (uint256(policy.cap) << 16) | (uint256(policy.leastSeats) << 8) | policy.seats;
            raw = (raw << LEVEL_BITS) | word;
        }
        return PolicyLevels.wrap(raw);
    }

    function level(PolicyLevels self, uint256 index) internal pure returns (LevelPolicy memory policy) {
        uint256 word = PolicyLevels.unwrap(self) >> (LEVEL_BITS * index);
        policy.seats = uint8(word);
        policy.leastSeats = uint8(word >> 8);
        policy.cap = uint8(word >> 16);
        policy.thresholdNumerator = uint8(word >> 24);
        policy.thresholdDenominator = uint8(word >> 32);
    }

    /// @notice Committed seats that an answer needs at a level, as a fraction.
    function threshold(
        PolicyLevels self,
        uint256 index
    ) internal pure returns (uint256 numerator, uint256 denominator) {
        uint256 word = PolicyLevels.unwrap(self) >> (LEVEL_BITS * index);
        return ((word >> 24) & 0xff, (word >> 32) & 0xff);
    }

    function pack(TierTerms memory t) internal pure returns (PolicyTerms) {
        uint256 raw = (uint256(t.price) << 152) | (uint256(t.slashCapBps) << 136) | (uint256(t.slashMultiple) << 120);
        raw |= (uint256(t.challengeWindow) << 96) | (uint256(t.revealWindow) << 72) | (uint256(t.commitWindow) << 48);
        raw |= (uint256(t.seedBlocks) << 32) | (uint256(t.seedDelay) << 16) | (uint256(t.minFamilies) << 8) | t.levels;
        return PolicyTerms.wrap(raw);
    }

    function unpack(PolicyTerms self) internal pure returns (TierTerms memory t) {
        uint256 raw = PolicyTerms.unwrap(self);
        t.levels = uint8(raw);
        t.minFamilies = uint8(raw >> 8);
        t.seedDelay = uint16(raw >> 16);
        t.seedBlocks = uint16(raw >> 32);
        t.commitWindow = uint24(raw >> 48);
        t.revealWindow = uint24(raw >> 72);
        t.challengeWindow = uint24(raw >> 96);
        t.slashMultiple = uint16(raw >> 120);
        t.slashCapBps = uint16(raw >> 136);
        t.price = uint96(raw >> 152);
    }

    /// @notice Hash under which a verdict's leaf names its policy.
    function hash(PolicyLevels levels, PolicyTerms terms) internal pure returns (bytes32 digest) {
        bytes32 typeHash = POLICY_TYPEHASH;
        // keccak256(abi.encode(typeHash, levels, terms)). Writes above the free memory pointer alone, and nothing reads it
        // afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, typeHash)
            mstore(add(free, 0x20), levels)
            mstore(add(free, 0x40), terms)
            digest := keccak256(free, 0x60)
        }
    }

    function price(PolicyTerms self) internal pure returns (uint256) {
        return uint96(PolicyTerms.unwrap(self) >> 152);
    }

    function minFamilies(PolicyTerms self) internal pure returns (uint256) {
        return uint8(PolicyTerms.unwrap(self) >> 8);
    }

    function seedDelay(PolicyTerms self) internal pure returns (uint256) {
        return uint16(PolicyTerms.unwrap(self) >> 16);
    }

    function seedBlocks(PolicyTerms self) internal pure returns (uint256) {
        return uint16(PolicyTerms.unwrap(self) >> 32);
    }

    function commitWindow(PolicyTerms self) internal pure returns (uint24) {
        return uint24(PolicyTerms.unwrap(self) >> 48);
    }

    function revealWindow(PolicyTerms self) internal pure returns (uint24) {
        return uint24(PolicyTerms.unwrap(self) >> 72);
    }

    function challengeWindow(PolicyTerms self) internal pure returns (uint256) {
        return uint24(PolicyTerms.unwrap(self) >> 96);
    }
}
