// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IFeeLedger} from "../interfaces/IFeeLedger.sol";
import {MiraToken} from "../token/MiraToken.sol";

/// @title CreditBook
/// @notice Credit of accounts: deposits by allowance, permit or authorisation, withdrawals, and what a hub takes of it
/// into escrow and returns.
abstract contract CreditBook is IFeeLedger {
    using SafeERC20 for MiraToken;

    MiraToken internal immutable _TOKEN;

    mapping(address account => uint256) private _credits;
    mapping(address hub => HubAccess) private _hubs;

    /// @dev A hub that may open nothing any more still ends what it opened.
    modifier onlyHub() {
        require(_hubs[msg.sender] != HubAccess.NONE, Fees_NotHub(msg.sender));
        _;
    }

    constructor(MiraToken token) {
        _TOKEN = token;
    }

    /// @inheritdoc IFeeLedger
    function deposit(uint256 amount) external {
        _depositFrom(msg.sender, amount);
    }

    /// @inheritdoc IFeeLedger
    function depositWithPermit(
        address account,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(msg.sender == account || isHub(msg.sender), Fees_NotHub(msg.sender));
        try IERC20Permit(address(_TOKEN)).permit(account, address(this), amount, deadline, v, r, s) {} catch {}
        _depositFrom(account, amount);
    }

    /// @inheritdoc IFeeLedger
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        // Sent by somebody else already, it is credited already: no reason to fail what follows in a batch.
        if (_TOKEN.authorizationState(from, nonce)) return;
        _credit(from, amount);
        _TOKEN.receiveWithAuthorization(from, address(this), amount, validAfter, validBefore, nonce, v, r, s);
    }

    /// @inheritdoc IFeeLedger
    function withdrawCredit(uint256 amount, address to) external {
        require(to != address(0), Fees_NoReceiver());
        uint256 credit = _credits[msg.sender];
        require(amount <= credit, Fees_MoreThanCredit(msg.sender, amount, credit));
        _credits[msg.sender] = credit - amount;
        emit CreditWithdrawn(msg.sender, to, amount);
        _TOKEN.safeTransfer(to, amount);
    }

    /// @inheritdoc IFeeLedger
    function takeEscrow(address account, uint256 amount) external {
        require(isHub(msg.sender), Fees_NotHub(msg.sender));
        uint256 credit = _credits[account];
        uint256 fromCredit = Math.min(credit, amount);
        if (fromCredit != 0) _credits[account] = credit - fromCredit;
        if (fromCredit < amount) _TOKEN.safeTransferFrom(account, address(this), amount - fromCredit);
    }

    /// @inheritdoc IFeeLedger
    function releaseEscrow(address account, uint256 amount) external onlyHub {
        _credit(account, amount);
    }

    /// @inheritdoc IFeeLedger
    function creditOf(address account) external view returns (uint256) {
        return _credits[account];
    }

    /// @inheritdoc IFeeLedger
    function accessOf(address hub) external view returns (HubAccess) {
        return _hubs[hub];
    }

    /// @inheritdoc IFeeLedger
    function isHub(address account) public view returns (bool) {
        return _hubs[account] == HubAccess.OPEN;
    }

    function _allowHub(address hub, bool allowed) internal {
        if (allowed) _hubs[hub] = HubAccess.OPEN;
        else if (_hubs[hub] == HubAccess.OPEN) _hubs[hub] = HubAccess.ENDING;
        emit HubAllowed(hub, allowed);
    }

    /// @dev Adds to an account's credit, and tells of it.
    function _credit(address account, uint256 amount) internal {
        _addCredit(account, amount);
        emit Credited(account, amount);
    }

    /// @dev Adds to an account's credit; the caller tells of it.
    function _addCredit(address account, uint256 amount) internal {
        if (amount != 0) _credits[account] += amount;
    }

    function _depositFrom(address account, uint256 amount) private {
        _credit(account, amount);
        _TOKEN.safeTransferFrom(account, address(this), amount);
    }
}
