// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";

/// @notice The default tiers, number by number as in deploy/policies.ts.
library Policies {
    function tier(Tier tier_) internal pure returns (LevelPolicy[4] memory levels, TierTerms memory terms) {
        terms.seedDelay = 4;
        terms.seedBlocks = 1;
        (terms.validatorShare, terms.burnShare) = (7_500, 1_000);
        (terms.integratorShare, terms.settlerTip) = (500, 200);
        if (tier_ == Tier.LIGHT) {
            levels[0] = LevelPolicy(5, 3, 1, 3, 4);
            levels[1] = LevelPolicy(11, 7, 3, 2, 3);
            levels[2] = LevelPolicy(23, 13, 5, 2, 3);
            (terms.levels, terms.minFamilies) = (3, 1);
            (terms.commitWindow, terms.revealWindow, terms.challengeWindow) = (30, 30, 30 minutes);
            (terms.slashMultiple, terms.slashCapBps) = (20, 200);
        } else if (tier_ == Tier.STANDARD) {
            levels[0] = LevelPolicy(9, 5, 2, 2, 3);
            levels[1] = LevelPolicy(15, 9, 4, 2, 3);
            levels[2] = LevelPolicy(31, 18, 7, 13, 20);
            levels[3] = LevelPolicy(63, 35, 14, 3, 5);
            (terms.levels, terms.minFamilies) = (4, 2);
            (terms.commitWindow, terms.revealWindow, terms.challengeWindow) = (60, 60, 1 hours);
            (terms.slashMultiple, terms.slashCapBps) = (50, 500);
        } else {
            levels[0] = LevelPolicy(19, 11, 5, 4, 5);
            levels[1] = LevelPolicy(31, 18, 9, 3, 4);
            levels[2] = LevelPolicy(63, 35, 17, 2, 3);
            levels[3] = LevelPolicy(127, 70, 34, 3, 5);
            (terms.levels, terms.minFamilies) = (4, 3);
            (terms.commitWindow, terms.revealWindow, terms.challengeWindow) = (600, 600, 24 hours);
            (terms.slashMultiple, terms.slashCapBps) = (500, 1_000);
        }
    }
}
