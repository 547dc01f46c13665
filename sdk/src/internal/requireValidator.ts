import { type Address, type Client, isAddressEqual, zeroAddress } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read } from "./chain.ts";

/** The owner of a validator; throws `VALIDATOR_NOT_FOUND` where nobody registered it. */
export async function requireValidator(
  client: Client,
  { deployment, signal }: ActionParameters,
  validatorId: number,
  cause?: unknown,
): Promise<Address> {
  const registry = { abi: validatorRegistryAbi, address: deployment.validators } as const;
  const owner = await read(client, { ...registry, functionName: "ownerOf", args: [validatorId] }, signal);
  if (!isAddressEqual(owner, zeroAddress)) return owner;
  throw new MiraError("VALIDATOR_NOT_FOUND", `There is no validator ${validatorId}.`, {
    details: { validatorId },
    cause,
  });
}
