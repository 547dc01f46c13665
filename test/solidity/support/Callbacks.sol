// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictCallback} from "../../../contracts/interfaces/IVerdictCallback.sol";
import {RequestId} from "../../../contracts/types/RoundId.sol";

/// @notice Keeps what it was told, and with how much gas.
contract RecordingCallback is IVerdictCallback {
    address public sender;
    bytes32 public told;
    uint256 public gasGiven;

    function onVerdict(RequestId requestId, bytes32 bundleHash, bytes32 verdictHash, uint256 logIndex) external {
        gasGiven = gasleft();
        sender = msg.sender;
        told = keccak256(abi.encode(requestId, bundleHash, verdictHash, logIndex));
    }
}

contract RevertingCallback is IVerdictCallback {
    error No();

    function onVerdict(RequestId, bytes32, bytes32, uint256) external pure {
        revert No();
    }
}

contract BurningCallback is IVerdictCallback {
    function onVerdict(RequestId, bytes32, bytes32, uint256) external pure {
        assembly {
            invalid()
        }
    }
}

/// @notice Returns as many bytes as its gas buys, or reverts with them.
contract BombingCallback is IVerdictCallback {
    bool private immutable _REVERTS;

    constructor(bool reverts) {
        _REVERTS = reverts;
    }

    function onVerdict(RequestId, bytes32, bytes32, uint256) external view {
        bool reverts = _REVERTS;
        assembly {
            if reverts {
                revert(0, 200000)
            }
            return(0, 200000)
        }
    }
}

/// @notice Sends one call to the hub or another contract, and says in an event how that went.
contract ReentrantCallback is IVerdictCallback {
    address private _target;
    bytes private _payload;

    event Reentered(bool success, bytes result);

    function prepare(address target, bytes calldata payload) external {
        _target = target;
        _payload = payload;
    }

    function onVerdict(RequestId, bytes32, bytes32, uint256) external {
        (bool success, bytes memory result) = _target.call(_payload);
        emit Reentered(success, result);
    }
}
