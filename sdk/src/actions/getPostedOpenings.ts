import type { Client, Hex } from "viem";
import { verificationHubAbi } from "../abis.ts";
import { type ActionParameters, eventOf, findLogs } from "../internal/chain.ts";
import type { Opening } from "../votes/encodeSettlement.ts";
import { getRound, type Round } from "./getRound.ts";

/** An opening that somebody posted on chain. */
export type PostedOpening = Opening & {
  /** Place in the round's list, from 0. */
  position: number;
  validatorId: number;
  blockNumber: bigint;
  transactionHash: Hex;
};

/** What {@link getPostedOpenings} asks for. */
export type GetPostedOpeningsParameters = ActionParameters & { round: bigint };

/**
 * All openings of a round that were posted on chain; the contract checked each against its commitment.
 *
 * @throws MiraError `ROUND_NOT_FOUND`
 *
 * @example
 * const posted = await getPostedOpenings(client, { deployment, round });
 */
export async function getPostedOpenings(
  client: Client,
  parameters: GetPostedOpeningsParameters,
): Promise<readonly PostedOpening[]> {
  return postedOf(client, parameters, await getRound(client, parameters));
}

/** Openings of a round that was read already, as they stood at its block. */
export async function postedOf(
  client: Client,
  { deployment, signal }: ActionParameters,
  state: Round,
): Promise<readonly PostedOpening[]> {
  const { round, config, blockNumber } = state;
  const isEarly = config.seedBlock > blockNumber;
  const logs = await findLogs(client, {
    address: deployment.hub,
    event: eventOf(verificationHubAbi, "OpeningPosted"),
    args: { round },
    fromBlock: isEarly ? deployment.fromBlock : config.seedBlock,
    toBlock: blockNumber,
    signal,
  });
  return logs.map(({ args, blockNumber: block, transactionHash }) => ({
    position: Number(args.position),
    validatorId: args.validatorId,
    salt: args.salt,
    reportHash: args.reportHash,
    planes: args.planes,
    blockNumber: block,
    transactionHash,
  }));
}
