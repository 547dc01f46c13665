/** What a validator says of a claim. */
export const answers = ["ABSTAIN", "TRUE", "FALSE", "INVALID"] as const;
/**
 * One validator's answer to one claim. `INVALID` says that the claim is ill-posed and cannot be checked;
 * `ABSTAIN` says "I don't know yet" and counts towards nothing.
 */
export type Answer = (typeof answers)[number];

/** What the committee found. */
export const verdicts = ["UNDECIDED", "TRUE", "FALSE", "INVALID"] as const;
/** The outcome for one claim; `UNDECIDED` means that no answer reached the threshold. */
export type Verdict = (typeof verdicts)[number];

/**
 * What is asked of every claim of a bundle. `support`: does the evidence support it (silence means FALSE)?
 * `truth`: is it so (silence means ABSTAIN)?
 */
export const questions = ["support", "truth"] as const;
export type Question = (typeof questions)[number];
