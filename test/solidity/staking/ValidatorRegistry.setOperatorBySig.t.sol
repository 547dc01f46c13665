// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {Family} from "../../../contracts/types/Domain.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {MiraFixture} from "../support/MiraFixture.sol";
import {vm} from "../support/Vm.sol";
import {RefusingWallet, Wallet} from "../support/Wallets.sol";

/// @dev The registry's own nonces.
interface INonces {
    function nonces(address owner) external view returns (uint256);
}

/// @notice Threat 35: what an owner signs is good for one validator, one operator, once, for a time, here.
contract ValidatorRegistrySetOperatorBySigTest is MiraFixture {
    uint256 private constant OWNER_KEY = 0x0123;
    address private constant KEY = address(0x1111);
    address private constant NEXT = address(0x2222);

    address private owner;
    ValidatorId private id;
    uint256 private deadline;

    function setUp() public override {
        super.setUp();
        owner = vm.addr(OWNER_KEY);
        vm.prank(owner);
        id = validators.register(KEY, Family.wrap(1), 0, 1);
        deadline = vm.getBlockTimestamp() + 1 hours;
    }

    function test_setOperatorBySig_changesTheKeyAtOnce() public {
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        vm.expectEmit(address(validators));
        emit IValidatorRegistry.OperatorChanged(id, NEXT);
        vm.prank(STRANGER);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        vm.assertEq(validators.validator(id).operator, NEXT);
        vm.assertEq(INonces(address(validators)).nonces(owner), 1);
        (address operator, , ) = validators.seating(id, GENERAL, 0);
        vm.assertEq(operator, NEXT);
        vm.assertTrue(validators.wasOperator(id, NEXT, vm.getBlockTimestamp(), vm.getBlockTimestamp()));
    }

    /// @dev Threat 52: the emergency stop needs no transaction from the cold key.
    function test_setOperatorBySig_stopsWithZero() public {
        validators.setOperatorBySig(id, address(0), deadline, _sign(OWNER_KEY, id, address(0), 0, deadline));
        vm.assertEq(validators.validator(id).operator, address(0));
        (address operator, , ) = validators.seating(id, GENERAL, 0);
        vm.assertEq(operator, address(0));
    }

    function test_setOperatorBySig_revertsWhenReplayed() public {
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        vm.prank(owner);
        validators.setOperator(id, KEY);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        validators.setOperatorBySig(id, NEXT, deadline, _sign(OWNER_KEY, id, NEXT, 1, deadline));
        vm.assertEq(validators.validator(id).operator, NEXT);
        // A refused signature spends no nonce.
        vm.assertEq(INonces(address(validators)).nonces(owner), 2);
    }

    function test_setOperatorBySig_revertsWhenExpired() public {
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        vm.warp(deadline + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IValidatorRegistry.Validators_SignatureExpired.selector, deadline, deadline + 1)
        );
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        vm.warp(deadline);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
    }

    function test_setOperatorBySig_bindsEveryField() public {
        vm.prank(owner);
        ValidatorId other = validators.register(KEY, Family.wrap(1), 0, 1);
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        _expectBadSignature(other, owner);
        validators.setOperatorBySig(other, NEXT, deadline, signature);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, KEY, deadline, signature);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline + 1, signature);
        bytes memory early = _sign(OWNER_KEY, id, NEXT, 1, deadline);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline, early);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
    }

    function test_setOperatorBySig_bindsChainAndContract() public {
        IValidatorRegistry twin = IValidatorRegistry(
            _create("ValidatorRegistry", abi.encode(authority, EPOCH_LENGTH, DOMAINS, FAMILIES))
        );
        vm.prank(owner);
        twin.register(KEY, Family.wrap(1), 0, 1);
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        _expectBadSignature(id, owner);
        twin.setOperatorBySig(id, NEXT, deadline, signature);
        uint256 chain = block.chainid;
        vm.chainId(chain + 1);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        vm.chainId(chain);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
    }

    /// @dev Neither the operator, nor another owner, nor a former one.
    function test_setOperatorBySig_revertsWhenNotTheOwnersSignature() public {
        uint256 operatorKey = _operatorKey(7);
        vm.prank(owner);
        validators.setOperator(id, vm.addr(operatorKey));
        bytes memory signature = _sign(operatorKey, id, NEXT, 0, deadline);
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
        bytes memory former = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        vm.prank(owner);
        validators.transferOwnership(id, STRANGER);
        vm.prank(STRANGER);
        validators.acceptOwnership(id);
        _expectBadSignature(id, STRANGER);
        validators.setOperatorBySig(id, NEXT, deadline, former);
    }

    function test_setOperatorBySig_revertsWhenMalformed() public {
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        bytes[4] memory bad;
        bad[0] = "";
        bad[1] = new bytes(65);
        bad[2] = bytes.concat(signature, hex"00");
        bad[3] = _malleate(signature);
        for (uint256 i; i < 4; ++i) {
            _expectBadSignature(id, owner);
            validators.setOperatorBySig(id, NEXT, deadline, bad[i]);
        }
        validators.setOperatorBySig(id, NEXT, deadline, signature);
    }

    /// @dev An id that nobody registered is owned by the zero address, which a bad signature recovers to.
    function test_setOperatorBySig_revertsWhenUnknown() public {
        ValidatorId nobodys = ValidatorId.wrap(9);
        _expectBadSignature(nobodys, address(0));
        validators.setOperatorBySig(nobodys, NEXT, deadline, new bytes(65));
        bytes memory signature = _sign(OWNER_KEY, nobodys, NEXT, 0, deadline);
        _expectBadSignature(nobodys, address(0));
        validators.setOperatorBySig(nobodys, NEXT, deadline, signature);
    }

    function testFuzz_setOperatorBySig_revertsWhenAnyByteChanges(uint8 position, uint8 change) public {
        bytes memory signature = _sign(OWNER_KEY, id, NEXT, 0, deadline);
        uint256 i = position % 65;
        signature[i] = bytes1(uint8(signature[i]) ^ (change == 0 ? 1 : change));
        _expectBadSignature(id, owner);
        validators.setOperatorBySig(id, NEXT, deadline, signature);
    }

    function test_setOperatorBySig_takesAContractOwnersSignature() public {
        Wallet wallet = new Wallet();
        ValidatorId its = _giveTo(address(wallet));
        bytes32 digest = _digest(its, NEXT, 0, deadline);
        _expectBadSignature(its, address(wallet));
        validators.setOperatorBySig(its, NEXT, deadline, "whatever it takes");
        wallet.accept(digest, "whatever it takes");
        validators.setOperatorBySig(its, NEXT, deadline, "whatever it takes");
        vm.assertEq(validators.validator(its).operator, NEXT);
        // The wallet would take it again; the nonce is spent.
        _expectBadSignature(its, address(wallet));
        validators.setOperatorBySig(its, NEXT, deadline, "whatever it takes");
        vm.assertEq(INonces(address(validators)).nonces(address(wallet)), 1);
    }

    function test_setOperatorBySig_revertsWhenAContractOwnerRefuses() public {
        for (uint256 i; i < 2; ++i) {
            address wallet = address(new RefusingWallet(i == 0));
            ValidatorId its = _giveTo(wallet);
            bytes memory signature = _sign(OWNER_KEY, its, NEXT, 0, deadline);
            _expectBadSignature(its, wallet);
            validators.setOperatorBySig(its, NEXT, deadline, signature);
        }
    }

    function _giveTo(address to) private returns (ValidatorId its) {
        vm.prank(to);
        its = validators.register(KEY, Family.wrap(2), 0, 1);
    }

    function _expectBadSignature(ValidatorId id_, address owner_) private {
        vm.expectRevert(abi.encodeWithSelector(IValidatorRegistry.Validators_BadSignature.selector, id_, owner_));
    }

    function _sign(
        uint256 key,
        ValidatorId id_,
        address operator,
        uint256 nonce,
        uint256 deadline_
    ) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, _digest(id_, operator, nonce, deadline_));
        return abi.encodePacked(r, s, v);
    }

    /// @dev EIP-712 from its definition.
    function _digest(
        ValidatorId id_,
        address operator,
        uint256 nonce,
        uint256 deadline_
    ) private view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Mira ValidatorRegistry"),
                keccak256("1"),
                block.chainid,
                validators
            )
        );
        bytes32 typeHash = keccak256("SetOperator(uint32 validatorId,address operator,uint256 nonce,uint256 deadline)");
        return
            keccak256(
                abi.encodePacked(hex"1901", domain, keccak256(abi.encode(typeHash, id_, operator, nonce, deadline_)))
            );
    }

    /// @dev The other signature of the same digest by the same key: n − s, with v flipped.
    function _malleate(bytes memory signature) private pure returns (bytes memory) {
        uint256 order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;
        (bytes32 r, uint256 s, uint8 v) = (0, 0, uint8(signature[64]));
        assembly ("memory-safe") {
            r := mload(add(signature, 0x20))
            s := mload(add(signature, 0x40))
        }
        return abi.encodePacked(r, order - s, v == 27 ? uint8(28) : uint8(27));
    }
}
