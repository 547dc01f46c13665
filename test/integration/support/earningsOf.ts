import { validatorRegistryAbi, verificationHubAbi } from "@mira-protocol/sdk/abis";
import type { Rig } from "./createRig.ts";

/** What a validator has earned and not claimed, in all epochs, as it stood at a block (the latest unless given). */
export async function earningsOf(rig: Rig, validatorId: number, blockNumber?: bigint): Promise<bigint> {
  const { client, deployment } = rig;
  const at = blockNumber === undefined ? {} : { blockNumber };
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const hub = { abi: verificationHubAbi, address: deployment.hub } as const;
  const { timestamp } = await client.getBlock(at);
  const last = await client.readContract({ ...registry, functionName: "epochAt", args: [timestamp], ...at });
  const epochs = Array.from({ length: Number(last) + 1 }, (_, epoch) => BigInt(epoch));
  const sums = await Promise.all(
    epochs.map((epoch) =>
      client.readContract({ ...hub, functionName: "earningsOf", args: [validatorId, epoch], ...at }),
    ),
  );
  return sums.reduce((total, sum) => total + sum, 0n);
}
