import type { MiraDeployment } from "@mira-protocol/sdk";
import { verdictRegistryAbi, verificationHubAbi } from "@mira-protocol/sdk/abis";
import type { Hex } from "viem";
import type { LocalChain } from "../lib/startChain.ts";

/** Gas of a run by step; `perClaim` counts opening, committing and settling. */
export type GasSpent = {
  open: number;
  commit: number;
  post: number;
  settle: number;
  finalize: number;
  perClaim: number;
};

const steps = {
  RequestOpened: "open",
  Committed: "commit",
  OpeningPosted: "post",
  RoundSettled: "settle",
  VerdictRecorded: "finalize",
} as const;

/** Adds up the gas of every transaction that moved a request, by what it did first. */
export async function gasSpent(
  { client }: LocalChain,
  { hub, registry, fromBlock }: MiraDeployment,
  claims: number,
): Promise<GasSpent> {
  const moves = await client.getContractEvents({ abi: verificationHubAbi, address: hub, fromBlock });
  const ends = await client.getContractEvents({ abi: verdictRegistryAbi, address: registry, fromBlock });
  const stepOf = new Map<Hex, (typeof steps)[keyof typeof steps]>();
  for (const { eventName, transactionHash } of [...moves, ...ends]) {
    const step = steps[eventName as keyof typeof steps];
    if (step && !stepOf.has(transactionHash)) stepOf.set(transactionHash, step);
  }
  const gas = { open: 0, commit: 0, post: 0, settle: 0, finalize: 0 };
  const pending = [...stepOf];
  while (pending.length > 0) {
    const receipts = pending.splice(0, 100).map(async ([hash, step]) => {
      const { gasUsed } = await client.getTransactionReceipt({ hash });
      gas[step] += Number(gasUsed);
    });
    await Promise.all(receipts);
  }
  return { ...gas, perClaim: claims === 0 ? 0 : Math.round((gas.open + gas.commit + gas.settle) / claims) };
}
