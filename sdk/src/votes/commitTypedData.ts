import type { Address, Hex } from "viem";

/** A commitment that an operator signs for somebody else to send. */
export type CommitTypedDataParameters = {
  chainId: number;
  /** Address of the verification hub. */
  hub: Address;
  round: bigint;
  /** The round's seed, as {@link drawSeed} computes it. */
  seed: Hex;
  validatorId: number;
  commitment: Hex;
};

/**
 * EIP-712 data that an operator signs so that anyone may send its commitment: the domain names chain and hub, the
 * message round, seed, validator and commitment. The seed follows from a block's hash, so a signature is good on one fork
 * of the chain alone.
 *
 * @example
 * const signature = await account.signTypedData(commitTypedData({ chainId, hub, round, seed, validatorId, commitment }));
 */
export function commitTypedData({ chainId, hub, round, seed, validatorId, commitment }: CommitTypedDataParameters) {
  return {
    domain: { name: "Mira VerificationHub", version: "1", chainId, verifyingContract: hub },
    types: {
      Commit: [
        { name: "round", type: "uint64" },
        { name: "seed", type: "bytes32" },
        { name: "validatorId", type: "uint32" },
        { name: "commitment", type: "bytes32" },
      ],
    },
    primaryType: "Commit",
    message: { round, seed, validatorId, commitment },
  } as const;
}
