import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

describe("the simulator's command line", () => {
  it("has defaults", () => {
    expect(parseOptions([])).toEqual({ seed: 1, seeds: 5, scale: 1, json: false, help: false });
  });

  it("takes a fast run, with seeds of one's own", () => {
    expect(parseOptions(["--fast"])).toMatchObject({ seeds: 2, scale: 0.1 });
    expect(parseOptions(["--fast", "--seeds", "3"])).toMatchObject({ seeds: 3, scale: 0.1 });
  });

  it("takes parts, plots and recorded votes", () => {
    expect(parseOptions(["--only", "3,11", "--replay", "votes.jsonl", "--plots", "out"])).toMatchObject({
      only: [3, 11],
      replay: "votes.jsonl",
      plots: "out",
    });
  });

  it.each([
    [["--seed", "x"], '--seed takes a whole number from 0 to 4294966295, not "x".'],
    [["--seeds", "1"], '--seeds takes a whole number from 2 to 1000, not "1".'],
    [["--only", "0"], '--only takes a whole number from 1 to 15, not "0".'],
    [["--only", "3,,4"], '--only takes a whole number from 1 to 15, not "".'],
    [["--only", "11"], "Part 11 needs --replay FILE."],
    [["--plots", ""], "--plots needs the name of a folder."],
    [["--replay", ""], "--replay needs the name of a file."],
  ])("refuses %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it("names an option that it does not know", () => {
    expect(() => parseOptions(["--sead", "1"])).toThrow(/--sead.*--help lists the options/);
  });
});
