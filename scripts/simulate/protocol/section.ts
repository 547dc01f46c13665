import type { Estimate } from "../shared/statistics.ts";

/** How much to run. */
export type Effort = {
  seed: number;
  /** Runs with seeds of their own; errors are those of their mean. */
  seeds: number;
  /** 1 for the documented lengths. */
  scale: number;
};

/** A cell of a table. */
export type Cell = string | number | Estimate;

/** Figures as a reader wants them. */
export type Table = { title: string; head: readonly string[]; rows: readonly (readonly Cell[])[] };

/** A figure of the protocol's own simulation beside the one measured here. */
export type Comparison = {
  what: string;
  /** As the protocol states it. */
  protocol: number;
  /** Whether it is a value, the most, or the least. */
  kind: "about" | "most" | "least";
  /** Half a unit of the last digit that the protocol gives. */
  rounding: number;
  measured: Estimate;
  /** Whether both agree: within the rounding and the error, 95 times of 100 by Student's distribution. */
  within: boolean;
};

/** One part of the simulation. */
export type Section = {
  number: number;
  name: string;
  title: string;
  /** What was run. */
  conditions: string;
  /** Every measured value, by name. */
  figures: Record<string, Estimate>;
  comparisons: readonly Comparison[];
  tables: readonly Table[];
};

/** How often to repeat something that the documented run repeats `count` times. */
export const repeats = ({ scale }: Effort, count: number): number => Math.max(1, Math.round(count * scale));

/** Standard errors to either side that hold 95 % of Student's distribution, by number of observations. */
const STUDENT = [Number.NaN, Number.NaN, 12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31, 2.26] as const;

/**
 * Puts a figure of the protocol beside a measured one.
 *
 * @example
 * compare("coin at three seats", 0.43, figures["coin/3"], { rounding: 0.005 });
 */
export function compare(
  what: string,
  protocol: number,
  measured: Estimate | undefined,
  { kind = "about", rounding = 0 }: { kind?: Comparison["kind"]; rounding?: number } = {},
): Comparison {
  if (!measured) throw new Error(`Nothing was measured for "${what}".`);
  const difference = measured.mean - protocol;
  const slack = rounding + (STUDENT[measured.count] ?? 2.2) * measured.error + 1e-12;
  const isNotAbove = difference <= slack;
  const isNotBelow = difference >= -slack;
  const within = measured.count > 0 && { about: isNotAbove && isNotBelow, most: isNotAbove, least: isNotBelow }[kind];
  return { what, protocol, kind, rounding, measured, within };
}

/** A figure that was measured for sure. */
export function figureOf(figures: Record<string, Estimate>, name: string): Estimate {
  const figure = figures[name];
  if (!figure) throw new Error(`There is no figure "${name}".`);
  return figure;
}
