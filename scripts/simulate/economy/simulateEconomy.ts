import { type ConcentrationResult, type QualityCurve, simulateConcentration } from "./concentration.ts";
import { BANDS, bandName } from "./income.ts";
import { type IncomeFigures, payOf, simulateIncome } from "./incomeSettings.ts";
import { EMISSION, SHARES, SUPPLY } from "./parameters.ts";
import { type DriftResult, simulatePriceDrift } from "./priceDrift.ts";
import { type SelfDealingResult, simulateSelfDealing } from "./selfDealing.ts";
import { type SupplyResult, simulateSupply } from "./supply.ts";

/** Everything that the simulator of the economy finds. */
export type EconomyFigures = {
  seed: number;
  rounds: number;
  parameters: Record<string, number>;
  income: IncomeFigures;
  supply: SupplyResult[];
  concentration: ConcentrationResult[];
  selfDealing: SelfDealingResult;
  priceDrift: DriftResult[];
};

/**
 * Runs all parts; the same seed and rounds give the same figures.
 *
 * @param onStep Told what comes next.
 */
export function simulateEconomy(
  { seed, rounds }: { seed: number; rounds: number },
  onStep: (what: string) => void = () => {},
): EconomyFigures {
  const income = simulateIncome(seed, rounds, onStep);
  onStep("supply over ten years");
  const supply = simulateSupply();
  onStep("concentration of stake");
  const concentration = simulateConcentration(seed, qualityCurve(income));
  onStep("self-dealing");
  const selfDealing = simulateSelfDealing({ seed, rounds: Math.max(1, Math.ceil(rounds / 5)) });
  onStep("drift of prices");
  const priceDrift = simulatePriceDrift(seed);
  const parts = (value: bigint): number => Number(value) / 10_000;
  const parameters = {
    validatorShare: parts(SHARES.validators),
    burnShare: parts(SHARES.burn),
    integratorShare: parts(SHARES.integrator),
    settlerTip: parts(SHARES.tip),
    emissionPerPay: parts(EMISSION.mostMultiple),
    contributorsShare: parts(EMISSION.contributors),
    reserveShare: Number((EMISSION.reserve * 10_000n) / SUPPLY) / 10_000,
    halfLifeDays: EMISSION.halfLife,
  };
  return { seed, rounds, parameters, income, supply, concentration, selfDealing, priceDrift };
}

/** Pay of a seat by accuracy, from the middles of the bands, on bundles of 32 claims. */
function qualityCurve({ main }: IncomeFigures): QualityCurve {
  const size = main.sizes.indexOf(32);
  return BANDS.slice(1).flatMap((to, index) => {
    const pay = payOf(main, bandName(index))[size];
    return pay === undefined ? [] : [[((BANDS[index] ?? to) + to) / 2, pay] as const];
  });
}
