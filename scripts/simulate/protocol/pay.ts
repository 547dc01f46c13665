import { measureIncome, SIZES } from "../economy/income.ts";
import { payOf } from "../economy/incomeSettings.ts";
import { overSeeds } from "../shared/seeds.ts";
import { POPULATION } from "../shared/setting.ts";
import { compare, type Effort, figureOf, repeats, type Section } from "./section.ts";

const HONEST = [0.67, 0.74, 0.75, 0.75] as const;
const SETTINGS = { "all .85": [0.85, 0.85], ".62 to .95": POPULATION.accuracy } as const;
type Setting = keyof typeof SETTINGS;
const WHO = ["honest", "abstain", "coin"] as const;

/** What a seat is paid, by size of bundle: the economy's measurement, over seeds. */
export function simulatePay(effort: Effort): Section {
  const rounds = repeats(effort, 70);
  const figures = overSeeds(effort, (seed) =>
    Object.fromEntries(
      (Object.keys(SETTINGS) as Setting[]).flatMap((setting) => {
        const income = measureIncome({ seed, rounds, warmUp: rounds, accuracy: SETTINGS[setting] });
        return WHO.flatMap((who) =>
          SIZES.map((size, index) => [`${setting}/${who}/${size}`, payOf(income, who)[index] ?? Number.NaN] as const),
        );
      }),
    ),
  );
  return {
    number: 5,
    name: "pay",
    title: "Pay of a seat",
    conditions:
      "tier STANDARD, part of the most that a seat can earn, before dilution; validators of .85 alike, and all of them",
    figures,
    comparisons: [
      ...SIZES.map((size, index) =>
        compare(`honest, ${size} claims`, HONEST[index] ?? 0, figures[`all .85/honest/${size}`], { rounding: 0.005 }),
      ),
      ...SIZES.map((size) => compare(`abstainer, ${size} claims`, 0.125, figures[`all .85/abstain/${size}`])),
      ...SIZES.map((size) =>
        compare(`coin, ${size} claims`, 0.17, figures[`all .85/coin/${size}`], { kind: "most", rounding: 0.005 }),
      ),
    ],
    tables: [
      {
        title: "Pay of a seat by claims of the bundle",
        head: ["validators", "who", ...SIZES.map(String)],
        rows: (Object.keys(SETTINGS) as Setting[]).flatMap((setting) =>
          WHO.map((who) => [setting, who, ...SIZES.map((size) => figureOf(figures, `${setting}/${who}/${size}`))]),
        ),
      },
    ],
  };
}
