import { encodeAbiParameters, type Hex, keccak256 } from "viem";
import { headerHash, type RequestHeader } from "./requestHeader.ts";
import { packRoundState, type RequestStatus } from "./roundState.ts";

/** What a settled round found, exactly as the hub wants it back. */
export type RoundResult = {
  round: bigint;
  level: number;
  settledAt: number;
  /** Committed seats. */
  seats: number;
  /** Seats whose openings counted. */
  revealedSeats: number;
  /** The round's word of state as it was counted: its header and all commitments fold to it, see {@link foldCommitments}. */
  counted: bigint;
  verdictHash: Hex;
};

const resultWords = [
  { type: "bytes32" },
  { type: "uint64" },
  { type: "uint8" },
  { type: "uint40" },
  { type: "uint16" },
  { type: "uint16" },
  { type: "uint256" },
  { type: "bytes32" },
] as const;

/**
 * A round's word of state once it is settled: it holds a hash of header and result, so an endpoint whose storage is
 * believed cannot tell of another result.
 *
 * @example
 * if (settledState(header, result, "FINAL") !== word) throw new Error("not what the hub found");
 */
export function settledState(
  header: RequestHeader,
  result: RoundResult,
  status: Extract<RequestStatus, "PROVISIONAL" | "FINAL">,
): bigint {
  const { round, level, settledAt, seats, revealedSeats, counted, verdictHash } = result;
  const digest = keccak256(
    encodeAbiParameters(resultWords, [
      headerHash(header),
      round,
      level,
      settledAt,
      seats,
      revealedSeats,
      counted,
      verdictHash,
    ]),
  );
  return packRoundState(status, digest);
}
