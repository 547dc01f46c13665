/** Codes of {@link MiraError}. A code never changes its meaning; new ones may come. */
export const miraErrorCodes = [
  /** A bundle's document breaks its schema; `details.issues` says where. */
  "BUNDLE_INVALID",
  /** More than 4,096 claims: make several bundles by `splitBundle`. */
  "BUNDLE_TOO_MANY_CLAIMS",
  /** The bytes are not the canonical JSON of what they say. */
  "BUNDLE_NOT_CANONICAL",
  /** The bytes are not the ones that the expected hash names. */
  "BUNDLE_HASH_MISMATCH",
  /** A document is longer than allowed. */
  "DOCUMENT_TOO_LARGE",
  /** There is no claim at this index. */
  "CLAIM_NOT_FOUND",
  /** A hash, salt or word is not what it should be. */
  "VALUE_INVALID",
  /** A number does not fit its field. */
  "VALUE_OUT_OF_RANGE",
  /** A salt that somebody might guess. */
  "SALT_WEAK",
  /** Vote planes of a wrong length, or with bits past the last claim. */
  "PLANES_INVALID",
  /** A vote report's document breaks its schema. */
  "REPORT_INVALID",
  /** A document of sentinels is not valid, or a sentinel stands out among the claims. */
  "SENTINELS_INVALID",
  /** An opening does not open the commitment that it is meant for. */
  "OPENING_INVALID",
  /** The log has no such leaf or no such size. */
  "LOG_OUT_OF_RANGE",
  /** A certificate's document breaks its schema. */
  "CERTIFICATE_INVALID",
  /** A deployment's document breaks its schema. */
  "DEPLOYMENT_INVALID",
  /** Where a deployment's contracts should be there are none; `details.missing` names them. */
  "DEPLOYMENT_NOT_FOUND",
  /** The endpoint serves another chain than the deployment's. */
  "CHAIN_MISMATCH",
  /** The endpoint's answers contradict one another: try another endpoint. */
  "CHAIN_INCONSISTENT",
  /** No account to send from. */
  "ACCOUNT_MISSING",
  /** Credit and balance together do not cover the price. */
  "FUNDS_INSUFFICIENT",
  /** The hub may not take enough from the account. */
  "ALLOWANCE_INSUFFICIENT",
  /** The price is above what the caller is ready to pay. */
  "FEE_ABOVE_MAXIMUM",
  /** The tier's value at risk is below the stated value; `details.suggested` names the tier that would do. */
  "TIER_TOO_LOW",
  /** The domain does not offer the tier; `details.offered` names those that it does. */
  "TIER_NOT_OFFERED",
  /** No tier of the domain covers the stated value, or it offers none; `details.most` is what is covered. */
  "NO_TIER_SUITS",
  /** Too few validators or families sit in the domain now. */
  "DOMAIN_NOT_SEATED",
  /** There is no such request. */
  "REQUEST_NOT_FOUND",
  /** There is no such round. */
  "ROUND_NOT_FOUND",
  /** The chain does not know the hash of the round's seed block: not yet, or not any more. */
  "SEED_UNAVAILABLE",
  /** The transaction slashed nobody. */
  "SLASH_NOT_FOUND",
  /** There is no such validator. */
  "VALIDATOR_NOT_FOUND",
  /** The request has no final verdict (yet). */
  "VERDICT_NOT_FINAL",
  /** The round was not settled (yet). */
  "ROUND_NOT_SETTLED",
  /** Nobody contested the request's verdict. */
  "CONTEST_NOT_FOUND",
  /** The verdict cannot be contested now; `details.reason` says why. */
  "CONTEST_NOT_OPEN",
  /** The contest has not ended (yet). */
  "CONTEST_NOT_ENDED",
  /** Some of the claims cannot be challenged; `details` names them by the reason. */
  "CLAIMS_NOT_CHALLENGEABLE",
  /** There is no challenge to pay out. */
  "NOTHING_TO_REDEEM",
  /** No vote is left to hold against the final verdict. */
  "NOTHING_TO_RECKON",
  /** The transaction that settled the round does not show its ballots in a way that can be read. */
  "SETTLEMENT_UNREADABLE",
  /** Openings are missing without which the round cannot be settled now. */
  "OPENINGS_MISSING",
  /** The epoch is not closed (yet). */
  "EPOCH_NOT_CLOSED",
  /** There is nothing to distribute to contributors. */
  "DISTRIBUTION_EMPTY",
  /** A distribution to contributors is not the one that the chain's events lead to. */
  "DISTRIBUTION_WRONG",
  /** The distribution has nothing for the account. */
  "CONTRIBUTION_NOT_FOUND",
  /** The contributor was paid all that it is due. */
  "CONTRIBUTION_CLAIMED",
  /** A contract refused; `details.error` names its error and `details.hint` says what to do. */
  "CONTRACT_REVERTED",
  /** The transaction was sent and failed. */
  "TRANSACTION_FAILED",
  /** A model declined to decompose a text, or a content filter stopped it. */
  "DECOMPOSE_REFUSED",
  /** The model's answer does not have the required shape, or was cut off. */
  "DECOMPOSE_MALFORMED",
  /** The model took longer than `timeoutMs`. */
  "DECOMPOSE_TIMEOUT",
  /** The model's server could not be reached, or reported an error. */
  "DECOMPOSE_UNAVAILABLE",
  /** The endpoint could not be reached, or answered with an error. */
  "RPC_FAILED",
  /** It took longer than the given timeout. */
  "TIMEOUT",
  /** The caller's signal ended it. */
  "ABORTED",
] as const;
/** One of {@link miraErrorCodes}. */
export type MiraErrorCode = (typeof miraErrorCodes)[number];

/** What a {@link MiraError} is made of besides code and message. */
export type MiraErrorOptions = {
  /** Facts for programs and logs; never a salt, a key or a vote that is not open yet. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
  /** Whether the same call may succeed later without a change; `false` by default. */
  retryable?: boolean;
};

/**
 * The one error of this SDK. Decide by `code`, never by the message.
 *
 * @example
 * try {
 *   await openRequest(client, parameters);
 * } catch (error) {
 *   if (error instanceof MiraError && error.code === "FUNDS_INSUFFICIENT") console.error(error.details);
 *   else throw error;
 * }
 */
export class MiraError extends Error {
  override readonly name = "MiraError";
  readonly code: MiraErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly retryable: boolean;

  constructor(code: MiraErrorCode, message: string, options: MiraErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
    this.retryable = options.retryable ?? false;
  }
}
