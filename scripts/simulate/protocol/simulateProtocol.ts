import { simulateCartel } from "./cartel.ts";
import { simulateCollusion } from "./collusion.ts";
import { simulateDepth } from "./depth.ts";
import { simulateEnsemble } from "./ensemble.ts";
import { simulateFamilies } from "./families.ts";
import { simulateJail } from "./jail.ts";
import { simulateOwnVote } from "./ownVote.ts";
import { simulatePay } from "./pay.ts";
import { simulateRanks } from "./ranks.ts";
import type { RecordedVotes } from "./recordedVotes.ts";
import { simulateReplay } from "./replay.ts";
import { simulateSeating } from "./seating.ts";
import type { Effort, Section } from "./section.ts";
import { simulateSelfDealing } from "./selfDealing.ts";
import { simulateSettler } from "./settler.ts";

/** What to run. */
export type ProtocolParameters = Effort & {
  /** Numbers of the parts; all by default. */
  only?: readonly number[];
  /** Votes for part 11, which is left out without. */
  recorded?: RecordedVotes;
};

/** Parts by number; two of them may come from one run. */
const PARTS: readonly (readonly [numbers: readonly number[], run: (effort: Effort) => Section | readonly Section[]])[] =
  [
    [[1], simulateSeating],
    [[2], simulateOwnVote],
    [[3], simulateJail],
    [[4], simulateRanks],
    [[5], simulatePay],
    [[6], simulateCartel],
    [[7, 8], simulateSettler],
    [[9], simulateSelfDealing],
    [[10, 15], simulateEnsemble],
    [[12], simulateDepth],
    [[13], simulateFamilies],
    [[14], simulateCollusion],
  ];

/**
 * Runs the parts; the same seeds give the same figures.
 *
 * @param onStep Told what comes next.
 */
export function simulateProtocol(
  { only, recorded, seed, seeds, scale }: ProtocolParameters,
  onStep: (what: string) => void = () => {},
): readonly Section[] {
  const effort = { seed, seeds, scale };
  const isWanted = (number: number) => only === undefined || only.includes(number);
  const sections: Section[] = [];
  for (const [numbers, run] of PARTS) {
    if (!numbers.some(isWanted)) continue;
    onStep(`part ${numbers.join(" and ")}`);
    sections.push(...[run(effort)].flat().filter(({ number }) => isWanted(number)));
  }
  if (recorded && isWanted(11)) {
    onStep("part 11");
    sections.push(simulateReplay(effort, recorded));
  }
  return sections.sort((a, b) => a.number - b.number);
}
