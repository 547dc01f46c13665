// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "../types/Domain.sol";
import {Tier} from "../types/Tier.sol";
import {LevelPolicy, PolicyLevels, PolicyTerms, TierTerms} from "../types/TierPolicy.sol";

/// @title IPolicyBook
/// @notice The governed policy of each tier and the price of each domain and tier. A change binds later requests only:
/// a request carries its policy with it.
interface IPolicyBook {
    event TierSet(Tier indexed tier, PolicyLevels levels, PolicyTerms terms);
    event PriceSet(Domain indexed domain, Tier indexed tier, uint96 price);

    error Policy_NoLevels(uint256 levels);
    error Policy_BadLevel(uint256 level, LevelPolicy policy);
    error Policy_BadThreshold(uint256 level, uint256 numerator, uint256 denominator);
    error Policy_BadFamilies(uint256 minFamilies);
    error Policy_BadSeedDelay(uint256 seedDelay, uint256 seedBlocks);
    error Policy_BadWindow(uint256 window, uint256 least, uint256 most);
    error Policy_LongerThanEpoch(uint256 committing, uint256 epochLength);
    error Policy_LifeTooLong(uint256 life, uint256 most);
    error Policy_SlashCapTooHigh(uint256 slashCapBps, uint256 most);
    error Policy_PriceOutOfBounds(uint256 price, uint256 least, uint256 most);
    error Policy_BadShares(uint256 validatorShare, uint256 burnShare, uint256 integratorShare, uint256 settlerTip);
    error Policy_TooMuchReturned(uint256 returned, uint256 most);
    error Policy_NoDriftYet(Domain domain, Tier tier, uint256 epoch);
    error Policy_NotOffered(Domain domain, Tier tier);

    /// @notice Sets a tier's levels and terms; `terms.price` is ignored. Governance only.
    function setTier(Tier tier, LevelPolicy[4] calldata levels, TierTerms calldata terms) external;

    /// @notice Sets the price of one vote on one claim, base units of MIRA. Governance only.
    function setPrice(Domain domain, Tier tier, uint96 price) external;

    /// @notice Moves a price towards the goal of 85 % turnout, once an epoch, within the bounds of a price: up by an eighth
    /// where nobody commits, unchanged at the goal, down by a fiftieth where all seats commit, linear between. Admitted hubs only, each with the turnout of its own rounds.
    /// @param expectedSeats Seats that rounds of this domain and tier expected since the price last changed.
    /// @param committedSeats Seats that committed to them.
    /// @return price Base units of MIRA.
    function driftPrice(
        Domain domain,
        Tier tier,
        uint256 expectedSeats,
        uint256 committedSeats
    ) external returns (uint256 price);

    /// @notice The policy that a request opened now would buy, with its price; reverts where the tier is not offered.
    function policyOf(Domain domain, Tier tier) external view returns (PolicyLevels levels, PolicyTerms terms);

    /// @notice The same, unpacked.
    function describe(
        Domain domain,
        Tier tier
    ) external view returns (LevelPolicy[4] memory levels, TierTerms memory terms);

    /// @notice What bribing the least committee of a first round costs at least, per claim, base units of MIRA: no request
    /// is taken that says more hangs on a verdict. With q the seats that an answer needs where no more than the least
    /// committed: min(q · slash multiple · price, ⌈q / cap⌉ · slash cap · smallest pool / claims). What a committee
    /// loses when it is overruled clearly, capped by what one request may take of the pools that it sits with.
    /// @param claims Of the request.
    function valueAtRisk(PolicyLevels levels, PolicyTerms terms, uint256 claims) external view returns (uint256);

    /// @notice Smallest pool that can hold a seat, base units of MIRA: the minimum bond.
    function LEAST_POOL() external view returns (uint256);

    /// @notice Hash under which a verdict's leaf names its policy.
    function hashOf(PolicyLevels levels, PolicyTerms terms) external pure returns (bytes32);
}
