import type { Evidence } from "@mira-protocol/sdk";
import { type Figure, figuresIn, states } from "../text/figures.ts";
import { embeddedEquations } from "./equations.ts";
import { exact } from "./fields.ts";
import { judgeChain } from "./judgeChain.ts";
import type { Chain, Expression } from "./parse.ts";

/** What the numbers of a calculation may rest on. */
export type Grounds = { evidence: readonly Evidence[]; output?: string | undefined };

/** Numbers that no evidence needs to state: small factors and the steps between units. */
const constants = new Set([1, 2, 7, 10, 12, 24, 52, 60, 100, 365, 1_000, 3_600, 10_000, 100_000, 1_000_000]);
const longest = 200_000;
const read = new WeakMap<readonly Evidence[], readonly number[]>();

const valuesOf = (figures: readonly Figure[]): number[] =>
  figures.flatMap(({ readings, percent }) =>
    readings.flatMap(({ value }) => (percent ? [value, value / 100] : [value])),
  );

const given = (evidence: readonly Evidence[]): readonly number[] => {
  const known = read.get(evidence);
  if (known !== undefined) return known;
  const values = evidence.flatMap(({ text }) => valuesOf(figuresIn(text.slice(0, longest))));
  const distinct = [...new Set(values)].slice(0, 20_000);
  read.set(evidence, distinct);
  return distinct;
};

/** Numbers written in an expression. */
const numbersOf = (side: Expression): Figure[] => {
  if (side.kind === "negative") return numbersOf(side.of);
  if (side.kind === "binary") return [...numbersOf(side.left), ...numbersOf(side.right)];
  if (side.kind !== "number") return [];
  const step = 10 ** -(/\.(\d+)$/u.exec(side.text)?.[1]?.length ?? 0);
  const readings = [{ value: Number(side.text), step }];
  return [{ readings, percent: side.percent, money: false, word: false, about: false, start: 0, end: 0 }];
};

const computed = (chain: Chain): Figure[] => chain.sides.filter(({ kind }) => kind === "binary").flatMap(numbersOf);
const stated = (chain: Chain): Figure[] => chain.sides.filter(({ kind }) => kind !== "binary").flatMap(numbersOf);

/** The same amount in a unit a thousand or a hundred times as large or small. */
const inOtherUnits = (figure: Figure, value: number): boolean =>
  [1, 1_000, 0.001, 100, 0.01].some((factor) => states(figure, value * factor));

type Support = "given" | "wrong" | "none";

/**
 * Follows a calculation back to the evidence: each of its numbers must be stated there, or be the result of an
 * earlier calculation in the output that is right itself and rests on the evidence. The output proves nothing by
 * itself; all that is taken from it was computed again here.
 */
export const supportOf = (claim: string, chains: readonly Chain[], { evidence, output = "" }: Grounds): Support => {
  const known = [...given(evidence)];
  const wrong: number[] = [];
  const supported = (figure: Figure): boolean =>
    figure.readings.some(({ value }) => constants.has(value)) || known.some((value) => states(figure, value));
  const converted = (figure: Figure): boolean => known.some((value) => inOtherUnits(figure, value));
  const at = output.indexOf(claim.trim());
  for (const line of at > 0 ? output.slice(Math.max(0, at - 8_000), at).split(/\n|(?<=[.;])\s/u) : []) {
    if (!line.includes("=")) continue;
    const equations = embeddedEquations(line);
    for (const chain of equations) {
      const results = stated(chain).flatMap(({ readings }) => readings.map(({ value }) => value));
      const { holds } = judgeChain(chain, exact);
      if (holds === false) wrong.push(...results);
      else if (holds === true && computed(chain).every((each) => supported(each) || converted(each))) {
        known.push(...results);
        // Other numbers of the line are renderings of the result if they are it in another unit.
        for (const figure of figuresIn(line))
          if (results.some((result) => inOtherUnits(figure, result)))
            known.push(...figure.readings.map(({ value }) => value));
      }
    }
  }
  const operands = chains.flatMap(computed);
  const missing = operands.filter((figure) => !supported(figure));
  if (missing.some((figure) => wrong.some((value) => states(figure, value)))) return "wrong";
  if (missing.some((figure) => !converted(figure))) return "none";
  const results = chains.flatMap(stated).flatMap(({ readings }) => readings.map(({ value }) => value));
  const inside = new Set([...operands, ...chains.flatMap(stated)].flatMap(({ readings }) => readings[0]?.value ?? []));
  const rest = figuresIn(claim).filter(({ readings }) => !readings.some(({ value }) => inside.has(value)));
  const explained = rest.every((figure) => supported(figure) || results.some((result) => inOtherUnits(figure, result)));
  return explained ? "given" : "none";
};
