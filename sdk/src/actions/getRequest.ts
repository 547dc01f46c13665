import { type Client, type Hex, zeroHash } from "viem";
import { getBlockNumber } from "viem/actions";
import { contestBookAbi, verdictRegistryAbi, verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import { contestHistory, type RequestContest, type SettledRound, settlementsOf } from "../internal/contestHistory.ts";
import { MOST_SEED_BLOCKS } from "../internal/findDeeperRound.ts";
import { finalizableAt } from "../votes/finalizableAt.ts";
import type { Planes } from "../votes/planes.ts";
import { type Tier, type TierTerms, tiers, unpackPolicyTerms } from "../votes/policy.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import { unpackRoundConfig } from "../votes/roundConfig.ts";
import { type RequestStatus, unpackRoundState } from "../votes/roundState.ts";

/** Where on the chain something happened. */
export type Place = { blockNumber: bigint; transactionHash: Hex };

/** A request with all that happened to it. */
export type MiraRequest = {
  requestId: bigint;
  status: RequestStatus;
  header: RequestHeader;
  tier: Tier;
  terms: TierTerms;
  /** Where the bundle may be fetched; a hint. */
  contentURI: string;
  opened: Place;
  /** What the first round found, once it is settled. */
  settled: SettledRound | null;
  /** Level of the rounds that vote now, or that voted last; 0 unless it was escalated. */
  level: number;
  /** What became of it since somebody contested the first verdict. */
  contest: RequestContest | null;
  /** Planes of the verdict as it stands; `null` before the first. Nothing changes it any more once the request is final. */
  verdict: Planes | null;
  /** Timestamp from which the first round's verdict can be made final, unless somebody contests it. */
  finalizableAt: number | null;
  final: (Place & { logIndex: bigint }) | null;
  expired: (Place & { round: bigint; refund: bigint }) | null;
};

/** What {@link getRequest} asks for. */
export type GetRequestParameters = ActionParameters & {
  requestId: bigint;
  /** Block from which to look for its events, where the caller knows it. */
  fromBlock?: bigint;
};

/**
 * Reads a request from its state and its events; of one that ended weeks ago the events alone are left.
 *
 * @throws MiraError `REQUEST_NOT_FOUND`; `CHAIN_INCONSISTENT` where the endpoint knows the request but not its events
 *
 * @example
 * const { status, header, settled } = await getRequest(client, { deployment, requestId });
 */
export async function getRequest(client: Client, parameters: GetRequestParameters): Promise<MiraRequest> {
  const { deployment, requestId, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const toBlock = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  // A request's first round has its number, and the state of that round is the request's.
  const [configWord, word] = await read(
    client,
    {
      abi: verificationHubAbi,
      address: deployment.hub,
      functionName: "roundOf",
      args: [requestId],
      blockNumber: toBlock,
    },
    signal,
  );
  const kept = unpackRoundState(word).status;
  // The seed block lies shortly behind the opening.
  const seedBlock = unpackRoundConfig(configWord)?.seedBlock ?? 0n;
  const near = seedBlock > MOST_SEED_BLOCKS ? seedBlock - MOST_SEED_BLOCKS : 0n;
  const fromBlock = parameters.fromBlock ?? (near > deployment.fromBlock ? near : deployment.fromBlock);
  const range = { address: deployment.hub, args: { requestId }, toBlock, signal };
  const openings = { ...range, event: eventOf(verificationHubAbi, "RequestOpened"), first: true };
  let [opened] = await findLogs(client, { ...openings, fromBlock });
  // Where the chain counts blocks otherwise than its logs do, the seed block says nothing.
  if (!opened && fromBlock > deployment.fromBlock) {
    [opened] = await findLogs(client, { ...openings, fromBlock: deployment.fromBlock });
  }
  if (!opened && kept === "NONE") {
    throw new MiraError("REQUEST_NOT_FOUND", `There is no request ${requestId}.`, { details: { requestId } });
  }
  if (!opened) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint knows the request, but not the event that opened it.", {
      details: { requestId, fromBlock: deployment.fromBlock },
      retryable: true,
    });
  }
  const since = opened.blockNumber;
  // The hub forgets what ended weeks ago; its events and the registry do not.
  const forgotten = kept === "NONE";
  const later = { ...range, fromBlock: since };
  const keptContest = await read(
    client,
    {
      abi: contestBookAbi,
      address: deployment.contests,
      functionName: "contestHashOf",
      args: [requestId],
      blockNumber: toBlock,
    },
    signal,
  );
  const isContested = keptContest !== zeroHash;
  const ofRequest = { fromBlock: since, toBlock, args: isContested ? { requestId } : { round: requestId } };
  const settlements = kept === "VOTING" ? [] : await settlementsOf(client, parameters, ofRequest);
  const finalEvent = eventOf(verdictRegistryAbi, "VerdictRecorded");
  const finalLogs =
    forgotten || kept === "FINAL"
      ? await findLogs(client, { ...later, address: deployment.registry, event: finalEvent })
      : [];
  const expiredEvent = eventOf(verificationHubAbi, "RequestExpired");
  const expiredLogs = forgotten || kept === "EXPIRED" ? await findLogs(client, { ...later, event: expiredEvent }) : [];
  const status = forgotten ? (finalLogs.length > 0 ? "FINAL" : "EXPIRED") : kept;
  const { header, contentURI } = opened.args;
  const terms = unpackPolicyTerms(header.terms);
  // Numbers are given once for ever, so that the first settlement of this one is the first round's.
  const settled = settlements.find(({ summary }) => summary.round === requestId) ?? null;
  const contest = isContested
    ? await contestHistory(client, {
        ...parameters,
        header,
        settlements,
        kept: keptContest,
        fromBlock: settled?.blockNumber ?? since,
        toBlock,
      })
    : null;
  const final = finalLogs[0];
  const expired = expiredLogs[0];
  return {
    requestId,
    status,
    header,
    tier: tiers[header.tier] ?? "LIGHT",
    terms,
    contentURI,
    opened: placeOf(opened),
    settled,
    level: contest?.contest.level ?? 0,
    contest,
    verdict: contest?.verdict ?? settled?.verdict ?? null,
    finalizableAt: settled ? finalizableAt(header, settled.summary) : null,
    final: final ? { ...placeOf(final), logIndex: final.args.index } : null,
    expired: expired ? { ...placeOf(expired), round: expired.args.round, refund: expired.args.refund } : null,
  };
}

function placeOf({ blockNumber, transactionHash }: Place): Place {
  return { blockNumber, transactionHash };
}
