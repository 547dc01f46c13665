import { createVerdictLog, hashVerdictLeaf, type VerdictLeaf } from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { type Columns, columns, source } from "./columns.ts";

export function verdictLog(): { leaves: Columns; proofs: Columns } {
  const random = source("log");
  const place = { chainId: 31337, registry: random.address() };
  const log = createVerdictLog();
  const leaves = Array.from({ length: 20 }, (_, i) => {
    const leaf: VerdictLeaf = {
      requestId: (1n << 32n) + BigInt(i),
      domain: random.below(6),
      tier: random.below(3),
      policyHash: random.word(),
      level: random.below(4),
      bundleHash: random.word(),
      claimsRoot: random.word(),
      claimCount: 1 + random.below(4_096),
      verdictHash: random.word(),
      openedAt: 1_700_000_000 + i,
      finalizedAt: 1_700_003_600 + i,
      seats: 1 + random.below(65_535),
    };
    const leafHash = hashVerdictLeaf(leaf, place);
    log.append(leafHash);
    return { ...place, ...leaf, leafHash, root: log.root() };
  });
  const flat: Hex[] = [];
  const proofs = leaves.flatMap((_, last) =>
    Array.from({ length: last + 1 }, (_, index) => {
      const size = last + 1;
      const proof = log.proof(index, size);
      const proofStart = flat.length;
      flat.push(...proof);
      return { size, index, proofStart, proofLength: proof.length };
    }),
  );
  return { leaves: columns(leaves), proofs: { ...columns(proofs), proof: flat } };
}
