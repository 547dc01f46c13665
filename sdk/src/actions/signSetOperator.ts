import type { Address, Client, Hex } from "viem";
import { getBlock, signTypedData } from "viem/actions";
import { validatorRegistryAbi } from "../abis.ts";
import { read, request, requireChain } from "../internal/chain.ts";
import { accountOf, type SendParameters } from "../internal/send.ts";

/** What {@link signSetOperator} signs; the account is the validator's owner. */
export type SignSetOperatorParameters = Pick<SendParameters, "deployment" | "account" | "signal"> & {
  validatorId: number;
  /** The next operator; the zero address stops the present one. */
  operator: Address;
  /** Last second at which the signature is good; an hour from the chain's present by default. */
  deadline?: bigint;
};

/** What anybody may bring by {@link setOperatorBySig}. */
export type SignedSetOperator = { validatorId: number; operator: Address; deadline: bigint; signature: Hex };

/** Seconds for which a signature is good by default. */
const LIFETIME = 3_600n;

/**
 * Signs a change of operator without sending anything, so that a cold key needs no gas and no endpoint of its own. It
 * uses the owner's next nonce: any other such signature that comes first makes it worthless.
 *
 * @throws MiraError `ACCOUNT_MISSING`, `CHAIN_MISMATCH`, or `ABORTED` if the wallet refuses
 *
 * @example
 * const stop = await signSetOperator(coldClient, { deployment, validatorId: 7, operator: zeroAddress });
 * await setOperatorBySig(hotClient, { deployment, ...stop });
 */
export async function signSetOperator(
  client: Client,
  parameters: SignSetOperatorParameters,
): Promise<SignedSetOperator> {
  const { deployment, validatorId, operator, signal } = parameters;
  const account = accountOf(client, parameters);
  await requireChain(client, deployment.chainId, signal);
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const nonce = await read(client, { ...registry, functionName: "nonces", args: [account.address] }, signal);
  const deadline = parameters.deadline ?? (await request(() => getBlock(client), signal)).timestamp + LIFETIME;
  const typedData = {
    domain: {
      name: "Mira ValidatorRegistry",
      version: "1",
      chainId: deployment.chainId,
      verifyingContract: deployment.validators,
    },
    types: {
      SetOperator: [
        { name: "validatorId", type: "uint32" },
        { name: "operator", type: "address" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    },
    primaryType: "SetOperator",
    message: { validatorId, operator, nonce, deadline },
  } as const;
  const signature = await request(() => signTypedData(client, { account, ...typedData }), signal);
  return { validatorId, operator, deadline, signature };
}
