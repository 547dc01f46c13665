import { type Client, decodeFunctionData, type Hex, isAddressEqual } from "viem";
import { getBlockNumber, getTransaction } from "viem/actions";
import { verificationHubAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs, read, request, requireChain } from "../internal/chain.ts";
import type { Answer } from "../types/verdict.ts";
import { decodeSettlement, type Settlement } from "../votes/encodeSettlement.ts";
import { decodePlanes } from "../votes/planes.ts";
import type { RequestHeader } from "../votes/requestHeader.ts";
import { unpackRoundConfig } from "../votes/roundConfig.ts";
import { type Seat, unpackSeat } from "../votes/seat.ts";

/** What {@link getVotes} asks for. */
export type GetVotesParameters = ActionParameters & { round: bigint };

/** How one validator voted in a settled round. */
export type Vote = Seat & {
  /** One a claim; `null` if it did not open its commitment. */
  answers: readonly Answer[] | null;
  /** Hash of its report; `null` if it did not open. */
  reportHash: Hex | null;
};

/** What a `settle` call said. */
export type DecodedSettle = Settlement & { round: bigint; header: RequestHeader };

/**
 * Who voted how in a settled round, from the calldata of the transaction that settled it. The hub checked every ballot
 * against the round's commitments when it took them.
 *
 * @throws MiraError `ROUND_NOT_FOUND`, `ROUND_NOT_SETTLED`, or `SETTLEMENT_UNREADABLE` where a contract settled on
 * somebody's behalf, so that the call does not show in the transaction
 *
 * @example
 * const votes = await getVotes(client, { deployment, round: requestId });
 * votes.map(({ validatorId, answers }) => [validatorId, answers?.[0]]);
 */
export async function getVotes(client: Client, parameters: GetVotesParameters): Promise<readonly Vote[]> {
  const { deployment, round, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const [toBlock, [word]] = await Promise.all([
    request(() => getBlockNumber(client, { cacheTime: 0 }), signal),
    read(client, { abi: verificationHubAbi, address: deployment.hub, functionName: "roundOf", args: [round] }, signal),
  ]);
  const config = unpackRoundConfig(word);
  if (!config) throw new MiraError("ROUND_NOT_FOUND", `There is no round ${round}.`, { details: { round } });
  const fromBlock = config.seedBlock > toBlock ? deployment.fromBlock : config.seedBlock;
  const event = eventOf(verificationHubAbi, "RoundSettled");
  const [log] = await findLogs(client, { address: deployment.hub, event, args: { round }, fromBlock, toBlock, signal });
  if (!log) throw new MiraError("ROUND_NOT_SETTLED", `Round ${round} is not settled.`, { details: { round } });
  const { input, to } = await request(() => getTransaction(client, { hash: log.transactionHash }), signal);
  // The hub itself checked what a call to it says; what another contract was told proves nothing.
  const isDirect = to !== null && isAddressEqual(to, deployment.hub);
  const settlement = isDirect ? decodeSettleCalldata(input).find((one) => one.round === round) : undefined;
  if (!settlement) {
    throw new MiraError("SETTLEMENT_UNREADABLE", "The transaction that settled the round does not show its ballots.", {
      details: { round, transactionHash: log.transactionHash },
    });
  }
  const ballots = decodeSettlement({ claimCount: config.claims, ...settlement });
  return ballots.map(({ seat, opening }) => ({
    ...unpackSeat(seat),
    answers: opening && decodePlanes(opening.planes, config.claims),
    reportHash: opening?.reportHash ?? null,
  }));
}

/**
 * The settlements in a transaction's input: a `settle` call, or several in the hub's `multicall`.
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
    if (functionName !== "settle") return [];
    const [round, header, ballots, planes] = args;
    return [{ round, header, ballots, planes }];
  } catch {
    return [];
  }
}
