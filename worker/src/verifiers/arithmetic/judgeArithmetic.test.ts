import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FieldName, fields } from "./fields.ts";
import { judgeArithmetic } from "./judgeArithmetic.ts";

const names = Object.keys(fields) as FieldName[];
const all = (claim: string) => names.map((name) => judgeArithmetic(claim, name)?.answer ?? "none");

describe("judgeArithmetic", () => {
  it.each([
    ["43 x 19 = 817", "TRUE"],
    ["43 x 19 = 818", "FALSE"],
    ["$1,250 + $50 = 1,300", "TRUE"],
    ["2(3 + 4) = 14", "TRUE"],
    ["1/3 + 1/6 = 1/2", "TRUE"],
    ["100 / 3 = 33.33", "TRUE"],
    ["100 / 3 = 33.34", "FALSE"],
    ["8000003.2 / 3 = 2666667.733333333", "TRUE"],
    ["-3^2 = -9", "TRUE"],
    ["8 / 2 = 4 = 2 + 2", "TRUE"],
    ["8 / 2 = 4 = 2 + 3", "FALSE"],
    ["7x + 5x = 12x", "TRUE"],
    ["3 * 2x = 6x", "TRUE"],
    ["x + 3 = 9", "ABSTAIN"],
    ["5 / 0 = 0", "ABSTAIN"],
    ["Twelve times twelve equals 144.", "TRUE"],
    ["The sum of 8 and 5 is 14.", "FALSE"],
    ["25% of 60 is 15", "TRUE"],
    ["9 is greater than 4 + 6", "FALSE"],
    ["So each of them pays 3 * 14 = 43 euros.", "FALSE"],
  ])("%s is %s by every arithmetic", (claim, answer) => {
    expect(all(claim)).toEqual(names.map(() => answer));
  });

  it.each([
    "The match ended 3 - 2.",
    "Born in 1950, she is 5 feet tall.",
    "So they pay 3 * 14 = 42 euros in June.",
    "a = b",
  ])("leaves %s to evidence", (claim) => {
    expect(all(claim).filter((answer) => answer === "TRUE" || answer === "FALSE")).toEqual([]);
  });

  it("is exact where doubles are not, and the double arithmetic knows it", () => {
    const claim = "9007199254740993 * 3 = 27021597764222979";
    expect(judgeArithmetic(claim, "exact")?.answer).toBe("TRUE");
    expect(judgeArithmetic(claim, "residue")?.answer).toBe("TRUE");
    expect(judgeArithmetic(claim, "double")?.answer).not.toBe("FALSE");
  });

  it("agrees with BigInt on any sum of products", () => {
    const integer = fc.bigInt({ min: 0n, max: 10n ** 24n });
    fc.assert(
      fc.property(integer, integer, integer, fc.bigInt({ min: 1n, max: 99n }), (a, b, c, off) => {
        const right = a * b + c;
        for (const name of ["exact", "residue"] as const) {
          expect(judgeArithmetic(`${a} * ${b} + ${c} = ${right}`, name)?.answer).toBe("TRUE");
          expect(judgeArithmetic(`${a} * ${b} + ${c} = ${right + off}`, name)?.answer).toBe("FALSE");
        }
      }),
      { numRuns: 100 },
    );
  });
});
