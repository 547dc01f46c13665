import fc from "fast-check";
import { type Address, concatHex, encodeAbiParameters, getAddress, type Hex, keccak256, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { distributeContributions, distributionTree, MiraError, type RoundNetFee } from "../index.ts";

const addressOf = (n: number): Address => getAddress(toHex(n, { size: 20 }));
const [ALICE, BOB] = [addressOf(0xa11ce), addressOf(0xb0b)];

const codeOf = (run: () => unknown): unknown => {
  try {
    run();
    return "none";
  } catch (error) {
    return error instanceof MiraError ? error.code : error;
  }
};

/** As OpenZeppelin's MerkleProof: node by node, the smaller hash first. */
function climbs(root: Hex, account: Address, amount: bigint, proof: readonly Hex[]): boolean {
  const leaf = keccak256(keccak256(encodeAbiParameters([{ type: "address" }, { type: "uint256" }], [account, amount])));
  const top = proof.reduce((hash, sibling) => {
    const isFirst = BigInt(hash) < BigInt(sibling);
    return keccak256(concatHex(isFirst ? [hash, sibling] : [sibling, hash]));
  }, leaf);
  return top === root;
}

describe("the tree of a distribution", () => {
  test("is the one that OpenZeppelin's library makes", () => {
    // The example of that library's manual.
    const { root, proofOf } = distributionTree([
      { account: `0x${"11".repeat(20)}`, amount: 5n * 10n ** 18n },
      { account: `0x${"22".repeat(20)}`, amount: 25n * 10n ** 17n },
    ]);
    expect(root).toBe("0xd4dee0beab2d53f2cc83e567171bd2820e49898130a22622b10ead383e90bd77");
    expect(proofOf(`0x${"11".repeat(20)}`)).toEqual([
      "0xb92c48e9d7abe27fd8dfd6b5dfdbfb1c9a463f80c712b66f3a5180a090cccafc",
    ]);
  });

  test("proves every leaf, in whatever order they come, and nothing else", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(numbers, fc.bigInt({ min: 1n, max: 1n << 90n }), (accounts, most) => {
        const leaves = accounts.map((n) => ({ account: addressOf(n), amount: most / BigInt(n) }));
        const { root, proofOf } = distributionTree(leaves);
        expect(distributionTree(leaves.toReversed()).root).toBe(root);
        for (const { account, amount } of leaves) {
          expect(climbs(root, account, amount, proofOf(account))).toBe(true);
          expect(climbs(root, account, amount + 1n, proofOf(account))).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("refuses what is no distribution", () => {
    const leaf = { account: ALICE, amount: 1n };
    expect(codeOf(() => distributionTree([]))).toBe("VALUE_INVALID");
    expect(codeOf(() => distributionTree([leaf, { ...leaf, amount: 2n }]))).toBe("VALUE_INVALID");
    expect(codeOf(() => distributionTree([{ account: "0x12", amount: 1n }]))).toBe("VALUE_INVALID");
    expect(codeOf(() => distributionTree([{ account: ALICE, amount: -1n }]))).toBe("VALUE_OUT_OF_RANGE");
    expect(codeOf(() => distributionTree([leaf]).proofOf(BOB))).toBe("CONTRIBUTION_NOT_FOUND");
    expect(distributionTree([leaf]).proofOf(ALICE.toLowerCase() as Address)).toEqual([]);
  });
});

describe("the rule", () => {
  const fee = (epoch: bigint, integrator: Address | null, net: bigint): RoundNetFee => ({ epoch, integrator, net });

  test("gives an integrator its rounds' share of all net fees, and leaves the others' in the pot", () => {
    const fees = [fee(0n, ALICE, 30n), fee(0n, null, 10n), fee(0n, ALICE, 20n), fee(0n, BOB, 40n)];
    expect(distributeContributions({ pots: [{ epoch: 0n, amount: 1_001n }], fees })).toEqual([
      { account: BOB, amount: 400n },
      { account: ALICE, amount: 500n },
    ]);
  });

  test("carries nothing over: an epoch without integrators leaves its part to no other", () => {
    const pots = [
      { epoch: 0n, amount: 1_000_000n },
      { epoch: 1n, amount: 7n },
      { epoch: 2n, amount: 100n },
    ];
    const fees = [fee(0n, null, 10n ** 20n), fee(1n, ALICE, 1n), fee(3n, BOB, 10n)];
    expect(distributeContributions({ pots, fees })).toEqual([{ account: ALICE, amount: 7n }]);
  });

  test("lets a small fee buy no part of what others' fees filled", () => {
    const fees = [fee(0n, null, 999_999n), fee(0n, ALICE, 1n)];
    expect(distributeContributions({ pots: [{ epoch: 0n, amount: 26_000_000n }], fees })).toEqual([
      { account: ALICE, amount: 26n },
    ]);
  });

  test("is cumulative, spends no more than the pots, and does not depend on order", () => {
    const rounds = fc.array(
      fc.record({
        epoch: fc.bigInt({ min: 0n, max: 5n }),
        integrator: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 6 }).map(addressOf)),
        net: fc.bigInt({ min: 0n, max: 1n << 90n }),
      }),
      { maxLength: 40 },
    );
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 1n << 90n }), { maxLength: 5 });
    const inTwoOrders = rounds.chain((fees) =>
      fc.tuple(fc.constant(fees), fc.shuffledSubarray(fees, { minLength: fees.length })),
    );
    fc.assert(
      fc.property(inTwoOrders, amounts, ([fees, shuffled], parts) => {
        const pots = parts.map((amount, epoch) => ({ epoch: BigInt(epoch), amount }));
        const leaves = distributeContributions({ pots, fees });
        const sum = leaves.reduce((total, { amount }) => total + amount, 0n);
        expect(sum).toBeLessThanOrEqual(parts.reduce((total, amount) => total + amount, 0n));
        expect(distributeContributions({ pots: pots.toReversed(), fees: shuffled })).toEqual(leaves);
        const before = distributeContributions({ pots: pots.slice(0, -1), fees });
        for (const { account, amount } of before) {
          expect(leaves.find((leaf) => leaf.account === account)?.amount).toBeGreaterThanOrEqual(amount);
        }
      }),
    );
  });

  test("refuses what is no round and no part", () => {
    const pots = [{ epoch: 0n, amount: 1n }];
    expect(codeOf(() => distributeContributions({ pots: [...pots, ...pots], fees: [] }))).toBe("VALUE_INVALID");
    expect(codeOf(() => distributeContributions({ pots, fees: [fee(0n, "0x12", 1n)] }))).toBe("VALUE_INVALID");
    expect(codeOf(() => distributeContributions({ pots, fees: [fee(0n, ALICE, -1n)] }))).toBe("VALUE_OUT_OF_RANGE");
  });
});
