// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {VotesExtended} from "@openzeppelin/contracts/governance/utils/VotesExtended.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {IOwnerListener} from "../interfaces/IOwnerListener.sol";
import {IStakeManager} from "../interfaces/IStakeManager.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {StakeBook} from "./StakeBook.sol";

/// @title StakeVotes
/// @notice Active stake votes; thawing stake does not. A position's units are what it was worth when somebody last touched
/// it: its holder by entering or leaving, or anyone by {syncVotes} after a slash or a reward, which cannot loop over all.
/// The bond's units are its owner's and move with the id. History of units and delegates is kept, so that a governor can
/// let an account override its delegate.
abstract contract StakeVotes is StakeBook, VotesExtended {
    mapping(address account => uint256) private _units;

    constructor() EIP712("Mira Stake", "1") {}

    /// @inheritdoc IStakeManager
    function syncVotes(ValidatorId id, address account) external returns (uint256 units) {
        units = _syncVotes(id, account);
        emit VotesSynced(id, account, units);
    }

    /// @inheritdoc IOwnerListener
    function ownerChanged(ValidatorId id, address from, address to) external {
        require(msg.sender == address(_VALIDATORS), Stake_NotRegistry(msg.sender));
        uint256 units = _ledgers[id].positions[BOND].units;
        if (units == 0) return;
        _representBy(to, to);
        _units[from] -= units;
        _units[to] += units;
        _transferVotingUnits(from, to, units);
    }

    /// @inheritdoc IStakeManager
    function votingUnitsOf(ValidatorId id, address account) external view returns (uint256) {
        return _ledgers[id].positions[account].units;
    }

    /// @notice Seconds, as everything in the protocol counts them.
    function clock() public view override(IERC6372, Votes) returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice ERC-6372 description of {clock}.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(IERC6372, Votes) returns (string memory) {
        return "mode=timestamp";
    }

    /// @dev Makes a position's units what its shares are worth.
    function _syncVotes(ValidatorId id, address account) internal returns (uint256 units) {
        Position storage position = _ledgers[id].positions[account];
        units = _worthOf(_ledgers[id], account);
        uint256 before = position.units;
        if (units == before) return units;
        // Worth is at most the pool's assets, which have as many bits.
        position.units = uint96(units);
        address holder = account == BOND ? _VALIDATORS.ownerOf(id) : account;
        _units[holder] = _units[holder] + units - before;
        if (units > before) _transferVotingUnits(address(0), holder, units - before);
        else _transferVotingUnits(holder, address(0), before - units);
    }

    /// @dev Gives an account that has no delegate one.
    function _representBy(address account, address delegatee) internal {
        if (delegates(account) == address(0)) _delegate(account, delegatee);
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        return _units[account];
    }
}
