// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {IEmissionsController} from "../interfaces/IEmissionsController.sol";
import {MiraToken} from "../token/MiraToken.sol";

/// @title ContributorPot
/// @notice The contributors' part of emissions, divided by cumulative Merkle roots. Whoever posts a root puts down a bond;
/// anyone recomputes it from chain data, and the guardian strikes a wrong one within its window.
///
/// A root that slipped through can pay out no more than its total, and the total no more than the pot received.
abstract contract ContributorPot is IEmissionsController {
    using SafeERC20 for MiraToken;

    MiraToken internal immutable _TOKEN;
    uint256 private immutable _POSTER_BOND;
    uint256 private immutable _VETO_WINDOW;

    Distribution private _pending;
    Distribution private _settled;
    uint256 private _paid;
    mapping(uint256 epoch => uint256) private _receivedUpTo;
    mapping(address account => uint256) private _paidTo;

    constructor(MiraToken token, uint256 posterBond_, uint256 vetoWindow_) {
        _TOKEN = token;
        _POSTER_BOND = posterBond_;
        _VETO_WINDOW = vetoWindow_;
    }

    /// @inheritdoc IEmissionsController
    function postDistribution(bytes32 root, uint256 epoch, uint256 total, string calldata uri) external {
        require(root != 0, Emissions_NoRoot());
        require(_pending.root == 0, Emissions_Pending(_pending.root, _pending.activeAt));
        uint256 most = contributorsUpTo(epoch);
        require(_settled.root == 0 || epoch > _settled.epoch, Emissions_EpochNotNewer(epoch, _settled.epoch));
        require(total >= _settled.total && total <= most, Emissions_TotalOutOfBudget(total, _settled.total, most));
        uint256 activeAt = block.timestamp + _VETO_WINDOW;
        // Epochs and timestamps fit 64 bits for good; the total is a part of the supply.
        _pending = Distribution(root, uint64(epoch), uint128(total), uint64(activeAt), msg.sender);
        emit DistributionPosted(root, epoch, msg.sender, total, activeAt, uri);
        _TOKEN.safeTransferFrom(msg.sender, address(this), _POSTER_BOND);
    }

    /// @inheritdoc IEmissionsController
    function settleDistribution() external {
        Distribution memory distribution = _takePending();
        require(
            block.timestamp >= distribution.activeAt,
            Emissions_WindowOpen(distribution.root, distribution.activeAt)
        );
        _settled = distribution;
        emit DistributionSettled(distribution.root, distribution.epoch, distribution.total);
        _TOKEN.safeTransfer(distribution.poster, _POSTER_BOND);
    }

    /// @inheritdoc IEmissionsController
    function claimContribution(
        address account,
        uint256 cumulative,
        bytes32[] calldata proof
    ) external returns (uint256 amount) {
        // Hashed twice, so that no inner node passes as a leaf.
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(account, cumulative))));
        require(
            _settled.root != 0 && MerkleProof.verifyCalldata(proof, _settled.root, leaf),
            Emissions_BadProof(account, cumulative)
        );
        uint256 before = _paidTo[account];
        if (cumulative <= before) return 0;
        amount = cumulative - before;
        uint256 left = _settled.total - _paid;
        require(amount <= left, Emissions_BeyondBudget(amount, left));
        _paidTo[account] = cumulative;
        _paid += amount;
        emit ContributionClaimed(account, amount, cumulative);
        _TOKEN.safeTransfer(account, amount);
    }

    /// @inheritdoc IEmissionsController
    function pending() external view returns (Distribution memory) {
        return _pending;
    }

    /// @inheritdoc IEmissionsController
    function settled() external view returns (Distribution memory) {
        return _settled;
    }

    /// @inheritdoc IEmissionsController
    function contributionClaimed(address account) external view returns (uint256) {
        return _paidTo[account];
    }

    /// @inheritdoc IEmissionsController
    function contributionsPaid() external view returns (uint256) {
        return _paid;
    }

    /// @inheritdoc IEmissionsController
    function posterBond() external view returns (uint256) {
        return _POSTER_BOND;
    }

    /// @inheritdoc IEmissionsController
    function vetoWindow() external view returns (uint256) {
        return _VETO_WINDOW;
    }

    /// @inheritdoc IEmissionsController
    function contributorsUpTo(uint256 epoch) public view returns (uint256) {
        uint256 next = _nextToClose();
        require(epoch < next, Emissions_NotClosed(epoch, next));
        return _receivedUpTo[epoch];
    }

    /// @dev Strikes the pending distribution; the bond is burned.
    function _veto() internal {
        Distribution memory distribution = _takePending();
        require(
            block.timestamp < distribution.activeAt,
            Emissions_WindowOver(distribution.root, distribution.activeAt)
        );
        emit DistributionVetoed(distribution.root, distribution.poster, _POSTER_BOND);
        _TOKEN.burn(_POSTER_BOND);
    }

    /// @dev Adds an epoch's part; epochs come in order.
    function _addToPot(uint256 epoch, uint256 amount) internal {
        _receivedUpTo[epoch] = amount + (epoch == 0 ? 0 : _receivedUpTo[epoch - 1]);
    }

    /// @dev The first epoch that is not closed.
    function _nextToClose() internal view virtual returns (uint256);

    function _takePending() private returns (Distribution memory distribution) {
        distribution = _pending;
        require(distribution.root != 0, Emissions_NothingPending());
        delete _pending;
    }
}
