// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {ClaimTree} from "../libraries/ClaimTree.sol";
import {VerdictLog} from "../libraries/VerdictLog.sol";
import {VerdictLeaf} from "../types/VerdictLeaf.sol";

/// @title VerdictRegistry
/// @notice The log of final verdicts. It outlives the hubs: governance grants the hub's role to a successor, which gets
/// a series of round numbers of its own.
///
/// Roles: hubs record; nobody else writes.
/// Invariant 7: a leaf never changes and the log only grows; every root it had stays readable.
contract VerdictRegistry is IVerdictRegistry, AccessManaged {
    using VerdictLog for VerdictLog.Log;

    VerdictLog.Log private _log;
    mapping(uint256 size => bytes32) private _roots;
    uint32 private _series;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IVerdictRegistry
    function openSeries() external restricted returns (uint32 series) {
        series = ++_series;
        emit SeriesOpened(series, msg.sender);
    }

    /// @inheritdoc IVerdictRegistry
    function record(VerdictLeaf calldata leaf) external restricted returns (uint256 index) {
        index = _log.size;
        bytes32 root_ = _log.append(hashLeaf(leaf));
        _roots[index + 1] = root_;
        emit VerdictRecorded(leaf.requestId, index, root_, leaf);
    }

    /// @inheritdoc IVerdictRegistry
    function size() external view returns (uint256) {
        return _log.size;
    }

    /// @inheritdoc IVerdictRegistry
    function root() external view returns (bytes32) {
        return _roots[_log.size];
    }

    /// @inheritdoc IVerdictRegistry
    function rootAt(uint256 size_) public view returns (bytes32) {
        require(size_ != 0 && size_ <= _log.size, Registry_BadSize(size_, _log.size));
        return _roots[size_];
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
        if (claim.index >= leaf.claimCount || planes.length != 2 * words) return (false, 0);
        if (keccak256(abi.encodePacked(planes)) != leaf.verdictHash) return (false, 0);
        bytes32 claimLeaf = ClaimTree.leafOf(claim.index, claim.salt, claim.textHash, claim.evidenceHash);
        if (!ClaimTree.verify(leaf.claimsRoot, leaf.claimCount, claimLeaf, claim.proof)) return (false, 0);
        if (!verifyLeaf(leaf, index, size_, logProof)) return (false, 0);
        uint256 bit = claim.index % 256;
        uint256 affirm = (planes[claim.index / 256] >> bit) & 1;
        uint256 deny = (planes[words + claim.index / 256] >> bit) & 1;
        // Both sums of two bits are at most 3.
        return (true, uint8(affirm | (deny << 1)));
    }
}
