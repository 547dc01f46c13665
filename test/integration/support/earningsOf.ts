import { domains } from "@mira-protocol/sdk";
import { feeLedgerAbi, validatorRegistryAbi } from "@mira-protocol/sdk/abis";
import type { Rig } from "./createRig.ts";

/** What a validator has earned in all domains and epochs, as it stood at a block (the latest unless given). */
export async function earningsOf(rig: Rig, validatorId: number, blockNumber?: bigint): Promise<bigint> {
  const { client, deployment } = rig;
  const at = blockNumber === undefined ? {} : { blockNumber };
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const ledger = { abi: feeLedgerAbi, address: deployment.ledger } as const;
  const { timestamp } = await client.getBlock(at);
  const last = await client.readContract({ ...registry, functionName: "epochAt", args: [timestamp], ...at });
  const epochs = Array.from({ length: Number(last) + 1 }, (_, epoch) => BigInt(epoch));
  const sums = await Promise.all(
    epochs.flatMap((epoch) =>
      domains.map((_, domain) =>
        client.readContract({ ...ledger, functionName: "earningsOf", args: [validatorId, domain, epoch], ...at }),
      ),
    ),
  );
  return sums.reduce((total, sum) => total + sum, 0n);
}
