import {
  type Bundle,
  bundleHash,
  claimEvidenceHash,
  claimLeaf,
  claimProof,
  claimsRoot,
  encodeBundle,
} from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { type Columns, columns, source } from "./columns.ts";

function bundleOf(random: ReturnType<typeof source>, claimCount: number): Bundle {
  return {
    type: "mira.bundle",
    version: 1,
    question: claimCount % 2 === 0 ? "support" : "truth",
    evidence: [{ text: `Evidence for ${claimCount} claims: "quoted", \\ and é, €, 😀.`, title: "Title" }],
    claims: Array.from({ length: claimCount }, (_, i) => ({
      text: `Claim ${i} of ${claimCount}: 2 + ${i} = ${2 + i}.`,
      salt: random.word(),
      ...(i % 5 === 3 && { evidence: [{ text: `Own evidence ${i}`, mediaType: "text/plain" }] }),
      ...(i % 7 === 6 && { evidence: [] }),
    })),
  };
}

export function claims(): Columns {
  const random = source("claims");
  const flat: Hex[] = [];
  const rows = [1, 2, 3, 4, 5, 8, 9, 33, 256, 257].flatMap((claimCount) => {
    const bundle = bundleOf(random, claimCount);
    const chosen = [...new Set([0, 1, claimCount >> 1, claimCount - 1])].filter((index) => index < claimCount);
    return chosen.map((index) => {
      const { proof, ...parameters } = claimProof(bundle, index);
      const claim = bundle.claims[index];
      const evidenceHash = claimEvidenceHash(claim?.evidence ?? bundle.evidence);
      const context = { question: bundle.question, evidenceHash };
      const proofStart = flat.length;
      flat.push(...proof);
      const leaf = claimLeaf(parameters);
      const own = { text: claim?.text ?? "", ...context, ...parameters, leaf };
      return { claimCount, ...own, root: claimsRoot(bundle), proofStart, proofLength: proof.length };
    });
  });
  return { ...columns(rows), proof: flat };
}

export function bundles(): Columns {
  const random = source("bundles");
  const full: Bundle = {
    ...bundleOf(random, 2),
    output: "😀 Claim. Other.",
    prompt: "line\nbreak\ttab \u0007 bell",
    claims: [
      { text: "Claim.", span: [2, 8], salt: random.word() },
      {
        text: "Other.",
        span: [9, 15],
        salt: random.word(),
        evidence: [{ text: "e", uri: "https://example.org/?a=1&b=2" }],
      },
    ],
  };
  return columns(
    [full, ...[1, 3, 7].map((count) => bundleOf(random, count))].map((bundle) => ({
      canonical: new TextDecoder().decode(encodeBundle(bundle)),
      bundleHash: bundleHash(bundle),
      claimsRoot: claimsRoot(bundle),
      claimCount: bundle.claims.length,
    })),
  );
}
