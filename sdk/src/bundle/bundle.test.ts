import fc from "fast-check";
import { encodeAbiParameters, type Hex, keccak256, stringToBytes, zeroHash } from "viem";
import { describe, expect, test } from "vitest";
import { readVectors, rowsOf, sliceOf } from "../../test/vectors.ts";
import {
  type Bundle,
  bundleHash,
  claimContextHash,
  claimEvidenceHash,
  claimLeaf,
  claimProof,
  claimsRoot,
  claimTextHash,
  createBundle,
  encodeBundle,
  MAX_CLAIMS,
  MiraError,
  parseBundle,
  type Question,
  splitBundle,
  splitClaims,
  verifyClaimProof,
} from "../index.ts";

const bytesOf = (value: string) => new TextEncoder().encode(value);
const codeOf = (run: () => unknown) => {
  try {
    run();
    return "none";
  } catch (error) {
    return error instanceof MiraError ? error.code : String(error);
  }
};

describe("createBundle", () => {
  test("gives every claim its own salt and leaves out what is not given", () => {
    const bundle = createBundle({ question: "truth", claims: ["a", { text: "b", evidence: [] }] });
    expect(Object.keys(bundle)).toEqual(["type", "version", "question", "evidence", "claims"]);
    expect(new Set(bundle.claims.map(({ salt }) => salt)).size).toBe(2);
    expect(bundle.claims[1]?.evidence).toEqual([]);
    expect(bundleHash(bundle)).not.toBe(bundleHash(createBundle({ question: "truth", claims: ["a", "b"] })));
  });

  test("takes spans of the splitter, in code points, and drops those of rewritten claims", () => {
    const output = "😀 One is one. Two is two.";
    const spans = splitClaims(output).map(({ text, start, end }) => ({ text, span: [start, end] as const }));
    expect(createBundle({ question: "truth", output, claims: spans }).claims[1]?.span).toEqual([14, 25]);
    const rewritten = { text: "Other words.", span: [0, 3] as const, rewritten: true };
    expect(createBundle({ question: "truth", output, claims: [rewritten] }).claims[0]?.span).toBeUndefined();
  });

  test.each([
    ["no claims", { claims: [] }, "BUNDLE_INVALID"],
    ["an empty text", { claims: [" \n"] }, "BUNDLE_INVALID"],
    ["a lone surrogate", { claims: ["a\ud800"] }, "BUNDLE_INVALID"],
    ["empty evidence", { claims: ["a"], evidence: [{ text: "" }] }, "BUNDLE_INVALID"],
    ["a span without output", { claims: [{ text: "a", span: [0, 1] as const }] }, "BUNDLE_INVALID"],
    ["a span elsewhere", { output: "ba", claims: [{ text: "a", span: [0, 1] as const }] }, "BUNDLE_INVALID"],
    ["a span in UTF-16 units", { output: "😀a", claims: [{ text: "a", span: [2, 3] as const }] }, "BUNDLE_INVALID"],
    ["too many claims", { claims: Array<string>(MAX_CLAIMS + 1).fill("a") }, "BUNDLE_TOO_MANY_CLAIMS"],
  ])("refuses %s", (_, parameters, code) => {
    expect(codeOf(() => createBundle({ question: "truth", ...parameters }))).toBe(code);
  });

  test("says where a bundle is wrong without repeating its content", () => {
    try {
      createBundle({ question: "truth", claims: ["fine", " "] });
    } catch (error) {
      expect((error as MiraError).details.issues).toEqual(["claims.1.text: must not be empty"]);
    }
  });

  test("splits what is too long into bundles of the same evidence", () => {
    const claims = Array.from({ length: 25 }, (_, i) => `Claim ${i}.`);
    const bundles = splitBundle({ question: "truth", prompt: "p", claims }, 10);
    expect(bundles.map((bundle) => bundle.claims.length)).toEqual([10, 10, 5]);
    expect(bundles.flatMap((bundle) => bundle.claims.map(({ text }) => text))).toEqual(claims);
    expect(codeOf(() => splitBundle({ question: "truth", claims: [] }))).toBe("BUNDLE_INVALID");
  });
});

describe("parseBundle", () => {
  const bundle = createBundle({ question: "support", output: "é", evidence: [{ text: "e" }], claims: ["é", "b"] });
  const text = new TextDecoder().decode(encodeBundle(bundle));

  test("gives back what was encoded, and knows it by its hash", () => {
    expect(parseBundle(encodeBundle(bundle), { expectedHash: bundleHash(bundle) })).toEqual(bundle);
    expect(codeOf(() => parseBundle(bytesOf(text.replace("é", "e")), { expectedHash: bundleHash(bundle) }))).toBe(
      "BUNDLE_HASH_MISMATCH",
    );
  });

  test.each([
    [
      "another order of members",
      text.replace(/^\{/, '{"version":1,').replace(',"version":1}', "}"),
      "BUNDLE_NOT_CANONICAL",
    ],
    ["white space", ` ${text}`, "BUNDLE_NOT_CANONICAL"],
    ["a byte order mark", `\ufeff${text}`, "BUNDLE_INVALID"],
    ["an escape", text.replace("é", "\\u00e9"), "BUNDLE_NOT_CANONICAL"],
    ["a repeated member", text.replace('"question"', '"question":"truth","question"'), "BUNDLE_NOT_CANONICAL"],
    ["an unknown member", text.replace('"question"', '"qq":1,"question"'), "BUNDLE_INVALID"],
    ["__proto__", text.replace('"claims"', '"__proto__":{},"claims"'), "BUNDLE_INVALID"],
    ["an upper-case salt", text.replace(/"salt":"0x[0-9a-f]{64}"/, `"salt":"0x${"AB".repeat(32)}"`), "BUNDLE_INVALID"],
    ["a longer number", text.replace('"version":1', '"version":1.0'), "BUNDLE_NOT_CANONICAL"],
    ["what is no JSON", "{", "BUNDLE_INVALID"],
    ["null", "null", "BUNDLE_INVALID"],
  ])("refuses %s", (_, altered, code) => {
    expect(altered).not.toBe(text);
    expect(codeOf(() => parseBundle(bytesOf(altered)))).toBe(code);
  });

  test("refuses bytes that are no UTF-8, and more than it was told to read", () => {
    expect(codeOf(() => parseBundle(new Uint8Array([0x22, 0xff, 0x22])))).toBe("BUNDLE_INVALID");
    expect(codeOf(() => parseBundle(encodeBundle(bundle), { maxBytes: 10 }))).toBe("DOCUMENT_TOO_LARGE");
  });

  test("survives any well-formed texts", () => {
    const texts = fc.array(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => one.trim() !== ""),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    fc.assert(
      fc.property(texts, fc.string({ unit: "binary" }), (claims, output) => {
        if (!output.isWellFormed()) return;
        const made = createBundle({ question: "truth", output, claims });
        expect(parseBundle(encodeBundle(made))).toEqual(made);
      }),
      { numRuns: 50 },
    );
  }, 20_000);
});

describe("the claim tree", () => {
  /** Written out by hand: what ClaimTree.sol says. */
  const leafByHand = (index: bigint, salt: Hex, textHash: Hex, contextHash: Hex) => {
    const typeHash = keccak256(stringToBytes("Claim(uint256 index,bytes32 salt,bytes32 textHash,bytes32 contextHash)"));
    const words = ["bytes32", "uint256", "bytes32", "bytes32", "bytes32"].map((type) => ({ type }));
    return keccak256(keccak256(encodeAbiParameters(words, [typeHash, index, salt, textHash, contextHash])));
  };
  const contextByHand = (question: string, evidenceHash: Hex) =>
    keccak256(
      encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [keccak256(bytesOf(question)), evidenceHash]),
    );
  const nodeByHand = (a: Hex, b: Hex) => {
    const sorted = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
    return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], sorted as [Hex, Hex]));
  };
  const rootByHand = (leaves: readonly Hex[]): Hex => {
    let layer = [...leaves];
    while (Math.log2(layer.length) % 1 !== 0) layer.push(zeroHash);
    while (layer.length > 1) {
      layer = layer.flatMap((a, i) => (i % 2 === 0 ? [nodeByHand(a, layer[i + 1] as Hex)] : []));
    }
    return layer[0] as Hex;
  };

  const table = readVectors("claims");
  test.each(rowsOf(table, "claimCount"))("agrees with the vectors %#", (row) => {
    const claim = {
      index: row.int("index"),
      salt: row.hex("salt"),
      textHash: row.hex("textHash"),
      contextHash: row.hex("contextHash"),
      proof: sliceOf(table, "proof", row.int("proofStart"), row.int("proofLength")),
    };
    expect(claimTextHash(row.text("text"))).toBe(claim.textHash);
    const [question, evidenceHash] = [row.text("question") as Question, row.hex("evidenceHash")];
    expect(claim.contextHash).toBe(contextByHand(question, evidenceHash));
    expect(claimContextHash(question, evidenceHash)).toBe(claim.contextHash);
    const leaf = leafByHand(row.big("index"), claim.salt, claim.textHash, claim.contextHash);
    expect(row.hex("leaf")).toBe(leaf);
    expect(claimLeaf(claim)).toBe(leaf);
    expect(claim.proof.reduce(nodeByHand, leaf)).toBe(row.hex("root"));
    const of = { claimsRoot: row.hex("root"), claimCount: row.int("claimCount") };
    expect(verifyClaimProof({ ...of, claim })).toBe(true);
    expect(verifyClaimProof({ ...of, claim: { ...claim, index: claim.index + 1 } })).toBe(false);
    expect(verifyClaimProof({ ...of, claim: { ...claim, proof: [...claim.proof, leaf] } })).toBe(false);
  });

  test("is that of the bundle vectors", () => {
    for (const row of rowsOf(readVectors("bundle"), "canonical")) {
      const bundle = parseBundle(bytesOf(row.text("canonical")), { expectedHash: row.hex("bundleHash") });
      expect(keccak256(bytesOf(row.text("canonical")))).toBe(row.hex("bundleHash"));
      const leaves = bundle.claims.map(({ text, salt, evidence }, i) => {
        const json = JSON.stringify((evidence ?? bundle.evidence).map(sorted));
        const context = contextByHand(bundle.question, keccak256(bytesOf(json)));
        return leafByHand(BigInt(i), salt, keccak256(bytesOf(text)), context);
      });
      expect(claimsRoot(bundle)).toBe(rootByHand(leaves));
      expect(row.hex("claimsRoot")).toBe(rootByHand(leaves));
    }
  });

  test("proves every claim of a bundle of any size", () => {
    for (const count of [1, 2, 3, 5, 17, 64, 65]) {
      const bundle = createBundle({
        question: "truth",
        claims: Array.from({ length: count }, (_, i) => `Claim ${i}.`),
      });
      const root = claimsRoot(bundle);
      for (let i = 0; i < count; i += 7) {
        expect(verifyClaimProof({ claimsRoot: root, claimCount: count, claim: claimProof(bundle, i) })).toBe(true);
      }
      expect(codeOf(() => claimProof(bundle, count))).toBe("CLAIM_NOT_FOUND");
    }
  });

  test("tells a claim's own evidence, even none, from the bundle's, and one question from the other", () => {
    const salt = keccak256("0x01");
    const rootOf = (evidence?: Bundle["evidence"], question: Question = "truth") =>
      claimsRoot({ question, evidence: [{ text: "e" }], claims: [{ text: "a", salt, ...(evidence && { evidence }) }] });
    expect(rootOf([{ text: "e" }])).toBe(rootOf());
    expect(rootOf([])).not.toBe(rootOf());
    expect(rootOf(undefined, "support")).not.toBe(rootOf());
    expect(claimEvidenceHash([])).toBe(keccak256(bytesOf("[]")));
  });
});

const sorted = (value: object) => Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
