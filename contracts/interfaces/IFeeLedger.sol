// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IFeeLedger
/// @notice Money inside the hub: credit of accounts, earnings of validators, and the protocol's part of fees. All
/// payments are pulled.
interface IFeeLedger {
    event Credited(address indexed account, uint256 amount);
    event CreditWithdrawn(address indexed account, address indexed to, uint256 amount);
    event EarningsClaimed(ValidatorId indexed id, address indexed owner, uint256 amount);
    event ProtocolFeesSwept(address indexed treasury, uint256 amount);

    error Fees_MoreThanCredit(address account, uint256 amount, uint256 credit);
    error Fees_NotYetFinal(uint256 epoch, uint256 claimableAt, uint256 timestamp);
    error Fees_NoReceiver();

    /// @notice Adds to the caller's credit by allowance.
    function deposit(uint256 amount) external;

    /// @notice Adds to the caller's credit by allowance after an ERC-2612 permit. A permit that somebody else has used
    /// already does no harm as long as the allowance is there.
    function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Adds to the credit of `from` by an ERC-3009 authorisation to this contract. Anyone may send it; used
    /// already, it does nothing.
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Pays out credit of the caller.
    function withdrawCredit(uint256 amount, address to) external;

    /// @notice Pays a validator's earnings of the given epochs to its owner. Anyone may call.
    function claimEarnings(ValidatorId id, uint256[] calldata epochs) external returns (uint256 amount);

    /// @notice Sends the protocol's part to the treasury. Anyone may call.
    function sweepProtocolFees() external returns (uint256 amount);

    function creditOf(address account) external view returns (uint256);

    /// @notice What a validator earned by rounds settled in `epoch`, and was not paid out yet.
    function earningsOf(ValidatorId id, uint256 epoch) external view returns (uint256);

    function protocolFees() external view returns (uint256);

    /// @notice Timestamp from which the earnings of `epoch` can be claimed: every request settled in it is final.
    function claimableAt(uint256 epoch) external view returns (uint256);
}
