// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";

/// @notice Everything that the deployed hub answers. Tests take contracts by interface and deploy their artifacts, so
/// that a test is compiled without the code under test.
interface IHub is IVerificationHub {
    function CALLBACK_GAS() external view returns (uint256);

    function LEAST_PAID_CLAIMS() external view returns (uint256);

    function MAX_CLAIMS() external view returns (uint256);

    function MAX_URI_LENGTH() external view returns (uint256);

    function SETTLE_PERIOD() external view returns (uint256);

    function multicall(bytes[] calldata data) external returns (bytes[] memory results);
}
