import { challengeBond, contestHash, openedContest } from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";
import { headerRows } from "./requestHeaders.ts";

/** Contests and their hashes, and what opening makes of a verdict: with the header of the same place in requestHeader.json. */
export function contests(): Columns {
  const random = source("contest");
  const rows = headerRows().map(({ header }, i) => {
    const most = i === 3;
    const result = {
      summary: (header.claimCount === 0 ? 0n : random.bits(256)) & ~0xffn,
      counted: random.bits(256),
      verdictHash: random.word(),
      detailsHash: random.word(),
    };
    const hub = random.address();
    const opened = openedContest({ hub, header, result });
    const contest = {
      ...opened,
      level: most ? 255 : i,
      phase: i,
      since: most ? 2 ** 40 - 1 : opened.since,
      countedLevel: most ? 255 : i,
      selected: most ? 65_535 : random.below(4_097),
      challenged: most ? 65_535 : random.below(100),
      clearHash: random.word(),
      selectionHash: random.word(),
      rounds: [random.bits(64), random.bits(64), random.bits(64), random.bits(64)] as const,
      roundCount: i + 1,
    };
    const { rounds, ...own } = contest;
    const [claims, level] = [1 + random.below(4_096), i % 3];
    return {
      ...own,
      round0: rounds[0],
      round1: rounds[1],
      round2: rounds[2],
      round3: rounds[3],
      hash: contestHash(contest),
      openedHash: contestHash(opened),
      summary: word(result.summary),
      counted: word(result.counted),
      detailsHash: result.detailsHash,
      claims,
      bondLevel: level,
      bond: challengeBond(header, level, claims),
    };
  });
  return columns(rows);
}
