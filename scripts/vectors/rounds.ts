import { packRoundConfig, phaseAt, phases } from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";

export function rounds(): Columns {
  const random = source("rounds");
  const rows = Array.from({ length: 8 }, (_, i) => {
    const most = i === 7;
    const config = {
      level: most ? 15 : random.below(4),
      domain: most ? 255 : random.below(6),
      cap: most ? 255 : 1 + random.below(5),
      leastSeats: most ? 255 : 1 + random.below(9),
      seats: most ? 255 : 9 + random.below(20),
      claims: [1, 2, 256, 257, 1_024, 4_095, 4_096, 4_096][i] ?? 1,
      epoch: Number(random.bits(24)),
      revealWindow: 30 + random.below(600),
      commitWindow: 30 + random.below(600),
      seedTime: 1_700_000_000 + i,
      seedBlock: random.bits(40),
      totalPower: random.bits(56),
    };
    return { ...config, word: word(packRoundConfig(config)) };
  });
  return columns(rows);
}

export function roundPhases(): Columns {
  const config = {
    level: 0,
    domain: 1,
    cap: 2,
    leastSeats: 5,
    seats: 9,
    claims: 300,
    epoch: 12,
    revealWindow: 60,
    commitWindow: 40,
    seedTime: 1_000,
    seedBlock: 77n,
    totalPower: 12_345n,
  };
  const times = [999, 1_000, 1_039, 1_040, 1_079, 1_080, 1_099, 1_100, 1_139, 1_140, 1_000_000];
  const commits = [
    { seats: 0, toppedUp: false },
    { seats: 4, toppedUp: false },
    { seats: 5, toppedUp: false },
    { seats: 4, toppedUp: true },
    { seats: 5, toppedUp: true },
  ];
  return columns(
    commits.flatMap(({ seats, toppedUp }) =>
      times.map((timestamp) => ({
        word: word(packRoundConfig(config)),
        timestamp,
        committedSeats: seats,
        toppedUp,
        phase: phases.indexOf(phaseAt(config, timestamp, { seats, toppedUp })),
      })),
    ),
  );
}
