import { emptyKappaRecord, type KappaRecord, type Verdict } from "@mira-protocol/sdk";
import type { LevelParameters, TierParameters } from "../../../deploy/policies.ts";
import { payRound, type SeatPay } from "./pay.ts";
import type { SimulatedValidator } from "./population.ts";
import {
  type ContextParameters,
  createContext,
  type RoundOutcome,
  runRoundOn,
  type SeatingParameters,
} from "./round.ts";

/** A verdict that somebody may challenge. */
export type Challengeable = {
  claim: number;
  verdict: Verdict;
  /** Level of the round that gave it. */
  level: number;
};

/** One request to run to its end. Money is in p, the price of one vote on one claim. */
export type RequestParameters = ContextParameters &
  Pick<SeatingParameters, "validators" | "powers"> & {
    tier: TierParameters;
    /** What the requester pays for deeper rounds on undecided claims. */
    budget: number;
    /** Whether somebody pays for a deeper round on a decided claim. Nobody does by default. */
    isChallenged?: (verdict: Challengeable) => boolean;
    /** Who votes in the first round instead, as many and with the same powers: a committee that was bribed. */
    firstRound?: readonly SimulatedValidator[];
    /** Running records by position in the population; changed by the first round. Newcomers' by default. */
    records?: KappaRecord[];
  };

/** One round of a request. */
export type RequestRound = {
  levelNumber: number;
  level: LevelParameters;
  /** Claims of the request that it voted on. */
  selection: readonly number[];
  /** Claims in it that a challenger paid for. */
  challenged: ReadonlySet<number>;
  outcome: RoundOutcome;
  pay: readonly SeatPay[];
  /** What of the fee is not refunded: pay, and the shares of everybody else. */
  netFee: number;
};

/** What came of a request. */
export type RequestOutcome = {
  /** Final, one a claim. */
  verdicts: readonly Verdict[];
  rounds: readonly RequestRound[];
  /** Unit votes on single claims, of all rounds. */
  votes: number;
  /** Net fees that the requester paid. */
  cost: number;
};

/** Claims that a round is paid for at least. */
const LEAST_CLAIMS = 32;

/**
 * Runs a request as the contracts do: the first round; then, level by level, one deeper round with a fresh draw on the
 * claims that were challenged, and on the undecided ones while the budget lasts. A deeper answer replaces the one before,
 * "no consensus" included; what nobody pays to decide stays as it is. Validators answer as they did if they sit again.
 */
export function runRequest(parameters: RequestParameters): RequestOutcome {
  const { random, claims, powers, tier, isChallenged = () => false } = parameters;
  const records = parameters.records ?? powers.map(() => emptyKappaRecord);
  const context = createContext(parameters);
  const { minFamilies, levels: depth } = tier.terms;
  const verdicts: Verdict[] = claims.map(() => "UNDECIDED");
  const rounds: RequestRound[] = [];
  let [selection, challenged] = [claims.map((_, index) => index), new Set<number>()];
  let budget = parameters.budget;
  let cost = 0;
  for (const [levelNumber, level] of tier.levels.slice(0, depth).entries()) {
    const bribed = levelNumber === 0 ? parameters.firstRound : undefined;
    const seating = { random, validators: bribed ?? parameters.validators, powers, level, minFamilies };
    const outcome = runRoundOn(selection, bribed ? createContext(parameters) : context, seating);
    const pay = payRound(outcome, level, levelNumber === 0 ? records : [...records]);
    const perClaim = Math.max(LEAST_CLAIMS, selection.length);
    const netFee = perClaim * pay.reduce((sum, { fraction, vote }) => sum + fraction * vote.seats, 0);
    rounds.push({ levelNumber, level, selection, challenged, outcome, pay, netFee });
    for (const [position, claim] of selection.entries()) {
      verdicts[claim] = outcome.result?.verdicts[position] ?? "UNDECIDED";
    }
    // A request that nobody came to judge has expired.
    if (levelNumber === 0 && !outcome.result) break;
    const own = netFee * (1 - challengedShare(selection, challenged));
    cost += own;
    budget -= levelNumber === 0 ? 0 : own;
    const next = tier.levels[levelNumber + 1];
    if (!next || levelNumber + 1 >= depth) break;
    const verdictOf = (claim: number): Verdict => verdicts[claim] ?? "UNDECIDED";
    challenged = new Set(
      selection.filter((claim) => {
        const verdict = verdictOf(claim);
        return verdict !== "UNDECIDED" && isChallenged({ claim, verdict, level: levelNumber });
      }),
    );
    const undecided = selection.filter((claim) => verdictOf(claim) === "UNDECIDED");
    const isPaid = undecided.length > 0 && budget >= next.seats * Math.max(LEAST_CLAIMS, undecided.length);
    selection = selection.filter((claim) => challenged.has(claim) || (isPaid && verdictOf(claim) === "UNDECIDED"));
    if (selection.length === 0) break;
  }
  const votes = rounds.reduce((sum, { outcome, selection }) => sum + outcome.committedSeats * selection.length, 0);
  return { verdicts, rounds, votes, cost };
}

/** Part of a round's cost that bonds carry: 5 parts a challenged claim, 4 parts any other. */
function challengedShare(selection: readonly number[], challenged: ReadonlySet<number>): number {
  const others = selection.length - challenged.size;
  return (5 * challenged.size) / (4 * others + 5 * challenged.size);
}
