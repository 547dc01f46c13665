import { packSeat, pushCommitment, type Seat, unpackRoundState } from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";

/** One round's commitments, one after the other. */
export function roundStates(start: bigint): Columns {
  const random = source("roundState");
  let state = start;
  return columns(
    Array.from({ length: 24 }, (_, i) => {
      const seat: Seat = {
        validatorId: i === 5 ? 2 ** 32 - 1 : 1 + random.below(1_000),
        family: i === 6 ? 255 : random.below(10),
        seats: 1 + random.below(5),
        toppedUp: i >= 18,
      };
      const packed = packSeat(seat);
      const commitment = random.word();
      const before = word(state);
      state = pushCommitment(state, { seat: packed, commitment });
      const { seats: committedSeats, count } = unpackRoundState(state);
      return { ...seat, seat: packed, commitment, before, after: word(state), committedSeats, count };
    }),
  );
}
