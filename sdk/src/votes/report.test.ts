import { keccak256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { createReport, encodeReport, MiraError, parseReport, reportHash } from "../index.ts";

const hash = toHex(7, { size: 32 });
const report = createReport({
  round: (1n << 32n) + 1n,
  validatorId: 7,
  bundleHash: hash,
  manifest: hash,
  answers: [
    { answer: "TRUE", confidence: 0.9, reason: "The evidence says so." },
    { answer: "ABSTAIN", confidence: 0, abstention: "ambiguous" },
  ],
});

const codeOf = (run: () => unknown) => {
  try {
    run();
    return "none";
  } catch (error) {
    return error instanceof MiraError ? error.code : String(error);
  }
};

describe("a vote report", () => {
  test("comes back from its bytes and is known by its hash", () => {
    expect(parseReport(encodeReport(report), reportHash(report))).toEqual(report);
    expect(reportHash(report)).toBe(keccak256(encodeReport(report)));
    expect(new TextDecoder().decode(encodeReport(report))).toMatch(
      /^\{"answers":\[\{"answer":"TRUE","confidence":0.9,/,
    );
    expect(codeOf(() => parseReport(encodeReport(report), hash))).toBe("REPORT_INVALID");
  });

  test.each([
    ["an abstention without its reason", [{ answer: "ABSTAIN" as const }]],
    ["a reason to abstain with an answer", [{ answer: "TRUE" as const, abstention: "ambiguous" as const }]],
    ["a probability above one", [{ answer: "TRUE" as const, confidence: 1.1 }]],
    ["no answers", []],
  ])("refuses %s", (_, answers) => {
    expect(codeOf(() => createReport({ round: 1n, validatorId: 1, bundleHash: hash, answers }))).toBe("REPORT_INVALID");
  });

  test("refuses bytes that are not canonical", () => {
    const loose = new TextEncoder().encode(JSON.stringify(report, null, 1));
    expect(codeOf(() => parseReport(loose))).toBe("REPORT_INVALID");
  });
});
