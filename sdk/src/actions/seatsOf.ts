import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";

/** What {@link seatsOf} asks for. */
export type SeatsOfParameters = ActionParameters & { round: bigint; validatorId: number };

/**
 * Seats that a validator could commit with now, by the draw of the present phase; 0 outside the commit and top-up
 * windows.
 *
 * @throws MiraError `CONTRACT_REVERTED` with `Hub_SeedUnavailable` until the block after the seed block
 *
 * @example
 * if ((await seatsOf(client, { deployment, round, validatorId: 7 })) > 0) await vote(round);
 */
export async function seatsOf(client: Client, parameters: SeatsOfParameters): Promise<number> {
  const { deployment, round, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const call = { abi: verificationHubAbi, address: deployment.hub, functionName: "seatsOf" } as const;
  return Number(await read(client, { ...call, args: [round, validatorId] }, signal));
}
