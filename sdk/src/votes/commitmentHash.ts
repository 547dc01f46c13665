import { type Address, encodeAbiParameters, type Hex, keccak256, toHex } from "viem";
import { MiraError } from "../errors/miraError.ts";
import { requireBytes32, requireUint } from "../internal/hash.ts";
import { requireStrongSalt } from "./createSalt.ts";

/**
 * `keccak256("Commitment(uint256 chainId,address hub,uint64 round,uint32 validatorId,bytes32 salt,bytes32
 * votesHash,bytes32 reportHash)")`
 */
export const COMMITMENT_TYPEHASH: Hex = keccak256(
  toHex(
    "Commitment(uint256 chainId,address hub,uint64 round,uint32 validatorId,bytes32 salt,bytes32 votesHash,bytes32 reportHash)",
  ),
);

/** What a commitment binds: the vote, and the one place where it counts. */
export type CommitmentParameters = {
  chainId: number;
  /** Address of the verification hub. */
  hub: Address;
  round: bigint;
  validatorId: number;
  /** 256 random bits, fresh for this round. */
  salt: Hex;
  /** {@link votesHash} of the planes. */
  votesHash: Hex;
  /** {@link reportHash} of the vote report; never zero. */
  reportHash: Hex;
};

/**
 * Hash that a validator commits to. Nobody can use it for another chain, hub, round or validator.
 *
 * @throws MiraError `SALT_WEAK`, `VALUE_INVALID` or `VALUE_OUT_OF_RANGE`
 *
 * @example
 * const commitment = commitmentHash({
 *   chainId: 31337, hub: deployment.hub, round, validatorId: 7, salt: createSalt(),
 *   votesHash: votesHash(planes), reportHash: reportHash(report),
 * });
 */
export function commitmentHash(parameters: CommitmentParameters): Hex {
  const { chainId, hub, round, validatorId, salt, votesHash, reportHash } = parameters;
  requireStrongSalt(salt);
  requireBytes32(votesHash, "votesHash");
  requireBytes32(reportHash, "reportHash");
  if (BigInt(reportHash) === 0n) throw new MiraError("VALUE_INVALID", "reportHash must not be zero.");
  return hashCommitment({
    chainId: requireUint(chainId, 53, "chainId"),
    hub,
    round: requireUint(round, 64, "round"),
    validatorId: requireUint(validatorId, 32, "validatorId"),
    salt,
    votesHash,
    reportHash,
  });
}

/** Hash of a commitment with whatever salt somebody chose: for checking openings of others. */
export function hashCommitment(
  parameters: Pick<CommitmentParameters, "hub" | "salt" | "votesHash" | "reportHash"> & {
    chainId: bigint;
    round: bigint;
    validatorId: bigint;
  },
): Hex {
  const { chainId, hub, round, validatorId, salt, votesHash, reportHash } = parameters;
  const words = [
    { type: "bytes32" },
    { type: "uint256" },
    { type: "address" },
    { type: "uint256" },
    { type: "uint256" },
    { type: "bytes32" },
    { type: "bytes32" },
    { type: "bytes32" },
  ] as const;
  return keccak256(
    encodeAbiParameters(words, [COMMITMENT_TYPEHASH, chainId, hub, round, validatorId, salt, votesHash, reportHash]),
  );
}
