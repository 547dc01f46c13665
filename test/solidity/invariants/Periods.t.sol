// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {Policies} from "../support/Policies.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Bounds of the policy book, which governance cannot leave.
interface IPolicyBounds {
    function LEAST_WINDOW() external view returns (uint256);

    function MOST_WINDOW() external view returns (uint256);

    function MOST_SEED_DELAY() external view returns (uint256);

    function MOST_LIFE() external view returns (uint256);
}

interface ILedgerPeriod {
    function FINALITY_PERIOD() external view returns (uint256);
}

/// @title PeriodsTest
/// @notice Invariants 2 and 8: periods that rest on one another, computed from the longest tier that the policy book takes
/// and from a request that it opens, whatever the numbers are.
contract PeriodsTest is RequestFixture {
    /// @dev protocol.md, "One request", 6: rounds that a deeper one overruled are reckoned within 3 days.
    uint256 private constant RECKONING = 3 days;
    /// @dev protocol.md, "Governance and brakes": a guardian may stop new requests for 7 days at most.
    uint256 private constant PAUSE = 7 days;

    IPolicyBounds private bounds;

    function setUp() public override {
        super.setUp();
        bounds = IPolicyBounds(address(policies));
        _addValidators(5);
        _nextEpoch();
    }

    /// @dev Stake that leaves in the first second of an epoch still has seats in rounds that open in its last: it must be
    /// there until such a request has run its whole life, was reckoned, and a pause went by.
    function test_thawingPeriod_outlastsEveryRequest() public {
        uint256 life = _lifeOf(_longest());
        vm.assertEq(life, bounds.MOST_LIFE(), "the longest tier is not the longest");
        vm.assertGe(stakes.thawingPeriod(), EPOCH_LENGTH + life + RECKONING + PAUSE);
    }

    /// @dev The bound is the book's, not the tier's: a second more is refused.
    function test_life_isBounded() public {
        TierTerms memory terms = _longest();
        (LevelPolicy[4] memory levels, ) = Policies.tier(Tier.LIGHT);
        ++terms.revealWindow;
        uint256 most = bounds.MOST_LIFE();
        vm.expectRevert(abi.encodeWithSelector(IPolicyBook.Policy_LifeTooLong.selector, most + 1, most));
        policies.setTier(Tier.LIGHT, levels, terms);
    }

    /// @dev Earnings of an epoch vest when every request that was settled in it is final, whatever tier it bought: from
    /// settlement on that takes the challenge window, and with deeper rounds no longer than a whole life.
    function test_finalityPeriod_outlastsEveryRequest() public {
        uint256 finality = ILedgerPeriod(address(ledger)).FINALITY_PERIOD();
        TierTerms memory terms = _longest();
        vm.assertEq(terms.challengeWindow, bounds.MOST_WINDOW());
        vm.assertGe(finality, terms.challengeWindow);
        vm.assertGe(finality, _lifeOf(terms));
    }

    /// @dev What a prover may still prove finds the stake that had the seats: it left at the start of the epoch, the round
    /// opened at its end, with the longest windows up to its settlement.
    function test_proofPeriods_endBeforeStakeHasThawed() public {
        TierTerms memory terms = _longest();
        uint256 shift = terms.challengeWindow - bounds.LEAST_WINDOW();
        uint256 room = bounds.MOST_WINDOW() - terms.revealWindow;
        if (shift > room) shift = room;
        terms.challengeWindow -= uint24(shift);
        terms.revealWindow += uint24(shift);
        uint256 toSettlement = _lifeOf(terms) - terms.challengeWindow;
        vm.assertGe(stakes.thawingPeriod(), EPOCH_LENGTH + toSettlement + withholding.PROOF_PERIOD());
        vm.assertGe(stakes.thawingPeriod(), EPOCH_LENGTH + toSettlement + equivocation.PROOF_PERIOD());
    }

    /// @dev Of one level: the longest challenge window, the longest commit windows that an epoch takes, and what the life leaves to the
    /// reveal window.
    function _longest() private view returns (TierTerms memory terms) {
        (, terms) = Policies.tier(Tier.LIGHT);
        terms.levels = 1;
        terms.challengeWindow = uint24(bounds.MOST_WINDOW());
        terms.seedDelay = uint16(bounds.MOST_SEED_DELAY());
        terms.commitWindow = uint24((EPOCH_LENGTH - terms.seedDelay) / 2);
        uint256 rest = bounds.MOST_LIFE() - terms.challengeWindow - terms.seedDelay - 2 * uint256(terms.commitWindow);
        terms.revealWindow = uint24(rest - hub.SETTLE_PERIOD());
    }

    /// @dev From opening to the end of the challenge window of a request that topped up and was settled at the last
    /// moment, as the hub fixed it.
    function _lifeOf(TierTerms memory terms) private returns (uint256) {
        (LevelPolicy[4] memory levels, ) = Policies.tier(Tier.LIGHT);
        policies.setTier(Tier.LIGHT, levels, terms);
        Request memory r = _open(Tier.LIGHT, 1);
        uint256 settled = r.config.revealEnd(true) + hub.SETTLE_PERIOD();
        return settled + r.header.terms.challengeWindow() - r.header.openedAt;
    }
}
