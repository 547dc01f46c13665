import {
  deeperDetailsHash,
  deeperRoundHash,
  deeperRoundStart,
  headerHash,
  packRoundSummary,
  type RoundResult,
  type RoundSummary,
  resultDigest,
} from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";
import { headerRows } from "./requestHeaders.ts";

/** Summaries, digests of results, and starts of deeper rounds, each with the header of the same place in requestHeader.json. */
export function roundResults(): Columns {
  const random = source("result");
  const rows = headerRows().map(({ header, round }, i) => {
    const most = i === 3;
    const summary: RoundSummary = {
      round: most ? 2n ** 64n - 1n : round,
      level: most ? 255 : i,
      settledAt: most ? 2 ** 40 - 1 : 1_800_000_000 + i,
      seats: most ? 65_535 : 10 + random.below(200),
      revealedSeats: most ? 65_535 : random.below(10),
      undecided: i === 1 ? null : random.below(4_097),
      netFee: most ? 2n ** 96n - 1n : random.bits(80),
    };
    const [pays, clear] = [
      [random.bits(160), random.bits(160)],
      [random.bits(256), random.bits(256)],
    ];
    const result: RoundResult = {
      summary: packRoundSummary(summary),
      counted: random.bits(256),
      verdictHash: random.word(),
      detailsHash: deeperDetailsHash(pays, clear),
    };
    const deeper = { requestId: round, selectionHash: random.word(), child: random.below(8), fee: random.bits(96) };
    return {
      ...summary,
      undecided: summary.undecided ?? 0xffff,
      summary: word(result.summary),
      counted: word(result.counted),
      verdictHash: result.verdictHash,
      detailsHash: result.detailsHash,
      pay0: word(pays[0] ?? 0n),
      pay1: word(pays[1] ?? 0n),
      clear0: word(clear[0] ?? 0n),
      clear1: word(clear[1] ?? 0n),
      headerHash: headerHash(header),
      digest: resultDigest(header, result),
      ...deeper,
      deeperHash: deeperRoundHash(deeper),
      deeperStart: word(deeperRoundStart(header, deeper, round + 7n)),
    };
  });
  return columns(rows);
}
