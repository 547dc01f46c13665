import { type Client, decodeFunctionData, type Hex, isAddressEqual } from "viem";
import { getTransaction } from "viem/actions";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, request } from "../internal/chain.ts";
import { mapBounded } from "../internal/mapBounded.ts";
import type { Answer } from "../types/verdict.ts";
import { commitmentHash } from "../votes/commitmentHash.ts";
import { type StartedRound, startOfRound } from "../votes/deeperRound.ts";
import { type DecodedBallot, decodeSettlement, type Settlement } from "../votes/encodeSettlement.ts";
import { decodePlanes } from "../votes/planes.ts";
import { parseReport, type VoteReport } from "../votes/report.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import { isCounted, type RoundResult, settledState } from "../votes/roundResult.ts";
import { foldCommitments } from "../votes/roundState.ts";
import { type Seat, unpackSeat } from "../votes/seat.ts";
import { votesHash } from "../votes/votesHash.ts";
import { getRound, type Round } from "./getRound.ts";

/** What {@link getVotes} asks for. */
export type GetVotesParameters = ActionParameters & {
  round: bigint;
  /** Where vote reports may be had; nobody is asked for them otherwise. */
  reports?: ReportSource;
};

/** Gives a report's bytes by its hash, or `null`; what does not hash to it is taken for missing. */
export type ReportSource = (reportHash: Hex) => Uint8Array | null | Promise<Uint8Array | null>;

/** How one validator voted in a settled round. */
export type Vote = Seat & {
  /** One a claim of the round; `null` if it did not open its commitment. */
  answers: readonly Answer[] | null;
  /** Hash of its report; `null` if it did not open. */
  reportHash: Hex | null;
  /**
   * Its report, with reasons and why it abstained: `null` where it is not at hand, or is of another vote than the one that
   * was counted.
   */
  report: VoteReport | null;
};

/** What a call said that settled a round, a first or a deeper one. */
export type DecodedSettle = Settlement & StartedRound & { header: RequestHeader };

/**
 * Who voted how in a settled round, from the calldata of the transaction that settled it. The ballots are checked
 * against the running hash that the hub keeps of the round's commitments.
 *
 * @throws MiraError `ROUND_NOT_FOUND`, `ROUND_NOT_SETTLED`; `SETTLEMENT_UNREADABLE` where a contract settled on
 * somebody's behalf, so that the call does not show in the transaction; `CHAIN_INCONSISTENT` (retryable) where the
 * ballots are not those that the hub counted
 *
 * @example
 * const votes = await getVotes(client, { deployment, round: requestId });
 * votes.map(({ validatorId, answers }) => [validatorId, answers?.[0]]);
 */
export async function getVotes(client: Client, parameters: GetVotesParameters): Promise<readonly Vote[]> {
  const { round } = parameters;
  const state = await getRound(client, parameters);
  const { config } = state;
  const { header, ballots } = await countedBallots(client, parameters, state);
  return mapBounded(ballots, async ({ seat, opening }) => {
    const vote = { ...unpackSeat(seat), answers: opening && decodePlanes(opening.planes, config.claims) };
    if (!opening) return { ...vote, reportHash: null, report: null };
    const { reportHash } = opening;
    const found = await reportOf(parameters.reports, reportHash);
    const isOwn =
      found?.bundleHash === header.bundleHash &&
      found.round === `${round}` &&
      found.validatorId === vote.validatorId &&
      found.answers.length === config.claims &&
      found.answers.every(({ answer }, index) => answer === vote.answers?.[index]);
    return { ...vote, reportHash, report: isOwn ? found : null };
  });
}

/** The ballots that settled a round, checked against the chain. */
export async function countedBallots(
  client: Client,
  { deployment, signal }: ActionParameters,
  state: Round,
): Promise<{ header: RequestHeader; ballots: readonly DecodedBallot[] }> {
  const { round, config, blockNumber: toBlock } = state;
  const fromBlock = config.seedBlock > toBlock ? deployment.fromBlock : config.seedBlock;
  const event = eventOf(verificationHubAbi, "RoundSettled");
  const [log] = await findLogs(client, { address: deployment.hub, event, args: { round }, fromBlock, toBlock, signal });
  if (!log) throw new MiraError("ROUND_NOT_SETTLED", `Round ${round} is not settled.`, { details: { round } });
  const { input, to } = await request(() => getTransaction(client, { hash: log.transactionHash }), signal);
  const isDirect = to !== null && isAddressEqual(to, deployment.hub);
  const settlement = isDirect ? decodeSettleCalldata(input).find((one) => one.round === round) : undefined;
  if (!settlement) {
    throw new MiraError("SETTLEMENT_UNREADABLE", "The transaction that settled the round does not show its ballots.", {
      details: { round, transactionHash: log.transactionHash },
    });
  }
  const ballots = decodeSettlement({ claimCount: config.claims, ...settlement });
  if (!wasCounted({ deployment, state, result: log.args.result, header: settlement.header, ballots })) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint's ballots are not those that the hub counted.", {
      details: { round, transactionHash: log.transactionHash },
      retryable: true,
    });
  }
  return { header: settlement.header, ballots };
}

async function reportOf(reports: ReportSource | undefined, reportHash: Hex): Promise<VoteReport | null> {
  const bytes = await reports?.(reportHash);
  if (!bytes) return null;
  try {
    return parseReport(bytes, reportHash);
  } catch {
    // A validator may commit to bytes that are no report: its vote counts all the same.
    return null;
  }
}

type Counted = Pick<ActionParameters, "deployment"> & {
  state: Round;
  result: RoundResult;
  header: RequestHeader;
  ballots: readonly DecodedBallot[];
};

/** Whether the hub's storage holds this result of these ballots. */
function wasCounted({ deployment, state, result, header, ballots }: Counted): boolean {
  const { hub, chainId } = deployment;
  const { round, word } = state;
  const { status } = state.state;
  if (!isCounted(status)) return false;
  const commitments = ballots.map(({ seat, secret, opening }) => {
    if (!opening) return { seat, commitment: secret };
    const { validatorId } = unpackSeat(seat);
    const hashes = { salt: opening.salt, votesHash: votesHash(opening.planes), reportHash: opening.reportHash };
    return { seat, commitment: commitmentHash({ chainId, hub, round, validatorId, ...hashes }) };
  });
  return (
    settledState(header, result, status) === word &&
    foldCommitments(startOfRound(header, state), commitments) === result.counted
  );
}

/**
 * The settlements in a transaction's input: a `settle` or `settleDeeper` call, or several in the hub's `multicall`.
 *
 * @returns none if it is some other call
 *
 * @example
 * const [settlement] = decodeSettleCalldata(transaction.input);
 */
export function decodeSettleCalldata(input: Hex): readonly DecodedSettle[] {
  try {
    const { functionName, args } = decodeFunctionData({ abi: verificationHubAbi, data: input });
    if (functionName === "multicall") return args[0].flatMap(decodeSettleCalldata);
    if (functionName === "settle") {
      const [round, header, ballots, planes] = args;
      return [{ round, header, deeper: null, ballots, planes }];
    }
    if (functionName !== "settleDeeper") return [];
    const [round, header, deeper, ballots, planes] = args;
    return [{ round, header, deeper, ballots, planes }];
  } catch {
    return [];
  }
}
