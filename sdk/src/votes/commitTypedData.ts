import type { Address, Hex } from "viem";

/** A commitment that an operator signs for somebody else to send. */
export type CommitTypedDataParameters = {
  chainId: number;
  /** Address of the verification hub. */
  hub: Address;
  round: bigint;
  validatorId: number;
  commitment: Hex;
};

/**
 * EIP-712 data that an operator signs so that anyone may send its commitment: the domain names chain and hub, the
 * message round, validator and commitment.
 *
 * @example
 * const signature = await account.signTypedData(commitTypedData({ chainId, hub, round, validatorId, commitment }));
 */
export function commitTypedData({ chainId, hub, round, validatorId, commitment }: CommitTypedDataParameters) {
  return {
    domain: { name: "Mira VerificationHub", version: "1", chainId, verifyingContract: hub },
    types: {
      Commit: [
        { name: "round", type: "uint64" },
        { name: "validatorId", type: "uint32" },
        { name: "commitment", type: "bytes32" },
      ],
    },
    primaryType: "Commit",
    message: { round, validatorId, commitment },
  } as const;
}
