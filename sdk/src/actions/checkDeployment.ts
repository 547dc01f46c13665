import type { Client } from "viem";
import { getCode } from "viem/actions";
import type { MiraDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, request, requireChain } from "../internal/chain.ts";

/** What {@link checkDeployment} asks for. */
export type CheckDeploymentParameters = ActionParameters;

/**
 * Makes sure that the endpoint serves the deployment's chain, and that a contract stands at each of its addresses.
 *
 * @throws MiraError `CHAIN_MISMATCH`; `DEPLOYMENT_NOT_FOUND` with the names of what is missing in `details.missing`
 *
 * @example
 * await checkDeployment(client, { deployment: parseDeployment(JSON.parse(text)) });
 */
export async function checkDeployment(client: Client, parameters: CheckDeploymentParameters): Promise<void> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal, { anew: true });
  const { chainId, fromBlock, ...addresses } = deployment;
  const names = Object.keys(addresses) as (keyof typeof addresses & keyof MiraDeployment)[];
  const codes = await Promise.all(
    names.map((name) => request(() => getCode(client, { address: addresses[name] }), signal)),
  );
  const missing = names.filter((_, i) => codes[i] === undefined);
  if (missing.length === 0) return;
  throw new MiraError(
    "DEPLOYMENT_NOT_FOUND",
    `Chain ${chainId} has no contract where ${missing.join(", ")} should be.`,
    {
      details: { missing, chainId, hint: "Check that deployment and endpoint belong together." },
    },
  );
}
