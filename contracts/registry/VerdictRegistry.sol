// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {ClaimTree} from "../libraries/ClaimTree.sol";
import {VerdictLog} from "../libraries/VerdictLog.sol";
import {RequestId} from "../types/RoundId.sol";
import {VerdictLeaf} from "../types/VerdictLeaf.sol";

/// @title VerdictRegistry
/// @notice The log of final verdicts. It outlives the hubs: governance admits a successor, which gets a
/// series of round numbers of its own.
///
/// Roles: governance admits hubs; admitted hubs record; nobody else writes.
/// Invariant 7: a leaf never changes and the log only grows; every root it had stays readable.
contract VerdictRegistry is IVerdictRegistry, AccessManaged {
    using VerdictLog for VerdictLog.Log;

    VerdictLog.Log private _log;
    uint32 private _lastSeries;
    mapping(address hub => uint32) private _series;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IVerdictRegistry
    function admitHub(address hub) external restricted returns (uint32 series) {
        require(_series[hub] == 0, Registry_HubAlreadyAdmitted(hub, _series[hub]));
        series = ++_lastSeries;
        _series[hub] = series;
        emit HubAdmitted(hub, series);
    }

    /// @inheritdoc IVerdictRegistry
    function dismissHub(address hub) external restricted {
        uint32 series = _series[hub];
        require(series != 0, Registry_NotHub(hub));
        delete _series[hub];
        emit HubDismissed(hub, series);
    }

    /// @inheritdoc IVerdictRegistry
    function record(VerdictLeaf calldata leaf) external returns (uint256 index) {
        uint32 series = _series[msg.sender];
        require(series != 0, Registry_NotHub(msg.sender));
        require(RequestId.unwrap(leaf.requestId) >> 32 == series, Registry_ForeignRequest(leaf.requestId, series));
        bytes32 root_;
        (index, root_) = _log.append(hashLeaf(leaf));
        emit VerdictRecorded(leaf.requestId, index, root_, leaf);
    }

    /// @inheritdoc IVerdictRegistry
    function seriesOf(address hub) external view returns (uint32) {
        return _series[hub];
    }

    /// @inheritdoc IVerdictRegistry
    function size() external view returns (uint256) {
        return _log.size;
    }

    /// @inheritdoc IVerdictRegistry
    function root() external view returns (bytes32) {
        return _log.size == 0 ? bytes32(0) : rootAt(_log.size);
    }

    /// @inheritdoc IVerdictRegistry
    function rootAt(uint256 size_) public view returns (bytes32) {
        require(size_ != 0 && size_ <= _log.size, Registry_BadSize(size_, _log.size));
        return VerdictLog.rootOf(size_, _log.bags[size_]);
    }

    /// @inheritdoc IVerdictRegistry
    function hashLeaf(VerdictLeaf calldata leaf) public view returns (bytes32) {
        return VerdictLog.hashLeaf(leaf, block.chainid, address(this));
    }

    /// @inheritdoc IVerdictRegistry
    function verifyLeaf(
        VerdictLeaf calldata leaf,
        uint256 index,
        uint256 size_,
        bytes32[] calldata proof
    ) public view returns (bool) {
        return VerdictLog.verify(rootAt(size_), size_, index, hashLeaf(leaf), proof);
    }

    /// @inheritdoc IVerdictRegistry
    function verifyClaim(
        ClaimProof calldata claim,
        uint256[] calldata planes,
        VerdictLeaf calldata leaf,
        uint256 index,
        uint256 size_,
        bytes32[] calldata logProof
    ) external view returns (bool valid, uint8 verdict) {
        uint256 words = (uint256(leaf.claimCount) + 255) / 256;
        valid =
            claim.index < leaf.claimCount &&
            planes.length == 2 * words &&
            keccak256(abi.encodePacked(planes)) == leaf.verdictHash &&
            _isClaimOf(claim, leaf) &&
            verifyLeaf(leaf, index, size_, logProof);
        if (valid) verdict = _verdictAt(planes, words, claim.index);
    }

    function _isClaimOf(ClaimProof calldata claim, VerdictLeaf calldata leaf) private pure returns (bool) {
        bytes32 claimLeaf = ClaimTree.leafOf(claim.index, claim.salt, claim.textHash, claim.contextHash);
        return ClaimTree.verify(leaf.claimsRoot, leaf.claimCount, claimLeaf, claim.proof);
    }

    function _verdictAt(uint256[] calldata planes, uint256 words, uint256 index) private pure returns (uint8) {
        uint256 affirm = (planes[index / 256] >> (index % 256)) & 1;
        uint256 deny = (planes[words + index / 256] >> (index % 256)) & 1;
        // Two bits, at most 3.
        return uint8(affirm | (deny << 1));
    }
}
