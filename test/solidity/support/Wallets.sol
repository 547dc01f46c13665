// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice A contract that owns things: it does whatever its test asks, and takes by ERC-1271 the one signature that it
/// was told to.
contract Wallet is IERC1271 {
    bytes32 private _accepted;

    function accept(bytes32 digest, bytes calldata signature) external {
        _accepted = keccak256(abi.encode(digest, signature));
    }

    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        return keccak256(abi.encode(digest, signature)) == _accepted ? IERC1271.isValidSignature.selector : bytes4(0);
    }

    function execute(address target, bytes calldata data) external returns (bytes memory) {
        (bool success, bytes memory result) = target.call(data);
        require(success);
        return result;
    }
}

/// @notice Answers every signature with a word that is not ERC-1271's, or reverts.
contract RefusingWallet {
    bool private immutable _REVERTS;

    constructor(bool reverts) {
        _REVERTS = reverts;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes32) {
        require(!_REVERTS);
        return bytes32(uint256(1));
    }
}
