import type { Client } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";
import { type DomainName, domainNumber } from "../types/domains.ts";

/** What {@link getDomain} asks for. */
export type GetDomainParameters = ActionParameters & { domain: DomainName | number };

/** A domain's population in the present epoch. */
export type DomainState = {
  domain: number;
  epoch: bigint;
  totalPower: bigint;
  validators: number;
  /** Distinct declared families among them; undeclared counts as one. */
  families: number;
};

/**
 * Who sits in a domain now: whether a request can be seated there.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const { validators } = await getDomain(client, { deployment, domain: "law" });
 */
export async function getDomain(client: Client, parameters: GetDomainParameters): Promise<DomainState> {
  const { deployment, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const domain = domainNumber(parameters.domain);
  const call = { abi: validatorRegistryAbi, address: deployment.validators, functionName: "domainState" } as const;
  const { epoch, totalPower, validators, families } = await read(client, { ...call, args: [domain] }, signal);
  return { domain, epoch, totalPower, validators: Number(validators), families: Number(families) };
}
