import {
  type Account,
  type Address,
  type Client,
  encodeFunctionData,
  type Hex,
  parseEventLogs,
  zeroAddress,
  zeroHash,
} from "viem";
import { miraTokenAbi, verificationHubAbi } from "../abis.ts";
import { bundleHash } from "../bundle/bundleHash.ts";
import { claimsRoot } from "../bundle/claimsRoot.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "../internal/chain.ts";
import { type Permit, signPermit } from "../internal/permit.ts";
import { accountOf, type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { Bundle } from "../types/bundle.ts";
import type { DomainName } from "../types/domains.ts";
import { type Tier, tierNumber } from "../votes/policy.ts";
import { getCredit } from "./getCredit.ts";
import { type Route, route } from "./route.ts";

/** What {@link openRequest} sends; amounts in base units of MIRA. */
export type OpenRequestParameters = SendParameters & {
  bundle: Bundle;
  /** `auto` goes by the words of the claims: see {@link route}. */
  domain: DomainName | number | "auto";
  /** `auto` takes the least that the domain demands and the stated value needs. */
  tier: Tier | "auto";
  /** Where validators may fetch the bundle, at most 512 bytes; none by default, and it must reach them otherwise. */
  contentURI?: string;
  /** Most that may be taken for the first round; exactly what it costs now by default. */
  maxFee?: bigint;
  /** For deeper rounds; what is not used returns. 0 by default. */
  escalationBudget?: bigint;
  /** Value that hangs on one verdict; 0, the default, for not stated. */
  statedValue?: bigint;
  integrator?: Address;
  /** Contract that is told the final verdict. */
  callback?: Address;
  /** Commitment to sentinel claims. */
  sentinelHash?: Hex;
  /**
   * How the hub gets what the account's credit lacks, unless the allowance covers it: `permit` signs and needs one
   * transaction, `approve` sends two, `allowance` gives up. `permit` by default; contract wallets need `approve`.
   */
  funding?: "permit" | "approve" | "allowance";
};

/** What {@link openRequest} did. */
export type OpenRequestResult = {
  sent: Sent;
  /** Number of the request, and of its first round; `null` after a dry run. */
  requestId: bigint | null;
  /** What was taken, base units of MIRA. */
  fee: bigint;
  bundleHash: Hex;
  claimsRoot: Hex;
  /** Domain and tier, and how they were chosen. */
  route: Omit<Route, "chosen" | "offered">;
};

/**
 * Puts a bundle up for verification. Pays from the account's credit in the fee ledger first, then from its MIRA. The bundle
 * must be reachable for validators: host its bytes ({@link encodeBundle}) before, at `contentURI` or by its hash.
 *
 * @throws MiraError as {@link route}; `FUNDS_INSUFFICIENT`, `ALLOWANCE_INSUFFICIENT`, `FEE_ABOVE_MAXIMUM`, `BUNDLE_INVALID`, or
 * `CONTRACT_REVERTED`, such as with `Hub_TooFewValidators`
 *
 * @example
 * const { requestId } = await openRequest(client, { deployment, bundle, domain: "general", tier: "STANDARD", contentURI });
 * const outcome = await waitForRequest(client, { deployment, requestId });
 */
export async function openRequest(client: Client, parameters: OpenRequestParameters): Promise<OpenRequestResult> {
  const { bundle, deployment, escalationBudget = 0n } = parameters;
  await requireChain(client, deployment.chainId, parameters.signal);
  const account = accountOf(client, parameters);
  const claimCount = bundle.claims.length;
  const claims = bundle.claims.map(({ text }) => text);
  const asked = { ...parameters, claims, ...(bundle.prompt !== undefined && { prompt: bundle.prompt }) };
  const { chosen, offered, ...found } = await route(client, asked);
  const { fee } = chosen;
  const maxFee = parameters.maxFee ?? fee;
  if (fee > maxFee) {
    throw new MiraError("FEE_ABOVE_MAXIMUM", `The request costs ${fee}, more than the ${maxFee} allowed.`, {
      details: { fee, maxFee },
    });
  }
  const request = {
    bundleHash: bundleHash(bundle),
    claimsRoot: claimsRoot(bundle),
    claimCount,
    domain: found.domain,
    tier: tierNumber(found.tier),
    maxFee,
    escalationBudget,
    statedValue: parameters.statedValue ?? 0n,
    integrator: parameters.integrator ?? zeroAddress,
    callback: parameters.callback ?? zeroAddress,
    sentinelHash: parameters.sentinelHash ?? zeroHash,
    contentURI: parameters.contentURI ?? "",
  };
  const permit = await fund(client, parameters, account, fee + escalationBudget);
  const open = encodeCall(deployment.hub, verificationHubAbi, "openRequest", [request]);
  const { sent } = await send(client, permit ? withPermit(open, permit) : open, parameters);
  const logs = sent?.receipt.logs ?? [];
  const [log] = parseEventLogs({ abi: verificationHubAbi, eventName: "RequestOpened", logs });
  return {
    sent,
    requestId: log?.args.requestId ?? null,
    fee: log?.args.header.fee ?? fee,
    bundleHash: request.bundleHash,
    claimsRoot: request.claimsRoot,
    route: found,
  };
}

/** Makes sure that the fee ledger can take `total`; gives a permit where that is how. */
async function fund(
  client: Client,
  parameters: OpenRequestParameters,
  account: Account,
  total: bigint,
): Promise<Permit | null> {
  const { deployment, signal, funding = "permit" } = parameters;
  const { address } = account;
  const token = { abi: miraTokenAbi, address: deployment.token } as const;
  const [credit, balance, allowance] = await Promise.all([
    getCredit(client, { deployment, account: address, ...(signal && { signal }) }),
    read(client, { ...token, functionName: "balanceOf", args: [address] }, signal),
    read(client, { ...token, functionName: "allowance", args: [address, deployment.ledger] }, signal),
  ]);
  const lacking = total > credit ? total - credit : 0n;
  if (lacking > balance) {
    throw new MiraError("FUNDS_INSUFFICIENT", `The request needs ${lacking} base units of MIRA beyond the credit.`, {
      details: { asset: "MIRA", total, credit, balance },
    });
  }
  if (lacking <= allowance) return null;
  const details = { needed: lacking, allowance, spender: deployment.ledger };
  const insufficient = new MiraError("ALLOWANCE_INSUFFICIENT", "The fee ledger may not take what the request costs.", {
    details,
  });
  if (funding === "allowance") throw insufficient;
  if (funding === "permit")
    return signPermit(client, parameters, { account, spender: deployment.ledger, amount: lacking });
  // Nothing is sent in a dry run, and without the approval the opening itself cannot be simulated.
  if (parameters.dryRun) throw insufficient;
  await send(client, encodeCall(deployment.token, miraTokenAbi, "approve", [deployment.ledger, lacking]), parameters);
  return null;
}

/** Deposits by permit, then opens, in one transaction. */
function withPermit({ to, data }: ContractCall, { amount, deadline, v, r, s }: Permit): ContractCall {
  const args = [amount, deadline, v, r, s] as const;
  const deposit = encodeFunctionData({ abi: verificationHubAbi, functionName: "depositWithPermit", args });
  return encodeCall(to, verificationHubAbi, "multicall", [[deposit, data]]);
}
