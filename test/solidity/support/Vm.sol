// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice The cheat codes of Hardhat's Solidity tests that this suite uses.
interface Vm {
    struct Log {
        bytes32[] topics;
        bytes data;
        address emitter;
    }

    function addr(uint256 privateKey) external pure returns (address);

    function assertEq(uint256 left, uint256 right) external pure;

    function assertEq(uint256 left, uint256 right, string calldata reason) external pure;

    function assertEq(bytes32 left, bytes32 right) external pure;

    function assertEq(bytes32 left, bytes32 right, string calldata reason) external pure;

    function assertEq(address left, address right) external pure;

    function assertEq(bool left, bool right) external pure;

    function assertEq(bool left, bool right, string calldata reason) external pure;

    function assertEq(bytes calldata left, bytes calldata right) external pure;

    function assertEq(string calldata left, string calldata right) external pure;

    function assertEq(uint256[] calldata left, uint256[] calldata right) external pure;

    function assertEq(uint256[] calldata left, uint256[] calldata right, string calldata reason) external pure;

    function assertFalse(bool condition) external pure;

    function assertFalse(bool condition, string calldata reason) external pure;

    function assertGe(uint256 left, uint256 right) external pure;

    function assertGe(uint256 left, uint256 right, string calldata reason) external pure;

    function assertGt(uint256 left, uint256 right) external pure;

    function assertGt(uint256 left, uint256 right, string calldata reason) external pure;

    function assertLe(uint256 left, uint256 right) external pure;

    function assertLe(uint256 left, uint256 right, string calldata reason) external pure;

    function assertLt(uint256 left, uint256 right) external pure;

    function assertLt(uint256 left, uint256 right, string calldata reason) external pure;

    function assertNotEq(uint256 left, uint256 right) external pure;

    function assertNotEq(bytes32 left, bytes32 right) external pure;

    function assertNotEq(bytes32 left, bytes32 right, string calldata reason) external pure;

    function assertTrue(bool condition) external pure;

    function assertTrue(bool condition, string calldata reason) external pure;

    function assume(bool condition) external pure;

    function chainId(uint256 newChainId) external;

    function etch(address target, bytes calldata code) external;

    function expectEmit(address emitter) external;

    function expectPartialRevert(bytes4 selector) external;

    function expectRevert() external;

    function expectRevert(bytes4 data) external;

    function expectRevert(bytes calldata data) external;

    function getBlockNumber() external view returns (uint256);

    function getBlockTimestamp() external view returns (uint256);

    function getCode(string calldata artifact) external view returns (bytes memory);

    function getRecordedLogs() external returns (Log[] memory);

    function mockCall(address callee, bytes calldata data, bytes calldata returned) external;

    function clearMockedCalls() external;

    function parseJsonAddressArray(string calldata json, string calldata key) external pure returns (address[] memory);

    function parseJsonBoolArray(string calldata json, string calldata key) external pure returns (bool[] memory);

    function parseJsonBytes32Array(string calldata json, string calldata key) external pure returns (bytes32[] memory);

    function parseJsonUintArray(string calldata json, string calldata key) external pure returns (uint256[] memory);

    function prank(address sender) external;

    function readFile(string calldata path) external view returns (string memory);

    function recordLogs() external;

    function revertToState(uint256 snapshot) external returns (bool);

    function roll(uint256 blockNumber) external;

    function sign(uint256 privateKey, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    function snapshotState() external returns (uint256);

    function startPrank(address sender) external;

    function stopPrank() external;

    function store(address target, bytes32 slot, bytes32 value) external;

    function load(address target, bytes32 slot) external view returns (bytes32);

    function toString(bytes calldata value) external pure returns (string memory);

    function toString(uint256 value) external pure returns (string memory);

    function warp(uint256 timestamp) external;
}

/// @dev Where the test runner answers cheat codes.
Vm constant vm = Vm(0x7109709ECfa91a80626fF3989D68f67F5b1DD12D);
