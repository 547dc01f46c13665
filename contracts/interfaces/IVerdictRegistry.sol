// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RequestId, RoundId} from "../types/RoundId.sol";
import {VerdictLeaf} from "../types/VerdictLeaf.sol";

/// @title IVerdictRegistry
/// @notice The append-only log of final verdicts, meant to outlive the hubs that write to it. Every root it ever had
/// stays readable, so an old certificate never goes stale.
interface IVerdictRegistry {
    /// @notice One claim of a bundle with its proof.
    struct ClaimProof {
        uint256 index;
        bytes32 salt;
        bytes32 textHash;
        /// @dev See {ClaimTree.leafOf}.
        bytes32 contextHash;
        bytes32[] proof;
    }

    /// @notice A final verdict entered the log.
    /// @param index Place in the log, from 0.
    /// @param root The log's root with this leaf as the last; its size is `index + 1`.
    event VerdictRecorded(RequestId indexed requestId, uint256 indexed index, bytes32 root, VerdictLeaf leaf);
    event HubAdmitted(address indexed hub, uint32 indexed series);
    event HubDismissed(address indexed hub, uint32 indexed series);

    error Registry_BadSize(uint256 size, uint256 current);
    error Registry_NotHub(address account);
    error Registry_TooLittleGas(uint256 left, uint256 needed);
    error Registry_ForeignRequest(RequestId requestId, uint32 series);
    error Registry_ForeignRound(RoundId round, address hub);
    error Registry_HubAlreadyAdmitted(address hub, uint32 series);

    /// @notice Lets a hub write, and gives it a series of 2³² round numbers of its own. Governance only.
    function admitHub(address hub) external returns (uint32 series);

    /// @notice Stops a hub from writing; what it wrote stays. Governance only.
    function dismissHub(address hub) external;

    /// @notice A hub's series, zero if it may not write.
    function seriesOf(address hub) external view returns (uint32);

    /// @notice Appends a final verdict. Admitted hubs only, each for requests of its own series.
    function record(VerdictLeaf calldata leaf) external returns (uint256 index);

    /// @notice Number of leaves.
    function size() external view returns (uint256);

    /// @notice The present root; zero while the log is empty.
    function root() external view returns (bytes32);

    /// @notice The root that the log had with `size_` leaves; reverts unless 1 ≤ `size_` ≤ {size}.
    function rootAt(uint256 size_) external view returns (bytes32);

    /// @notice Hash of a leaf of this log.
    function hashLeaf(VerdictLeaf calldata leaf) external view returns (bytes32);

    /// @notice Whether `leaf` stands at `index` of the log as it was with `size_` leaves.
    function verifyLeaf(
        VerdictLeaf calldata leaf,
        uint256 index,
        uint256 size_,
        bytes32[] calldata proof
    ) external view returns (bool);

    /// @notice Whether a certificate holds: the claim is one of the leaf's bundle, the planes are the
    /// leaf's verdict, and the leaf is in the log.
    /// @param planes Verdict planes, affirm words then deny words.
    /// @return valid Whether everything holds.
    /// @return verdict 0 UNDECIDED, 1 TRUE, 2 FALSE, 3 INVALID; 0 if not valid.
    function verifyClaim(
        ClaimProof calldata claim,
        uint256[] calldata planes,
        VerdictLeaf calldata leaf,
        uint256 index,
        uint256 size_,
        bytes32[] calldata logProof
    ) external view returns (bool valid, uint8 verdict);
}
