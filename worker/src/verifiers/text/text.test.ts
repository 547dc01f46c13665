import { describe, expect, it } from "vitest";
import { claimViewOf } from "./claimView.ts";
import { contradictionOf } from "./contradiction.ts";
import { evidenceIndexOf } from "./evidenceIndex.ts";
import { framingOf } from "./framing.ts";
import { namesOf } from "./names.ts";
import { agrees, quantitiesOf } from "./quantities.ts";
import { stemOf } from "./stem.ts";
import { tokensOf } from "./tokens.ts";

const quantities = (text: string) => quantitiesOf(tokensOf(text)).map(({ raw, dimension }) => `${raw} ${dimension}`);

describe("tokensOf", () => {
  it("keeps numbers whole, takes possessives off and finds sentences", () => {
    const tokens = tokensOf("Mr. Lee's 1,250.5 kg crate fell. It broke!");
    expect(tokens.map(({ lower }) => lower)).toEqual(["mr", "lee", "1,250.5", "kg", "crate", "fell", "it", "broke"]);
    expect(tokens.filter(({ first }) => first).map(({ lower }) => lower)).toEqual(["mr", "it"]);
  });

  it("splits scripts without spaces into words", () => {
    expect(tokensOf("東京は日本の首都です。").length).toBeGreaterThan(3);
  });
});

describe("stemOf", () => {
  it.each([
    ["performed", "performing"],
    ["married", "marriage"],
    ["cities", "city"],
    ["died", "death"],
    ["written", "wrote"],
  ])("joins %s and %s", (a, b) => expect(stemOf(a)).toBe(stemOf(b)));
});

describe("quantitiesOf", () => {
  it.each([
    ["on 4 May 1907", ["4 day", "5 month", "1907 year"]],
    ["1.2 million people", ["1200000 count"]],
    ["$3.5bn and 12 %", ["3500000000 money", "12 percent"]],
    ["twenty-five miles", ["25 length"]],
    ["the third of five", ["3 ordinal", "5 count"]],
  ])("reads %s", (text, expected) => expect(quantities(text)).toEqual(expected));

  it("compares across units and roundings", () => {
    const one = (text: string) => quantitiesOf(tokensOf(text))[0];
    const same = (a: string, b: string) => {
      const [x, y] = [one(a), one(b)];
      return x !== undefined && y !== undefined && agrees(x, y);
    };
    expect(same("5 km", "5000 metres")).toBe(true);
    expect(same("1.2 million", "1,234,000")).toBe(true);
    expect(same("1.2 million", "1,334,000")).toBe(false);
    expect(same("1907", "1908")).toBe(false);
  });
});

describe("namesOf", () => {
  it("joins the words of a name", () => {
    const tokens = tokensOf("Then Ana de la Cruz met Bert Olsen in Oslo.");
    expect(
      namesOf(tokens).map(({ from, to }) =>
        tokens
          .slice(from, to)
          .map(({ lower }) => lower)
          .join(" "),
      ),
    ).toEqual(["ana de la cruz", "bert olsen", "oslo"]);
  });
});

describe("framingOf", () => {
  it("takes markers, attributions and references off", () => {
    expect(framingOf("2. According to passage 3, otters sleep afloat (Passage 3).").core).toBe("otters sleep afloat.");
  });

  it("knows announcements and statements about gaps", () => {
    expect(framingOf("Sure! Here is a short answer to your question:").vacuous).toBe(true);
    expect(framingOf("Otters sleep afloat.")).toMatchObject({ vacuous: false, denial: false });
    expect(framingOf("The text does not mention where otters sleep.").denial).toBe(true);
  });
});

describe("contradictionOf", () => {
  const against = (claim: string, text: string) =>
    contradictionOf(claimViewOf(claim, evidenceIndexOf([{ text }])))?.kind;

  it.each([
    ["The mill was not sold in 1920.", "The mill was sold in 1920.", "negation"],
    ["The mill was sold in 1920.", "The mill was never sold in 1920.", "negation"],
    ["Prices of grain rose in Leith.", "Prices of grain fell in Leith.", "opposite"],
    ["The mill ground 40 tonnes of oats.", "The mill ground 60 tonnes of oats.", "number"],
  ])("%s against %s is a %s", (claim, text, kind) => expect(against(claim, text)).toBe(kind));

  it("stays silent on agreement and on distant matches", () => {
    expect(against("The mill was not sold.", "The mill was not sold.")).toBeUndefined();
    expect(
      against("The mill was sold.", "Not far from the river, which never froze, stood a large house and the old mill."),
    ).toBeUndefined();
  });
});
