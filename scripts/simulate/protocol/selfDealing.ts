import { simulateSelfDealing as measureSelfDealing } from "../economy/selfDealing.ts";
import { overSeeds } from "../shared/seeds.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

/** What paying oneself brings with all of a domain's stake: the economy's measurement, over seeds. */
export function simulateSelfDealing(effort: Effort): Section {
  const figures = overSeeds(effort, (seed) => {
    const { points, bound } = measureSelfDealing({ seed, rounds: repeats(effort, 20) });
    return {
      ...Object.fromEntries(points.map(({ stakeShare, worst }) => [String(stakeShare), worst.fair.mean])),
      bound,
    };
  }) as Section["figures"];
  return {
    number: 9,
    name: "selfDealing",
    title: "Paying oneself",
    conditions:
      "dealer is settler, integrator and sole contributor, and emissions are at their bound; profit as a share of net fees",
    figures,
    comparisons: [compare("with all the stake", -0.05, figures["1"], { rounding: 0.005 })],
    tables: [
      {
        title: "Profit by share of the stake",
        head: ["share of the stake", "profit"],
        rows: ["0", "0.2", "0.4", "0.6", "0.8", "1"].map((share) => [share, figureOf(figures, share)]),
      },
    ],
  };
}
