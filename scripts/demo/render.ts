import { styleText } from "node:util";
import {
  type AbstentionReason,
  type Answer,
  verdicts as allVerdicts,
  domains,
  type Hosting,
  type Verdict,
  type Vote,
} from "@mira-protocol/sdk";
import { formatUnits } from "viem";
import type { LocalValidator } from "../lib/setUp.ts";
import type { Label } from "./records.ts";
import type { VerifiedBundle } from "./verifyRecords.ts";

const MARKS: Readonly<Record<Verdict, string>> = {
  TRUE: styleText("green", "✔ true     "),
  FALSE: styleText("red", "✘ false    "),
  INVALID: styleText("magenta", "⊘ invalid  "),
  UNDECIDED: styleText("yellow", "? undecided"),
};

const LETTERS: Readonly<Record<Exclude<Answer, "ABSTAIN">, string>> = {
  TRUE: styleText("green", "T"),
  FALSE: styleText("red", "F"),
  INVALID: styleText("magenta", "I"),
};

/** Why a validator does not know: not enough evidence, ambiguous, no content, no answer from its model. */
const DOUBTS: Readonly<Record<AbstentionReason, string>> = {
  "insufficient-evidence": styleText("gray", "e"),
  ambiguous: styleText("gray", "a"),
  "content-unavailable": styleText("yellow", "c"),
  "model-failure": styleText("yellow", "m"),
};

/** An amount of MIRA for a person. */
export const mira = (amount: bigint): string =>
  `${Number(formatUnits(amount, 18)).toLocaleString("en", { maximumFractionDigits: 3 })} MIRA`;

/** A request's claims with verdicts, votes and labels, as lines of text. */
export function renderBundle(
  verified: VerifiedBundle,
  validators: readonly LocalValidator[],
  hostings: ReadonlyMap<number, Hosting>,
  width: number,
): string {
  const { record, bundle, requestId, domain, verdicts, votes, fee, refund, blocksToVerdict } = verified;
  const opened = votes.filter(({ answers }) => answers);
  const families = new Set(opened.map(({ family }) => family)).size;
  const running = opened.map(({ validatorId }) => hostings.get(validatorId));
  const seats = votes.reduce((sum, { seats: weight }) => sum + weight, 0);
  const title = styleText("bold", record.id);
  const facts = [
    `request ${requestId & 0xffff_ffffn}`,
    domains[domain] ?? `domain ${domain}`,
    `${bundle.claims.length} claims`,
    `${seats} seats of ${votes.length} validators, ${families} families`,
    renderStated(
      "regions",
      running.map((hosting) => hosting?.region),
    ),
    renderStated(
      "providers",
      running.map((hosting) => hosting?.provider),
    ),
    `${blocksToVerdict ?? "–"} blocks`,
    `paid ${mira(fee - refund)}`,
  ];
  const lines = [`${title}  ${styleText("gray", facts.join(" · "))}`];
  if (record.prompt) lines.push(styleText("gray", `  asked: ${clip(record.prompt, width - 10)}`));
  if (!verdicts)
    return [...lines, styleText("yellow", `  expired: too few seats; ${mira(refund)} refunded`)].join("\n");
  for (const [index, claim] of bundle.claims.entries()) {
    const verdict = verdicts[index] ?? "UNDECIDED";
    const letters = validators.map(({ id }) =>
      letterOf(
        votes.find(({ validatorId }) => validatorId === id),
        index,
      ),
    );
    const label = record.labels[verified.firstClaim + index];
    lines.push(`  ${MARKS[verdict]} ${letters.join("")} ${agreement(verdict, label)} ${clip(claim.text, width - 28)}`);
  }
  return lines.join("\n");
}

/** How many different ones validators state, who need not state any. */
function renderStated(what: string, values: readonly (string | null | undefined)[]): string {
  const stated = values.filter((value) => typeof value === "string");
  if (stated.length === 0) return `${what} not stated`;
  const silent = values.length - stated.length;
  return `${new Set(stated).size} ${what}${silent === 0 ? "" : ` (${silent} validators state none)`}`;
}

/** One validator's answer to one claim. */
function letterOf(vote: Vote | undefined, index: number): string {
  if (!vote) return " ";
  const answer = vote.answers?.[index];
  if (!answer) return styleText("gray", "-");
  if (answer !== "ABSTAIN") return LETTERS[answer];
  const doubt = vote.report?.answers[index]?.abstention;
  return doubt ? DOUBTS[doubt] : styleText("gray", "·");
}

/** How many claims got each verdict. */
export function countVerdicts(all: readonly VerifiedBundle[]): Record<Lowercase<Verdict>, number> {
  const flat = all.flatMap(({ verdicts }) => verdicts ?? []);
  const entries = allVerdicts.map((verdict) => [verdict.toLowerCase(), flat.filter((each) => each === verdict).length]);
  return Object.fromEntries(entries) as Record<Lowercase<Verdict>, number>;
}

/** What the letters of {@link renderBundle} mean. */
export function renderLegend(validators: readonly LocalValidator[]): string {
  const columns = validators.map(({ id, name }) => `${id} ${name}`).join(", ");
  const doubts = "e not enough evidence, a ambiguous, c content not there, m model failed, · unsaid";
  const letters = `T true, F false, I invalid; I don't know: ${doubts}; - not opened, blank: no seat`;
  return styleText(
    "gray",
    `Votes, one column a validator (${columns}): ${letters}.\n= and ≠ compare with the human label.`,
  );
}

function agreement(verdict: Verdict, label: Label | undefined): string {
  if (label === undefined || label === "unknown" || verdict === "UNDECIDED" || verdict === "INVALID") return " ";
  return (verdict === "TRUE") === (label === "supported") ? styleText("green", "=") : styleText("red", "≠");
}

function clip(text: string, width: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const points = [...line];
  return points.length <= width ? line : `${points.slice(0, Math.max(1, width - 1)).join("")}…`;
}
