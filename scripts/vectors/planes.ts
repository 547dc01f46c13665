import { answers, encodePlanes, votesHash } from "@mira-protocol/sdk";
import type { Hex } from "viem";
import { type Columns, columns, source, word } from "./columns.ts";

export function planes(): Columns {
  const random = source("planes");
  const flat: Hex[] = [];
  const rows = [1, 2, 4, 255, 256, 257, 511, 512, 513, 1_000, 4_096].map((claimCount) => {
    const given = Array.from({ length: claimCount }, () => random.pick(answers));
    const planesStart = flat.length;
    const encoded = encodePlanes(given);
    flat.push(...encoded.map(word));
    // One digit a claim: 0 ABSTAIN, 1 TRUE, 2 FALSE, 3 INVALID.
    const digits = given.map((answer) => answers.indexOf(answer)).join("");
    return { claimCount, answers: digits, planesStart, planesLength: encoded.length, votesHash: votesHash(encoded) };
  });
  return { ...columns(rows), planes: flat };
}
