import { type Client, type Hex, size, stringToHex } from "viem";
import { validatorRegistryAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { encodeCall, type SendParameters, type Sent } from "../internal/send.ts";
import { sendForValidator } from "../internal/sendForValidator.ts";

/** What {@link setHosting} sends; the account is the owner. */
export type SetHostingParameters = SendParameters & {
  validatorId: number;
  /** Such as a country or a data centre, 32 bytes at most; empty for nothing said. */
  region: string;
  /** 32 bytes at most; empty for nothing said. */
  provider: string;
};

/**
 * Declares where a validator runs, so that others can see how risk is spread. Nobody checks it.
 *
 * @throws MiraError `VALIDATOR_NOT_FOUND`; `VALUE_OUT_OF_RANGE` for more than 32 bytes; `CONTRACT_REVERTED` with `Validators_NotOwner`
 *
 * @example
 * await setHosting(client, { deployment, validatorId: 7, region: "CH", provider: "own rack" });
 */
export async function setHosting(client: Client, parameters: SetHostingParameters): Promise<Sent> {
  const { deployment, validatorId } = parameters;
  const args = [validatorId, toWord("region", parameters.region), toWord("provider", parameters.provider)] as const;
  const call = encodeCall(deployment.validators, validatorRegistryAbi, "setHosting", args);
  return (await sendForValidator(client, call, parameters)).sent;
}

function toWord(field: string, text: string): Hex {
  const length = size(stringToHex(text));
  if (length <= 32) return stringToHex(text, { size: 32 });
  throw new MiraError("VALUE_OUT_OF_RANGE", `${field} has ${length} bytes, and 32 at most are kept.`, {
    details: { field, length },
  });
}
