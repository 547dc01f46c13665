import { type Answer, encodePlanes, type Planes, type TallyResult, tally } from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import type { SimulatedClaim } from "./claims.ts";
import { drawCommittee } from "./draw.ts";
import type { SimulatedValidator } from "./population.ts";
import type { Random } from "./random.ts";
import { answersOf, createSharedErrors, type VoteContext, type VoteTraits } from "./votes.ts";

/** Who may sit in a round, and by which rule it is counted. */
export type SeatingParameters = {
  random: Random;
  validators: readonly SimulatedValidator[];
  /** Power of each of them. */
  powers: readonly bigint[];
  level: LevelParameters;
  minFamilies: number;
};

/** What a request's voters have in common. */
export type ContextParameters = {
  random: Random;
  claims: readonly SimulatedClaim[];
  traits: VoteTraits;
  /** What strategies know of the past: see `VoteContext`. */
  memory: Pick<VoteContext, "crowdTrueShare" | "previous" | "agreed">;
};

/** One round to run. */
export type RoundParameters = SeatingParameters & ContextParameters;

/** A vote that was committed and opened. */
export type SeatedVote = {
  /** Position of the validator in the population. */
  index: number;
  validator: SimulatedValidator;
  seats: number;
  toppedUp: boolean;
  answers: readonly Answer[];
  planes: Planes;
};

/** What came of a round. */
export type RoundOutcome = {
  votes: readonly SeatedVote[];
  committedSeats: number;
  /** Seats of each of the population by the first draw, committed or not. */
  drawn: readonly number[];
  /** `null` where too few seats committed even after the top-up. */
  result: TallyResult | null;
};

/** Strategies that know nothing of the past. */
export const NO_MEMORY: ContextParameters["memory"] = { previous: [], agreed: [], crowdTrueShare: 0.5 };

/** Whoever votes on these claims gives the same answers each time that it is asked. */
export function createContext({ random, claims, traits, memory }: ContextParameters): VoteContext {
  return {
    random,
    claims,
    traits,
    errors: createSharedErrors(random, traits.familyCorrelation),
    given: new Map(),
    ...memory,
  };
}

/** Runs a request's first round alone: see {@link runRoundOn}. */
export function runRound(parameters: RoundParameters): RoundOutcome {
  const selection = parameters.claims.map((_, index) => index);
  return runRoundOn(selection, createContext(parameters), parameters);
}

/**
 * Runs a round as the contracts do: draw, commitments, a second window at twice the seats if the first brought too few,
 * openings of all, count. The draw and the count are the SDK's, bound to the contracts by vectors.
 *
 * @param selection Claims of the context that the round votes on, in order.
 */
export function runRoundOn(
  selection: readonly number[],
  context: VoteContext,
  { random, validators, powers, level, minFamilies }: SeatingParameters,
): RoundOutcome {
  const totalPower = powers.reduce((sum, power) => sum + power, 0n);
  const candidates = validators.map(({ id }, index) => ({ id, power: powers[index] ?? 0n }));
  const seed = random.word();
  const votes: SeatedVote[] = [];
  const commit = (seats: readonly number[], toppedUp: boolean): void => {
    const committed = new Set(votes.map(({ index }) => index));
    for (const [index, validator] of validators.entries()) {
      const own = seats[index] ?? 0;
      if (own === 0 || committed.has(index)) continue;
      const all = answersOf(validator, context);
      if (!all) continue;
      const answers = selection.map((claim) => all[claim] ?? "ABSTAIN");
      votes.push({ index, validator, seats: own, toppedUp, answers, planes: encodePlanes(answers) });
    }
  };
  const seated = () => votes.reduce((sum, { seats }) => sum + seats, 0);

  const drawn = drawCommittee(seed, candidates, totalPower, level);
  commit(drawn, false);
  if (seated() < level.leastSeats) {
    const second = drawCommittee(seed, candidates, totalPower, { seats: 2 * level.seats, cap: level.cap });
    // Whoever has seats by the first draw gets no more of them by coming late.
    const late = second.map((seats, index) => drawn[index] || seats);
    commit(late, true);
  }
  const committedSeats = seated();
  if (committedSeats < level.leastSeats) return { votes, committedSeats, drawn, result: null };
  const result = countVotes(votes, { claimCount: selection.length, level, minFamilies });
  return { votes, committedSeats, drawn, result };
}

/** Counts votes by a level's threshold: all of a round's, or those that somebody chose. */
export function countVotes(
  votes: readonly SeatedVote[],
  { claimCount, level, minFamilies }: { claimCount: number } & Pick<SeatingParameters, "level" | "minFamilies">,
): TallyResult {
  const { thresholdNumerator, thresholdDenominator } = level;
  const ballots = ballotsOf(votes);
  return tally({ claimCount, ballots, thresholdNumerator, thresholdDenominator, minFamilies });
}

/** Votes as the SDK counts them. */
export const ballotsOf = (votes: readonly SeatedVote[]) =>
  votes.map(({ seats, validator: { family }, planes }) => ({ seats, family, planes }));
