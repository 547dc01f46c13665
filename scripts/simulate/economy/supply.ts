import { emissionOf, remainingInClosedForm } from "./emission.ts";
import { EMISSION, MIRA, SHARES, SUPPLY } from "./parameters.ts";

const YEARS = 10;
const DAYS = 365;
const ONE = 10_000n;

/** Net fees of a day, in whole MIRA, from the day and what circulates. */
type Volume = { name: string; feesOn(day: number, circulating: number): number; constant?: number };

/** Volumes that are simulated. */
const VOLUMES: readonly Volume[] = [
  { name: "10,000 MIRA a day", feesOn: () => 10_000, constant: 10_000 },
  { name: "100,000 MIRA a day", feesOn: () => 100_000, constant: 100_000 },
  { name: "1,000,000 MIRA a day", feesOn: () => 1_000_000, constant: 1_000_000 },
  { name: "adoption to 1,000,000", feesOn: (day) => 1_000_000 / (1 + 99 * Math.exp(-day / 240)) },
  { name: "0.3 % of circulation a day", feesOn: (_, circulating) => 0.003 * circulating },
];

/** Where all MIRA is, in whole MIRA. */
export type SupplyPoint = {
  year: number;
  /** All but what was burned. */
  supply: number;
  reserve: number;
  treasury: number;
  /** With holders, stakers and contributors. */
  circulating: number;
  burned: number;
  /** Released from the reserve so far. */
  emitted: number;
};

/** Ten years of one volume. */
export type SupplyResult = {
  volume: string;
  /** Quarter by quarter, from genesis. */
  points: SupplyPoint[];
  /** Share of days on which fees bounded the emission, not the half-life. */
  boundByFees: number;
  /** What contributors got. */
  contributors: number;
  /** Largest relative difference of the reserve to its closed form; `null` where the volume is not constant. */
  closedFormError: number | null;
};

type Books = { circulating: bigint; reserve: bigint; treasury: bigint; burned: bigint };

/** Follows every base unit of MIRA through ten years of daily epochs. */
export function simulateSupply(): SupplyResult[] {
  return VOLUMES.map(runVolume);
}

function runVolume(volume: Volume): SupplyResult {
  const books: Books = { circulating: SUPPLY - EMISSION.reserve, reserve: EMISSION.reserve, treasury: 0n, burned: 0n };
  const points = [pointOf(books, 0)];
  const earned = toMira(validatorsPart(toUnits(volume.constant ?? 0)));
  let [daysBound, contributors, error] = [0, 0n, 0];
  for (let day = 0; day < YEARS * DAYS; day += 1) {
    const fees = toUnits(volume.feesOn(day, toMira(books.circulating)));
    const emission = runEpoch(books, fees);
    if (emission.bound === "fees") daysBound += 1;
    contributors += (emission.amount * EMISSION.contributors) / ONE;
    const expected = remainingInClosedForm(toMira(EMISSION.reserve), earned, day + 1);
    error = Math.max(error, Math.abs(toMira(books.reserve) / expected - 1));
    if (Math.floor(((day + 1) * 4) / DAYS) > Math.floor((day * 4) / DAYS))
      points.push(pointOf(books, (day + 1) / DAYS));
  }
  return {
    volume: volume.name,
    points,
    boundByFees: daysBound / (YEARS * DAYS),
    contributors: toMira(contributors),
    closedFormError: volume.constant === undefined ? null : error,
  };
}

/** One day: requesters pay from circulation, the router divides, the reserve releases. */
function runEpoch(books: Books, fees: bigint): ReturnType<typeof emissionOf> {
  const toValidators = validatorsPart(fees);
  const burned = (fees * SHARES.burn) / ONE;
  const toOthers = (fees * (SHARES.integrator + SHARES.tip)) / ONE;
  const emission = emissionOf(books.reserve, toValidators);
  books.circulating += toValidators + toOthers + emission.amount - fees;
  books.treasury += fees - toValidators - toOthers - burned;
  books.burned += burned;
  books.reserve -= emission.amount;
  return emission;
}

const validatorsPart = (fees: bigint): bigint => (fees * SHARES.validators) / ONE;
const toUnits = (mira: number): bigint => BigInt(Math.round(mira)) * MIRA;
/** Whole MIRA, to six places. */
const toMira = (units: bigint): number => Number(units / 10n ** 12n) / 10 ** 6;

function pointOf(books: Books, year: number): SupplyPoint {
  const { circulating, reserve, treasury, burned } = books;
  if (circulating < 0n || circulating + reserve + treasury + burned !== SUPPLY) {
    throw new Error(`Books do not add up to the supply in year ${year.toFixed(2)}.`);
  }
  return {
    year,
    supply: toMira(SUPPLY - burned),
    reserve: toMira(reserve),
    treasury: toMira(treasury),
    circulating: toMira(circulating),
    burned: toMira(burned),
    emitted: toMira(EMISSION.reserve - reserve),
  };
}
