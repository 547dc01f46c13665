// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

import {IOwnerListener} from "../interfaces/IOwnerListener.sol";
import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title ValidatorKeys
/// @notice Who acts for a validator: an owner, who hands it on in two steps, and the operator that the owner names,
/// himself or by a signature that anyone may bring.
///
/// Everything hangs on the id: a new operator votes at once, and what the last one committed stays good.
/// Trust: whoever holds the owner's key. A stolen operator's key votes, equivocates and stops itself, and no more.
/// Known limits: of each key the registry keeps one span of time, from when it was first named to when it last ceased.
abstract contract ValidatorKeys is IValidatorRegistry, EIP712, Nonces {
    bytes32 private constant SET_OPERATOR_TYPEHASH = keccak256(
        "SetOperator(uint32 validatorId,address operator,uint256 nonce,uint256 deadline)"
    );
    /// @dev End of a tenure that lasts.
    uint40 private constant LASTING = type(uint40).max;

    struct Keys {
        address owner;
        address operator;
        address pendingOwner;
    }

    /// @dev Seconds, both included; `since` is zero for a key that was never named.
    struct Tenure {
        uint40 since;
        uint40 until;
    }

    mapping(ValidatorId id => Keys) private _keys;
    mapping(ValidatorId id => mapping(address account => Tenure)) private _tenures;

    modifier onlyOwner(ValidatorId id) {
        require(_keys[id].owner == msg.sender, Validators_NotOwner(id, msg.sender));
        _;
    }

    constructor() EIP712("Mira ValidatorRegistry", "1") {}

    /// @inheritdoc IValidatorRegistry
    function setOperator(ValidatorId id, address operator) external onlyOwner(id) {
        require(operator != address(0), Validators_NoOperator());
        _setOperator(id, operator);
        _operatorChanged(id);
    }

    /// @inheritdoc IValidatorRegistry
    function setOperatorBySig(ValidatorId id, address operator, uint256 deadline, bytes calldata signature) external {
        require(block.timestamp <= deadline, Validators_SignatureExpired(deadline, block.timestamp));
        address owner = _keys[id].owner;
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(SET_OPERATOR_TYPEHASH, id, operator, _useNonce(owner), deadline))
        );
        // The zero address, which owns what nobody registered, signs nothing.
        require(SignatureChecker.isValidSignatureNow(owner, digest, signature), Validators_BadSignature(id, owner));
        _setOperator(id, operator);
        _operatorChanged(id);
    }

    /// @inheritdoc IValidatorRegistry
    function stopOperator(ValidatorId id) external {
        Keys storage keys = _keys[id];
        require(msg.sender == keys.owner || msg.sender == keys.operator, Validators_NotOperatorOrOwner(id, msg.sender));
        _setOperator(id, address(0));
        _operatorChanged(id);
    }

    /// @inheritdoc IValidatorRegistry
    function transferOwnership(ValidatorId id, address newOwner) external onlyOwner(id) {
        _keys[id].pendingOwner = newOwner;
        emit OwnershipTransferStarted(id, msg.sender, newOwner);
    }

    /// @inheritdoc IValidatorRegistry
    function acceptOwnership(ValidatorId id) external {
        Keys storage keys = _keys[id];
        require(keys.pendingOwner == msg.sender, Validators_NotPendingOwner(id, msg.sender));
        address from = keys.owner;
        keys.owner = msg.sender;
        delete keys.pendingOwner;
        emit OwnershipTransferred(id, from, msg.sender);
        address listener = _ownerListener();
        if (listener != address(0)) IOwnerListener(listener).ownerChanged(id, from, msg.sender);
    }

    /// @inheritdoc IValidatorRegistry
    function ownerOf(ValidatorId id) public view returns (address) {
        return _keys[id].owner;
    }

    /// @inheritdoc IValidatorRegistry
    function pendingOwnerOf(ValidatorId id) external view returns (address) {
        return _keys[id].pendingOwner;
    }

    /// @inheritdoc IValidatorRegistry
    function wasOperator(ValidatorId id, address account, uint256 from, uint256 to) external view returns (bool) {
        Tenure memory tenure = _tenures[id][account];
        return tenure.since != 0 && tenure.since <= to && from <= tenure.until;
    }

    /// @dev Refreshes what is derived from the operator.
    function _operatorChanged(ValidatorId id) internal virtual;

    /// @dev Who is told of a new owner; zero for nobody.
    function _ownerListener() internal view virtual returns (address);

    function _operatorOf(ValidatorId id) internal view returns (address) {
        return _keys[id].operator;
    }

    /// @dev Names the first owner.
    function _setOwner(ValidatorId id, address owner) internal {
        _keys[id].owner = owner;
    }

    /// @dev Ends the tenure of the operator, and begins or resumes that of the next, if any.
    function _setOperator(ValidatorId id, address operator) internal {
        Keys storage keys = _keys[id];
        address last = keys.operator;
        // Timestamps fit 40 bits for 30,000 years.
        uint40 time = uint40(block.timestamp);
        if (last != address(0)) _tenures[id][last].until = time;
        if (operator != address(0)) {
            Tenure storage tenure = _tenures[id][operator];
            if (tenure.since == 0) tenure.since = time;
            tenure.until = LASTING;
        }
        keys.operator = operator;
        emit OperatorChanged(id, operator);
    }
}
