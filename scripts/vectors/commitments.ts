import { commitmentHash, commitTypedData } from "@mira-protocol/sdk";
import { hashTypedData } from "viem";
import { type Columns, columns, source } from "./columns.ts";

export function commitments(): Columns {
  const random = source("commitment");
  return columns(
    Array.from({ length: 8 }, (_, i) => {
      const place = {
        chainId: [1, 31337, 8453, 42161][i % 4] ?? 1,
        hub: random.address(),
        round: i === 7 ? (1n << 64n) - 1n : (1n << 32n) + BigInt(i),
        validatorId: i === 7 ? 2 ** 32 - 1 : 1 + random.below(500),
      };
      const opening = { salt: random.word(), votesHash: random.word(), reportHash: random.word() };
      const commitment = commitmentHash({ ...place, ...opening });
      const seed = random.word();
      return {
        ...place,
        ...opening,
        commitment,
        seed,
        commitDigest: hashTypedData(commitTypedData({ ...place, seed, commitment })),
      };
    }),
  );
}
