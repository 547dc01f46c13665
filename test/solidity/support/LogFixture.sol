// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {RequestId} from "../../../contracts/types/RoundId.sol";
import {Domain} from "../../../contracts/types/Domain.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {VerdictLeaf} from "../../../contracts/types/VerdictLeaf.sol";
import {vm} from "./Vm.sol";

/// @title LogFixture
/// @notice A registry to which the test writes as a hub, and the range over its leaves made anew from their definition:
/// whole trees are hashed recursively, nothing is kept.
abstract contract LogFixture {
    address internal constant STRANGER = address(0xBAD);

    IVerdictRegistry internal log;

    function setUp() public virtual {
        address authority = _create("AccessManager", abi.encode(address(this)));
        log = IVerdictRegistry(_create("VerdictRegistry", abi.encode(authority)));
        log.admitHub(address(this));
    }

    function _leaf(uint256 i) internal pure virtual returns (VerdictLeaf memory) {
        return
            VerdictLeaf({
                requestId: RequestId.wrap(uint64((1 << 32) | (i + 1))),
                domain: Domain.wrap(uint8(i % 6)),
                tier: Tier(i % 2),
                policyHash: keccak256(abi.encode("policy", i)),
                level: uint8(i % 4),
                bundleHash: keccak256(abi.encode("bundle", i)),
                claimsRoot: keccak256(abi.encode("claims", i)),
                claimCount: uint32(i + 1),
                verdictHash: keccak256(abi.encode("verdict", i)),
                openedAt: uint40(1_000 + i),
                finalizedAt: uint40(2_000 + i),
                seats: uint16(5 + i)
            });
    }

    function _append(uint256 i) internal {
        vm.assertEq(log.record(_leaf(i)), i);
    }

    function _fill(uint256 n) internal {
        for (uint256 i; i < n; ++i) _append(i);
    }

    function _hashLeaf(uint256 i) internal view returns (bytes32) {
        bytes32 typeHash = keccak256(
            "VerdictLeaf(uint64 requestId,uint8 domain,uint8 tier,bytes32 policyHash,uint8 level,bytes32 bundleHash,bytes32 claimsRoot,uint32 claimCount,bytes32 verdictHash,uint40 openedAt,uint40 finalizedAt,uint16 seats)"
        );
        return keccak256(abi.encode(keccak256(abi.encode(typeHash, block.chainid, log, _leaf(i)))));
    }

    /// @dev Root of the perfect tree of the given height over leaves from `start` on.
    function _tree(uint256 start, uint256 height) internal view returns (bytes32) {
        if (height == 0) return _hashLeaf(start);
        return _node(_tree(start, height - 1), _tree(start + (1 << (height - 1)), height - 1));
    }

    function _naiveRoot(uint256 size) internal view returns (bytes32) {
        (bytes32 bag, uint256 start) = (bytes32(0), 0);
        for (uint256 left = 8; left > 0; --left) {
            uint256 height = left - 1;
            if ((size >> height) & 1 == 0) continue;
            bytes32 peak = _tree(start, height);
            bag = start == 0 ? peak : _bag(bag, peak);
            start += 1 << height;
        }
        return keccak256(abi.encode(keccak256("VerdictLogRoot(uint256 size,bytes32 bag)"), size, bag));
    }

    /// @dev Siblings up to the leaf's peak, the bag of the larger peaks if any, the smaller peaks from large to small.
    function _proof(uint256 index, uint256 size) internal view returns (bytes32[] memory proof) {
        proof = new bytes32[](20);
        uint256 n;
        (bytes32 bag, uint256 start, bool found) = (bytes32(0), 0, false);
        for (uint256 left = 8; left > 0; --left) {
            uint256 height = left - 1;
            if ((size >> height) & 1 == 0) continue;
            if (found) {
                proof[n++] = _tree(start, height);
            } else if (index < start + (1 << height)) {
                found = true;
                for (uint256 h; h < height; ++h) {
                    uint256 place = ((index - start) >> h) ^ 1;
                    proof[n++] = _tree(start + (place << h), h);
                }
                if (start != 0) proof[n++] = bag;
            } else {
                bytes32 peak = _tree(start, height);
                bag = start == 0 ? peak : _bag(bag, peak);
            }
            start += 1 << height;
        }
        assembly ("memory-safe") {
            mstore(proof, n)
        }
    }

    function _node(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("VerdictLogNode(bytes32 left,bytes32 right)"), left, right));
    }

    function _bag(bytes32 left, bytes32 right) private pure returns (bytes32) {
        return keccak256(abi.encode(keccak256("VerdictLogBag(bytes32 left,bytes32 right)"), left, right));
    }

    function _create(string memory artifact, bytes memory arguments) internal returns (address deployed) {
        bytes memory code = bytes.concat(vm.getCode(artifact), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(deployed != address(0), artifact);
    }
}
