import { type Address, getAddress } from "viem";
import { z } from "zod";
import { checkDocument, type DocumentKind } from "./internal/canonicalJson.ts";
import { addressSchema } from "./internal/schemas.ts";

/** Where one deployment of Mira stands. */
export type MiraDeployment = {
  chainId: number;
  token: Address;
  validators: Address;
  stake: Address;
  slasher: Address;
  policies: Address;
  registry: Address;
  /** Fee ledger: credit, earnings, the protocol's part. */
  ledger: Address;
  /** Contest book: challenges, escalation, final verdicts of contested requests. */
  contests: Address;
  hub: Address;
  emissions: Address;
  attendance: Address;
  withholding: Address;
  equivocation: Address;
  reckoner: Address;
  /** Rank book: ranks and jail. */
  ranks: Address;
  /** Number of a block before any of the contracts' events: searches of logs begin here. */
  fromBlock: bigint;
};

const checksummed = addressSchema.transform((value) => getAddress(value));

/** Schema of a deployment's document; `fromBlock` may be a number or decimal digits. */
export const deploymentSchema = z.object({
  chainId: z.int().min(1),
  token: checksummed,
  validators: checksummed,
  stake: checksummed,
  slasher: checksummed,
  policies: checksummed,
  registry: checksummed,
  ledger: checksummed,
  contests: checksummed,
  hub: checksummed,
  emissions: checksummed,
  attendance: checksummed,
  withholding: checksummed,
  equivocation: checksummed,
  reckoner: checksummed,
  ranks: checksummed,
  fromBlock: z.union([z.int().min(0), z.bigint().min(0n), z.string().regex(/^\d{1,20}$/)]).transform(BigInt),
});

const deploymentDocument: DocumentKind = { name: "deployment", invalid: "DEPLOYMENT_INVALID", maxBytes: 65_536 };

/**
 * Reads a deployment from parsed JSON, such as the file that a deployment writes. Members that it does not know are
 * left out.
 *
 * @throws MiraError `DEPLOYMENT_INVALID`
 *
 * @example
 * const deployment = parseDeployment(JSON.parse(await readFile("deployment.json", "utf8")));
 */
export function parseDeployment(value: unknown): MiraDeployment {
  return checkDocument(value, deploymentSchema, deploymentDocument);
}
