import { type Address, encodeAbiParameters, type Hex, keccak256 } from "viem";

/** A request as it was opened, exactly as the hub wants it back. */
export type RequestHeader = {
  requester: Address;
  bundleHash: Hex;
  claimsRoot: Hex;
  claimCount: number;
  domain: number;
  tier: number;
  /** Timestamp, seconds. */
  openedAt: number;
  /** Amounts in base units of MIRA. */
  fee: bigint;
  escalationBudget: bigint;
  statedValue: bigint;
  integrator: Address;
  callback: Address;
  sentinelHash: Hex;
  /** Policy at opening: see {@link unpackPolicyLevels} and {@link unpackPolicyTerms}. */
  levels: bigint;
  terms: bigint;
};

const headerWords = [
  { type: "address" },
  { type: "bytes32" },
  { type: "bytes32" },
  { type: "uint32" },
  { type: "uint8" },
  { type: "uint8" },
  { type: "uint40" },
  { type: "uint128" },
  { type: "uint128" },
  { type: "uint128" },
  { type: "address" },
  { type: "address" },
  { type: "bytes32" },
  { type: "uint256" },
  { type: "uint256" },
] as const;

/**
 * Hash of a request's header.
 *
 * @example
 * const hash = headerHash(request.header);
 */
export function headerHash(header: RequestHeader): Hex {
  return keccak256(
    encodeAbiParameters(headerWords, [
      header.requester,
      header.bundleHash,
      header.claimsRoot,
      header.claimCount,
      header.domain,
      header.tier,
      header.openedAt,
      header.fee,
      header.escalationBudget,
      header.statedValue,
      header.integrator,
      header.callback,
      header.sentinelHash,
      header.levels,
      header.terms,
    ]),
  );
}

/**
 * Hash of a request's header with the round that it opened, as the round's state begins with it:
 * keccak256(abi.encode(headerHash, round)).
 *
 * @example
 * const start = roundStart(header, requestId); // packs this hash into a state
 */
export function requestHash(header: RequestHeader, round: bigint): Hex {
  return keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint64" }], [headerHash(header), round]));
}
