import type { Estimate } from "../shared/statistics.ts";
import { renderTable as table } from "../shared/table.ts";
import type { IncomeFigures, IncomeSetting } from "./incomeSettings.ts";
import type { EconomyFigures } from "./simulateEconomy.ts";

const ratio = (value: number | undefined): string => (value === undefined ? "–" : value.toFixed(3));
const millions = (value: number): string => (value / 10 ** 6).toFixed(1);
const measured = ({ mean, error }: Estimate): string => `${mean.toFixed(3)} ± ${error.toFixed(3)}`;

/** All figures as tables for a terminal. */
export function renderFigures(figures: EconomyFigures): string {
  return [
    renderIncome(figures.income.main),
    renderSettings(figures.income),
    renderCollusion(figures.income),
    renderSupply(figures.supply),
    renderConcentration(figures.concentration),
    renderSelfDealing(figures.selfDealing),
    renderDrift(figures.priceDrift),
  ].join("\n\n");
}

function renderIncome({ rows, sizes, diluted, decided, precision }: IncomeSetting): string {
  return table("Pay of a seat, part of the most it can earn, by strategy and claims of the bundle", [
    ["strategy", ...sizes.map(String)],
    ...rows.map(({ who, pay }) => [who, ...pay.map(measured)]),
    ["all, after dilution", ...diluted.map(measured)],
    ["claims decided", ...decided.map(ratio)],
    ["of these rightly", ...precision.map(ratio)],
  ]);
}

function renderSettings({ settings, expected }: IncomeFigures): string {
  const cells = (who: string, { rows, sizes }: IncomeSetting): string[] =>
    expected.sizes.map((size) => {
      const pay = rows.find((row) => row.who === who)?.pay[sizes.indexOf(size)];
      return pay ? measured(pay) : "–";
    });
  return table("The same with one thing changed", [
    ["setting", "who", ...expected.sizes.map(String)],
    ["protocol's reference", "honest", ...expected.honest.map(ratio)],
    ["", "coin", ...expected.sizes.map(() => `≤ ${ratio(expected.coinAtMost)}`)],
    ...settings.flatMap((setting) => [
      [setting.setting, "honest", ...cells("honest", setting)],
      ["", "coin", ...cells("coin", setting)],
    ]),
  ]);
}

function renderCollusion({ collusion }: IncomeFigures): string {
  return table("A group that agrees on random answers, 32 claims", [
    ["share of stake", "families", "pay of the group", "pay of the honest", "claims decided", "of these rightly"],
    ...collusion.map(({ share, isOneFamily, rows, decided, precision }) => {
      const pay = (who: string) => rows.find((row) => row.who === who)?.pay[0];
      const cell = (estimate: Estimate | undefined) => (estimate ? measured(estimate) : "–");
      return [
        ratio(share),
        isOneFamily ? "one" : "all",
        cell(pay("collude")),
        cell(pay("honest")),
        ratio(decided[0]),
        ratio(precision[0]),
      ];
    }),
  ]);
}

function renderSupply(supply: EconomyFigures["supply"]): string {
  return table("After ten years, million MIRA", [
    [
      "net fees",
      "supply",
      "reserve",
      "emitted",
      "burned",
      "treasury",
      "circulating",
      "days bound by fees",
      "off closed form",
    ],
    ...supply.map(({ volume, points, boundByFees, closedFormError }) => {
      const last = points.at(-1);
      const amounts = last
        ? [last.supply, last.reserve, last.emitted, last.burned, last.treasury, last.circulating].map(millions)
        : [];
      const agreement = closedFormError === null ? "–" : closedFormError.toExponential(0);
      return [volume, ...amounts, `${(100 * boundByFees).toFixed(1)} %`, agreement];
    }),
  ]);
}

function renderConcentration(concentration: EconomyFigures["concentration"]): string {
  return table("Stake at genesis, after two, five and ten years", [
    ["scenario", "Gini", "holders of a third", "part of the ten largest"],
    ...concentration.map(({ name, points }) => {
      const over = (read: (point: (typeof points)[number]) => string) =>
        points
          .filter(({ year }) => [0, 2, 5, 10].includes(year))
          .map(read)
          .join(" → ");
      return [
        name,
        over(({ gini }) => gini.toFixed(2)),
        over(({ third }) => third.toFixed(1)),
        over(({ topTen }) => topTen.toFixed(2)),
      ];
    }),
  ]);
}

function renderSelfDealing({ points, bound }: EconomyFigures["selfDealing"]): string {
  return table(`Profit of paying oneself, share of net fees; ${bound.toFixed(3)} at most, by arithmetic`, [
    ["share of stake", "claims all can answer", "claims only it can answer", "settler alone", "emissions unbounded"],
    ...points.map(({ stakeShare, worst, plain, unbounded }) => [
      ratio(stakeShare),
      measured(worst.fair),
      measured(worst.private),
      ratio(plain),
      ratio(unbounded),
    ]),
  ]);
}

function renderDrift(drift: EconomyFigures["priceDrift"]): string {
  const days = (value: number | null): string => (value === null ? "never" : String(value));
  return table("Drift of a price: days to 85 ± 3 % turnout, and the last hundred days", [
    ["rule", "market", "from the start", "after costs double", "turnout", "price at the end", "spread of ln price"],
    ...drift.map((result) => [
      result.rule,
      result.name,
      days(result.settledAfter),
      days(result.settledAfterShock),
      `${result.lastTurnout.toFixed(3)} ± ${result.lastDeviation.toFixed(3)}`,
      (result.prices.at(-1) ?? 0).toFixed(2),
      result.lastPriceDeviation.toFixed(3),
    ]),
  ]);
}
