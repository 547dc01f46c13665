import { type Answer, encodePlanes, type Planes, type TallyResult, tally } from "@mira-protocol/sdk";
import type { LevelParameters } from "../../../deploy/policies.ts";
import type { SimulatedClaim } from "./claims.ts";
import { drawCommittee } from "./draw.ts";
import type { SimulatedValidator } from "./population.ts";
import type { Random } from "./random.ts";
import { answersOf, createSharedErrors, type VoteContext, type VoteTraits } from "./votes.ts";

/** One round to run. */
export type RoundParameters = {
  random: Random;
  claims: readonly SimulatedClaim[];
  validators: readonly SimulatedValidator[];
  /** Power of each of them. */
  powers: readonly bigint[];
  level: LevelParameters;
  minFamilies: number;
  traits: VoteTraits;
  /** What strategies know of the past: see `VoteContext`. */
  memory: Pick<VoteContext, "crowdTrueShare" | "previous" | "agreed">;
};

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

/**
 * Runs a round as the contracts do: draw, commitments, a second window at twice the seats if the first brought too few,
 * openings of all, count. The draw and the count are the SDK's, bound to the contracts by vectors.
 */
export function runRound(parameters: RoundParameters): RoundOutcome {
  const { random, claims, validators, powers, level, minFamilies, traits, memory } = parameters;
  const totalPower = powers.reduce((sum, power) => sum + power, 0n);
  const candidates = validators.map(({ id }, index) => ({ id, power: powers[index] ?? 0n }));
  const seed = random.word();
  const errors = createSharedErrors(random, traits.familyCorrelation);
  const context: VoteContext = { random, claims, traits, errors, given: new Map(), ...memory };
  const votes: SeatedVote[] = [];
  const commit = (seats: readonly number[], toppedUp: boolean): void => {
    const committed = new Set(votes.map(({ index }) => index));
    for (const [index, validator] of validators.entries()) {
      const own = seats[index] ?? 0;
      if (own === 0 || committed.has(index)) continue;
      const answers = answersOf(validator, context);
      if (answers) votes.push({ index, validator, seats: own, toppedUp, answers, planes: encodePlanes(answers) });
    }
  };
  const seated = () => votes.reduce((sum, { seats }) => sum + seats, 0);

  const drawn = drawCommittee(seed, candidates, totalPower, level);
  commit(drawn, false);
  if (seated() < level.leastSeats) {
    commit(drawCommittee(seed, candidates, totalPower, { seats: 2 * level.seats, cap: level.cap }), true);
  }
  const committedSeats = seated();
  if (committedSeats < level.leastSeats) return { votes, committedSeats, drawn, result: null };
  const ballots = votes.map(({ seats, validator: { family }, planes }) => ({ seats, family, planes }));
  const { thresholdNumerator, thresholdDenominator } = level;
  const rule = { thresholdNumerator, thresholdDenominator, minFamilies };
  return { votes, committedSeats, drawn, result: tally({ claimCount: claims.length, ballots, ...rule }) };
}
