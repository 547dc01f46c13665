import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { getRequest } from "./getRequest.ts";

/** What {@link abandon} sends; any account may. */
export type AbandonParameters = SendParameters & { requestId: bigint };

/**
 * Ends a settled request whose hub the registry has dismissed, so that its verdict can never be recorded, and returns
 * the escalation budget to the requester's credit.
 *
 * @throws MiraError `ROUND_NOT_SETTLED` before there is a verdict; `CONTRACT_REVERTED` with `Hub_StillAdmitted` while
 * the hub can record it
 *
 * @example
 * await abandon(client, { deployment, requestId });
 */
export async function abandon(client: Client, parameters: AbandonParameters): Promise<Sent> {
  const { deployment, requestId } = parameters;
  const { header, settled, status } = await getRequest(client, parameters);
  if (!settled) {
    throw new MiraError("ROUND_NOT_SETTLED", `Request ${requestId} has no verdict yet.`, {
      details: { requestId, status },
      retryable: status === "VOTING",
    });
  }
  const call = encodeCall(deployment.hub, verificationHubAbi, "abandon", [requestId, header, settled.result]);
  return (await send(client, call, parameters)).sent;
}
