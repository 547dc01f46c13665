import type { Answer, Verdict } from "@mira-protocol/sdk";

/**
 * The verdict of a committee: the answer that at least `share` of all seats gave, abstentions counted among the
 * seats; `UNDECIDED` if there is none. Every panel seat is a family of its own, so families need no second count.
 */
export const tally = (answers: readonly Answer[], share: number): Verdict => {
  const needed = Math.ceil(answers.length * share - 1e-9);
  for (const verdict of ["TRUE", "FALSE", "INVALID"] as const)
    if (answers.length > 0 && answers.filter((answer) => answer === verdict).length >= needed) return verdict;
  return "UNDECIDED";
};
