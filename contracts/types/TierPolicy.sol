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
    /// @dev Shares of a request's net fee in 1/10,000: to the seats, to be burned, to the integrator, to the settler. The
    /// treasury has the rest.
    uint16 validatorShare;
    uint16 burnShare;
    uint16 integratorShare;
    uint16 settlerTip;
    /// @dev Price of one vote on one claim, in base units of MIRA, below 2^72; set per domain and tier.
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

/// @notice The terms of a tier in one word. The policy book's bounds keep every field in its width.
///
/// | bits      | field           |
/// |-----------|-----------------|
/// | 235 … 164 | price           |
/// | 163 … 156 | settlerTip      |
/// | 155 … 146 | integratorShare |
/// | 145 … 132 | burnShare       |
/// | 131 … 118 | validatorShare  |
/// | 117 … 104 | slashCapBps     |
/// | 103 … 88  | slashMultiple   |
/// | 87 … 68   | challengeWindow |
/// | 67 … 48   | revealWindow    |
/// | 47 … 28   | commitWindow    |
/// | 27 … 16   | seedDelay       |
/// | 15 … 8    | seedBlocks      |
/// | 7 … 4     | minFamilies     |
/// | 3 … 0     | levels          |
type PolicyTerms is uint256;

using {TierPolicies.level, TierPolicies.seats, TierPolicies.threshold} for PolicyLevels global;
using {
    TierPolicies.price,
    TierPolicies.withPrice,
    TierPolicies.unpack,
    TierPolicies.levelCount,
    TierPolicies.minFamilies,
    TierPolicies.seedDelay,
    TierPolicies.seedBlocks,
    TierPolicies.commitWindow,
    TierPolicies.revealWindow,
    TierPolicies.challengeWindow,
    TierPolicies.slashMultiple,
    TierPolicies.slashCapBps,
    TierPolicies.validatorShare,
    TierPolicies.burnShare,
    TierPolicies.integratorShare,
    TierPolicies.settlerTip
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

    /// @notice Expected seats of a level.
    function seats(PolicyLevels self, uint256 index) internal pure returns (uint256) {
        return (PolicyLevels.unwrap(self) >> (LEVEL_BITS * index)) & 0xff;
    }

    /// @notice Committed seats that an answer needs at a level, as a fraction.
    function threshold(
        PolicyLevels self,
        uint256 index
    ) internal pure returns (uint256 numerator, uint256 denominator) {
        uint256 word = PolicyLevels.unwrap(self) >> (LEVEL_BITS * index);
        return ((word >> 24) & 0xff, (word >> 32) & 0xff);
    }

    /// @dev Every field must fit its width; the policy book checks it.
    function pack(TierTerms memory t) internal pure returns (PolicyTerms) {
        uint256 raw = (uint256(t.price) << 164) | (uint256(t.settlerTip) << 156) | (uint256(t.integratorShare) << 146);
        raw |= (uint256(t.burnShare) << 132) | (uint256(t.validatorShare) << 118) | (uint256(t.slashCapBps) << 104);
        raw |= (uint256(t.slashMultiple) << 88) | (uint256(t.challengeWindow) << 68) | (uint256(t.revealWindow) << 48);
        raw |= (uint256(t.commitWindow) << 28) | (uint256(t.seedDelay) << 16) | (uint256(t.seedBlocks) << 8);
        return PolicyTerms.wrap(raw | (uint256(t.minFamilies) << 4) | t.levels);
    }

    function unpack(PolicyTerms self) internal pure returns (TierTerms memory t) {
        t.levels = uint8(_field(self, 0, 4));
        t.minFamilies = uint8(_field(self, 4, 4));
        t.seedDelay = uint16(_field(self, 16, 12));
        t.seedBlocks = uint16(_field(self, 8, 8));
        t.commitWindow = uint24(_field(self, 28, 20));
        t.revealWindow = uint24(_field(self, 48, 20));
        t.challengeWindow = uint24(_field(self, 68, 20));
        t.slashMultiple = uint16(_field(self, 88, 16));
        t.slashCapBps = uint16(_field(self, 104, 14));
        t.validatorShare = uint16(_field(self, 118, 14));
        t.burnShare = uint16(_field(self, 132, 14));
        t.integratorShare = uint16(_field(self, 146, 10));
        t.settlerTip = uint16(_field(self, 156, 8));
        t.price = uint96(_field(self, 164, 72));
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
        return _field(self, 164, 72);
    }

    /// @dev `self` must have no price, and `price_` 72 bits.
    function withPrice(PolicyTerms self, uint256 price_) internal pure returns (PolicyTerms) {
        return PolicyTerms.wrap(PolicyTerms.unwrap(self) | (price_ << 164));
    }

    /// @notice Number of levels.
    function levelCount(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 0, 4);
    }

    function minFamilies(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 4, 4);
    }

    function seedDelay(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 16, 12);
    }

    function seedBlocks(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 8, 8);
    }

    function commitWindow(PolicyTerms self) internal pure returns (uint24) {
        return uint24(_field(self, 28, 20));
    }

    function revealWindow(PolicyTerms self) internal pure returns (uint24) {
        return uint24(_field(self, 48, 20));
    }

    function challengeWindow(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 68, 20);
    }

    function slashMultiple(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 88, 16);
    }

    function slashCapBps(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 104, 14);
    }

    function validatorShare(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 118, 14);
    }

    function burnShare(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 132, 14);
    }

    function integratorShare(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 146, 10);
    }

    function settlerTip(PolicyTerms self) internal pure returns (uint256) {
        return _field(self, 156, 8);
    }

    function _field(PolicyTerms self, uint256 shift, uint256 width) private pure returns (uint256) {
        return (PolicyTerms.unwrap(self) >> shift) & ((1 << width) - 1);
    }
}
