// What a seat earns of the most that it could, by kind of voter and claims a request, as a Monte Carlo over the very
// functions that the contracts are bound to: `node scripts/simulate/payPerSeat.ts`.
import {
  type Answer,
  addToKappaRecord,
  emptyKappaRecord,
  encodePlanes,
  judgeRound,
  type KappaRecord,
  kappa,
  leaveOutVerdict,
  payFraction,
  SCORE_ONE,
  type Score,
  scoreVote,
} from "@mira-protocol/sdk";

/** Voters whose votes settle nothing, judged beside the committee. */
const PROBES = ["abstainer", "coin", "alwaysTrue", "alwaysFalse"] as const;
type Probe = (typeof PROBES)[number];

/** What {@link payPerSeat} plays. */
export type PayPerSeatParameters = {
  /** Claims of each request. */
  claims: number;
  /** Seats of honest validators that each of them takes before pay is averaged, and again while it is. */
  sittings: number;
  seed: number;
  /** Accuracies of the honest validators are spread evenly from the first to the second; .62 to .95 by default. */
  accuracy?: readonly [from: number, to: number];
  /** Share of claims on which an honest validator abstains; none by default. */
  abstaining?: number;
  /** Share of TRUE among the claims; half by default. */
  truths?: number;
};

/** Averages of the pay fraction, and of the running κ at the end. */
export type PayPerSeat = Record<"honest" | Probe, { pay: number; kappa: number }>;

const VALIDATORS = 200;
const FAMILIES = 5;
const HARD = 0.35;

/**
 * Plays rounds of 7 to 9 seats of 200 validators in five families; 35 % of the claims are hard
 * (accuracy less .15, else more .08).
 */
export function payPerSeat(parameters: PayPerSeatParameters): PayPerSeat {
  const { claims, sittings, seed, accuracy: [from, to] = [0.62, 0.95], abstaining = 0, truths = 0.5 } = parameters;
  const random = mulberry32(seed);
  const honest = Array.from({ length: VALIDATORS }, (_, i) => ({
    family: 1 + (i % FAMILIES),
    accuracy: from + ((to - from) * i) / (VALIDATORS - 1),
    record: emptyKappaRecord,
  }));
  const probes = PROBES.map((name) => ({ name, record: emptyKappaRecord }));
  const sums = new Map<string, { pay: number; count: number }>();
  const rounds = Math.ceil((2 * sittings * VALIDATORS) / 8);
  for (let round = 0; round < rounds; round++) {
    const truth = Array.from({ length: claims }, (): Answer => (random() < truths ? "TRUE" : "FALSE"));
    const hard = truth.map(() => random() < HARD);
    const committee = draw(honest, 7 + Math.floor(3 * random()), random);
    const vote = (accuracy: number) =>
      truth.map((right, i): Answer => {
        if (random() < abstaining) return "ABSTAIN";
        const isRight = random() < Math.min(1, accuracy + (hard[i] ? -0.15 : 0.08));
        return isRight ? right : right === "TRUE" ? "FALSE" : "TRUE";
      });
    const ballots = committee.map(({ family, accuracy }) => ({
      seats: 1,
      family,
      planes: encodePlanes(vote(accuracy)),
    }));
    const contest = { claimCount: claims, ballots, thresholdNumerator: 2, thresholdDenominator: 3 };
    const isCounted = round >= rounds / 2;
    const judge = (name: string, voter: { record: KappaRecord }, score: Score | null) => {
      if (!score) return;
      const sum = sums.get(name) ?? { pay: 0, count: 0 };
      if (isCounted) sum.pay += Number(payFraction(score, kappa(voter.record))) / Number(SCORE_ONE);
      if (isCounted) sum.count += 1;
      sums.set(name, sum);
      voter.record = addToKappaRecord(voter.record, score);
    };
    for (const [i, score] of judgeRound(contest).entries()) judge("honest", committee[i] as Voter, score);
    const verdict = leaveOutVerdict({ ...contest, family: 1 + Math.floor(FAMILIES * random()) });
    for (const probe of probes) {
      const given = truth.map(() => probeAnswer(probe.name, random));
      judge(probe.name, probe, scoreVote({ claimCount: claims, vote: encodePlanes(given), verdict }));
    }
  }
  const payOf = (name: string) => (sums.get(name)?.pay ?? 0) / (sums.get(name)?.count ?? 1);
  const kappaOf = (records: readonly KappaRecord[]) =>
    records.reduce((sum, record) => sum + Number(kappa(record)), 0) / records.length / Number(SCORE_ONE);
  const entries = probes.map(({ name, record }) => [name, { pay: payOf(name), kappa: kappaOf([record]) }]);
  return {
    honest: { pay: payOf("honest"), kappa: kappaOf(honest.map(({ record }) => record)) },
    ...(Object.fromEntries(entries) as Record<Probe, { pay: number; kappa: number }>),
  };
}

type Voter = { family: number; accuracy: number; record: KappaRecord };

function probeAnswer(name: Probe, random: () => number): Answer {
  if (name === "abstainer") return "ABSTAIN";
  if (name === "coin") return random() < 0.5 ? "TRUE" : "FALSE";
  return name === "alwaysTrue" ? "TRUE" : "FALSE";
}

/** `count` different members of `from`. */
function draw<T>(from: readonly T[], count: number, random: () => number): readonly T[] {
  const chosen = new Set<T>();
  while (chosen.size < count) chosen.add(from[Math.floor(random() * from.length)] as T);
  return [...chosen];
}

/** Mulberry32: a small generator that gives the same numbers everywhere. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (import.meta.main) {
  const ranges = [
    [0.62, 0.95],
    [0.85, 0.86],
  ] as const;
  for (const accuracy of ranges) {
    for (const claims of [1, 4, 32, 256]) {
      const sittings = Math.ceil(claims < 32 ? 1_200 / claims : 30);
      const result = payPerSeat({ claims, sittings, seed: claims, accuracy });
      const cells = Object.entries(result).map(
        ([name, at]) => `${name} ${at.pay.toFixed(3)} (κ̂ ${at.kappa.toFixed(2)})`,
      );
      console.log(`accuracy ${accuracy.join("–")}, n = ${claims}: ${cells.join(", ")}`);
    }
  }
}
