// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IEmissionsController} from "../../../contracts/interfaces/IEmissionsController.sol";
import {Draws} from "../support/Draws.sol";
import {MerkleTrees} from "../support/MerkleTrees.sol";
import {vm} from "../support/Vm.sol";
import {RewardActions} from "./RewardActions.sol";

/// @title ContributorActions
/// @notice Distributions to contributors: posted with real trees, honest or crooked, struck, settled and claimed.
abstract contract ContributorActions is RewardActions {
    /// @dev Cumulative amounts of the distribution that is pending, and of the one that counts.
    uint256[CONTRIBUTORS] private pendingDue;
    uint256[CONTRIBUTORS] internal settledDue;
    uint256[CONTRIBUTORS] internal paidTo;
    uint256 internal settledTotal;
    bool private pendingCrooked;
    bool internal settledCrooked;

    /// @dev One in four adds up to more than its total.
    function postDistribution(uint256 seed) external returns (bool) {
        if (emissions.pending().root != 0 || nextEpoch == 0) return false;
        IEmissionsController.Distribution memory last = emissions.settled();
        if (last.root != 0 && nextEpoch - 1 <= last.epoch) return false;
        uint256 most = emissions.contributorsUpTo(nextEpoch - 1);
        uint256 total = settledTotal + Draws.part(seed, most - settledTotal);
        pendingCrooked = (seed >> 8) % 4 == 0;
        _divideTotal(seed, pendingCrooked ? total + total / 2 + 1 : total);
        vm.prank(POSTER);
        emissions.postDistribution(MerkleTrees.root(_leaves(pendingDue)), nextEpoch - 1, total, "mira://leaves");
        pendingBond = POSTER_BOND;
        return true;
    }

    function vetoDistribution(uint256 seed) external returns (bool) {
        IEmissionsController.Distribution memory pending = emissions.pending();
        if (pending.root == 0 || vm.getBlockTimestamp() >= pending.activeAt) return false;
        if (!pendingCrooked && (seed >> 8) % 4 != 0) return false;
        vm.prank(WARDEN);
        emissions.vetoDistribution();
        (burned, pendingBond) = (burned + POSTER_BOND, 0);
        return true;
    }

    function settleDistribution(uint256 seed) external returns (bool) {
        IEmissionsController.Distribution memory pending = emissions.pending();
        if (pending.root == 0 || !_await(pending.activeAt, seed)) return false;
        _settleDistributionNow();
        return true;
    }

    /// @dev After a crooked tree nobody takes more of it while the next one, which counts what was paid, is pending.
    function claimContribution(uint256 seed) external returns (bool) {
        if (settledCrooked && pendingBond != 0) return false;
        for (uint256 i; i < CONTRIBUTORS; ++i) {
            uint256 n = (seed + i) % CONTRIBUTORS;
            if (_isDue(n)) return _claimContributionNow(n);
        }
        return false;
    }

    function _settleDistributionNow() internal {
        uint256 before = token.balanceOf(POSTER);
        settledTotal = emissions.pending().total;
        emissions.settleDistribution();
        _expect(token.balanceOf(POSTER) == before + POSTER_BOND, "1: the poster's bond was not returned");
        (settledDue, settledCrooked, pendingBond) = (pendingDue, pendingCrooked, 0);
    }

    /// @dev Whether a claim has something to pay that the total allows.
    function _isDue(uint256 n) internal view returns (bool) {
        return settledDue[n] > paidTo[n] && potPaid + settledDue[n] - paidTo[n] <= settledTotal;
    }

    function _claimContributionNow(uint256 n) internal returns (bool) {
        uint256 due = settledDue[n] - paidTo[n];
        uint256 before = token.balanceOf(_contributor(n));
        uint256 paid = _askContribution(n);
        _expect(paid == due, "1: a contribution paid something else");
        _expect(token.balanceOf(_contributor(n)) == before + due, "1: a contributor was not paid");
        paidTo[n] += paid;
        potPaid += paid;
        _expect(potPaid <= settledTotal && potPaid <= potSum, "contributors were paid more than their pot");
        return true;
    }

    /// @dev Claims what the tree that counts says of a contributor.
    function _askContribution(uint256 n) internal returns (uint256) {
        bytes32[] memory proof = MerkleTrees.proof(_leaves(settledDue), n);
        return emissions.claimContribution(_contributor(n), settledDue[n], proof);
    }

    /// @dev What each had, or was paid where the last tree was crooked, and a part of what is new.
    function _divideTotal(uint256 seed, uint256 total) private {
        uint256 rest = total;
        for (uint256 i; i < CONTRIBUTORS; ++i) {
            pendingDue[i] = settledCrooked ? paidTo[i] : settledDue[i];
            rest -= pendingDue[i];
        }
        for (uint256 i; i < CONTRIBUTORS; ++i) {
            uint256 part = i + 1 == CONTRIBUTORS ? rest : (rest * ((seed >> (8 * i)) % 100)) / 100;
            pendingDue[i] += part;
            rest -= part;
        }
    }

    function _leaves(uint256[CONTRIBUTORS] storage due) private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](CONTRIBUTORS);
        for (uint256 i; i < CONTRIBUTORS; ++i) {
            leaves[i] = keccak256(bytes.concat(keccak256(abi.encode(_contributor(i), due[i]))));
        }
    }
}
