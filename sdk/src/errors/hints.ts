import type { ContractErrorName as NameOf } from "viem";
import type {
  attendanceBookAbi,
  contestBookAbi,
  emissionsControllerAbi,
  equivocationProverAbi,
  feeLedgerAbi,
  miraTokenAbi,
  policyBookAbi,
  rankBookAbi,
  reckonerAbi,
  slasherAbi,
  stakeManagerAbi,
  validatorRegistryAbi,
  verdictRegistryAbi,
  verificationHubAbi,
  withholdingProverAbi,
} from "../abis.ts";

type MiraAbi =
  | typeof attendanceBookAbi
  | typeof contestBookAbi
  | typeof emissionsControllerAbi
  | typeof equivocationProverAbi
  | typeof feeLedgerAbi
  | typeof miraTokenAbi
  | typeof policyBookAbi
  | typeof rankBookAbi
  | typeof reckonerAbi
  | typeof slasherAbi
  | typeof stakeManagerAbi
  | typeof validatorRegistryAbi
  | typeof verdictRegistryAbi
  | typeof verificationHubAbi
  | typeof withholdingProverAbi;

/** Name of an error that one of the contracts may revert with. */
export type ContractErrorName = NameOf<MiraAbi>;

/** What to do about a contract's error. */
export type ContractErrorHint = {
  /** One sentence for the caller. */
  hint: string;
  /** Whether the same call may succeed later. */
  retryable?: boolean;
};

/** What to do about each error of the contracts. */
export const contractErrorHints = {
  Hub_BadClaimCount: { hint: "Split the bundle by splitBundle: a request holds at most 4,096 claims." },
  Hub_NoClaims: { hint: "Give at least one claim." },
  Hub_URITooLong: { hint: "Shorten contentURI to 512 bytes, or leave it empty and serve the bundle by its hash." },
  Hub_FeeAboveMaximum: { hint: "The price rose since the quote: quote again, and raise maxFee if it is worth it." },
  Hub_TooFewValidators: {
    hint: "Too few validators sit in this domain now: take another tier or domain.",
    retryable: true,
  },
  Hub_TooFewFamilies: { hint: "Too few model families sit in this domain now: take another tier.", retryable: true },
  Hub_ValueAboveTier: { hint: "More hangs on a verdict than bribing this tier's committee costs: take a higher tier." },
  Hub_CommitRefused: {
    hint: "See the refusal: the window is closed, the key is not the operator, there is no seat, or it has committed.",
  },
  Hub_SeedUnavailable: {
    hint: "Wait for the block after the seed block; once its hash is forgotten the round expires.",
    retryable: true,
  },
  Hub_UnknownState: { hint: "The request has moved on, or header or result differ: read it again by getRequest." },
  Hub_WrongPhase: { hint: "Read the phase by getRound; commitments, openings and settlement each have their window." },
  Hub_NotTheStart: { hint: "Give the round's state before its first commitment, by roundStart, and all commitments." },
  Hub_CommitmentsDiffer: { hint: "The list of commitments is not the chain's: read it again by getRoundCommitments." },
  Hub_BadOpening: { hint: "The opening does not open the commitment at its position, or names no report." },
  Hub_BadPlanes: { hint: "Give 2 · ⌈claims / 256⌉ words for each opened ballot, after half as many for the base." },
  Hub_BitsPastEnd: { hint: "Bits past the last claim must be zero: make the planes by encodePlanes." },
  Hub_NothingNew: { hint: "All these openings are posted already; there is nothing left to do." },
  Hub_NotAllOpened: {
    hint: "In the reveal window every commitment must be opened: wait for the others, or post yours and settle later.",
    retryable: true,
  },
  Hub_PostedDiffer: { hint: "After the reveal window exactly the posted openings count: use getPostedOpenings alone." },
  Hub_ChallengeWindowOpen: { hint: "Wait until the challenge window has ended.", retryable: true },
  Hub_MustEscalate: {
    hint: "Undecided claims can still be escalated, and the budget pays for it: open a contest, or wait half a day.",
    retryable: true,
  },
  Hub_NotContestBook: { hint: "Only the contest book moves a contested request on." },
  Hub_NoSuchLevel: { hint: "The tier that the request bought has no such level." },
  Hub_UnknownRound: { hint: "Header, deeper round or commitments differ from the round's, or it has ended." },
  Hub_StillRunning: { hint: "The round can still be settled; a request expires only once it cannot.", retryable: true },
  Hub_TooLittleGas: { hint: "Send with more gas: the requester's callback must get its share." },
  Contest_Unknown: { hint: "Somebody moved the contest on: read it again by getContest.", retryable: true },
  Contest_HeaderDiffers: { hint: "Give the header that RequestOpened announced: read it by getRequest." },
  Contest_ResultDiffers: { hint: "Give the first round's result as RoundSettled announced it." },
  Contest_VerdictDiffers: { hint: "Give the planes of the verdict as it stands: read them by getContest." },
  Contest_ClearDiffers: { hint: "Give the mask of clear answers that the last concluded level left: see getContest." },
  Contest_SelectionDiffers: { hint: "Give the mask of what the present level votes on: see getContest." },
  Contest_SentinelsDiffer: { hint: "These sentinels are not those that the request committed to." },
  Contest_BadWords: {
    hint: "A mask has a word for each 256 claims of the request, and none where nothing is asked for.",
  },
  Contest_NotOpen: { hint: "A level votes now, or the contest has ended: read it by getContest." },
  Contest_NotVoting: { hint: "No level votes: there is nothing to conclude." },
  Contest_NotEnded: { hint: "Challenges are paid out once the contest has ended.", retryable: true },
  Contest_NoDeeperLevel: { hint: "No level comes after this one: its verdict becomes final." },
  Contest_WindowOver: { hint: "The time for this is over; whoever is interested finalizes." },
  Contest_WindowOpen: { hint: "Wait until the challenge window has ended.", retryable: true },
  Contest_NoClaims: { hint: "Name at least one claim." },
  Contest_NotSelected: { hint: "Only claims that the present level voted on can be challenged." },
  Contest_Undecided: { hint: "Only answers can be challenged; what is undecided escalates by the budget." },
  Contest_AlreadyChallenged: { hint: "Leave out what is challenged already: a claim is challenged once a level." },
  Contest_MissedLeftOut: { hint: "Name every sentinel that the verdict missed." },
  Contest_NothingMissed: { hint: "The verdict missed no sentinel: nothing can be challenged at the budget." },
  Contest_NotRequester: { hint: "Send from the account that opened the request." },
  Contest_SentinelsRevealed: { hint: "The sentinels were revealed before." },
  Contest_BudgetTooSmall: { hint: "The escalation budget does not pay for so many claims: name fewer, or use a bond." },
  Contest_NothingToDecide: { hint: "Nothing is challenged, and the budget pays for nothing undecided: finalize." },
  Contest_MustEscalate: {
    hint: "Something is to be decided and can be escalated: escalate, or wait half a day.",
    retryable: true,
  },
  Contest_StillVoting: { hint: "Wait until every round of the level is settled or expired.", retryable: true },
  Contest_RoundDiffers: { hint: "The result is not the one that the hub keeps of the round: read it by getContest." },
  Contest_BadChildren: { hint: "Give one result for each round of the level." },
  Contest_ChildDiffers: {
    hint: "Verdict, clear answers or pay differ from the round's result: read them from its events.",
  },
  Contest_StillAdmitted: { hint: "The hub can record this request: finalize it instead." },
  Contest_ChallengeDiffers: { hint: "Give claims and verdict as they were challenged: see getContest." },
  Contest_AlreadyRedeemed: { hint: "This challenge was paid out." },
  Reckoner_NotFinal: { hint: "Votes are held against a final verdict only.", retryable: true },
  Reckoner_UnknownContest: { hint: "Give the contest as it ended: read it by getContest." },
  Reckoner_TooLate: { hint: "Votes are reckoned within three days of the final verdict." },
  Reckoner_TooEarly: { hint: "Bounties are shared once nothing more can be reckoned.", retryable: true },
  Reckoner_UnknownRound: { hint: "The result is not the one that the hub keeps of the round." },
  Reckoner_CommitmentsDiffer: { hint: "Give all commitments of the round, by getRoundCommitments." },
  Reckoner_Differs: { hint: "A part of what was supplied is not what the round commits to; the error names it." },
  Reckoner_VerdictDiffers: { hint: "Give the planes of the final verdict." },
  Reckoner_NotOverruled: { hint: "The final verdict overruled none of this round's answers." },
  Reckoner_BadOpening: { hint: "The opening does not open the commitment at its position." },
  Reckoner_NotCounted: { hint: "Only votes that were counted can be reckoned." },
  Reckoner_NothingNew: { hint: "All these votes were reckoned already." },
  Reckoner_ChallengeDiffers: { hint: "Give claims and verdict as they were challenged: see getContest." },
  Reckoner_NoFlip: { hint: "The challenge flipped no answer: it has no part in bounties." },
  Reckoner_AlreadyPaid: { hint: "This challenge had its part." },
  Fees_MoreThanCredit: { hint: "Read creditOf and withdraw at most that." },
  Fees_NotYetFinal: { hint: "Earnings of an epoch wait until its requests are final.", retryable: true },
  Fees_NoReceiver: { hint: "Give a receiver other than the zero address." },
  Policy_NoLevels: { hint: "A tier has 1 to 4 levels." },
  Policy_BadLevel: { hint: "A level needs seats, at most as many least seats, and a cap, all above zero." },
  Policy_BadThreshold: { hint: "A threshold is more than 1/2 and at most 1." },
  Policy_BadFamilies: { hint: "1 to 4 families must stand on the winning side." },
  Policy_LongerThanEpoch: { hint: "Shorten the seed delay or the commit window: two windows must fit an epoch." },
  Policy_LifeTooLong: { hint: "Shorten the windows: a request lives ten days at most." },
  Policy_SlashCapTooHigh: { hint: "One request may take at most half of a pool." },
  Policy_BadSeedDelay: { hint: "The seed is at most an hour and 64 blocks away, and at least one block." },
  Policy_BadWindow: { hint: "A window lasts 2 seconds to 7 days." },
  Policy_PriceOutOfBounds: { hint: "Keep the price within the bounds that the error states." },
  Policy_NotOffered: { hint: "This domain does not offer this tier: take another." },
  Stake_NothingGiven: { hint: "Give an amount that is worth at least one share." },
  Stake_NotOwner: { hint: "Send from the validator's owner, not from its operator." },
  Stake_MoreThanOwned: { hint: "Read sharesOf and take out at most that." },
  Stake_NotReady: { hint: "Leaving stake waits until readyAt.", retryable: true },
  Stake_NotAccepting: { hint: "Only active validators take delegations; a retired one takes no bond either." },
  Stake_DelegationCapExceeded: {
    hint: "A pool holds at most ten times its validator's bond: delegate at most roomOf.",
  },
  Stake_NoTicket: { hint: "The ticket was never issued, or is paid out already." },
  Stake_NotTicketHolder: { hint: "Send from the ticket's account; a bond's tickets are the validator owner's." },
  Stake_CommissionTooHigh: { hint: "Announce at most the contract's MOST_COMMISSION." },
  Stake_NothingClaimable: { hint: "No rewards wait for this account: read claimableOf first." },
  Stake_NotSlasher: { hint: "Only the slasher takes stake." },
  Stake_SlasherSet: { hint: "The slasher is named once and for all." },
  Stake_NotRegistry: { hint: "Only the validator registry tells of new owners." },
  Slasher_AboveBound: { hint: "A cause takes at most half of a stake, and gives at most half of that as bounty." },
  Slasher_NotReporter: { hint: "Only the cause's reporter slashes: send the proof to that contract." },
  Validators_NotOwner: { hint: "Send from the validator's owner." },
  Validators_NotOperatorOrOwner: { hint: "Send from the validator's operator, or from its owner." },
  Validators_Unknown: { hint: "There is no validator of this number." },
  Ranks_AboveFloor: { hint: "Only a score at the floor of -24 sends to jail: read it by getScore." },
  Ranks_JailTimeTooLong: { hint: "The registry suspends for 30 days at most." },
  Validators_UnknownDomains: { hint: "Choose 1 to 8 domains of the governed list." },
  Validators_UnknownFamily: { hint: "Choose a family of the governed list, or 0 for undeclared." },
  Validators_NotStakeManager: { hint: "Only the stake manager sets stake: deposit or undelegate there." },
  Validators_StakeManagerSet: { hint: "The stake manager is named once and for all." },
  Validators_NoEpochLength: { hint: "Give an epoch of at least one second." },
  Validators_NoOperator: { hint: "Give an operator; to stop one, call stopOperator." },
  Validators_NotPendingOwner: { hint: "The owner must offer the validator to this account first: transferOwnership." },
  Validators_SignatureExpired: { hint: "Sign again with a later deadline." },
  Validators_BadSignature: {
    hint: "Sign with the validator's present owner, over the owner's next nonce and exactly these values.",
  },
  Validators_WrongStanding: {
    hint: "Only a suspended validator is re-armed, and a retired one never returns.",
  },
  Validators_StillSuspended: { hint: "Wait until the suspension's time has come.", retryable: true },
  Validators_SuspendedTooLong: { hint: "A suspension lasts 30 days at most." },
  Validators_TooMuchStake: { hint: "Stake less: power would not fit its register." },
  Fees_NotHub: { hint: "Escrow is accounted for by admitted hubs; deposit for yourself by `deposit`." },
  Policy_BadShares: {
    hint: "Seats get 50 % or more, an integrator at most 5 %, the settler at most 2 %, all at most 100 %.",
  },
  Policy_TooMuchReturned: {
    hint: "Shares of seats, integrator and settler and the most that is emitted on them may come to 95 % of a fee.",
  },
  Policy_NoDriftYet: {
    hint: "A price drifts once an epoch, once rounds were counted: try in the next one.",
    retryable: true,
  },
  Emissions_BadMultiple: { hint: "Emissions are at most 17.33 % of what validators earn." },
  Emissions_BadDecay: { hint: "An epoch releases more than nothing and at most 1 % of the reserve." },
  Emissions_NotNext: { hint: "Epochs are closed in order: see `nextEpoch`." },
  Emissions_NotYetFinal: { hint: "Wait until every request settled in the epoch is final.", retryable: true },
  Emissions_NotClosed: { hint: "Close the epoch first.", retryable: true },
  Emissions_NoRoot: { hint: "Give the root of the distribution's tree." },
  Emissions_Pending: { hint: "One distribution at a time: wait until it is settled or vetoed.", retryable: true },
  Emissions_NothingPending: { hint: "There is no distribution to settle or to veto." },
  Emissions_WindowOver: { hint: "The veto window has ended: the distribution can only be settled." },
  Emissions_WindowOpen: { hint: "Wait until the veto window has ended.", retryable: true },
  Emissions_EpochNotNewer: { hint: "Count at least one epoch more than the distribution that stands." },
  Emissions_TotalOutOfBudget: {
    hint: "Totals are cumulative: at least that of the distribution before, at most what the pot received.",
  },
  Emissions_BadProof: { hint: "Amount or proof are not those of the distribution that stands: make them anew." },
  Emissions_BeyondBudget: { hint: "The distribution's leaves add up to more than its total: report it." },
  Registry_ForeignRequest: { hint: "A hub records requests of its own series of numbers alone." },
  Registry_ForeignRound: {
    hint: "Name the admitted hub that opened the round; a dismissed hub's rounds prove nothing.",
  },
  Attendance_WrongStanding: { hint: "Only an active validator can be suspended for its absence." },
  Attendance_OutsideWindow: { hint: "Name rounds of one window alone: equal numbers when divided by 256." },
  Attendance_NamedTwice: { hint: "Name each round once." },
  Attendance_Committed: { hint: "The validator committed to this round: leave it out." },
  Attendance_NoCommittee: {
    hint: "The round takes commitments still, or never found its committee: it is no proof of absence.",
  },
  Attendance_TooOld: { hint: "Name rounds of the present epoch and the one before." },
  Attendance_BeforeRearming: { hint: "Misses from before the last re-arming count no more." },
  Attendance_NoSeat: { hint: "The first draw gave the validator no seat in this round: leave it out." },
  Attendance_TooFewMisses: { hint: "It takes three misses, and three of eight seats of the window." },
  Withholding_NotCounted: { hint: "Give header and result of a counted round, as its events announced them." },
  Withholding_CommitmentsDiffer: { hint: "Give all commitments of the round in order: read getRoundCommitments." },
  Withholding_AllOpened: { hint: "The round was counted in its reveal window, with every opening." },
  Withholding_TooLate: { hint: "The time in which this round's withholding could be proven is over." },
  Withholding_NoSuchPosition: { hint: "A position counts the round's commitments from 0." },
  Withholding_Opened: { hint: "The opening at this position was posted: leave it out." },
  Withholding_NothingTaken: {
    hint: "All of these were proven already, or nothing can be taken of their stake now.",
    retryable: true,
  },
  Equivocation_ProvenBefore: { hint: "This validator's equivocation in this round was proven already." },
  Equivocation_NoSuchRound: { hint: "The hub has opened no round of this number." },
  Equivocation_TooLate: { hint: "The time in which this round's equivocation could be proven is over." },
  Equivocation_NoSeat: { hint: "The validator did not commit to this round: there was no seat to vote twice for." },
  Equivocation_ProofPeriodTooLong: { hint: "Faults can be proven for ten days at most: the hub forgets." },
  Withholding_ProofPeriodTooLong: { hint: "Faults can be proven for ten days at most: the hub forgets." },
  Equivocation_NoSeed: { hint: "Give the seed that both signatures name." },
  Equivocation_SameCommitment: { hint: "Two signatures of one commitment are one vote." },
  Equivocation_BadSignature: { hint: "Give the operator's compact signature (EIP-2098) as it was relayed." },
  Equivocation_TwoSigners: { hint: "Both commitments must be signed by one key, for this round, seed and validator." },
  Equivocation_NotOperator: { hint: "The signer was not the validator's operator while the round took commitments." },
  Equivocation_NothingTaken: { hint: "Nothing can be taken of this validator's stake now.", retryable: true },
  Hub_NotRegistry: { hint: "Only the verdict registry tells a hub its series." },
  Hub_NotAdmitted: { hint: "The registry has not admitted this hub, or dismissed it: use the hub that succeeds it." },
  Hub_TooManyRounds: {
    hint: "All storage for rounds is in use: wait until requests of three weeks ago have ended.",
    retryable: true,
  },
  Hub_StillAdmitted: { hint: "The hub can record this request: finalize it instead." },
  Registry_TooLittleGas: { hint: "Send it with more gas: the hub must hear of its series.", retryable: true },
  Registry_NotHub: {
    hint: "Only hubs that governance admitted write to the registry. A settled request of a dismissed hub ends by `abandon`.",
  },
  Registry_HubAlreadyAdmitted: { hint: "The hub writes already; dismiss it before admitting it anew." },
  Registry_BadSize: { hint: "The log has not reached this size: ask for the root of a smaller one.", retryable: true },
  AccessManagedUnauthorized: {
    hint: "This call is reserved; only the role that the access manager names may make it.",
  },
  AccessManagedRequiredDelay: { hint: "Schedule this call through the access manager first." },
  ERC20InsufficientAllowance: { hint: "Approve more, or let openRequest sign a permit." },
  ERC20InsufficientBalance: { hint: "The account holds too little MIRA." },
  ERC2612ExpiredSignature: { hint: "Sign the permit again with a later deadline." },
  ERC2612InvalidSigner: { hint: "Sign the permit with the sending account, over its present nonce." },
  ERC3009InvalidAuthorizationTime: { hint: "The authorisation is not valid yet, or no more." },
  ERC3009UsedAuthorization: { hint: "This authorisation was used already." },
} as const satisfies Partial<Record<ContractErrorName, ContractErrorHint>>;
