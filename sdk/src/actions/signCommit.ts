import type { Account, Address, Client, Hex } from "viem";
import { signTypedData } from "viem/actions";
import type { MiraDeployment } from "../addresses.ts";
import { request } from "../internal/chain.ts";
import { accountOf } from "../internal/send.ts";
import { commitTypedData } from "../votes/commitTypedData.ts";
import type { CommitInput } from "./commit.ts";

/** What {@link signCommit} signs. */
export type SignCommitParameters = CommitInput & {
  deployment: MiraDeployment;
  /** The validator's operator; the client's account by default. */
  account?: Account | Address;
};

/**
 * Signs a commitment so that anyone may send it by {@link commitRelayed}. The signature holds for one chain, hub, round
 * and validator. Never sign two commitments for one round.
 *
 * @throws MiraError `ACCOUNT_MISSING`, or `ABORTED` if the wallet refuses
 *
 * @example
 * const signature = await signCommit(client, { deployment, round, validatorId: 7, commitment });
 */
export async function signCommit(client: Client, parameters: SignCommitParameters): Promise<Hex> {
  const { deployment, round, validatorId, commitment } = parameters;
  const account = accountOf(client, parameters);
  const { chainId, hub } = deployment;
  const typedData = commitTypedData({ chainId, hub, round, validatorId, commitment });
  return request(() => signTypedData(client, { account, ...typedData }));
}
