import fc from "fast-check";
import { encodeAbiParameters, type Hex, keccak256, stringToBytes, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { readVectors, rowsOf, sliceOf } from "../../test/vectors.ts";
import { createVerdictLog, hashVerdictLeaf, type MiraError, type VerdictLeaf, verifyLogProof } from "../index.ts";

const typeHash = (text: string) => keccak256(stringToBytes(text));
const hashWords = (...values: (Hex | bigint)[]) =>
  keccak256(
    encodeAbiParameters(
      values.map((value) => ({ type: typeof value === "bigint" ? "uint256" : "bytes32" })),
      values,
    ),
  );

/** The root by its definition: perfect trees from the left, folded from the left, hashed with the size. */
function rootByDefinition(leaves: readonly Hex[]): Hex {
  const tree = (part: readonly Hex[]): Hex =>
    part.length === 1
      ? (part[0] as Hex)
      : hashWords(
          typeHash("VerdictLogNode(bytes32 left,bytes32 right)"),
          tree(part.slice(0, part.length / 2)),
          tree(part.slice(part.length / 2)),
        );
  const peaks: Hex[] = [];
  for (let start = 0; start < leaves.length; ) {
    const size = 2 ** Math.floor(Math.log2(leaves.length - start));
    peaks.push(tree(leaves.slice(start, start + size)));
    start += size;
  }
  const bag = peaks.reduce((left, right) =>
    hashWords(typeHash("VerdictLogBag(bytes32 left,bytes32 right)"), left, right),
  );
  return hashWords(typeHash("VerdictLogRoot(uint256 size,bytes32 bag)"), BigInt(leaves.length), bag);
}

const leafHashes = (count: number) => Array.from({ length: count }, (_, i) => keccak256(toHex(i, { size: 32 })));

describe("the verdict log", () => {
  const leafTable = rowsOf(readVectors("log"), "leafHash");
  const vectorLeaves = leafTable.map((row) => row.hex("leafHash"));

  test.each(leafTable)("hashes leaves as the vectors say %#", (row) => {
    const numbers = ["domain", "tier", "level", "claimCount", "openedAt", "finalizedAt", "seats"];
    const hashes = ["policyHash", "bundleHash", "claimsRoot", "verdictHash"];
    const leaf = {
      requestId: row.big("requestId"),
      ...Object.fromEntries(numbers.map((name) => [name, row.int(name)])),
      ...Object.fromEntries(hashes.map((name) => [name, row.hex(name)])),
    } as unknown as VerdictLeaf;
    const place = { chainId: row.int("chainId"), registry: row.hex("registry") };
    expect(hashVerdictLeaf(leaf, place)).toBe(row.hex("leafHash"));
    const type =
      "VerdictLeaf(uint64 requestId,uint8 domain,uint8 tier,bytes32 policyHash,uint8 level,bytes32 bundleHash,bytes32 claimsRoot,uint32 claimCount,bytes32 verdictHash,uint40 openedAt,uint40 finalizedAt,uint16 seats)";
    const order = type
      .slice(type.indexOf("(") + 1, -1)
      .split(",")
      .map((one) => one.split(" ")[1] ?? "");
    const values = order.map((name) => (hashes.includes(name) ? row.hex(name) : row.big(name)));
    const inner = hashWords(typeHash(type), row.big("chainId"), BigInt(row.hex("registry")), ...values);
    expect(row.hex("leafHash")).toBe(keccak256(inner));
    expect(hashVerdictLeaf(leaf, { ...place, chainId: 2 })).not.toBe(row.hex("leafHash"));
  });

  test("has the roots of the vectors", () => {
    const log = createVerdictLog();
    for (const [i, row] of leafTable.entries()) {
      expect(log.append(row.hex("leafHash"))).toBe(i);
      expect(log.root()).toBe(row.hex("root"));
      expect(row.hex("root")).toBe(rootByDefinition(vectorLeaves.slice(0, i + 1)));
    }
  });

  test("has the proofs of the vectors", () => {
    const table = readVectors("logProofs");
    const log = createVerdictLog(vectorLeaves);
    for (const row of rowsOf(table, "size")) {
      const [size, index] = [row.int("size"), row.int("index")];
      const proof = sliceOf(table, "proof", row.int("proofStart"), row.int("proofLength"));
      expect(log.proof(index, size)).toEqual(proof);
      const leafHash = vectorLeaves[index] as Hex;
      expect(verifyLogProof({ root: log.root(size), size, index, leafHash, proof })).toBe(true);
    }
  });

  test("proves every leaf at every size, and nothing else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (count, someIndex, someSize) => {
        const leaves = leafHashes(count);
        const log = createVerdictLog(leaves);
        const size = 1 + (someSize % count);
        const index = someIndex % size;
        const proof = log.proof(index, size);
        const claim = { root: log.root(size), size, index, leafHash: leaves[index] as Hex, proof };
        expect(claim.root).toBe(rootByDefinition(leaves.slice(0, size)));
        expect(verifyLogProof(claim)).toBe(true);
        expect(verifyLogProof({ ...claim, index: (index + 1) % (size + 1) })).toBe(false);
        expect(verifyLogProof({ ...claim, size: size + 1 })).toBe(false);
        expect(verifyLogProof({ ...claim, leafHash: keccak256("0x00") })).toBe(false);
        expect(verifyLogProof({ ...claim, proof: [...proof, proof[0] ?? claim.root] })).toBe(false);
        if (proof.length > 0) expect(verifyLogProof({ ...claim, proof: proof.slice(1) })).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test("has no empty root, no leaf outside it, and no part of a number", () => {
    const log = createVerdictLog();
    const codeOf = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return (error as MiraError).code;
      }
    };
    expect(codeOf(() => log.root())).toBe("LOG_OUT_OF_RANGE");
    log.append(keccak256("0x01"));
    for (const [index, size] of [
      [1, 1],
      [0, 2],
      [-1, 1],
      [0, 0],
      [0.5, 1],
    ] as const) {
      expect(codeOf(() => log.proof(index, size))).toBe("LOG_OUT_OF_RANGE");
    }
  });
});
