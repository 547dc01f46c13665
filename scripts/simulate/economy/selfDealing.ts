import { emptyKappaRecord } from "@mira-protocol/sdk";
import { createClaims } from "../shared/claims.ts";
import { payRound } from "../shared/pay.ts";
import type { SimulatedValidator } from "../shared/population.ts";
import { createRandom } from "../shared/random.ts";
import { runRound } from "../shared/round.ts";
import { POPULATION, TIERS, VOTES } from "../shared/setting.ts";
import { createSample, type Estimate } from "../shared/statistics.ts";
import { emissionOf } from "./emission.ts";
import { EMISSION, MIRA, SHARES } from "./parameters.ts";

const CLAIM_COUNT = 64;
const STEPS = 10;
const share = (parts: bigint): number => Number(parts) / 10_000;

/** What a dealer asks: claims that all can answer, or such as nobody but itself can. */
const QUESTIONS = ["fair", "private"] as const;

/** Profit of paying oneself, as a share of the net fees, at one share of a domain's stake. */
export type SelfDealingPoint = {
  stakeShare: number;
  /** Dealer is settler, integrator and sole contributor, and emissions are at their bound. */
  worst: Record<(typeof QUESTIONS)[number], Estimate>;
  /** Dealer is settler alone: no integrator's share, no contributors' part. */
  plain: number;
  /** If emissions were not bounded by fees, on a network where others pay as much in other domains. */
  unbounded: number;
};

/** What self-dealing brings, from no stake of a domain to all of it. */
export type SelfDealingResult = {
  points: SelfDealingPoint[];
  /** Measured profit of who has all the stake. */
  atFullStake: number;
  /** Most that the shares and bounds leave a dealer, by arithmetic: its own seats earn everything. */
  bound: number;
};

/** Measures the profit of requesters who pay themselves through rounds that are drawn, counted and paid as any other. */
export function simulateSelfDealing({ seed, rounds }: { seed: number; rounds: number }): SelfDealingResult {
  const points = Array.from({ length: STEPS + 1 }, (_, step) => {
    const stakeShare = step / STEPS;
    const own = { fair: ownPart("fair"), private: ownPart("private") };
    function ownPart(questions: (typeof QUESTIONS)[number]): Estimate {
      return measureOwnPart({ seed, rounds, stakeShare, questions });
    }
    const worst = (part: Estimate): Estimate => ({ ...part, mean: profit(part.mean), error: part.error * slope() });
    return {
      stakeShare,
      worst: { fair: worst(own.fair), private: worst(own.private) },
      plain:
        stakeShare * share(SHARES.validators) * (1 + multiple() * (1 - share(EMISSION.contributors))) +
        share(SHARES.tip) -
        1,
      unbounded: unboundedProfit(stakeShare),
    };
  });
  return { points, atFullStake: points.at(-1)?.worst.fair.mean ?? Number.NaN, bound: profit(1) };
}

const multiple = (): number => share(EMISSION.mostMultiple);
/** What one unit of the validators' share brings a dealer who is also the contributor. */
const slope = (): number => share(SHARES.validators) * (1 + multiple());

/** Profit by the part of validators' pay that is one's own. */
function profit(ownPart: number): number {
  return ownPart * slope() + share(SHARES.integrator) + share(SHARES.tip) - 1;
}

/** A day's whole release shared by what was earned: dealing a day's fees as large as everybody else's. */
function unboundedProfit(stakeShare: number): number {
  const fees = 100_000;
  const released = Number(emissionOf(EMISSION.reserve, 10n ** 30n).amount / MIRA);
  const earned = stakeShare * share(SHARES.validators);
  const emission = (released * stakeShare) / 2 / fees;
  return earned + emission + share(SHARES.integrator) + share(SHARES.tip) - 1;
}

type OwnPartParameters = {
  seed: number;
  rounds: number;
  stakeShare: number;
  questions: (typeof QUESTIONS)[number];
};

/** Part of validators' pay that goes to the dealer's own, round by round. */
function measureOwnPart({ seed, rounds, stakeShare, questions }: OwnPartParameters): Estimate {
  const random = createRandom(seed, `self-dealing/${questions}/${stakeShare}`);
  const { validators: count, families } = POPULATION;
  const own = Math.round(stakeShare * count);
  const validators = Array.from({ length: count }, (_, index): SimulatedValidator => {
    // The dealer's are of all families, so that its own votes can be judged by its own votes. It knows its claims.
    const isOwn = index < own;
    const strategy = isOwn || questions === "fair" ? "honest" : "abstain";
    return { id: index + 1, family: (index % families) + 1, stake: 20_000, accuracy: isOwn ? 1 : 0.9, strategy };
  });
  const [level] = TIERS.STANDARD.levels;
  if (!level) throw new Error("The tier has no levels.");
  const records = validators.map(() => emptyKappaRecord);
  const sample = createSample();
  let [mine, all] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const claims = createClaims(random, CLAIM_COUNT, { trueShare: 0.5, hardShare: 0 });
    const outcome = runRound({
      random,
      claims,
      validators,
      powers: validators.map(({ stake }) => BigInt(stake)),
      level,
      minFamilies: TIERS.STANDARD.terms.minFamilies,
      traits: VOTES,
      memory: { previous: [], agreed: [], crowdTrueShare: 0.5 },
    });
    let [roundMine, roundAll] = [0, 0];
    for (const { vote, fraction } of payRound(outcome, level, records)) {
      roundAll += fraction * vote.seats;
      if (vote.index < own) roundMine += fraction * vote.seats;
    }
    if (roundAll === 0) continue;
    [mine, all] = [mine + roundMine, all + roundAll];
    sample.add(roundMine / roundAll);
  }
  // Fees are proportional to pay, so that rounds count by their pay; the spread between rounds gives the error.
  return { ...sample.estimate(), mean: all === 0 ? 0 : mine / all };
}
