import { concatHex, encodeAbiParameters, type Hex, keccak256 } from "viem";
import { headerHash, type RequestHeader } from "./requestHeader.ts";
import { packRoundState, roundStart } from "./roundState.ts";

/** What a deeper round votes on and for how much, exactly as the hub wants it back. */
export type DeeperRound = {
  requestId: bigint;
  /** keccak-256 of mask words over the request's claims: those that the whole level votes on. */
  selectionHash: Hex;
  /** Place among the level's rounds. */
  child: number;
  /** Escrow of the round, base units of MIRA. */
  fee: bigint;
};

const deeperWords = [{ type: "uint64" }, { type: "bytes32" }, { type: "uint16" }, { type: "uint128" }] as const;

/**
 * Hash of what a deeper round votes on: keccak256(abi.encode(deeper)).
 *
 * @example
 * const hash = deeperRoundHash(deeper);
 */
export function deeperRoundHash({ requestId, selectionHash, child, fee }: DeeperRound): Hex {
  return keccak256(encodeAbiParameters(deeperWords, [requestId, selectionHash, child, fee]));
}

/**
 * A deeper round's state before its first commitment: it begins with the request's header and what the round votes on.
 *
 * @example
 * const start = deeperRoundStart(request.header, deeper, round);
 */
export function deeperRoundStart(header: RequestHeader, deeper: DeeperRound, round: bigint): bigint {
  const both = keccak256(concatHex([headerHash(header), deeperRoundHash(deeper)]));
  const words = [{ type: "bytes32" }, { type: "uint64" }] as const;
  return packRoundState("VOTING", keccak256(encodeAbiParameters(words, [both, round])));
}

/**
 * A round's state before its first commitment, of a first round or a deeper one.
 *
 * @example
 * const start = startOfRound(request.header, await getRound(client, { deployment, round }));
 */
export function startOfRound(header: RequestHeader, { round, deeper }: StartedRound): bigint {
  return deeper ? deeperRoundStart(header, deeper, round) : roundStart(header, round);
}

/** A round, and what it votes on; `null` for a first round, which votes on all claims. */
export type StartedRound = { round: bigint; deeper: DeeperRound | null };
