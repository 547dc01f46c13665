// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "../types/Domain.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IEmissionsController
/// @notice The reserve that was minted at genesis, and how it reaches those who work: validators pro rata to the fees that
/// they earned, contributors by a Merkle root that anyone recomputes from chain data.
interface IEmissionsController {
    /// @notice An epoch's emission, base units of MIRA.
    /// @param validators For validators, pro rata to their earnings of the epoch.
    /// @param contributors Added to the contributors' pot.
    struct Emission {
        uint128 validators;
        uint128 contributors;
    }

    /// @notice A proposed distribution to contributors.
    /// @param root Of a standard Merkle tree (OpenZeppelin) over (account, cumulative amount); never zero.
    /// @param epoch Last epoch that it counts.
    /// @param total Sum of all cumulative amounts, base units of MIRA.
    /// @param activeAt Timestamp from which it stands, unless it was vetoed before.
    /// @param poster Whose bond it holds.
    struct Distribution {
        bytes32 root;
        uint64 epoch;
        uint128 total;
        uint64 activeAt;
        address poster;
    }

    event ReserveFunded(address indexed from, uint256 amount);
    event MultipleSet(uint256 multiple);
    event EpochClosed(uint256 indexed epoch, uint256 earned, uint256 validators, uint256 contributors, uint256 reserve);
    event EmissionClaimed(ValidatorId indexed id, Domain indexed domain, uint256 indexed epoch, uint256 amount);
    event DistributionPosted(
        bytes32 indexed root,
        uint256 indexed epoch,
        address indexed poster,
        uint256 total,
        uint256 activeAt,
        string uri
    );
    event DistributionVetoed(bytes32 indexed root, address indexed poster, uint256 bond);
    event DistributionSettled(bytes32 indexed root, uint256 indexed epoch, uint256 total);
    event ContributionClaimed(address indexed account, uint256 amount, uint256 cumulative);

    error Emissions_BadMultiple(uint256 multiple, uint256 most);
    error Emissions_BadDecay(uint256 decay, uint256 most);
    error Emissions_NotNext(uint256 epoch, uint256 next);
    error Emissions_NotYetFinal(uint256 epoch, uint256 closableAt, uint256 timestamp);
    error Emissions_NotClosed(uint256 epoch, uint256 next);
    error Emissions_NoRoot();
    error Emissions_Pending(bytes32 root, uint256 activeAt);
    error Emissions_NothingPending();
    error Emissions_WindowOver(bytes32 root, uint256 activeAt);
    error Emissions_WindowOpen(bytes32 root, uint256 activeAt);
    error Emissions_EpochNotNewer(uint256 epoch, uint256 settled);
    error Emissions_TotalOutOfBudget(uint256 total, uint256 least, uint256 most);
    error Emissions_BadProof(address account, uint256 cumulative);
    error Emissions_BeyondBudget(uint256 amount, uint256 left);

    /// @notice Adds to the reserve, by allowance. Anyone; genesis does.
    function fund(uint256 amount) external;

    /// @notice Fixes an epoch's emission: the least of what the decay releases, reserve · decay, and multiple · what the
    /// validators earned in it. Four fifths go to validators, a fifth to contributors; what is not emitted stays in the
    /// reserve. Anyone, epoch by epoch, once all requests settled in it are final.
    function closeEpoch(uint256 epoch) external returns (Emission memory emission);

    /// @notice Pays a validator's part of closed epochs into its pool: emission · earnings / all validators' earnings,
    /// rounded down. Anyone may call; what was paid already adds nothing.
    /// @return amount Base units of MIRA.
    function claim(ValidatorId id, Domain domain, uint256[] calldata epochs) external returns (uint256 amount);

    /// @notice Proposes how the contributors' pot is divided, with a bond by allowance. Roots are cumulative: each counts
    /// everything since genesis. Anyone, one at a time.
    /// @param root Of a standard Merkle tree over (account, cumulative amount).
    /// @param epoch Last epoch counted, closed, later than that of the distribution before.
    /// @param total Sum of all cumulative amounts: at least that of the distribution before, at most all that the pot ever
    /// received up to `epoch`.
    /// @param uri Where the leaves may be fetched.
    function postDistribution(bytes32 root, uint256 epoch, uint256 total, string calldata uri) external;

    /// @notice Strikes the pending distribution within its window; its bond is burned. Guardian
    /// only.
    function vetoDistribution() external;

    /// @notice Makes the pending distribution the one that counts, once its window is over, and returns the bond. Anyone.
    function settleDistribution() external;

    /// @notice Pays a contributor what it is due beyond what it was paid before. Anyone may call.
    /// @param cumulative Its amount in the distribution that counts.
    /// @return amount Base units of MIRA.
    function claimContribution(
        address account,
        uint256 cumulative,
        bytes32[] calldata proof
    ) external returns (uint256 amount);

    /// @notice Sets the multiple, within its bound. Governance only.
    /// @param multiple 1/10,000 of what validators earn.
    function setMultiple(uint256 multiple) external;

    /// @notice What is left to emit, base units of MIRA.
    function reserve() external view returns (uint256);

    /// @notice Part of the reserve that an epoch releases at most, in 10⁻¹⁸.
    function decay() external view returns (uint256);

    /// @notice Most emission on what validators earn, in 1/10,000.
    function multiple() external view returns (uint256);

    /// @notice The next epoch to close.
    function nextEpoch() external view returns (uint256);

    /// @notice Timestamp from which `epoch` can be closed.
    function closableAt(uint256 epoch) external view returns (uint256);

    function emissionOf(uint256 epoch) external view returns (Emission memory);

    /// @notice What {closeEpoch} would fix for the next epoch now.
    function previewClose() external view returns (Emission memory);

    /// @notice A validator's part of a closed epoch, paid out or not.
    function emissionFor(ValidatorId id, Domain domain, uint256 epoch) external view returns (uint256);

    function isClaimed(ValidatorId id, Domain domain, uint256 epoch) external view returns (bool);

    /// @notice All that the contributors' pot received by the epochs up to `epoch`, which must be closed.
    function contributorsUpTo(uint256 epoch) external view returns (uint256);

    function pending() external view returns (Distribution memory);

    function settled() external view returns (Distribution memory);

    function contributionClaimed(address account) external view returns (uint256);

    /// @notice What contributors were paid in all.
    function contributionsPaid() external view returns (uint256);

    /// @notice Base units of MIRA that a poster puts down.
    function posterBond() external view returns (uint256);

    /// @notice Seconds in which a distribution can be vetoed.
    function vetoWindow() external view returns (uint256);
}
