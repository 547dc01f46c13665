// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "./Domain.sol";
import {Phase} from "./RequestStatus.sol";

/// @notice Everything about a round that is fixed when it opens, in one slot; times in seconds.
///
/// | bits      | field        | meaning                                                          |
/// |-----------|--------------|------------------------------------------------------------------|
/// | 255 … 252 | level        | 0 for a request's first round                                    |
/// | 251 … 244 | domain       |                                                                  |
/// | 243 … 236 | cap          | most seats that one id may hold                                  |
/// | 235 … 228 | leastSeats   | committed seats without which the round tops up, then expires    |
/// | 227 … 220 | seats        | expected seats of the draw                                       |
/// | 219 … 208 | claims − 1   | claims that the round votes on, 1 to 4,096                       |
/// | 207 … 184 | epoch        | epoch whose powers the draw reads                                |
/// | 183 … 174 | generation   | of the round's number: storage serves one round after another    |
/// | 173 … 154 | revealWindow | at most seven days                                               |
/// | 153 … 134 | commitWindow | the top-up window is as long                                     |
/// | 133 … 96  | seedTime     | timestamp at which commitments open                              |
/// | 95 … 56   | seedBlock    | block whose hash seeds the draw                                  |
/// | 55 … 0    | totalPower   | the domain's power in `epoch`                                    |
type RoundConfig is uint256;

using {
    RoundConfigs.level,
    RoundConfigs.domain,
    RoundConfigs.cap,
    RoundConfigs.leastSeats,
    RoundConfigs.seats,
    RoundConfigs.claims,
    RoundConfigs.words,
    RoundConfigs.unpack,
    RoundConfigs.epoch,
    RoundConfigs.generation,
    RoundConfigs.seedTime,
    RoundConfigs.seedBlock,
    RoundConfigs.totalPower,
    RoundConfigs.exists,
    RoundConfigs.commitEnd,
    RoundConfigs.revealStart,
    RoundConfigs.revealEnd,
    RoundConfigs.phaseAt,
    RoundConfigs.isCommitTime
} for RoundConfig global;

library RoundConfigs {
    /// @notice Unpacked form, for packing and for reading.
    struct Fields {
        uint8 level;
        Domain domain;
        uint8 cap;
        uint8 leastSeats;
        uint8 seats;
        /// @dev 1 to 4,096.
        uint16 claims;
        uint24 epoch;
        /// @dev Below 1,024.
        uint16 generation;
        uint24 revealWindow;
        uint24 commitWindow;
        uint40 seedTime;
        uint40 seedBlock;
        uint56 totalPower;
    }

    /// @dev Level must fit 4 bits, claims be 1 to 4,096, windows have 20 bits and the generation 10; hub and policy book
    /// see to it. Times have 38 bits.
    function pack(Fields memory f) internal pure returns (RoundConfig) {
        uint256 raw = (uint256(f.level) << 252) | (uint256(Domain.unwrap(f.domain)) << 244) | (uint256(f.cap) << 236);
        raw |= (uint256(f.leastSeats) << 228) | (uint256(f.seats) << 220) | (uint256(f.claims - 1) << 208);
        raw |= (uint256(f.epoch) << 184) | (uint256(f.generation) << 174) | (uint256(f.revealWindow) << 154);
        raw |= uint256(f.commitWindow) << 134;
        return RoundConfig.wrap(raw | (uint256(f.seedTime) << 96) | (uint256(f.seedBlock) << 56) | f.totalPower);
    }

    function unpack(RoundConfig self) internal pure returns (Fields memory f) {
        f.level = uint8(level(self));
        f.domain = domain(self);
        f.cap = uint8(cap(self));
        f.leastSeats = uint8(leastSeats(self));
        f.seats = uint8(seats(self));
        f.claims = uint16(claims(self));
        f.epoch = uint24(epoch(self));
        f.generation = uint16(generation(self));
        f.revealWindow = uint24(_field(self, 154, 20));
        f.commitWindow = uint24(_field(self, 134, 20));
        f.seedTime = uint40(seedTime(self));
        f.seedBlock = uint40(seedBlock(self));
        f.totalPower = uint56(totalPower(self));
    }

    function level(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 252, 4);
    }

    function domain(RoundConfig self) internal pure returns (Domain) {
        return Domain.wrap(uint8(_field(self, 244, 8)));
    }

    function cap(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 236, 8);
    }

    function leastSeats(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 228, 8);
    }

    function seats(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 220, 8);
    }

    /// @notice Claims that the round votes on.
    function claims(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 208, 12) + 1;
    }

    /// @notice Words of 256 claims in one plane.
    function words(RoundConfig self) internal pure returns (uint256) {
        return (_field(self, 208, 12) >> 8) + 1;
    }

    function epoch(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 184, 24);
    }

    function generation(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 174, 10);
    }

    function seedTime(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 96, 38);
    }

    function seedBlock(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 56, 40);
    }

    function totalPower(RoundConfig self) internal pure returns (uint256) {
        return _field(self, 0, 56);
    }

    function exists(RoundConfig self) internal pure returns (bool) {
        return RoundConfig.unwrap(self) != 0;
    }

    /// @notice End of the commit window.
    function commitEnd(RoundConfig self) internal pure returns (uint256) {
        return seedTime(self) + _field(self, 134, 20);
    }

    /// @notice Whether the commit window is open at `timestamp`.
    function isCommitTime(RoundConfig self, uint256 timestamp) internal pure returns (bool) {
        // Before it opens the difference wraps to more than any window.
        unchecked {
            return timestamp - seedTime(self) < _field(self, 134, 20);
        }
    }

    /// @notice Start of the reveal window: the commit window's end, or the top-up window's if there was need of one.
    function revealStart(RoundConfig self, bool toppedUp) internal pure returns (uint256) {
        return commitEnd(self) + (toppedUp ? _field(self, 134, 20) : 0);
    }

    /// @notice End of the reveal window; after it only posted openings count.
    function revealEnd(RoundConfig self, bool toppedUp) internal pure returns (uint256) {
        return revealStart(self, toppedUp) + _field(self, 154, 20);
    }

    /// @notice The phase at `timestamp`.
    /// @param committed Seats committed so far.
    /// @param toppedUp Whether any of them came in the top-up window.
    function phaseAt(
        RoundConfig self,
        uint256 timestamp,
        uint256 committed,
        bool toppedUp
    ) internal pure returns (Phase) {
        if (!exists(self)) return Phase.NONE;
        if (timestamp < seedTime(self)) return Phase.SEED;
        if (timestamp < commitEnd(self)) return Phase.COMMIT;
        bool short = toppedUp || committed < leastSeats(self);
        if (short && timestamp < revealStart(self, true)) return Phase.TOP_UP;
        if (committed < leastSeats(self)) return Phase.CLOSED;
        return timestamp < revealEnd(self, toppedUp) ? Phase.REVEAL : Phase.SETTLE;
    }

    function _field(RoundConfig self, uint256 shift, uint256 width) private pure returns (uint256) {
        return (RoundConfig.unwrap(self) >> shift) & ((1 << width) - 1);
    }
}
