// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEmissionsController} from "../../../contracts/interfaces/IEmissionsController.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Draws} from "../support/Draws.sol";
import {vm} from "../support/Vm.sol";
import {CampaignState} from "./CampaignState.sol";

/// @title RewardActions
/// @notice Earnings and emissions on their way into pools and out of them, and credit at the fee ledger.
abstract contract RewardActions is CampaignState {
    /// @dev Policy, not read from the contract: an emission is at most this part of what validators earned.
    uint256 private constant MOST_MULTIPLE = 1_733;
    uint256 private constant BPS = 10_000;
    uint256 private constant MOST_CLOSED = 40;

    /// @dev Books of the emissions controller.
    uint256 internal reserveLeft = RESERVE;
    uint256 internal multipleSet = MULTIPLE;
    uint256 internal validatorsDue;
    uint256 internal potSum;
    uint256 internal potPaid;
    uint256 internal pendingBond;
    uint256 internal nextEpoch;
    mapping(uint256 epoch => uint256) internal emittedIn;
    /// @dev Claims of emissions, each of which leaves a fraction of a unit.
    uint256 internal emissionClaims;

    function deposit(uint256 seed) external returns (bool) {
        address account = _requester(seed);
        vm.prank(account);
        ledger.deposit((seed >> 8) % 20e18);
        _addCredit(account, (seed >> 8) % 20e18);
        return true;
    }

    function withdrawCredit(uint256 seed) external returns (bool) {
        for (uint256 i; i < creditors.length; ++i) {
            address account = creditors[(seed + i) % creditors.length];
            if (credit[account] == 0) continue;
            _withdrawCreditNow(account, Draws.part(seed, credit[account]));
            return true;
        }
        return false;
    }

    function sweep(uint256) external returns (bool) {
        return _sweepNow() != 0;
    }

    /// @dev Anyone gives a pool something.
    function reward(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 amount = _amount(seed);
        stakes.reward(id, amount);
        (stakeIn, roundings) = (stakeIn + amount, roundings + 2);
        return true;
    }

    function claimEarnings(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 count = unclaimedEpochs[id].length;
        if (count == 0) return false;
        // Of one epoch, or of all that have vested.
        if ((seed >> 8) % 2 == 0) return _claimEarningsNow(id, _one((seed >> 16) % count), seed);
        return _claimEarningsNow(id, _all(count), seed);
    }

    function claimEmissions(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 count = unemittedEpochs[id].length;
        if (count == 0) return false;
        if ((seed >> 8) % 2 == 0) return _claimEmissionsNow(id, _one((seed >> 16) % count));
        return _claimEmissionsNow(id, _all(count));
    }

    /// @dev A delegator's part, or the owner's.
    function claimRewards(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        for (uint256 i; i < holders[id].length; ++i) {
            address account = holders[id][((seed >> 8) + i) % holders[id].length];
            if (_claimRewardsNow(id, account)) return true;
        }
        return false;
    }

    function claimBondRewards(uint256 seed) external returns (bool) {
        return _claimRewardsNow(_validator(seed), address(0));
    }

    function closeEpochs(uint256 seed) external returns (bool) {
        if (!_await(emissions.closableAt(nextEpoch), seed)) return false;
        return _closeNow() != 0;
    }

    function fundReserve(uint256 seed) external returns (bool) {
        uint256 amount = _amount(seed);
        emissions.fund(amount);
        reserveLeft += amount;
        return true;
    }

    function burn(uint256 seed) external returns (bool) {
        token.burn(_amount(seed));
        burned += _amount(seed);
        return true;
    }

    function _withdrawCreditNow(address account, uint256 amount) internal {
        uint256 before = token.balanceOf(STRANGER);
        vm.prank(account);
        ledger.withdrawCredit(amount, STRANGER);
        _expect(token.balanceOf(STRANGER) == before + amount, "8: credit that was not paid");
        _takeCredit(account, amount);
    }

    function _sweepNow() internal returns (uint256) {
        uint256 before = token.balanceOf(TREASURY);
        uint256 kept = _owedToAll();
        if (kept > _roomForFlips()) kept = _roomForFlips();
        (uint256 treasury, uint256 gone) = ledger.sweepProtocolFees();
        _expect(treasury == treasuryPart - kept && gone == burnPart, "1: a sweep of something else");
        _expect(token.balanceOf(TREASURY) == before + treasury, "1: the treasury was not paid");
        burned += gone;
        sweptIn[_epoch()] += treasury;
        (treasuryPart, burnPart) = (kept, 0);
        return treasury;
    }

    /// @param picks Places in the list of the validator's unclaimed epochs, ascending.
    function _claimEarningsNow(ValidatorId id, uint256[] memory picks, uint256 seed) internal returns (bool) {
        uint256[] storage list = unclaimedEpochs[id];
        if (picks.length == 1 && !_await(ledger.claimableAt(list[picks[0]]), seed)) return false;
        uint256[] memory epochs = new uint256[](picks.length);
        (uint256 due, uint256 n) = (0, 0);
        for (uint256 i = picks.length; i > 0; --i) {
            uint256 epoch = list[picks[i - 1]];
            if (vm.getBlockTimestamp() < ledger.claimableAt(epoch)) continue;
            epochs[n++] = epoch;
            due += earned[id][epoch];
            earningsPaid[id][epoch] = true;
            paidEpochs[id].push(epoch);
            _drop(list, picks[i - 1]);
        }
        if (n == 0) return false;
        uint256 paid = ledger.claimEarnings(id, GENERAL, _shorten(epochs, n));
        _expect(paid == due, "1: earnings paid something else");
        unclaimedEarnings -= due;
        (stakeIn, roundings) = (stakeIn + due, roundings + 2);
        return true;
    }

    function _claimEmissionsNow(ValidatorId id, uint256[] memory picks) internal returns (bool) {
        uint256[] storage list = unemittedEpochs[id];
        uint256[] memory epochs = new uint256[](picks.length);
        (uint256 due, uint256 n) = (0, 0);
        for (uint256 i = picks.length; i > 0; --i) {
            uint256 epoch = list[picks[i - 1]];
            if (epoch >= nextEpoch) continue;
            epochs[n++] = epoch;
            due += (emittedIn[epoch] * earned[id][epoch]) / earnedIn[epoch];
            emissionsPaid[id][epoch] = true;
            emittedEpochs[id].push(epoch);
            _drop(list, picks[i - 1]);
        }
        if (n == 0) return false;
        uint256 paid = emissions.claim(id, GENERAL, _shorten(epochs, n));
        _expect(paid == due, "1: emissions paid something else");
        validatorsDue -= due;
        emissionClaims += n;
        (stakeIn, roundings) = (stakeIn + due, roundings + 2);
        return true;
    }

    function _claimRewardsNow(ValidatorId id, address account) internal returns (bool) {
        uint256 claimable = stakes.claimableOf(id, account);
        if (claimable == 0) return false;
        uint256 paid = account == address(0) ? stakes.claimBondRewards(id) : stakes.claimRewards(id, account);
        _expect(paid == claimable && stakes.claimableOf(id, account) == 0, "1: rewards paid something else");
        (stakeOut, roundings) = (stakeOut + paid, roundings + 1);
        return true;
    }

    /// @dev Closes what can be closed. Each emission is the least of what the reserve releases and the multiple allows.
    function _closeNow() internal returns (uint256 closed) {
        for (; closed < MOST_CLOSED; ++closed) {
            if (vm.getBlockTimestamp() < emissions.closableAt(nextEpoch)) return closed;
            IEmissionsController.Emission memory emission = emissions.closeEpoch(nextEpoch);
            uint256 sum = uint256(emission.validators) + emission.contributors;
            uint256 released = (reserveLeft * DECAY) / 1e18;
            uint256 allowed = (earnedIn[nextEpoch] * multipleSet) / BPS;
            _expect(sum * BPS <= earnedIn[nextEpoch] * MOST_MULTIPLE, "an emission above its bound");
            _expect(sum == (released < allowed ? released : allowed), "an emission of something else");
            _expect(emission.contributors == sum / 5, "the contributors' fifth");
            reserveLeft -= sum;
            validatorsDue += emission.validators;
            potSum += emission.contributors;
            emittedIn[nextEpoch] = emission.validators;
            if (sum != 0) _mark("epochs that emitted");
            ++nextEpoch;
        }
    }

    function _one(uint256 value) internal pure returns (uint256[] memory list) {
        list = new uint256[](1);
        list[0] = value;
    }

    function _all(uint256 count) internal pure returns (uint256[] memory list) {
        list = new uint256[](count);
        for (uint256 i; i < count; ++i) list[i] = i;
    }

    function _drop(uint256[] storage list, uint256 index) internal {
        list[index] = list[list.length - 1];
        list.pop();
    }

    function _shorten(uint256[] memory list, uint256 length) internal pure returns (uint256[] memory) {
        assembly ("memory-safe") {
            mstore(list, length)
        }
        return list;
    }
}
