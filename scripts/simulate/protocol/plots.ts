import { type BarChart, COLOURS, drawBars, drawLines, type LineChart, type Series } from "../plot/chart.ts";
import type { Estimate } from "../shared/statistics.ts";
import { ADAPTIVE, depthNames, FIXED, fixedName, type MixName } from "./depth.ts";
import { figureOf, type Section } from "./section.ts";

const command = "npm run simulate";
const lines = (chart: Omit<LineChart, "command">): string => drawLines({ ...chart, command });
const bars = (chart: Omit<BarChart, "command">): string => drawBars({ ...chart, command });
const percent = (value: number): string => `${Math.round(100 * value)} %`;
const TIER_COLOURS = { LIGHT: COLOURS.green, STANDARD: COLOURS.orange, HIGH: COLOURS.blue } as const;
const TIER_NAMES = ["LIGHT", "STANDARD", "HIGH"] as const;

/** Pictures of the parts that were run, as SVG, by name of the file. */
export function drawPlots(sections: readonly Section[]): Record<string, string> {
  const drawings: readonly (readonly [part: number, file: string, draw: (section: Section) => string])[] = [
    [2, "own-vote.svg", drawOwnVote],
    [4, "ranks.svg", drawRanks],
    [12, "depth.svg", (section) => drawDepth(section, "mixed")],
    [12, "depth-protocol.svg", (section) => drawDepth(section, "protocol")],
    [14, "collusion.svg", drawCollusion],
    [14, "watching.svg", drawWatching],
    [15, "ensemble.svg", drawEnsemble],
  ];
  return Object.fromEntries(
    drawings.flatMap(([part, file, draw]) =>
      sections.filter(({ number }) => number === part).map((section) => [file, draw(section)]),
    ),
  );
}

function drawOwnVote({ figures }: Section): string {
  return bars({
    title: "How skilled a coin looks",
    subtitle: "κ against the round's verdict, threshold 2/3; bars show one standard error",
    y: { label: "κ of a coin", domain: [0, 0.5], format: (value) => value.toFixed(1) },
    groups: [3, 7, 15].map((seats) => ({
      name: `${seats} seats expected`,
      bars: ["in", "out"].map((side) => figureOf(figures, `${side}/${seats}/2/3`)),
    })),
    legend: [
      { name: "own vote in the verdict", colour: COLOURS.orange },
      { name: "own family left out", colour: COLOURS.blue },
    ],
  });
}

function drawRanks({ figures }: Section): string {
  const worlds = ["LIGHT", "7 seats", "STANDARD", "15 seats", "HIGH"] as const;
  const expected = [1.8, 2.6, 3.7, 4];
  return bars({
    title: "Mean rank by accuracy",
    subtitle: "First rounds of each kind alone, 64 claims, 600 rounds, the second half; bars show one standard error",
    y: { label: "mean rank", domain: [1, 4.2], ticks: [1, 2, 3, 4] },
    groups: ["0.62", "0.7", "0.78", "0.86"].map((accuracy, index) => ({
      name: index === 3 ? "accuracy ≥ .86" : `accuracy ${Number(accuracy).toFixed(2).slice(1)}`,
      bars: [
        ...worlds.map((world) => figureOf(figures, `${world}/ranks/${accuracy}`)),
        { mean: expected[index] ?? 1, error: 0 },
      ],
    })),
    legend: [
      { name: "LIGHT", colour: TIER_COLOURS.LIGHT },
      { name: "7 seats at 2/3", colour: COLOURS.amber },
      { name: "STANDARD", colour: TIER_COLOURS.STANDARD },
      { name: "15 seats at 2/3", colour: COLOURS.pink },
      { name: "HIGH", colour: TIER_COLOURS.HIGH },
      { name: "protocol's figures", colour: COLOURS.grey },
    ],
  });
}

function drawDepth({ figures }: Section, mix: MixName): string {
  const seriesOf = (name: string, colour: string, names: readonly string[]): Series => {
    const at = (each: string, what: string): Estimate => figureOf(figures, `${mix}/${each}/${what}`);
    return {
      name,
      colour,
      points: names.map((each) => [at(each, "votes").mean, at(each, "precision").mean] as const),
      errors: names.map((each) => at(each, "precision").error),
    };
  };
  const series = [
    seriesOf(
      "fixed, 2/3",
      COLOURS.grey,
      FIXED.map((seats) => fixedName("2/3", seats)),
    ),
    seriesOf(
      "fixed, majority",
      COLOURS.black,
      FIXED.map((seats) => fixedName("majority", seats)),
    ),
    ...ADAPTIVE.map((tier) => seriesOf(tier, TIER_COLOURS[tier], depthNames(tier))),
  ];
  const points = series.flatMap((each) => each.points);
  const lowest = Math.min(...points.map(([, precision]) => precision));
  const most = Math.max(...points.map(([votes]) => votes));
  return lines({
    title: "Adaptive depth against fixed committees",
    subtitle: `${mix === "mixed" ? "Validators of .85–.95, a fifth of the claims hard" : "The protocol's population: .62–.95, 35 % of the claims hard"}; each dot a size, or one level more`,
    x: { label: "votes a claim", domain: [0, 5 * Math.ceil(most / 5)] },
    y: {
      label: "precision of decided claims",
      domain: [Math.floor(100 * lowest - 0.5) / 100, 1],
      format: (value) => `${(100 * value).toFixed(1)} %`,
    },
    series,
  });
}

function drawCollusion({ figures }: Section): string {
  const shares = [0.1, 0.2, 0.3, 0.4] as const;
  const seriesOf = (tier: (typeof TIER_NAMES)[number], watching: 0 | 1): Series => {
    const at = (share: number) => figureOf(figures, `usual/${tier}/${share}/${watching}/wrong`);
    return {
      name: watching === 0 ? tier : `${tier}, watched`,
      colour: TIER_COLOURS[tier],
      points: shares.map((share) => [share, at(share).mean] as const),
      errors: shares.map((share) => at(share).error),
      isDashed: watching === 1,
    };
  };
  const series = TIER_NAMES.flatMap((tier) => [seriesOf(tier, 0), seriesOf(tier, 1)]);
  return lines({
    title: "Wrong final verdicts on chosen claims",
    subtitle:
      "The protocol's population; undecided claims go to the end. Watched: one watcher looks at every decided claim",
    x: { label: "share of the stake that colludes", domain: [0.1, 0.4], format: percent, ticks: [...shares] },
    y: { label: "share of the chosen claims", domain: [0, topOf(series)], format: percent },
    series,
  });
}

function topOf(series: readonly Series[]): number {
  const most = Math.max(...series.flatMap(({ points }) => points.map(([, y]) => y)));
  return Math.min(1, Math.ceil(10 * most + 0.5) / 10);
}

function drawWatching({ figures }: Section): string {
  return bars({
    title: "40 % of the stake collude: what watching changes",
    subtitle: "Wrong final verdicts on the chosen claims; the protocol's population, undecided claims go to the end",
    y: { label: "share of the chosen claims", domain: [0, 0.6], format: percent },
    groups: TIER_NAMES.map((tier) => ({
      name: tier,
      bars: [0, 0.25, 0.5, 1].map((watching) => figureOf(figures, `usual/${tier}/0.4/${watching}/wrong`)),
    })),
    legend: [
      { name: "nobody watches", colour: COLOURS.orange },
      { name: "25 % of claims", colour: COLOURS.amber },
      { name: "50 %", colour: COLOURS.sky },
      { name: "all claims watched", colour: COLOURS.blue },
    ],
  });
}

function drawEnsemble({ figures }: Section): string {
  const correlations = [0, 0.2, 0.3, 0.4, 0.5, 0.6];
  const seriesOf = (models: number, what: string, name: string, colour: string): Series => ({
    name,
    colour,
    isDashed: what === "coverage",
    points: correlations.map((each) => [each, figureOf(figures, `${models}/${each}/${what}`).mean] as const),
    errors: correlations.map((each) => figureOf(figures, `${models}/${each}/${what}`).error),
  });
  return lines({
    title: "Unanimity among models of 73.1 %",
    subtitle: "Precision of what is decided, and the share that is decided (dashed), by correlation of errors",
    x: {
      label: "correlation of two models' errors",
      domain: [0, 0.6],
      ticks: correlations,
      format: (value) => value.toFixed(1),
    },
    y: { label: "share", domain: [0.35, 1], format: percent },
    series: [
      seriesOf(3, "precision", "three: precision", COLOURS.blue),
      seriesOf(2, "precision", "two: precision", COLOURS.sky),
      seriesOf(2, "coverage", "two: coverage", COLOURS.amber),
      seriesOf(3, "coverage", "three: coverage", COLOURS.orange),
    ],
    marks: [{ y: 0.956, label: "published for three: 95.6 % precision" }],
  });
}
