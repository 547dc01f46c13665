import { describe, expect, it } from "vitest";
import { type FieldName, fields } from "./fields.ts";
import { judgeArithmetic } from "./judgeArithmetic.ts";

const evidence = [
  { text: "The hall is 24 m long and 12 m wide. Paint costs €4.50 per m²; 15 % is lost. It has 3 doors." },
];
const output = `1. The floor has 24 × 12 = 288 m².
2. With losses that is 288 × 1.2 = 345.6 m².
3. One wall needs 24 · 3 = 82 m².
`;
const judge = (claim: string, before = output, given = evidence) =>
  (Object.keys(fields) as FieldName[]).map(
    (name) => judgeArithmetic(claim, name, { evidence: given, output: before + claim })?.answer,
  );
const all = (answer: string | undefined) => Object.keys(fields).map(() => answer);

describe("equations in sentences", () => {
  it.each([
    ["1. The floor has 24 × 12 = 288 m².", "TRUE"],
    ["- So the floor of 24 m by 12 m has 24 m × 12 m = 288 m² in all.", "TRUE"],
    ["2) The paint then costs 288 × €4.50 = €1,296.00.", "TRUE"],
    ["2) The paint then costs 288 × €4.50 = €1,269.00.", "FALSE"],
    ["Of that, 288 × 0.15 = 43.2 m² are lost.", "TRUE"],
    ["Halved, this is 288 ÷ 2 = 144 m², or 1,440,000 cm² in all.", undefined],
    ["That leaves 82 − 12 = 70 m².", "FALSE"],
    ["The tower has 31 × 12 = 372 steps.", undefined],
    ["The floor is not 24 × 12 = 288 m².", undefined],
    ["In Lisbon the floor has 24 × 12 = 288 m².", undefined],
    ["The floor has 24 × 12 = 288 m² and 17 windows.", undefined],
  ])("%s is %s", (claim, answer) => {
    expect(judge(claim)).toEqual(all(answer));
  });

  it("takes nothing from an output whose own numbers rest on nothing", () => {
    expect(judge("That costs 345.6 × 4.50 = 1555.2 euros.")).toEqual(all(undefined));
  });

  it("says nothing without evidence, for the words remain unproven", () => {
    expect(judge("The floor has 24 × 12 = 288 m².", "", [])).toEqual(all(undefined));
    expect(judge("The floor has 24 × 12 = 289 m².", "", [])).toEqual(all("FALSE"));
  });
});
