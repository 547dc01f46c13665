import { concatHex, encodeAbiParameters, type Hex, keccak256, toHex } from "viem";
import { headerHash, type RequestHeader } from "./requestHeader.ts";
import { packRoundState, type RequestStatus } from "./roundState.ts";

/** What a counted round found, exactly as the hub wants it back. */
export type RoundResult = {
  /** Packed: see {@link unpackRoundSummary}. */
  summary: bigint;
  /** The round's word of state as it was counted: its header and all commitments fold to it, see {@link foldCommitments}. */
  counted: bigint;
  verdictHash: Hex;
  /** Hash of what the seats were paid; of a deeper round, of that and of its clear answers: see {@link deeperDetailsHash}. */
  detailsHash: Hex;
};

/** Whether a round in this state was counted, so that its word holds a result. */
export function isCounted(status: RequestStatus): status is CountedStatus {
  return status === "PROVISIONAL" || status === "CONTESTED" || status === "FINAL";
}

/** A state whose word holds a result. */
export type CountedStatus = Extract<RequestStatus, "PROVISIONAL" | "CONTESTED" | "FINAL">;

const resultWords = [
  { type: "bytes32" },
  { type: "uint256" },
  { type: "uint256" },
  { type: "bytes32" },
  { type: "bytes32" },
] as const;

/**
 * Hash of a request's header and a round's result, which the round's state keeps: keccak256(abi.encode(headerHash, result)).
 *
 * @example
 * const digest = resultDigest(request.header, result);
 */
export function resultDigest(header: RequestHeader, result: RoundResult): Hex {
  const { summary, counted, verdictHash, detailsHash } = result;
  return keccak256(encodeAbiParameters(resultWords, [headerHash(header), summary, counted, verdictHash, detailsHash]));
}

/**
 * A round's word of state once it is settled: it holds a hash of header and result, so an endpoint whose storage is
 * believed cannot tell of another result.
 *
 * @example
 * if (settledState(header, result, "FINAL") !== word) throw new Error("not what the hub found");
 */
export function settledState(header: RequestHeader, result: RoundResult, status: CountedStatus | "EXPIRED"): bigint {
  return packRoundState(status, resultDigest(header, result));
}

/**
 * What a deeper round's result says of its details.
 *
 * @param pays Words of what its seats were paid, as `FeeDivided` announced them.
 * @param clear Mask words of its clear answers, as `ClearAnswersCounted` announced them.
 *
 * @example
 * if (deeperDetailsHash(pays, clear) !== result.detailsHash) throw new Error("not what was paid");
 */
export function deeperDetailsHash(pays: readonly bigint[], clear: readonly bigint[]): Hex {
  return keccak256(concatHex([hashWords(pays), hashWords(clear)]));
}

function hashWords(words: readonly bigint[]): Hex {
  return keccak256(concatHex(words.map((word) => toHex(word, { size: 32 }))));
}
