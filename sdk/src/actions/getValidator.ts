import { type Address, type Client, type Hex, isAddressEqual, zeroAddress } from "viem";
import { getBlockNumber } from "viem/actions";
import { stakeManagerAbi, validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, request, requireChain } from "../internal/chain.ts";

/** What {@link getValidator} asks for. */
export type GetValidatorParameters = ActionParameters & { validatorId: number };

/** A validator's identity and stake; amounts in base units of MIRA. */
export type Validator = {
  validatorId: number;
  /** Cold key: stake, money, rotation. */
  owner: Address;
  /** Hot key: votes; `null` while stopped. */
  operator: Address | null;
  /** Declared model family; 0 for undeclared. */
  family: number;
  /** Hash of its model's manifest; `null` if none is declared. */
  manifest: Hex | null;
  /** Numbers of the domains that it sits in. */
  domains: readonly number[];
  /** Stake that counts towards power; 0 below the minimum bond. */
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
  const blockNumber = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const args = [validatorId] as const;
  const [identity, [assets, shares]] = await Promise.all([
    read(
      client,
      { abi: validatorRegistryAbi, address: deployment.validators, functionName: "validator", args, blockNumber },
      signal,
    ).catch((cause: unknown) => {
      const isUnknown = cause instanceof MiraError && cause.details.error === "Validators_Unknown";
      if (!isUnknown) throw cause;
      throw new MiraError("VALIDATOR_NOT_FOUND", `There is no validator ${validatorId}.`, {
        details: { validatorId },
        cause,
      });
    }),
    read(
      client,
      { abi: stakeManagerAbi, address: deployment.stake, functionName: "poolOf", args, blockNumber },
      signal,
    ),
  ]);
  return {
    validatorId,
    owner: identity.owner,
    operator: isAddressEqual(identity.operator, zeroAddress) ? null : identity.operator,
    family: identity.family,
    manifest: BigInt(identity.manifest) === 0n ? null : identity.manifest,
    domains: Array.from({ length: 256 }, (_, i) => i).filter((i) => (identity.domains >> BigInt(i)) & 1n),
    stake: identity.stake,
    pool: { assets, shares },
  };
}
