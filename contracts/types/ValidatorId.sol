// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A staked identity. Zero is nobody. Everything hangs on the id, never on a key.
type ValidatorId is uint32;

using {equals as ==, differs as !=} for ValidatorId global;

function equals(ValidatorId a, ValidatorId b) pure returns (bool) {
    return ValidatorId.unwrap(a) == ValidatorId.unwrap(b);
}

function differs(ValidatorId a, ValidatorId b) pure returns (bool) {
    return ValidatorId.unwrap(a) != ValidatorId.unwrap(b);
}
