// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";

import {Standing} from "../types/Standing.sol";
import {ValidatorId} from "../types/ValidatorId.sol";
import {IOwnerListener} from "./IOwnerListener.sol";

/// @title IStakeManager
/// @notice Stake in share-priced pools, two a validator: the active pool, which gives power and earns, and the thawing
/// pool, in which leaving stake waits and stays slashable. A validator's bond and everybody's delegations are shares of the
/// same pool. The bond belongs to the id, and so to whoever owns the id; where an account is asked for, the zero address
/// means it. All amounts are base units of MIRA.
interface IStakeManager is IERC5805, IOwnerListener {
    /// @notice Stake that left the active pool and waits.
    /// @param account Who may withdraw it; zero for the id's owner.
    /// @param id Whose thawing pool it waits in.
    /// @param readyAt Timestamp from which it can be withdrawn.
    /// @param generation Of the thawing pool. If everything was slashed since, the ticket is worth nothing.
    /// @param shares Of the thawing pool.
    struct Ticket {
        address account;
        ValidatorId id;
        uint40 readyAt;
        uint16 generation;
        uint144 shares;
    }

    event Bonded(ValidatorId indexed id, address indexed owner, uint256 assets, uint256 shares);
    event Delegated(ValidatorId indexed id, address indexed account, uint256 assets, uint256 shares);
    event Unbonded(
        ValidatorId indexed id,
        uint256 indexed ticket,
        address indexed owner,
        uint256 assets,
        uint256 shares,
        uint256 readyAt
    );
    event Undelegated(
        ValidatorId indexed id,
        uint256 indexed ticket,
        address indexed account,
        uint256 assets,
        uint256 shares,
        uint256 readyAt
    );
    event Withdrawn(uint256 indexed ticket, ValidatorId indexed id, address indexed account, uint256 assets);
    event Redelegated(uint256 indexed ticket, ValidatorId indexed fromId, ValidatorId indexed toId, uint256 assets);
    event CommissionAnnounced(ValidatorId indexed id, uint256 bps, uint256 effectiveEpoch);
    event CompoundingSet(ValidatorId indexed id, bool compounding);
    /// @param commission Part that went to the owner's side, as bond or claimable; the rest went to the pool's shares.
    /// @param compounded Whether both became stake, or wait to be claimed.
    event Rewarded(ValidatorId indexed id, address indexed from, uint256 amount, uint256 commission, bool compounded);
    event RewardsClaimed(ValidatorId indexed id, address indexed account, address indexed receiver, uint256 amount);
    event StakeTaken(ValidatorId indexed id, uint256 fromActive, uint256 fromThawing);
    /// @notice A pool lost everything: what shares or tickets it had are worth nothing.
    event GenerationStarted(ValidatorId indexed id, bool indexed thawing, uint256 generation);
    event VotesSynced(ValidatorId indexed id, address indexed account, uint256 units);
    event SlasherSet(address indexed slasher);

    error Stake_NothingGiven();
    error Stake_NotOwner(ValidatorId id, address account);
    error Stake_NotAccepting(ValidatorId id, Standing standing);
    error Stake_DelegationCapExceeded(ValidatorId id, uint256 assets, uint256 cap);
    error Stake_MoreThanOwned(ValidatorId id, uint256 shares, uint256 owned);
    error Stake_NoTicket(uint256 ticket);
    error Stake_NotTicketHolder(uint256 ticket, address account);
    error Stake_NotReady(uint256 readyAt, uint256 timestamp);
    error Stake_CommissionTooHigh(uint256 bps, uint256 most);
    error Stake_NothingClaimable(ValidatorId id, address account);
    error Stake_NotSlasher(address account);
    error Stake_SlasherSet(address slasher);
    error Stake_NotRegistry(address account);

    /// @notice Adds to the validator's own bond, by allowance. Owner only; not once it is retired.
    /// @param assets At least what one share costs.
    function bond(ValidatorId id, uint256 assets) external returns (uint256 shares);

    /// @notice Takes shares of the bond out of the active pool, at any time; what they are worth thaws. Owner only.
    /// @return ticket Number that {withdraw} asks for. Each has its own time.
    function unbond(ValidatorId id, uint256 shares) external returns (uint256 ticket, uint256 assets);

    /// @notice Delegates to an active validator, by allowance. Refused where the pool would grow beyond ten times the bond.
    /// The first time, an account that delegates its votes to nobody delegates them to the validator's owner.
    function delegate(ValidatorId id, uint256 assets) external returns (uint256 shares);

    /// @notice Takes shares of the caller's delegation out of the active pool, at any time; what they are worth thaws.
    function undelegate(ValidatorId id, uint256 shares) external returns (uint256 ticket, uint256 assets);

    /// @notice Pays out a ticket that has waited long enough, at what it is worth then. Its holder only.
    function withdraw(uint256 ticket) external returns (uint256 assets);

    /// @notice Delegates to `toId` what {withdraw} would pay out. Its holder only.
    function redelegate(uint256 ticket, ValidatorId toId) external returns (uint256 shares);

    /// @notice Divides MIRA that a validator earned, taken from the caller by allowance. Commission goes to the owner's
    /// side, the rest to the pool's shares: both become stake where the validator compounds and the pool is not smaller
    /// than the minimum bond, and wait to be claimed otherwise. Where there is no stake everything is the owner's.
    function reward(ValidatorId id, uint256 amount) external;

    /// @notice Pays a delegator's share of rewards to it. Anyone.
    function claimRewards(ValidatorId id, address account) external returns (uint256 amount);

    /// @notice Pays the bond's share of rewards, and commission, to the validator's owner. Anyone.
    function claimBondRewards(ValidatorId id) external returns (uint256 amount);

    /// @notice Sets whether rewards from now on become stake or wait to be claimed. Owner only.
    function setCompounding(ValidatorId id, bool compounding) external;

    /// @notice Announces another commission, which holds from the epoch after the next on; at once while nobody but the
    /// owner has stake, so the first to delegate look again afterwards. Replaces what was announced before and does not hold yet. Owner only.
    /// @param bps 1/10,000 of rewards, at most {MOST_COMMISSION}.
    function announceCommission(ValidatorId id, uint256 bps) external;

    /// @notice Makes an account's votes what its shares are worth now. Anyone.
    function syncVotes(ValidatorId id, address account) external returns (uint256 units);

    /// @notice Takes stake from the active and the thawing pool, in proportion, and sends it to the slasher. Slasher only.
    /// @return taken At most `amount` and at most what both hold.
    function slash(ValidatorId id, uint256 amount) external returns (uint256 taken);

    /// @notice Names the slasher, once. Governance only.
    function setSlasher(address slasher_) external;

    /// @notice Stake of a validator: what gives power, and what is leaving.
    function totalStakeOf(ValidatorId id) external view returns (uint256 active, uint256 thawing);

    function poolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares);

    function thawingPoolOf(ValidatorId id) external view returns (uint256 assets, uint256 shares);

    /// @notice How often the pools lost everything.
    function generationsOf(ValidatorId id) external view returns (uint256 active, uint256 thawing);

    /// @notice Shares of the active pool.
    function sharesOf(ValidatorId id, address account) external view returns (uint256);

    /// @notice What {sharesOf} are worth, rounded down. The last to leave may find a little more.
    function stakeOf(ValidatorId id, address account) external view returns (uint256);

    /// @notice The validator's own bond; its worth is rounded down, so a bond of exactly the minimum may take a unit more.
    function bondOf(ValidatorId id) external view returns (uint256 shares, uint256 assets);

    /// @notice Stake that counts towards power: the pool up to ten times the bond, nothing below the minimum bond.
    function countedStakeOf(ValidatorId id) external view returns (uint256);

    /// @notice Most that can be delegated now.
    function roomOf(ValidatorId id) external view returns (uint256);

    function ticketOf(uint256 ticket) external view returns (Ticket memory);

    /// @notice Tickets ever issued; numbers run from 1 to this.
    function ticketCount() external view returns (uint256);

    /// @notice What a ticket is worth now.
    function previewWithdraw(uint256 ticket) external view returns (uint256 assets);

    /// @notice Shares that `assets` would buy now, as bond or delegation.
    function previewDelegate(ValidatorId id, uint256 assets) external view returns (uint256 shares);

    /// @notice What `shares` of bond or delegation would fetch now.
    function previewUndelegate(ValidatorId id, uint256 shares) external view returns (uint256 assets);

    /// @notice Rewards that {claimRewards} would pay; for the zero address, {claimBondRewards}.
    function claimableOf(ValidatorId id, address account) external view returns (uint256);

    /// @notice Rewards of all of a validator's stakers that nobody has claimed yet.
    function unclaimedOf(ValidatorId id) external view returns (uint256);

    function isCompounding(ValidatorId id) external view returns (bool);

    /// @notice Commission of the present epoch, in 1/10,000, and the one from `effectiveEpoch` on.
    function commissionOf(ValidatorId id) external view returns (uint256 current, uint256 next, uint256 effectiveEpoch);

    /// @notice Votes that an account has by its stake with one validator.
    function votingUnitsOf(ValidatorId id, address account) external view returns (uint256);

    /// @notice Own bond below which a validator has no power.
    function minimumBond() external view returns (uint256);

    /// @notice Seconds that leaving stake waits.
    function thawingPeriod() external view returns (uint256);

    /// @notice Zero until it is named.
    function slasher() external view returns (address);
}
