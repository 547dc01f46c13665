import { describe, expect, it } from "vitest";
import { parseOptions } from "./options.ts";

describe("the simulator's command line", () => {
  it("has defaults", () => {
    expect(parseOptions([])).toEqual({
      seed: 1,
      rounds: 1_000,
      out: "docs/images/economy",
      json: false,
      help: false,
    });
  });

  it.each([
    [["--seed", "x"], '--seed takes a whole number from 0 to 4294967295, not "x".'],
    [["--seed", "4294967296"], '--seed takes a whole number from 0 to 4294967295, not "4294967296".'],
    [["--rounds", "0"], '--rounds takes a whole number from 1 to 100000, not "0".'],
    [["--rounds", "1.5"], '--rounds takes a whole number from 1 to 100000, not "1.5".'],
    [["--out", ""], "--out needs the name of a folder."],
  ])("refuses %j", (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it("names an option that it does not know", () => {
    expect(() => parseOptions(["--sead", "1"])).toThrow(/--sead.*--help lists the options/);
  });
});
