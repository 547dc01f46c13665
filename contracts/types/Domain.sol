// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A field of knowledge with policies, powers and scores of its own: 0 general, 1 finance, 2 science, 3 health,
/// 4 law, 5 code; the list is governed.
type Domain is uint8;

/// @notice A declared lineage of models. 0 is undeclared, which counts as one family on a side.
type Family is uint8;
