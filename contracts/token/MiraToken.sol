// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Burnable} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Burnable.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {ERC3009} from "@openzeppelin/contracts/token/ERC20/extensions/draft-ERC3009.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";

/// @title MiraToken
/// @notice $MIRA: stake, fees, emissions and governance. The whole supply of 1,000,000,000 is minted at deployment and
/// nothing mints later; holders may burn what is theirs. ERC-2612 permits, ERC-3009 authorisations, and votes on a
/// timestamp clock.
///
/// Invariant 1: the supply never grows.
/// Trust: nobody. There is no owner and no role.
contract MiraToken is ERC20Burnable, ERC20Permit, ERC20Votes, ERC3009 {
    /// @notice Supply at deployment, base units (18 decimals).
    uint256 public constant INITIAL_SUPPLY = 1_000_000_000e18;

    /// @param holder Receives the whole supply, to be distributed by the genesis table.
    constructor(address holder) ERC20("Mira", "MIRA") ERC20Permit("Mira") {
        _mint(holder, INITIAL_SUPPLY);
    }

    /// @notice Seconds, as everything in the protocol counts them.
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice ERC-6372 description of {clock}.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc ERC20Permit
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
