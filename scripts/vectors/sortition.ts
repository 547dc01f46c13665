import { drawSeats, drawSeed } from "@mira-protocol/sdk";
import { type Columns, columns, source } from "./columns.ts";

export function sortition(): Columns {
  const random = source("sortition");
  const rows = Array.from({ length: 64 }, (_, i) => {
    const blockHash = random.word();
    const round = random.bits(64);
    const seed = drawSeed(blockHash, round);
    // The smallest powers, the largest that a register holds, and exact fractions, where one unit decides.
    const totalPower = i < 8 ? BigInt(i) : i < 16 ? (1n << 56n) - 1n : 1n + random.bits(56);
    const power = i % 9 === 0 ? totalPower : i % 9 === 1 ? 0n : random.bits(56) % (totalPower / 8n + 1n);
    const draw = { validatorId: Number(random.bits(32)), seats: 1 + random.below(255), power, totalPower };
    const cap = 1 + random.below(6);
    return { blockHash, round, seed, ...draw, cap, held: drawSeats({ seed, ...draw, cap }) };
  });
  return columns(rows);
}
