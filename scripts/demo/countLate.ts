import { type AbstentionReason, type MiraRequest, unpackPolicyLevels, type Vote } from "@mira-protocol/sdk";

/** Why a validator abstains that did not get to judging. */
const OUT_OF_TIME: readonly (AbstentionReason | undefined)[] = ["content-unavailable", "model-failure"];

/**
 * Counts the validators that had a seat in a request's round and no time to vote: they did not commit, did not open, or
 * abstained on everything because bundle or verifier came too late. On a machine that keeps up there are none.
 *
 * @param votes With their reports.
 * @param sitting Validators in the domain.
 */
export function countLate(
  { header, settled }: Pick<MiraRequest, "header" | "settled">,
  votes: readonly Vote[],
  sitting: number,
): number {
  if (!settled) return sitting;
  // Stakes are equal: with a seat for each to expect, each has one. With fewer, who is absent may have drawn none.
  const [level] = unpackPolicyLevels(header.levels);
  const absent = level && level.seats >= sitting ? sitting - votes.length : 0;
  const late = votes.filter(({ report }) => {
    return !report || report.answers.every(({ abstention }) => OUT_OF_TIME.includes(abstention));
  });
  return absent + late.length;
}
