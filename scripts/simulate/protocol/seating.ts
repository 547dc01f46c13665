import { type Candidate, drawCommittee } from "../shared/draw.ts";
import { createRandom } from "../shared/random.ts";
import { overSeeds } from "../shared/seeds.ts";
import { POPULATION, TIERS } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const OFFLINE = 0.2;
const ONLINE = Math.round(POPULATION.validators * (1 - OFFLINE));

type Draw = {
  name: string;
  seats: number;
  least: number;
  cap: number;
  toppedUp: boolean;
  expected: number;
  rounding: number;
};

/** Drafts of the tiers with a single draw: their least seats follow from the protocol's figures. */
const PLAIN: readonly Draw[] = [
  { seats: 3, least: 2, expected: 0.31 },
  { seats: 7, least: 5, expected: 0.34 },
  { seats: 15, least: 11, expected: 0.34 },
].map((draw) => ({ ...draw, name: `plain/${draw.seats}`, cap: draw.seats, toppedUp: false, rounding: 0.005 }));

const EXPECTED_TOPPED_UP = { LIGHT: [0.0125, 0.00005], STANDARD: [0.001, 0.00005], HIGH: [0.0001, 0] } as const;

const TOPPED_UP: readonly Draw[] = (["LIGHT", "STANDARD", "HIGH"] as const).map((tier) => {
  const [level] = TIERS[tier].levels;
  if (!level) throw new Error(`Tier ${tier} has no levels.`);
  const [expected, rounding] = EXPECTED_TOPPED_UP[tier];
  const { seats, leastSeats: least, cap } = level;
  return { name: `top-up/${seats}`, seats, least, cap, toppedUp: true, expected, rounding };
});

/** How often too few seats commit while a fifth of the validators is offline. */
export function simulateSeating(effort: Effort): Section {
  const candidates = Array.from({ length: ONLINE }, (_, index): Candidate => ({ id: index + 1, power: 1n }));
  const draws = [...PLAIN, ...TOPPED_UP];
  const figures = overSeeds(effort, (seed) =>
    Object.fromEntries(
      draws.map((draw) => {
        const random = createRandom(seed, `seating/${draw.name}`);
        const count = repeats(effort, draw.toppedUp ? 800 : 400);
        let failures = 0;
        for (let each = 0; each < count; each += 1) failures += Number(failsToSeat(random.word(), candidates, draw));
        return [draw.name, failures / count];
      }),
    ),
  );
  return {
    number: 1,
    name: "seating",
    title: "Too few seats with 20 % offline",
    conditions: `${POPULATION.validators} validators of equal stake, ${ONLINE} of them online; share of rounds that do not reach the least seats`,
    figures,
    comparisons: draws.map(({ name, seats, toppedUp, expected, rounding }) =>
      compare(`${toppedUp ? "with top-up" : "single draw"}, ${seats} seats`, expected, figures[name], {
        kind: name === "top-up/19" ? "most" : "about",
        rounding,
      }),
    ),
    tables: [
      {
        title: "Share of rounds with too few seats",
        head: ["draw", "expected seats", "least", "measured", "by arithmetic"],
        rows: draws.map((draw) => [
          draw.toppedUp ? "tier, with top-up" : "single draw",
          String(draw.seats),
          String(draw.least),
          figureOf(figures, draw.name),
          chanceOfTooFew(draw),
        ]),
      },
    ],
  };
}

/** One round's draw, with the second at twice the seats where the first brings too few. */
function failsToSeat(
  seed: `0x${string}`,
  candidates: readonly Candidate[],
  { seats, least, cap, toppedUp }: Draw,
): boolean {
  const total = BigInt(POPULATION.validators);
  const first = drawCommittee(seed, candidates, total, { seats, cap });
  if (sum(first) >= least) return false;
  if (!toppedUp) return true;
  const second = drawCommittee(seed, candidates, total, { seats: 2 * seats, cap });
  // Who has committed keeps the seats of the first draw.
  return sum(first.map((own, index) => own || (second[index] ?? 0))) < least;
}

/** The same in closed form: as long as nobody expects a whole seat, seats are a binomial number. */
function chanceOfTooFew({ seats, least, toppedUp }: Draw): number {
  const chance = ((toppedUp ? 2 : 1) * seats) / POPULATION.validators;
  let term = (1 - chance) ** ONLINE;
  let total = 0;
  for (let count = 0; count < least; count += 1) {
    total += term;
    term *= ((ONLINE - count) / (count + 1)) * (chance / (1 - chance));
  }
  return total;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
