import { type RequestHeader, roundStart } from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";

/** Headers and the rounds that they open. */
export function headerRows(): readonly { header: RequestHeader; round: bigint }[] {
  const random = source("header");
  return Array.from({ length: 4 }, (_, i) => {
    const most = i === 3;
    const header: RequestHeader = {
      requester: random.address(),
      bundleHash: random.word(),
      claimsRoot: random.word(),
      claimCount: most ? 4_096 : 1 + random.below(4_096),
      domain: most ? 255 : random.below(6),
      tier: random.below(3),
      openedAt: most ? 2 ** 40 - 1 : 1_700_000_000 + i,
      fee: most ? (1n << 128n) - 1n : random.bits(80),
      escalationBudget: random.bits(80),
      statedValue: random.bits(80),
      integrator: random.address(),
      callback: random.address(),
      sentinelHash: random.word(),
      levels: random.bits(160),
      terms: random.bits(248),
    };
    return { header, round: (1n << 32n) + BigInt(i) };
  });
}

export function headers(): { headers: Columns; start: bigint } {
  const rows = headerRows().map(({ header, round }) => ({ round, ...header, start: roundStart(header, round) }));
  const [first] = rows;
  const words = rows.map((row) => ({
    ...row,
    levels: word(row.levels),
    terms: word(row.terms),
    start: word(row.start),
  }));
  return { headers: columns(words), start: first?.start ?? 0n };
}
