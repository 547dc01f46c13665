import { hashStruct, toHex } from "viem";
import { describe, expect, test } from "vitest";
import {
  createBundle,
  createSentinels,
  encodePlanes,
  encodeSentinels,
  type MiraError,
  missedSentinels,
  mixSentinels,
  parseSentinels,
  type Sentinels,
  sentinelHash,
  sentinelWords,
  type Verdict,
} from "../index.ts";

const bundle = createBundle({ question: "truth", claims: Array.from({ length: 300 }, (_, i) => `Claim ${i}.`) });
const answers = new Map([
  [0, "TRUE"],
  [255, "FALSE"],
  [256, "INVALID"],
  [299, "FALSE"],
] as const);
const sentinels = createSentinels({ bundle, answers });
const codeOf = (run: () => unknown) => {
  try {
    run();
    return "none";
  } catch (error) {
    return (error as MiraError).code;
  }
};

describe("createSentinels", () => {
  test("masks the sentinels and keeps their answers", () => {
    const { claims, answers: planes } = sentinelWords(sentinels);
    expect(claims).toEqual([1n | (1n << 255n), 1n | (1n << 43n)]);
    expect(planes).toEqual([1n, 1n, 1n << 255n, 1n | (1n << 43n)]);
  });

  test("hashes as the contract does, under a salt of its own", () => {
    const { claims, answers: planes } = sentinelWords(sentinels);
    const fields = [
      { name: "salt", type: "bytes32" },
      { name: "claims", type: "uint256[]" },
      { name: "answers", type: "uint256[]" },
    ];
    const data = { salt: sentinels.salt, claims, answers: planes };
    expect(sentinelHash(sentinels)).toBe(hashStruct({ data, primaryType: "Sentinels", types: { Sentinels: fields } }));
    expect(sentinelHash(createSentinels({ bundle, answers }))).not.toBe(sentinelHash(sentinels));
  });

  test("refuses places outside the bundle, and none", () => {
    expect(codeOf(() => createSentinels({ bundle, answers: new Map([[300, "TRUE"]]) }))).toBe("CLAIM_NOT_FOUND");
    expect(codeOf(() => createSentinels({ bundle, answers: new Map() }))).toBe("SENTINELS_INVALID");
  });
});

describe("a document of sentinels", () => {
  test("is read as it was written, and only by its own hash", () => {
    const bytes = encodeSentinels(sentinels);
    expect(parseSentinels(bytes, sentinelHash(sentinels))).toEqual(sentinels);
    expect(codeOf(() => parseSentinels(bytes, toHex(1, { size: 32 })))).toBe("SENTINELS_INVALID");
    expect(codeOf(() => parseSentinels(new TextEncoder().encode(JSON.stringify(sentinels, null, 1))))).toBe(
      "SENTINELS_INVALID",
    );
  });

  const word = (value: bigint) => toHex(value, { size: 32 });
  test.each<[string, Partial<Sentinels>]>([
    ["a sentinel without an answer", { claims: [word(3n | (1n << 255n)), word(1n | (1n << 43n))] }],
    ["an answer without a sentinel", { claims: [word(1n), word(1n | (1n << 43n))] }],
    ["bits past the last claim", { claimCount: 299 }],
    ["another number of words", { claimCount: 600 }],
    ["too few words", { claims: sentinels.claims.slice(1) }],
  ])("with %s is refused", (_, change) => {
    expect(codeOf(() => encodeSentinels({ ...sentinels, ...change }))).toBe("SENTINELS_INVALID");
  });
});

describe("missedSentinels", () => {
  test("names those that are decided otherwise", () => {
    const verdicts = Array.from({ length: 300 }, (): Verdict => "TRUE");
    expect(missedSentinels(sentinels, encodePlanes(verdicts))).toEqual([255, 256, 299]);
    verdicts[255] = "UNDECIDED";
    verdicts[256] = "INVALID";
    expect(missedSentinels(sentinels, encodePlanes(verdicts))).toEqual([299]);
    expect(codeOf(() => missedSentinels(sentinels, encodePlanes(verdicts.slice(60))))).toBe("PLANES_INVALID");
  });
});

describe("mixSentinels", () => {
  const claims = Array.from({ length: 12 }, (_, i) => ({
    text: `The bridge has ${i + 10} arches.`,
    span: [0, 1] as const,
  }));
  const known = [
    { text: "The bridge spans a river.", answer: "TRUE" },
    { text: "The bridge is of paper.", answer: "FALSE" },
  ] as const;
  const parameters = { question: "support", evidence: [{ text: "A bridge." }], claims, sentinels: known } as const;

  test("puts them anywhere, each with its answer, and the claims in their order between them", () => {
    const seen = new Set<number>();
    for (let i = 0; i < 200; ++i) {
      const mixed = mixSentinels(parameters);
      const texts = mixed.bundle.claims.map(({ text }) => text);
      expect(mixed.places.map((place) => texts[place])).toEqual(claims.map(({ text }) => text));
      const verdict = encodePlanes(texts.map((text): Verdict => (text === known[0].text ? "TRUE" : "FALSE")));
      expect(missedSentinels(mixed.sentinels, verdict)).toEqual([]);
      for (const { text } of known) seen.add(texts.indexOf(text));
    }
    // Of 14 places 400 draws miss none but once in some 10^11 runs.
    expect(seen.size).toBe(14);
  });

  test("leaves nothing to tell them by", () => {
    const { bundle: mixed } = mixSentinels(parameters);
    expect(new Set(mixed.claims.map((claim) => Object.keys(claim).sort().join(" ")))).toEqual(new Set(["salt text"]));
    expect(mixed.output).toBeUndefined();
  });

  test.each([
    ["longer than any claim", [{ text: `The bridge ${"is very ".repeat(9)}long.`, answer: "TRUE" as const }]],
    ["shorter than any claim", [{ text: "It is.", answer: "TRUE" as const }]],
    [
      "alone in its evidence",
      [{ text: "The bridge is of paper.", evidence: [{ text: "x" }], answer: "TRUE" as const }],
    ],
    ["said twice", [known[0], known[0]]],
    ["not there", []],
  ])("refuses a sentinel that is %s", (_, odd) => {
    expect(codeOf(() => mixSentinels({ ...parameters, sentinels: odd }))).toBe("SENTINELS_INVALID");
  });
});
