// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IVerdictRegistry} from "../interfaces/IVerdictRegistry.sol";
import {IVerdictWriter} from "../interfaces/IVerdictWriter.sol";
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

    /// @dev Gas for telling a hub of its series: governance goes on whatever the hub does.
    uint256 private constant NOTICE_GAS = 100_000;
    /// @dev Bytes of an encoded {VerdictLeaf}: 12 static fields.
    uint256 private constant LEAF_SIZE = 384;

    /// @dev What every record reads, in one word.
    struct Head {
        uint64 size;
        /// Series given last, whether or not its hub is still admitted.
        uint32 series;
        /// Hub of that series; zero if it was dismissed.
        address hub;
    }

    Head private _head;
    VerdictLog.Log private _log;
    /// @dev Hubs that are still admitted beside the newest.
    mapping(address hub => uint32) private _olderSeries;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IVerdictRegistry
    function admitHub(address hub) external restricted returns (uint32 series) {
        Head memory head = _head;
        series = _seriesOf(head, hub);
        require(series == 0, Registry_HubAlreadyAdmitted(hub, series));
        if (head.hub != address(0)) _olderSeries[head.hub] = head.series;
        series = head.series + 1;
        _head = Head(head.size, series, hub);
        emit HubAdmitted(hub, series);
        _notify(hub, series);
    }

    /// @inheritdoc IVerdictRegistry
    function dismissHub(address hub) external restricted {
        Head memory head = _head;
        uint32 series = _seriesOf(head, hub);
        require(series != 0, Registry_NotHub(hub));
        if (hub == head.hub) _head.hub = address(0);
        else delete _olderSeries[hub];
        emit HubDismissed(hub, series);
        _notify(hub, 0);
    }

    /// @inheritdoc IVerdictRegistry
    function record(VerdictLeaf calldata leaf) external returns (uint256 index) {
        Head memory head = _head;
        uint32 series = _seriesOf(head, msg.sender);
        require(series != 0, Registry_NotHub(msg.sender));
        require(RequestId.unwrap(leaf.requestId) >> 32 == series, Registry_ForeignRequest(leaf.requestId, series));
        index = head.size;
        _head = Head(head.size + 1, head.series, head.hub);
        bytes32 root_ = _log.append(index, hashLeaf(leaf));
        _announce(leaf, index, root_);
    }

    /// @inheritdoc IVerdictRegistry
    function seriesOf(address hub) external view returns (uint32) {
        return _seriesOf(_head, hub);
    }

    /// @inheritdoc IVerdictRegistry
    function size() external view returns (uint256) {
        return _head.size;
    }

    /// @inheritdoc IVerdictRegistry
    function root() external view returns (bytes32) {
        return _head.size == 0 ? bytes32(0) : rootAt(_head.size);
    }

    /// @inheritdoc IVerdictRegistry
    function rootAt(uint256 size_) public view returns (bytes32) {
        require(size_ != 0 && size_ <= _head.size, Registry_BadSize(size_, _head.size));
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

    function _seriesOf(Head memory head, address hub) private view returns (uint32) {
        return hub == head.hub && hub != address(0) ? head.series : _olderSeries[hub];
    }

    /// @dev Capped gas; a hub that does not listen is told in vain.
    function _notify(address hub, uint32 series) private {
        // Only 63/64 of what is left can be handed on: with less gas a hub that listens would not hear it.
        uint256 needed = (NOTICE_GAS * 64) / 63 + 5_000;
        require(gasleft() >= needed, Registry_TooLittleGas(gasleft(), needed));
        bytes memory notice = abi.encodeCall(IVerdictWriter.seriesChanged, (series));
        // The return data's size is never read.
        assembly ("memory-safe") {
            pop(call(NOTICE_GAS, hub, 0, add(notice, 0x20), mload(notice), 0, 0))
        }
    }

    /// @dev emit VerdictRecorded(leaf.requestId, index, root, leaf). As in {VerdictLog.hashLeaf} the calldata is the
    /// encoding: the compiler's own would take every field apart, and put it together again.
    function _announce(VerdictLeaf calldata leaf, uint256 index, bytes32 root_) private {
        bytes32 topic = VerdictRecorded.selector;
        // Writes above the free memory pointer alone, and nothing reads it afterwards.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, root_)
            calldatacopy(add(free, 0x20), leaf, LEAF_SIZE)
            log3(free, add(LEAF_SIZE, 0x20), topic, calldataload(leaf), index)
        }
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
