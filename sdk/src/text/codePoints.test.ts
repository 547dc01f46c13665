import fc from "fast-check";
import { expect, test } from "vitest";
import { countCodePoints, createCodePointCursor, sliceCodePoints } from "./codePoints.ts";

const anyText = fc.string({ unit: "binary" }).chain((text) => fc.constantFrom(text, `${text}\udc00`, `\ud83d${text}`));

test("code points are counted as Array.from counts them", () => {
  fc.assert(fc.property(anyText, (text) => countCodePoints(text) === Array.from(text).length));
  expect(countCodePoints("a𝄞\ud800")).toBe(3);
});

test("a cursor gives ascending offsets in code points", () => {
  const toCodePoints = createCodePointCursor("a𝄞b");
  expect([0, 1, 3, 3, 4].map(toCodePoints)).toEqual([0, 1, 2, 2, 3]);
});

test("slices agree with those of an array of code points", () => {
  fc.assert(
    fc.property(anyText, fc.nat(12), fc.nat(12), (text, start, end) => {
      expect(sliceCodePoints(text, start, end)).toBe(Array.from(text).slice(start, end).join(""));
    }),
  );
});
