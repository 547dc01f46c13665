import { type Client, parseEventLogs, zeroHash } from "viem";
import { estimateGas, getBlockNumber } from "viem/actions";
import { reckonerAbi } from "../abis.ts";
import { agreedClaims, compressPlanes, countClaims, maskOfClaims } from "../contests/claimMasks.ts";
import { type OverruledRound, overruledRounds } from "../contests/overruledRounds.ts";
import { MiraError } from "../errors/miraError.ts";
import { request as ask, eventOf, findLogs } from "../internal/chain.ts";
import { contested } from "../internal/contestable.ts";
import type { RequestContest } from "../internal/contestHistory.ts";
import { roundDetails } from "../internal/roundDetails.ts";
import { accountOf, type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import type { DeeperRound } from "../votes/deeperRound.ts";
import type { Opening } from "../votes/encodeSettlement.ts";
import { votesHash } from "../votes/votesHash.ts";
import type { MiraRequest } from "./getRequest.ts";
import { getRound, type Round } from "./getRound.ts";
import { commitmentsOf } from "./getRoundCommitments.ts";
import { countedBallots } from "./getVotes.ts";

/** What {@link reckon} sends; any account may, and has a tenth of the pay that is clawed back. */
export type ReckonParameters = SendParameters & {
  requestId: bigint;
  /** The round; all that were overruled by default. */
  round?: bigint;
};

/** What followed for one vote. */
export type ReckonedVote = {
  round: bigint;
  validatorId: number;
  /** Claims on which it said what was overruled, and those on which it said what overruled that. */
  wrong: number;
  right: number;
  /** Base units of MIRA, of its pay and of its stake. */
  clawedBack: bigint;
  slashed: bigint;
};

/** What {@link reckon} did. */
export type ReckonResult = {
  /** Its transactions, `null` for each that a dry run held back. */
  sent: readonly Sent[];
  /** Rounds whose answers were overruled, of those that were asked for. */
  overruled: readonly Pick<OverruledRound, "round" | "level" | "overruled">[];
  /** Votes that were reckoned; none after a dry run. */
  votes: readonly ReckonedVote[];
};

/** Gas beyond which a transaction is made two, so that it finds room in a block. */
const WANTED_GAS = 10_000_000n;

/**
 * Holds the votes of overruled rounds against the final verdict, within three days of it: pay for wrong answers goes back,
 * records of agreement follow, and where a deeper round was clear, stake is slashed. In as many transactions as it takes;
 * votes that were reckoned before are left out.
 *
 * @throws MiraError `CONTEST_NOT_FOUND`; `CONTEST_NOT_ENDED` (retryable); `NOTHING_TO_RECKON`; `SETTLEMENT_UNREADABLE` as
 * {@link getVotes}; `CONTRACT_REVERTED` with `Reckoner_TooLate`
 *
 * @example
 * const { votes } = await reckon(client, { deployment, requestId });
 * votes.map(({ validatorId, clawedBack, slashed }) => [validatorId, clawedBack, slashed]);
 */
export async function reckon(client: Client, parameters: ReckonParameters): Promise<ReckonResult> {
  const { requestId } = parameters;
  const { request, contest } = await contested(client, parameters);
  if (contest.phase !== "FINAL") {
    throw new MiraError("CONTEST_NOT_ENDED", `Request ${requestId} is not final: its contest is ${contest.phase}.`, {
      details: { requestId, phase: contest.phase },
      retryable: contest.phase !== "DROPPED",
    });
  }
  const asked = overruledRounds(request).filter(({ round }) => round === (parameters.round ?? round));
  const sent: Sent[] = [];
  for (const one of asked) sent.push(...(await reckonRound(client, parameters, { request, contest, one })));
  if (sent.length === 0) {
    throw new MiraError("NOTHING_TO_RECKON", "No vote is left that was overruled and is not reckoned.", {
      details: { requestId, overruled: asked.map(({ round }) => round) },
    });
  }
  const logs = sent.flatMap((one) => one?.receipt.logs ?? []);
  const votes = parseEventLogs({ abi: reckonerAbi, eventName: "Reckoned", logs }).map(({ args }): ReckonedVote => {
    const { round, id, wrong, right, clawedBack, slashed } = args;
    return { round, validatorId: id, wrong: Number(wrong), right: Number(right), clawedBack, slashed };
  });
  return { sent, overruled: asked.map(({ round, level, overruled }) => ({ round, level, overruled })), votes };
}

type Reckoning = { request: MiraRequest; contest: RequestContest; one: OverruledRound };

/** Reckons the votes of one round, in as many transactions as it takes. */
async function reckonRound(
  client: Client,
  parameters: ReckonParameters,
  reckoning: Reckoning,
): Promise<readonly Sent[]> {
  const { deployment } = parameters;
  const { request, contest, one } = reckoning;
  const { header } = request;
  const state = await getRound(client, { ...parameters, round: one.round });
  const openings = await openingsOf(client, parameters, state, reckoning);
  if (openings.length === 0) return [];
  const { pays, clear } = await roundDetails(client, parameters, one.settled);
  const commitments = await commitmentsOf(client, parameters, state, request);
  const overruled = {
    result: one.settled.result,
    deeper: state.deeper ?? NO_DEEPER,
    commitments: commitments.map(({ seat, commitment }) => ({ seat, commitment })),
    pays,
    clearHash: one.level === 0 ? zeroHash : votesHash(clear),
    verdict: one.settled.verdict,
    selection: contest.levels[one.level - 1]?.selection ?? [],
  };
  const encode = (some: readonly PlacedOpening[]): ContractCall =>
    encodeCall(deployment.reckoner, reckonerAbi, "reckon", [
      contest.contest,
      header,
      overruled,
      some.map(({ position, salt, reportHash, planes }) => ({ position: BigInt(position), salt, reportHash, planes })),
      contest.verdict,
      contest.clear,
    ]);
  return sendInParts(client, openings, encode, parameters);
}

const NO_DEEPER: DeeperRound = { requestId: 0n, selectionHash: zeroHash, child: 0, fee: 0n };

type PlacedOpening = Opening & { position: number };

/** Openings of votes that said what was overruled, or what overruled it, and that are not reckoned yet. */
async function openingsOf(
  client: Client,
  parameters: ReckonParameters,
  state: Round,
  { request, contest, one }: Reckoning,
): Promise<readonly PlacedOpening[]> {
  const { deployment, signal } = parameters;
  const { ballots } = await countedBallots(client, parameters, state);
  const toBlock = await ask(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const logs = await findLogs(client, {
    address: deployment.reckoner,
    event: eventOf(reckonerAbi, "Reckoned"),
    args: { round: one.round },
    fromBlock: one.settled.blockNumber,
    toBlock,
    signal,
  });
  const done = new Set(logs.map(({ args }) => Number(args.position)));
  const final = compressPlanes(maskOfClaims(one.claims, request.header.claimCount), contest.verdict);
  return ballots.flatMap(({ opening }, position) => {
    if (!opening || done.has(position)) return [];
    const says = (verdict: OverruledRound["settled"]["verdict"]) =>
      countClaims(agreedClaims(opening.planes, verdict, one.flipped)) > 0;
    return says(one.settled.verdict) || says(final) ? { ...opening, position } : [];
  });
}

/** Sends what fits a transaction, and the rest in others. */
async function sendInParts(
  client: Client,
  openings: readonly PlacedOpening[],
  encode: (some: readonly PlacedOpening[]) => ContractCall,
  parameters: ReckonParameters,
): Promise<readonly Sent[]> {
  const call = encode(openings);
  if (openings.length === 1 || (await fits(client, call, parameters))) {
    return [(await send(client, call, parameters)).sent];
  }
  const middle = openings.length >> 1;
  const first = await sendInParts(client, openings.slice(0, middle), encode, parameters);
  return [...first, ...(await sendInParts(client, openings.slice(middle), encode, parameters))];
}

async function fits(client: Client, call: ContractCall, parameters: ReckonParameters): Promise<boolean> {
  const account = accountOf(client, parameters);
  try {
    const gas = await ask(() => estimateGas(client, { account, ...call, prepare: false }), parameters.signal);
    return gas <= WANTED_GAS;
  } catch (error) {
    // What the contract refuses by name it refuses in parts as well; what has no name may have run out of gas.
    const isNamed = error instanceof MiraError && error.details.error !== undefined;
    if (isNamed || (error instanceof MiraError && error.code !== "CONTRACT_REVERTED")) throw error;
    return false;
  }
}
