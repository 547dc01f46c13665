import { type IncomeParameters, type IncomeResult, type IncomeRow, measureIncome, SIZES } from "./income.ts";

/** Pay by strategy in one setting. */
export type IncomeSetting = { setting: string; sizes: readonly number[] } & IncomeResult;

/** Pay of colluders and of others, by the group's share of the validators. */
export type CollusionPoint = {
  share: number;
  /** Whether the group declares one family, or spreads over all. */
  isOneFamily: boolean;
} & Pick<IncomeResult, "rows" | "decided" | "precision">;

/** Everything about income. */
export type IncomeFigures = {
  main: IncomeSetting;
  /** The same with one thing changed. */
  settings: IncomeSetting[];
  collusion: CollusionPoint[];
  /** The protocol's own simulation beside the setting that it comes nearest to. */
  expected: {
    sizes: readonly number[];
    honest: readonly number[];
    abstain: number;
    coinAtMost: number;
    setting: string;
  };
};

const REFERENCE = "all of accuracy .85";

/** Settings besides the main one: its name, and what is different. */
const SETTINGS: readonly (readonly [setting: string, changes: Partial<IncomeParameters>])[] = [
  [REFERENCE, { accuracy: [0.85, 0.85] }],
  ["abstaining on a tenth", { abstention: 0.1 }],
  ["families err alike, correlation .4", { familyCorrelation: 0.4 }],
  ["tier LIGHT", { tier: "LIGHT" }],
  ["tier HIGH", { tier: "HIGH" }],
  ["single claims alone", { sizes: [1], warmUp: 4_000 }],
];
const COLLUDING = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] as const;

/** Measures pay in every setting. */
export function simulateIncome(seed: number, rounds: number, onStep: (what: string) => void): IncomeFigures {
  onStep(`income by strategy, ${rounds} rounds of each size`);
  const main = settingOf("default", { seed, rounds });
  const settings = SETTINGS.map(([setting, changes]) => {
    onStep(`income, ${setting}`);
    return settingOf(setting, { seed, rounds, ...changes });
  });
  const collusion = [false, true].flatMap((isOneFamily) =>
    COLLUDING.map((colluding) => {
      onStep(`income, ${100 * colluding} % collude${isOneFamily ? " as one family" : ""}`);
      const { rows, decided, precision } = measureIncome({ seed, rounds, sizes: [32], colluding, isOneFamily });
      return { share: colluding, isOneFamily, rows, decided, precision };
    }),
  );
  return {
    main,
    settings,
    collusion,
    expected: {
      sizes: SIZES,
      honest: [0.67, 0.74, 0.75, 0.75],
      abstain: 0.125,
      coinAtMost: 0.17,
      setting: REFERENCE,
    },
  };
}

function settingOf(setting: string, parameters: IncomeParameters): IncomeSetting {
  return { setting, sizes: parameters.sizes ?? SIZES, ...measureIncome(parameters) };
}

/** Mean pay of one kind of validator, by size. */
export function payOf({ rows }: { rows: readonly IncomeRow[] }, who: string): number[] {
  return rows.find((row) => row.who === who)?.pay.map(({ mean }) => mean) ?? [];
}
