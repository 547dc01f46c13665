import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type AbstentionReason,
  type MiraRequest,
  parseReport,
  unpackPolicyLevels,
  type Vote,
} from "@mira-protocol/sdk";

/** Why a validator abstains that did not get to judging. */
const OUT_OF_TIME: readonly (AbstentionReason | undefined)[] = ["content-unavailable", "model-failure"];

/**
 * Counts the validators that had a seat in a request's round and no time to vote: they did not commit, did not open, or
 * abstained on everything because bundle or verifier came too late. On a machine that keeps up there are none.
 *
 * @param folders Each validator's data folder, by id.
 */
export async function countLate(
  { header, settled }: Pick<MiraRequest, "header" | "settled">,
  votes: readonly Vote[],
  folders: ReadonlyMap<number, string>,
): Promise<number> {
  if (!settled) return folders.size;
  // Stakes are equal: with a seat for each to expect, each has one. With fewer, who is absent may have drawn none.
  const [level] = unpackPolicyLevels(header.levels);
  const absent = level && level.seats >= folders.size ? folders.size - votes.length : 0;
  const late = await Promise.all(
    votes.map(async ({ validatorId, reportHash }) => {
      const folder = folders.get(validatorId);
      if (!reportHash || !folder) return true;
      const { answers } = parseReport(await readFile(join(folder, "reports", `${reportHash}.json`)), reportHash);
      return answers.every(({ abstention }) => OUT_OF_TIME.includes(abstention));
    }),
  );
  return absent + late.filter(Boolean).length;
}
