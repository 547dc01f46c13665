// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {IToken} from "./IToken.sol";

/// @notice Stands in for slasher and stake manager: it keeps a stake for each validator in its own balance, takes of it what
/// it is asked for, pays the bounty and burns the rest, and remembers every call.
contract RecordingSlasher is ISlasher {
    struct Call {
        address reporter;
        ValidatorId id;
        bytes32 cause;
        uint256 asked;
        bytes32 evidence;
    }

    IToken private immutable _TOKEN;
    uint256 private immutable _BOUNTY_BPS;

    Call[] public calls;
    mapping(ValidatorId id => uint256) public stakeOf;

    constructor(IToken token, uint256 bountyBps) {
        _TOKEN = token;
        _BOUNTY_BPS = bountyBps;
    }

    function setStake(ValidatorId id, uint256 amount) external {
        stakeOf[id] = amount;
    }

    function slash(
        ValidatorId id,
        bytes32 cause,
        uint256 amount,
        bytes32 evidence
    ) external returns (uint256 taken, uint256 bounty) {
        calls.push(Call(msg.sender, id, cause, amount, evidence));
        taken = amount < stakeOf[id] ? amount : stakeOf[id];
        stakeOf[id] -= taken;
        bounty = (taken * _BOUNTY_BPS) / 10_000;
        _TOKEN.transfer(msg.sender, bounty);
        _TOKEN.burn(taken - bounty);
    }

    function count() external view returns (uint256) {
        return calls.length;
    }

    /// @dev A quarter thaws.
    function totalStakeOf(ValidatorId id) external view returns (uint256 active, uint256 thawing) {
        thawing = stakeOf[id] / 4;
        active = stakeOf[id] - thawing;
    }

    function setCause(bytes32, CauseTerms calldata) external pure {}

    function termsOf(bytes32) external view returns (CauseTerms memory terms) {
        terms.bountyBps = uint16(_BOUNTY_BPS);
    }

    function allowanceOf(ValidatorId id, bytes32) external view returns (uint256) {
        return stakeOf[id];
    }
}
