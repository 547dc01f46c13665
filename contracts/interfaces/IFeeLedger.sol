// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "../types/Domain.sol";
import {KappaRecord} from "../types/KappaRecord.sol";
import {FeeDivision, RoundFees} from "../types/RoundFees.sol";
import {RoundId} from "../types/RoundId.sol";
import {Score} from "../types/Score.sol";
import {SeatPay} from "../types/SeatPay.sol";
import {ValidatorId} from "../types/ValidatorId.sol";

/// @title IFeeLedger
/// @notice Where fees go: credit of accounts, escrow of open requests, earnings of validators, and the parts of treasury
/// and burn. All payments are pulled. It outlives the hubs that governance admits to it.
interface IFeeLedger {
    /// @notice What a hub may do: nothing; end what it opened; open requests as well.
    enum HubAccess {
        NONE,
        ENDING,
        OPEN
    }

    event HubAllowed(address indexed hub, bool allowed);
    event TreasurySet(address indexed treasury);
    /// @notice Credit grew by a deposit or by escrow that returned. What {FeeDivided} says of requester, settler and
    /// integrator is not repeated here.
    event Credited(address indexed account, uint256 amount);
    event CreditWithdrawn(address indexed account, address indexed to, uint256 amount);
    /// @notice A round's fee was divided, and its seats were paid.
    /// @param epoch Epoch at which the pay was booked.
    event FeeDivided(
        RoundId indexed round,
        address indexed integrator,
        Domain indexed domain,
        uint256 epoch,
        FeeDivision division,
        SeatPay[] seats
    );
    /// @notice A score was set apart from any settlement, in 2⁻³²; those that settlements lead to stand in {FeeDivided}.
    event ScoreSet(ValidatorId indexed id, Domain indexed domain, int256 score);
    event EarningsClaimed(ValidatorId indexed id, Domain indexed domain, uint256 indexed epoch, uint256 amount);
    event ProtocolFeesSwept(address indexed treasury, uint256 amount, uint256 burned);
    /// @notice A challenge was paid out, or the requester's cost of one. {Credited} follows.
    /// @param escrow What was held for it; more than `paid` accrued to the treasury, less came from it.
    /// @param owed What the treasury did not give.
    event BondSettled(address indexed account, uint256 escrow, uint256 paid, uint256 owed);
    /// @notice {Credited} follows.
    event OwedPaid(address indexed account, uint256 paid);
    /// @notice Pay for overruled answers was taken off a validator's earnings: `tip` to the credit of whoever reckoned, the
    /// rest to the treasury's part.
    event ClawedBack(
        ValidatorId indexed id,
        Domain indexed domain,
        uint256 indexed epoch,
        uint256 amount,
        address tipTo,
        uint256 tip
    );
    /// @param claims On which the validator agreed after all; negative where it did not.
    event Rescored(ValidatorId indexed id, Domain indexed domain, int256 claims);

    error Fees_NotHub(address account);
    error Fees_MoreThanCredit(address account, uint256 amount, uint256 credit);
    error Fees_NotYetFinal(uint256 epoch, uint256 claimableAt, uint256 timestamp);
    error Fees_NoReceiver();

    /// @notice Adds to the caller's credit by allowance.
    function deposit(uint256 amount) external;

    /// @notice Adds to the credit of `account` by its allowance after an ERC-2612 permit. A permit that somebody else has
    /// used already does no harm as long as the allowance is there. From the account itself or an admitted hub that it
    /// calls.
    function depositWithPermit(
        address account,
        uint256 amount,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Adds to the credit of `from` by an ERC-3009 authorisation to this contract. Anyone may send it; used
    /// already, it does nothing.
    function depositWithAuthorization(
        address from,
        uint256 amount,
        uint256 validAfter,
        uint256 validBefore,
        bytes32 nonce,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;

    /// @notice Pays out credit of the caller.
    function withdrawCredit(uint256 amount, address to) external;

    /// @notice Pays a validator's earnings of the given epochs in a domain into its pool, where commission and delegators
    /// have their parts. Anyone may call; what was paid already adds nothing.
    /// @return amount Base units of MIRA.
    function claimEarnings(ValidatorId id, Domain domain, uint256[] calldata epochs) external returns (uint256 amount);

    /// @notice Sends the treasury its part and burns the part to be burned. What is owed for flips stays, as far as it can be
    /// paid in this epoch. Anyone may call.
    function sweepProtocolFees() external returns (uint256 treasury, uint256 burned);

    /// @notice Takes `amount` into escrow: from the account's credit, and what that lacks by its allowance. Admitted hubs
    /// only.
    function takeEscrow(address account, uint256 amount) external;

    /// @notice Returns escrow to an account's credit. Admitted hubs only.
    function releaseEscrow(address account, uint256 amount) external;

    /// @notice Returns the escrow of a round in which nobody earned anything, less the opening fee, which the treasury
    /// keeps: opening again for a better seed is not free. Admitted hubs only.
    function refund(address account, uint256 escrow, uint256 openingFee) external;

    /// @notice Divides the fee of a counted round. A seat earns
    /// price · n · v · seat's fraction · expected / max(expected, committed), see {Payroll}, in whole units of
    /// 10⁻⁹ MIRA; what the seats earned over their share v is the net fee, of which the others have their shares, and the
    /// rest of the fee returns. Where the round names no requester the rest stays in escrow. Admitted hubs only.
    /// @param scores The opened ballots, see {Scoring.judge}.
    /// @return paid What the seats earned, base units of MIRA.
    /// @return refunded What is left of the fee: returned to the requester's credit, or in escrow.
    /// @return paysHash keccak-256 of the {SeatPay} words, as {FeeDivided} announces them.
    function divide(
        RoundFees calldata fees,
        Score[] calldata scores
    ) external returns (uint256 paid, uint256 refunded, bytes32 paysHash);

    /// @notice Ends what was held for a challenge. The account is credited `payout`; where that is less than `escrow` the
    /// rest accrues to the treasury, where it is more the treasury's part pays the difference. In an
    /// epoch it gives a quarter of what it holds, has given and was swept of, and owes the rest. Admitted hubs only.
    /// @param escrow Base units of MIRA that are still held for it.
    function settleBond(address account, uint256 escrow, uint256 payout) external;

    /// @notice Credits an account what it is owed, as far as the treasury gives in this epoch. Anyone may call.
    function payOwed(address account) external returns (uint256 paid);

    /// @notice Takes pay for overruled answers off what a validator earned in an epoch, never more than that, and nothing
    /// once the epoch's earnings may be claimed. A tenth is credited to `tipTo`, the rest accrues to the treasury. The
    /// reckoner only.
    /// @param epoch Of the round's settlement.
    /// @param units Of 10⁻⁹ MIRA.
    /// @return taken Base units of MIRA.
    function clawBack(
        ValidatorId id,
        Domain domain,
        uint256 epoch,
        uint256 units,
        address tipTo
    ) external returns (uint256 taken);

    /// @notice Moves a validator's Σ(A − E) by so many claims, see {KappaRecords.shift}, and its score by as many points, of
    /// which no more than 8 count. The reckoner only.
    function rescore(ValidatorId id, Domain domain, int256 claims) external;

    /// @notice Sets a validator's score in a domain back to zero: it has been jailed for it. The rank book only.
    function pardon(ValidatorId id, Domain domain) external;

    /// @notice Lets a hub take escrow, or stops it from taking more: what it took before it can still return and divide, so
    /// that every request ends. Governance only.
    function allowHub(address hub, bool allowed) external;

    /// @notice Names who receives the treasury's part. Governance only.
    function setTreasury(address treasury) external;

    function creditOf(address account) external view returns (uint256);

    /// @notice What the treasury did not give yet for the account's challenges, base units of MIRA.
    function owedOf(address account) external view returns (uint256);

    /// @notice What a validator earned by rounds settled in `epoch`, base units of MIRA, paid out or not.
    function earningsOf(ValidatorId id, Domain domain, uint256 epoch) external view returns (uint256);

    /// @notice Whether those earnings were paid out.
    function isClaimed(ValidatorId id, Domain domain, uint256 epoch) external view returns (bool);

    /// @notice What all validators earned by rounds settled in `epoch`, base units of MIRA.
    function earnedIn(uint256 epoch) external view returns (uint256);

    /// @notice A validator's record of agreement in a domain.
    function recordOf(ValidatorId id, Domain domain) external view returns (KappaRecord);

    /// @notice Running κ in 2⁻³², see {KappaRecords.kappa}.
    function kappaOf(ValidatorId id, Domain domain) external view returns (int256);

    /// @notice A validator's score in a domain in 2⁻³², between −24 and 64, what rest has cost taken off: see {Reputation}.
    /// Zero for a newcomer.
    function scoreOf(ValidatorId id, Domain domain) external view returns (int256);

    /// @notice Rank that the score gives, 1 to 4. Powers follow where somebody tells the validator registry: see
    /// {IRankBook.sync}.
    function rankOf(ValidatorId id, Domain domain) external view returns (uint256);

    /// @notice Parts of treasury and burn that were not swept yet, base units of MIRA.
    function protocolFees() external view returns (uint256 treasury, uint256 burn);

    /// @notice Whether a hub may take escrow.
    function isHub(address account) external view returns (bool);

    function accessOf(address hub) external view returns (HubAccess);

    function treasuryAddress() external view returns (address);

    /// @notice Timestamp from which the earnings of `epoch` can be claimed: every request settled in it is final.
    function claimableAt(uint256 epoch) external view returns (uint256);
}
