import { type Account, type Address, type Client, type Hex, zeroHash } from "viem";
import { signTypedData } from "viem/actions";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { accountOf } from "../internal/send.ts";
import { commitTypedData } from "../votes/commitTypedData.ts";
import type { CommitInput } from "./commit.ts";

/** What {@link signCommit} signs. */
export type SignCommitParameters = ActionParameters &
  CommitInput & {
    /** The validator's operator; the client's account by default. */
    account?: Account | Address;
  };

/**
 * Signs a commitment so that anyone may send it by {@link commitRelayed}. The signature holds for one chain, hub, round,
 * seed and validator. Never sign two commitments for one round and seed: that is proof of equivocation.
 *
 * @throws MiraError `ACCOUNT_MISSING`, `SEED_UNAVAILABLE`, or `ABORTED` if the wallet refuses
 *
 * @example
 * const signature = await signCommit(client, { deployment, round, validatorId: 7, commitment });
 */
export async function signCommit(client: Client, parameters: SignCommitParameters): Promise<Hex> {
  const { deployment, round, validatorId, commitment, signal } = parameters;
  const account = accountOf(client, parameters);
  const { chainId, hub } = deployment;
  await requireChain(client, chainId, signal);
  const seed = await read(
    client,
    { abi: verificationHubAbi, address: hub, functionName: "seedOf", args: [round] },
    signal,
  );
  if (seed === zeroHash) {
    throw new MiraError("SEED_UNAVAILABLE", `The chain does not know the seed of round ${round}.`, {
      details: { round },
      retryable: true,
    });
  }
  const typedData = commitTypedData({ chainId, hub, round, seed, validatorId, commitment });
  return request(() => signTypedData(client, { account, ...typedData }));
}
