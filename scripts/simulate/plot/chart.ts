import { scaleBand, scaleLinear, scaleLog } from "d3-scale";
import { line } from "d3-shape";

/** One axis. */
export type Axis = {
  label: string;
  /** From and to; a logarithmic one starts above zero. */
  domain: readonly [from: number, to: number];
  format?: (value: number) => string;
  isLogarithmic?: boolean;
  /** Where to put the marks, if not at round numbers. */
  ticks?: readonly number[];
};

/** One line, or dots. */
export type Series = {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
  colour: string;
  isDashed?: boolean;
  /** Half the length of each point's error bar; draws dots too. */
  errors?: readonly number[];
};

/** A horizontal line with a name. */
export type Mark = { y: number; label: string };

/** What every picture says of itself. */
type Caption = {
  title: string;
  subtitle: string;
  /** The command that draws it. */
  command: string;
};

/** A picture of lines. */
export type LineChart = Caption & {
  x: Axis;
  y: Axis;
  series: readonly Series[];
  marks?: readonly Mark[];
};

/** Values of several groups side by side, with their errors. */
export type BarChart = Caption & {
  y: Axis;
  groups: readonly { name: string; bars: readonly { mean: number; error: number }[] }[];
  /** What the bars of each group are, in order. */
  legend: readonly { name: string; colour: string }[];
  marks?: readonly Mark[];
};

/** Colours that are told apart by those who see no red or green (Okabe and Ito). */
export const COLOURS = {
  blue: "#0072b2",
  orange: "#d55e00",
  green: "#009e73",
  pink: "#cc79a7",
  amber: "#b07d00",
  sky: "#56b4e9",
  grey: "#6b7280",
  black: "#1f2937",
} as const;

const SIZE = { width: 860, height: 440 };
const FONT = "Inter, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";
const INK = { text: "#1f2937", soft: "#6b7280", grid: "#e5e7eb" };

/** Height of a line of text. */
const LINE = 15;

type Box = { left: number; right: number; top: number; bottom: number };

/** Draws lines, each named at its end. */
export function drawLines({ x, y, series, marks = [], ...caption }: LineChart): string {
  const longest = Math.max(...series.map(({ name }) => name.length));
  const box = { left: 76, right: SIZE.width - 24 - longest * 7.7, top: 100, bottom: SIZE.height - 56 };
  const [toX, toY] = [scaleOf(x, [box.left, box.right]), scaleOf(y, [box.bottom, box.top])];
  const path = line<readonly [number, number]>(
    ([each]) => toX(each),
    ([, each]) => toY(each),
  ).digits(1);
  const bodies = series.map(({ points, colour, isDashed, errors }) => {
    const stroke = `fill="none" stroke="${colour}" stroke-width="2.2" stroke-linejoin="round"${isDashed ? ' stroke-dasharray="6 4"' : ""}`;
    const dots = errors?.map((error, index) => dot(toX, toY, points[index] ?? [0, 0], error, colour)) ?? [];
    return [`<path d="${path(points)}" ${stroke}/>`, ...dots].join("\n");
  });
  const ends = series.map(({ points }) => points.at(-1) ?? [0, 0]);
  const heights = apart(ends.map(([, endY]) => toY(endY)));
  const names = series.map(({ name, colour }, index) => {
    const [endX] = ends[index] ?? [0];
    return text(name, toX(endX) + 8, (heights[index] ?? 0) + 4, { fill: colour, size: 12.5, weight: 600 });
  });
  const clip = `<clipPath id="area"><rect x="${box.left}" y="${box.top - 4}" width="${n(box.right - box.left + 4)}" height="${box.bottom - box.top + 8}"/></clipPath>`;
  return picture(caption, [
    clip,
    yAxis(y, toY, box),
    xAxis(x, toX, box),
    ...marks.map((mark) => drawMark(mark, toY, box, "end")),
    `<g clip-path="url(#area)">\n${bodies.join("\n")}\n</g>`,
    ...names,
  ]);
}

/** Moves heights apart until lines of text there do not touch, in the order that they have. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights];
  const order = heights.map((_, index) => index).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  for (let pass = 0; pass < 100; pass += 1) {
    for (const [place, upper] of order.entries()) {
      const lower = order[place + 1];
      const gap = lower === undefined ? LINE : (moved[lower] ?? 0) - (moved[upper] ?? 0);
      if (lower === undefined || gap >= LINE) continue;
      moved[upper] = (moved[upper] ?? 0) - (LINE - gap) / 2;
      moved[lower] = (moved[lower] ?? 0) + (LINE - gap) / 2;
    }
  }
  return moved;
}

/** Draws groups of bars with error bars. */
export function drawBars({ y, groups, legend, marks = [], ...caption }: BarChart): string {
  const box = { left: 76, right: SIZE.width - 24, top: 124, bottom: SIZE.height - 48 };
  const toY = scaleOf(y, [box.bottom, box.top]);
  const groupBand = scaleBand<number>()
    .domain(groups.map((_, index) => index))
    .range([box.left, box.right])
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const barBand = scaleBand<number>()
    .domain(legend.map((_, index) => index))
    .range([0, groupBand.bandwidth()])
    .padding(0.12);
  const zero = toY(y.domain[0]);
  const bars = groups.flatMap((group, groupIndex) => {
    const start = groupBand(groupIndex) ?? 0;
    return group.bars.map(({ mean, error }, index) => {
      const left = start + (barBand(index) ?? 0);
      const [top, centre] = [toY(mean), left + barBand.bandwidth() / 2];
      const fill = legend[index]?.colour ?? INK.soft;
      const bar = `<rect x="${n(left)}" y="${n(top)}" width="${n(barBand.bandwidth())}" height="${n(Math.max(0.8, zero - top))}" fill="${fill}"/>`;
      return error > 0 ? `${bar}\n${whisker(centre, toY(mean - error), toY(mean + error), INK.text)}` : bar;
    });
  });
  const names = groups.flatMap(({ name }, index) => {
    const centre = (groupBand(index) ?? 0) + groupBand.bandwidth() / 2;
    return name
      .split("\n")
      .map((part, row) => text(part, centre, box.bottom + 18 + 14 * row, { anchor: "middle", size: 12 }));
  });
  return picture(caption, [
    yAxis(y, toY, box),
    ...bars,
    ...marks.map((mark) => drawMark(mark, toY, box, "start")),
    ...names,
    drawLegend(legend, box.left, 82),
  ]);
}

type Scale = { (value: number): number; ticks(count: number): number[] };

function scaleOf({ domain, isLogarithmic }: Axis, range: [number, number]): Scale {
  const scale = isLogarithmic ? scaleLog() : scaleLinear();
  return scale.domain([...domain]).range(range) as unknown as Scale;
}

function ticksOf(axis: Axis, scale: Scale): readonly number[] {
  return axis.ticks ?? scale.ticks(6);
}

function yAxis(axis: Axis, scale: Scale, box: Box): string {
  const lines = ticksOf(axis, scale).map((value) => {
    const at = n(scale(value));
    const grid = `<line x1="${box.left}" x2="${n(box.right)}" y1="${at}" y2="${at}" stroke="${INK.grid}"/>`;
    return grid + text(formatted(axis, value), box.left - 8, scale(value) + 4, { anchor: "end", fill: INK.soft });
  });
  return [...lines, text(axis.label, box.left - 52, box.top - 14, { fill: INK.soft, weight: 600 })].join("\n");
}

function xAxis(axis: Axis, scale: Scale, box: Box): string {
  const marks = ticksOf(axis, scale).map((value) => {
    const at = n(scale(value));
    const mark = `<line x1="${at}" x2="${at}" y1="${box.bottom}" y2="${box.bottom + 5}" stroke="${INK.soft}"/>`;
    return mark + text(formatted(axis, value), scale(value), box.bottom + 20, { anchor: "middle", fill: INK.soft });
  });
  const base = `<line x1="${box.left}" x2="${n(box.right)}" y1="${box.bottom}" y2="${box.bottom}" stroke="${INK.soft}"/>`;
  const label = text(axis.label, (box.left + box.right) / 2, box.bottom + 42, {
    anchor: "middle",
    fill: INK.soft,
    weight: 600,
  });
  return [base, ...marks, label].join("\n");
}

function drawMark({ y, label }: Mark, scale: Scale, box: Box, anchor: "start" | "end"): string {
  const at = scale(y);
  const rule = `<line x1="${box.left}" x2="${n(box.right)}" y1="${n(at)}" y2="${n(at)}" stroke="${INK.text}" stroke-dasharray="2 3"/>`;
  const x = anchor === "start" ? box.left + 4 : box.right - 4;
  return rule + text(label, x, at - 5, { anchor, size: 11.5 });
}

function drawLegend(entries: BarChart["legend"], left: number, top: number): string {
  let at = left;
  return entries
    .map(({ name, colour }) => {
      const swatch = `<rect x="${n(at)}" y="${top - 10}" width="12" height="12" fill="${colour}"/>`;
      const label = text(name, at + 17, top, {});
      at += 17 + name.length * 6.8 + 18;
      return swatch + label;
    })
    .join("\n");
}

function dot(toX: Scale, toY: Scale, [x, y]: readonly [number, number], error: number, colour: string): string {
  const circle = `<circle cx="${n(toX(x))}" cy="${n(toY(y))}" r="3.4" fill="${colour}"/>`;
  return error > 0 ? `${circle}${whisker(toX(x), toY(y - error), toY(y + error), colour)}` : circle;
}

function whisker(x: number, low: number, high: number, colour: string): string {
  return `<path d="M${n(x)},${n(low)}V${n(high)}M${n(x - 3)},${n(low)}h6M${n(x - 3)},${n(high)}h6" stroke="${colour}" fill="none"/>`;
}

function formatted({ format = String }: Axis, value: number): string {
  return format(value);
}

type TextStyle = { anchor?: "start" | "middle" | "end"; fill?: string; size?: number; weight?: number };

function text(words: string, x: number, y: number, style: TextStyle): string {
  const { anchor = "start", fill = INK.text, size = 12, weight = 400 } = style;
  const extra = `${anchor === "start" ? "" : ` text-anchor="${anchor}"`}${weight === 400 ? "" : ` font-weight="${weight}"`}`;
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${fill}"${extra}>${toXml(words)}</text>`;
}

function picture({ title, subtitle, command }: Caption, parts: readonly string[]): string {
  const { width, height } = SIZE;
  return `<!-- Generated by ${command}. -->
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${toXml(title)}</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<g font-family="${FONT}">
${text(title, 24, 30, { size: 17, weight: 700 })}
${text(subtitle, 24, 50, { size: 12.5, fill: INK.soft })}
${parts.join("\n")}
</g>
</svg>
`;
}

/** A coordinate: tenths of a pixel, so that the last bit of a logarithm changes no picture. */
const n = (value: number): string => value.toFixed(1).replace(/\.0$/, "");

function toXml(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
