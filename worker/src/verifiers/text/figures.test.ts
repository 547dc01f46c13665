import { describe, expect, it } from "vitest";
import { figuresIn, states, withoutMarker } from "./figures.ts";

const fits = (text: string, value: number) => figuresIn(text).some((figure) => states(figure, value));

describe("figuresIn", () => {
  it.each([
    ["€1,991,700", 1_991_700],
    ["1.991.700 €", 1_991_700],
    ["1.234,56 €", 1_234.56],
    ["12,5 %", 12.5],
    ["1.234", 1.234],
    ["1.234", 1_234],
    ["1'250 CHF", 1_250],
    ["$5m", 5_000_000],
    ["1,5 Millionen", 1_500_000],
    ["eight minutes", 8],
    ["−3.5 °C", -3.5],
    ["-$3,500", -3_500],
    ["about 4,400", 4_426],
    ["10.4 %", 10.4368],
  ])("%s states %d", (text, value) => {
    expect(fits(text, value)).toBe(true);
  });

  it.each([
    ["4,400", 4_426],
    ["5 m", 5_000_000],
    ["10.4 %", 10.46],
    ["TP-7", 7],
    ["2019–2021", -2_021],
  ])("%s does not state %d", (text, value) => {
    expect(fits(text, value)).toBe(false);
  });

  it("takes off list markers and nothing else", () => {
    expect(["1. Each", "2) So", "- It", "1.5 + 2", "(2) + 3 = 5", "3 ports"].map(withoutMarker)).toEqual([
      "Each",
      "So",
      "It",
      "1.5 + 2",
      "(2) + 3 = 5",
      "3 ports",
    ]);
  });
});
