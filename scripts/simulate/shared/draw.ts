import { drawSeats } from "@mira-protocol/sdk";
import type { Hex } from "viem";

/** Somebody with power in a draw. */
export type Candidate = { id: number; power: bigint };

/** Seats by position of the candidate, as the contract would give them to a claim of seats. */
export function drawCommittee(
  seed: Hex,
  candidates: readonly Candidate[],
  totalPower: bigint,
  { seats, cap }: { seats: number; cap: number },
): number[] {
  return candidates.map(({ id, power }) => drawSeats({ seed, validatorId: id, seats, power, totalPower, cap }));
}
