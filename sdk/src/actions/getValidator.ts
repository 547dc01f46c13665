import { type Address, type Client, type Hex, isAddressEqual, zeroAddress } from "viem";
import { getBlockNumber } from "viem/actions";
import { stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";
import { type Standing, standings } from "../types/standing.ts";

/** What {@link getValidator} asks for. */
export type GetValidatorParameters = ActionParameters & {
  validatorId: number;
  /** Block to read at; the latest by default. */
  blockNumber?: bigint;
};

/** A validator's identity and stake; amounts in base units of MIRA. */
export type Validator = {
  validatorId: number;
  /** Cold key: stake, money, rotation. */
  owner: Address;
  /** To whom the owner has offered it; `null` for nobody. */
  pendingOwner: Address | null;
  /** Hot key: votes; `null` while stopped. */
  operator: Address | null;
  /** Whether it may sit; its power follows at the next epoch. */
  standing: Standing;
  /** Timestamp from which the owner can re-arm it; `null` unless it is suspended. */
  suspendedUntil: bigint | null;
  /** Declared model family; 0 for undeclared. */
  family: number;
  /** Hash of its model's manifest; `null` if none is declared. */
  manifest: Hex | null;
  /** Numbers of the domains that it sits in. */
  domains: readonly number[];
  /** Stake that counts towards power while it is active; 0 below the minimum bond. */
  stake: bigint;
  /** What its pool holds. */
  pool: { assets: bigint; shares: bigint };
};

/**
 * Reads a validator.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`
 *
 * @example
 * const { operator, stake } = await getValidator(client, { deployment, validatorId: 7 });
 */
export async function getValidator(client: Client, parameters: GetValidatorParameters): Promise<Validator> {
  const { deployment, validatorId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const blockNumber = parameters.blockNumber ?? (await request(() => getBlockNumber(client, { cacheTime: 0 }), signal));
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const own = { args: [validatorId], blockNumber } as const;
  const [identity, pendingOwner, standing, [until], [assets, shares]] = await Promise.all([
    read(client, { ...registry, functionName: "validator", ...own }, signal).catch((cause: unknown) => {
      throw asNotFound(cause, validatorId);
    }),
    read(client, { ...registry, functionName: "pendingOwnerOf", ...own }, signal),
    read(client, { ...registry, functionName: "standingOf", ...own }, signal),
    read(client, { ...registry, functionName: "suspensionOf", ...own }, signal),
    read(client, { abi: stakeManagerAbi, address: deployment.stake, functionName: "poolOf", ...own }, signal),
  ]);
  const isSuspended = standings[standing] === "SUSPENDED";
  return {
    validatorId,
    owner: identity.owner,
    pendingOwner: orNull(pendingOwner),
    operator: orNull(identity.operator),
    standing: standings[standing] ?? "UNKNOWN",
    suspendedUntil: isSuspended ? until : null,
    family: identity.family,
    manifest: BigInt(identity.manifest) === 0n ? null : identity.manifest,
    domains: Array.from({ length: 256 }, (_, i) => i).filter((i) => (identity.domains >> BigInt(i)) & 1n),
    stake: identity.stake,
    pool: { assets, shares },
  };
}

const orNull = (address: Address): Address | null => (isAddressEqual(address, zeroAddress) ? null : address);

function asNotFound(cause: unknown, validatorId: number): unknown {
  const isUnknown = cause instanceof MiraError && cause.details.error === "Validators_Unknown";
  if (!isUnknown) return cause;
  return new MiraError("VALIDATOR_NOT_FOUND", `There is no validator ${validatorId}.`, {
    details: { validatorId },
    cause,
  });
}
