import type { Opening } from "@mira-protocol/sdk";
import type { Hex } from "viem";

/** A vote as it lies on disk before anything is sent: with it the commitment can be opened whatever happens. */
export type StoredVote = Opening & {
  round: bigint;
  commitment: Hex;
};
