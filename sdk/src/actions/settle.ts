import { type Client, parseEventLogs } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { Verdict } from "../types/verdict.ts";
import type { DeeperRound } from "../votes/deeperRound.ts";
import { encodeSettlement, type Opening, type Settlement } from "../votes/encodeSettlement.ts";
import { decodeVerdict } from "../votes/planes.ts";
import { unpackPolicyLevels } from "../votes/policy.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import type { RoundResult } from "../votes/roundResult.ts";
import { type RoundSummary, unpackRoundSummary } from "../votes/roundSummary.ts";
import { type TallyResult, tally } from "../votes/tally.ts";
import { postedOf } from "./getPostedOpenings.ts";
import { getRequest, type MiraRequest } from "./getRequest.ts";
import { getRound, type Round } from "./getRound.ts";
import { commitmentsOf, type RoundCommitment } from "./getRoundCommitments.ts";
import { requireOpening, type ValidatorOpening } from "./postOpenings.ts";

/** What {@link settle} sends; any account may. */
export type SettleParameters = SendParameters & {
  requestId: bigint;
  /** The round; the request's first by default. A deeper one's word is final at once: see {@link conclude}. */
  round?: bigint;
  /** Openings that came off chain; those posted on chain are found without help. */
  openings?: readonly ValidatorOpening[];
};

/** What a settlement found. */
export type SettleResult = {
  sent: Sent;
  /** What the SDK counted before sending. */
  proposed: TallyResult;
  /** What the hub counted; `null` after a dry run. */
  result: RoundResult | null;
  /** The same result's summary, unpacked; `null` after a dry run. */
  summary: RoundSummary | null;
  /** One a claim of the round, as the hub found them; `null` after a dry run. */
  verdicts: readonly Verdict[] | null;
};

/** The call that {@link settle} sends. */
export function encodeSettle(
  deployment: MiraDeployment,
  input: { round: bigint; header: RequestHeader; deeper: DeeperRound | null } & Settlement,
): ContractCall {
  const { round, header, deeper, ballots, planes } = input;
  if (deeper) {
    const args = [round, header, deeper, ballots, planes] as const;
    return encodeCall(deployment.hub, verificationHubAbi, "settleDeeper", args);
  }
  return encodeCall(deployment.hub, verificationHubAbi, "settle", [round, header, ballots, planes]);
}

/**
 * Counts a round on chain. In the reveal window every commitment must be opened, by what is given or posted; after it
 * exactly the posted openings count, whatever is given. The SDK counts before it sends; the hub counts for itself.
 *
 * @throws MiraError `OPENINGS_MISSING` (retryable) in the reveal window, with the validators in `details.missing`;
 * `OPENING_INVALID` for a given one that opens nothing; `CONTRACT_REVERTED`
 *
 * @example
 * const { verdicts } = await settle(client, { deployment, requestId, openings: gossiped });
 */
export async function settle(client: Client, parameters: SettleParameters): Promise<SettleResult> {
  const { deployment, requestId } = parameters;
  const round = parameters.round ?? requestId;
  const state = await getRound(client, { ...parameters, round });
  const opened = await getRequest(client, parameters);
  const [commitments, posted] = await Promise.all([
    commitmentsOf(client, parameters, state, opened),
    postedOf(client, parameters, state),
  ]);
  const openings = new Map<number, Opening>(posted.map((opening) => [opening.position, opening]));
  if (state.phase === "REVEAL") {
    addGiven(openings, parameters, { round, state, commitments });
    requireAll(openings, commitments);
  }
  const ballots = commitments.map((one) => ({ ...one, opening: openings.get(one.position) ?? null }));
  const proposed = propose(opened, state, ballots);
  const settlement = encodeSettlement({ claimCount: state.config.claims, commitments: ballots });
  const { header } = opened;
  const call = encodeSettle(deployment, { round, header, deeper: state.deeper, ...settlement });
  const { sent } = await send(client, call, parameters);
  const [log] = parseEventLogs({
    abi: verificationHubAbi,
    eventName: "RoundSettled",
    logs: sent?.receipt.logs ?? [],
    args: { round },
  });
  return {
    sent,
    proposed,
    result: log?.args.result ?? null,
    summary: log ? unpackRoundSummary(log.args.result.summary) : null,
    verdicts: log ? decodeVerdict(log.args.verdict, state.config.claims) : null,
  };
}

function addGiven(
  openings: Map<number, Opening>,
  { deployment, openings: given = [] }: SettleParameters,
  { round, state, commitments }: { round: bigint; state: Round; commitments: readonly RoundCommitment[] },
): void {
  for (const opening of given) {
    const { position } = requireOpening(deployment, { round, claimCount: state.config.claims, commitments, opening });
    openings.set(position, opening);
  }
}

function requireAll(openings: ReadonlyMap<number, Opening>, commitments: readonly RoundCommitment[]): void {
  const missing = commitments.filter(({ position }) => !openings.has(position)).map(({ validatorId }) => validatorId);
  if (missing.length === 0) return;
  throw new MiraError("OPENINGS_MISSING", `${missing.length} of ${commitments.length} openings are missing.`, {
    details: { missing, hint: "Wait for them, or post those you have: after the reveal window the posted ones count." },
    retryable: true,
  });
}

function propose(
  { header, terms }: MiraRequest,
  { config }: Round,
  ballots: readonly (RoundCommitment & { opening: Opening | null })[],
): TallyResult {
  const level = unpackPolicyLevels(header.levels)[config.level];
  if (!level) throw new MiraError("CHAIN_INCONSISTENT", `The policy has no level ${config.level}.`);
  return tally({
    claimCount: config.claims,
    ballots: ballots.map(({ weight, family, opening }) => ({ seats: weight, family, planes: opening?.planes ?? null })),
    thresholdNumerator: level.thresholdNumerator,
    thresholdDenominator: level.thresholdDenominator,
    minFamilies: terms.minFamilies,
  });
}
