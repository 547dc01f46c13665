import { quorum, type Verdict } from "@mira-protocol/sdk";
import type { TermsParameters } from "../../../deploy/policies.ts";
import type { SeatPay } from "./pay.ts";
import type { RequestOutcome, RequestRound } from "./request.ts";

/** What a validator loses over one round that a deeper one overruled, in p. */
export type Reckoned = { pay: SeatPay; levelNumber: number; clawback: number; slash: number };

/** What a pool of stake is worth in p: a vote on one claim costs 0.01 MIRA. */
const PRICES_PER_MIRA = 100;

/**
 * Settles accounts once a request is final: votes for verdicts that the final one contradicts lose their part of the
 * pay, and σ·p a seat and claim where the reversal is clear, that is by nine tenths of the deeper round's seats; in all
 * at most the tier's part of the pool.
 */
export function reckonRequest({ rounds, verdicts }: RequestOutcome, terms: TermsParameters): readonly Reckoned[] {
  const clear = clearClaims(rounds, verdicts);
  const slashed = new Map<number, number>();
  return rounds.flatMap(({ levelNumber, selection, outcome, pay }) => {
    const own = outcome.result?.verdicts ?? [];
    const flipped = selection.flatMap((claim, position) => {
      const [before, final] = [own[position], verdicts[claim]];
      return before !== "UNDECIDED" && final !== "UNDECIDED" && before !== final ? [{ claim, position }] : [];
    });
    if (flipped.length === 0) return [];
    return pay.map((each): Reckoned => {
      const { vote } = each;
      const wrong = flipped.filter(({ position }) => vote.answers[position] === own[position]);
      const units = wrong.filter(({ claim }) => clear.has(claim)).length * vote.seats * terms.slashMultiple;
      const taken = slashed.get(vote.index) ?? 0;
      const most = (vote.validator.stake * PRICES_PER_MIRA * terms.slashCapBps) / 10_000;
      const slash = Math.min(units, most - taken);
      slashed.set(vote.index, taken + slash);
      return {
        pay: each,
        levelNumber,
        clawback: (payOf(each, selection.length, terms) * wrong.length) / selection.length,
        slash,
      };
    });
  });
}

/** Pay of an id for a round, in p. */
export function payOf({ fraction, vote }: SeatPay, claims: number, { validatorShare }: TermsParameters): number {
  return (fraction * vote.seats * Math.max(32, claims) * validatorShare) / 10_000;
}

/** Claims whose final verdict a deeper round gave by nine tenths of its committed seats. */
function clearClaims(rounds: readonly RequestRound[], verdicts: readonly Verdict[]): ReadonlySet<number> {
  const clear = new Set<number>();
  for (const { levelNumber, selection, outcome } of rounds) {
    for (const [position, claim] of selection.entries()) {
      clear.delete(claim);
      const [verdict, counts] = [verdicts[claim], outcome.result?.counts[position]];
      if (levelNumber === 0 || !counts || !verdict || verdict === "UNDECIDED") continue;
      if (counts[verdict] >= quorum(outcome.committedSeats, 9, 10)) clear.add(claim);
    }
  }
  return clear;
}
