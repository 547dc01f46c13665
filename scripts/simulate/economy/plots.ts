import {
  type BarChart,
  COLOURS,
  type LineChart,
  drawBars as plotBars,
  drawLines as plotLines,
  type Series,
} from "../plot/chart.ts";
import type { IncomeFigures, IncomeSetting } from "./incomeSettings.ts";
import type { EconomyFigures } from "./simulateEconomy.ts";

const command = "npm run simulate:economy";
const drawLines = (chart: Omit<LineChart, "command">): string => plotLines({ ...chart, command });
const drawBars = (chart: Omit<BarChart, "command">): string => plotBars({ ...chart, command });
const PALETTE = [COLOURS.blue, COLOURS.orange, COLOURS.green, COLOURS.pink, COLOURS.amber, COLOURS.sky, COLOURS.grey];
const SIZE_COLOURS = ["#9ecae1", "#4f9bcb", "#0072b2", "#003f66"] as const;
const percent = (value: number): string => `${Math.round(100 * value)} %`;
const millions = (value: number): string => `${Math.round(value / 10 ** 6)} M`;
const colourOf = (index: number): string => PALETTE[index % PALETTE.length] ?? COLOURS.black;

/** The simulator's pictures as SVG, by name of the file. */
export function drawPlots(figures: EconomyFigures): Record<string, string> {
  return {
    "income.svg": drawIncome(figures.income.main),
    "income-settings.svg": drawSettings(figures.income),
    "collusion.svg": drawCollusion(figures.income),
    "supply.svg": drawSupply(figures.supply),
    "reserve.svg": drawReserve(figures.supply),
    "concentration.svg": drawConcentration(figures.concentration),
    "nakamoto.svg": drawNakamoto(figures.concentration),
    "self-dealing.svg": drawSelfDealing(figures.selfDealing),
    "price-rules.svg": drawPriceRules(figures.priceDrift),
    "price-markets.svg": drawPriceMarkets(figures.priceDrift),
  };
}

const PAY_AXIS = { label: "part of the most that a seat can earn", domain: [0, 1], format: percent } as const;
const INCOME_NAMES: Readonly<Record<string, string>> = {
  absent: "absent",
  abstain: "always\nabstains",
  true: "always\nTRUE",
  coin: "coin",
  crowd: "guesses\nthe crowd",
  lag: "copies last\nverdict",
  friend: "told by a\nfriend (.85)",
};

function sizeLegend(sizes: readonly number[]) {
  return sizes.map((size, index) => ({
    name: size === 1 ? "1 claim" : `${size} claims`,
    colour: SIZE_COLOURS[index] ?? COLOURS.black,
  }));
}

function drawIncome({ rows, sizes }: IncomeSetting): string {
  const order = [
    ...Object.keys(INCOME_NAMES),
    ...rows.map(({ who }) => who).filter((who) => who.startsWith("honest ")),
  ];
  const groups = order.flatMap((who) => {
    const row = rows.find((each) => each.who === who);
    return row ? [{ name: INCOME_NAMES[who] ?? who.replace(" ", "\n"), bars: row.pay }] : [];
  });
  return drawBars({
    title: "What a seat earns, by strategy",
    subtitle:
      "Tier STANDARD, 200 validators of accuracy .62–.95, all sizes of bundle in turn; bars show one standard error",
    y: PAY_AXIS,
    groups,
    legend: sizeLegend(sizes),
    marks: [{ y: 0.125, label: "⅛: an opened vote" }],
  });
}

function drawSettings({ main, settings, expected }: IncomeFigures): string {
  const expectation = expected.honest.map((mean) => ({ mean, error: 0 }));
  const measured = [main, ...settings.filter(({ sizes }) => sizes.length > 1)].map(({ setting, rows }) => ({
    name: SETTING_NAMES[setting] ?? setting,
    bars: rows.find(({ who }) => who === "honest")?.pay ?? [],
  }));
  return drawBars({
    title: "What an honest seat earns, by setting",
    subtitle: "Mean over all honest validators; each setting changes one thing of the default",
    y: PAY_AXIS,
    groups: [{ name: "protocol's\nreference", bars: expectation }, ...measured],
    legend: sizeLegend(main.sizes),
  });
}

const SETTING_NAMES: Readonly<Record<string, string>> = {
  default: "default:\n.62–.95",
  "all of accuracy .85": "all of\naccuracy .85",
  "abstaining on a tenth": "abstain on\na tenth",
  "families err alike, correlation .4": "families\nerr alike",
};

function drawCollusion({ collusion }: IncomeFigures): string {
  type Point = (typeof collusion)[number];
  const lineOf = (name: string, colour: string, isOneFamily: boolean, read: (point: Point) => number | undefined) => ({
    name,
    colour,
    points: collusion
      .filter((point) => point.isOneFamily === isOneFamily)
      .map((point) => [point.share, read(point) ?? 0] as const),
  });
  const pay = (who: string) => (point: Point) => point.rows.find((row) => row.who === who)?.pay[0]?.mean;
  return drawLines({
    title: "A group that agrees on random answers",
    subtitle: "Tier STANDARD, 32 claims, one round each: no deeper round corrects it and none of it is slashed here",
    x: { label: "group's share of the stake", domain: [0.1, 0.6], format: percent },
    y: { label: "part of the most a seat can earn, or of the decided claims", domain: [0, 1], format: percent },
    series: [
      lineOf("pay of the honest", COLOURS.blue, false, pay("honest")),
      lineOf("pay of the group", COLOURS.orange, false, pay("collude")),
      { ...lineOf("the same, as one family", COLOURS.orange, true, pay("collude")), isDashed: true },
      { ...lineOf("verdicts that are right", COLOURS.green, false, ({ precision }) => precision[0]), isDashed: true },
    ],
  });
}

const YEAR_AXIS = { label: "years since genesis", domain: [0, 10], ticks: [0, 2, 4, 6, 8, 10] } as const;

function drawSupply(supply: EconomyFigures["supply"]): string {
  return drawLines({
    title: "Supply falls with what is burned",
    subtitle: "All MIRA that exists, by net fees; a tenth of every net fee is burned, nothing is ever minted",
    x: YEAR_AXIS,
    y: { label: "MIRA", domain: [0, 10 ** 9], format: millions },
    series: supply.map(({ volume, points }, index) => ({
      name: volume,
      colour: colourOf(index),
      points: points.map(({ year, supply: all }) => [year, all] as const),
    })),
  });
}

function drawReserve(supply: EconomyFigures["supply"]): string {
  return drawLines({
    title: "The reserve lasts as long as fees are small",
    subtitle: "Remaining reserve: at most half in two years, and never more than .13 of the fees",
    x: YEAR_AXIS,
    y: { label: "MIRA", domain: [0, 400 * 10 ** 6], format: millions },
    series: supply.map(({ volume, points }, index) => ({
      name: volume,
      colour: colourOf(index),
      points: points.map(({ year, reserve }) => [year, reserve] as const),
    })),
  });
}

function scenarioLines(
  concentration: EconomyFigures["concentration"],
  read: (point: EconomyFigures["concentration"][number]["points"][number]) => number,
): Series[] {
  return concentration.map(({ name, points }, index) => ({
    name,
    colour: colourOf(index),
    points: points.map((point) => [point.year, read(point)] as const),
    isDashed: name.includes("without the cap"),
  }));
}

function drawConcentration(concentration: EconomyFigures["concentration"]): string {
  return drawLines({
    title: "Concentration of stake",
    subtitle:
      "Gini coefficient of the stake that counts, mean of 20 populations of 200; pools at most ten times the own bond",
    x: YEAR_AXIS,
    y: { label: "Gini coefficient", domain: [0.4, 1], format: (value) => value.toFixed(1) },
    series: scenarioLines(concentration, ({ gini }) => gini),
  });
}

function drawNakamoto(concentration: EconomyFigures["concentration"]): string {
  return drawLines({
    title: "How few hold a third of the stake",
    subtitle: "Nakamoto coefficient: how many of the largest hold more than a third; mean of 20 populations",
    x: YEAR_AXIS,
    y: { label: "validators", domain: [0, 20] },
    series: scenarioLines(concentration, ({ third }) => third),
  });
}

function drawSelfDealing({ points }: EconomyFigures["selfDealing"]): string {
  const lineOf = (name: string, colour: string, read: (point: (typeof points)[number]) => number) => ({
    name,
    colour,
    points: points.map((point) => [point.stakeShare, read(point)] as const),
  });
  return drawLines({
    title: "Paying oneself loses money at every share of the stake",
    subtitle:
      "Profit per net fee of a requester who is also settler, integrator and sole contributor; emissions at their bound",
    x: { label: "own share of the domain's stake", domain: [0, 1], format: percent },
    y: { label: "profit, share of net fees", domain: [-1, 0.5], format: percent },
    series: [
      {
        ...lineOf("claims that only it can answer", COLOURS.orange, ({ worst }) => worst.private.mean),
        errors: points.map(({ worst }) => worst.private.error),
      },
      {
        ...lineOf("claims that all can answer", COLOURS.blue, ({ worst }) => worst.fair.mean),
        errors: points.map(({ worst }) => worst.fair.error),
      },
      { ...lineOf("settler alone", COLOURS.green, ({ plain }) => plain) },
      {
        ...cut(
          lineOf("if fees did not bound emissions", COLOURS.grey, ({ unbounded }) => unbounded),
          0.5,
        ),
        isDashed: true,
      },
    ],
    marks: [{ y: 0, label: "break even" }],
  });
}

/** A line without what lies above the picture. */
function cut(series: Series, most: number): Series {
  const beyond = series.points.findIndex(([, y]) => y > most);
  return beyond < 0 ? series : { ...series, points: series.points.slice(0, beyond) };
}

function epochs(values: readonly number[]): (readonly [number, number])[] {
  return values.map((value, epoch) => [epoch, value] as const);
}

const EPOCH_AXIS = { label: "epochs (days); at 180 a vote begins to cost twice as much", domain: [0, 365] } as const;
const PRICE_AXIS = {
  label: "price, 1 = that at which 85 % vote before day 180",
  domain: [0.1, 10],
  isLogarithmic: true,
  ticks: [0.1, 0.2, 0.5, 1, 2, 5, 10],
} as const;

function drawPriceRules(drift: EconomyFigures["priceDrift"]): string {
  const colours = { gentle: COLOURS.blue, steep: COLOURS.orange, "full step": COLOURS.grey } as const;
  const slow = drift.filter(({ name }) => name === "supply answers after a week");
  return drawLines({
    title: "How fast a price may answer",
    subtitle: "Three rules within ±12.5 % an epoch, where validators answer to a price after a week",
    x: EPOCH_AXIS,
    y: PRICE_AXIS,
    series: slow.map(({ rule, prices }) => ({ name: rule, colour: colours[rule], points: epochs(prices) })).reverse(),
  });
}

function drawPriceMarkets(drift: EconomyFigures["priceDrift"]): string {
  const gentle = drift.filter(({ rule }) => rule === "gentle");
  return drawLines({
    title: "Prices find the turnout, unless the absent keep their power",
    subtitle: "The gentle rule: a day's change is 12.5 % times the missing part of the 85 % turnout",
    x: EPOCH_AXIS,
    y: PRICE_AXIS,
    series: gentle.map(({ name, prices }, index) =>
      cut({ name, colour: colourOf(index), points: epochs(prices) }, PRICE_AXIS.domain[1]),
    ),
  });
}
