// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestStatus} from "./RequestStatus.sol";

/// @notice What storage keeps of a request: its status, and a commitment to everything else.
///
/// | bits    | field  | meaning                                                            |
/// |---------|--------|--------------------------------------------------------------------|
/// | 255 … 8 | digest | upper 248 bits of a hash that the status gives a meaning            |
/// | 7 … 0   | status | {RequestStatus}                                                    |
///
/// VOTING commits to (header, round, level); PROVISIONAL and FINAL commit to (header, result).
type RequestState is bytes32;

using {RequestStates.status, RequestStates.matches} for RequestState global;

library RequestStates {
    uint256 private constant STATUS_MASK = 0xff;

    function pack(RequestStatus status_, bytes32 digest) internal pure returns (RequestState) {
        return RequestState.wrap(bytes32((uint256(digest) & ~STATUS_MASK) | uint256(status_)));
    }

    function status(RequestState self) internal pure returns (RequestStatus) {
        return RequestStatus(uint256(RequestState.unwrap(self)) & STATUS_MASK);
    }

    /// @notice Whether the state is exactly this status of this digest.
    function matches(RequestState self, RequestStatus status_, bytes32 digest) internal pure returns (bool) {
        return RequestState.unwrap(self) == RequestState.unwrap(pack(status_, digest));
    }
}
