import type { Client } from "viem";
import { verificationHubAbi } from "../abis.ts";
import type { MiraDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ContractCall, encodeCall, type SendParameters, type Sent, send } from "../internal/send.ts";
import { hashCommitment } from "../votes/commitmentHash.ts";
import { startOfRound } from "../votes/deeperRound.ts";
import type { Opening } from "../votes/encodeSettlement.ts";
import { requirePlanes } from "../votes/planes.ts";
import type { SeatedCommitment } from "../votes/roundState.ts";
import { votesHash } from "../votes/votesHash.ts";
import { getRequest } from "./getRequest.ts";
import { getRound } from "./getRound.ts";
import { commitmentsOf, type RoundCommitment } from "./getRoundCommitments.ts";

/** An opening and whose it is. */
export type ValidatorOpening = Opening & { validatorId: number };

/** What {@link postOpenings} sends; any account may. */
export type PostOpeningsParameters = SendParameters & {
  round: bigint;
  openings: readonly ValidatorOpening[];
};

/** The call that {@link postOpenings} sends: all commitments of the round in order, and openings by position. */
export function encodePostOpenings(
  deployment: MiraDeployment,
  input: {
    round: bigint;
    /** {@link startOfRound} */
    start: bigint;
    commitments: readonly SeatedCommitment[];
    openings: readonly (Opening & { position: number })[];
  },
): ContractCall {
  const commitments = input.commitments.map(({ seat, commitment }) => ({ seat, commitment }));
  const openings = input.openings.map(({ position, salt, reportHash, planes }) => ({
    position: BigInt(position),
    salt,
    reportHash,
    planes,
  }));
  return encodeCall(deployment.hub, verificationHubAbi, "postOpenings", [
    input.round,
    input.start,
    commitments,
    openings,
  ]);
}

/**
 * Puts openings on chain in the reveal window, so that they count even if somebody withholds his. Openings that are
 * posted already are skipped by the contract.
 *
 * @throws MiraError `OPENING_INVALID` for one that opens no commitment; `CONTRACT_REVERTED` with `Hub_WrongPhase`
 * outside the reveal window, or `Hub_NothingNew` if all are there already
 *
 * @example
 * await postOpenings(client, { deployment, round, openings: [{ validatorId: 7, salt, reportHash, planes }] });
 */
export async function postOpenings(client: Client, parameters: PostOpeningsParameters): Promise<Sent> {
  const { deployment, round } = parameters;
  const state = await getRound(client, parameters);
  const opened = await getRequest(client, { ...parameters, requestId: state.requestId });
  const commitments = await commitmentsOf(client, parameters, state, opened);
  const openings = parameters.openings.map((opening) => ({
    ...opening,
    position: requireOpening(deployment, { round, claimCount: state.config.claims, commitments, opening }).position,
  }));
  const start = startOfRound(opened.header, state);
  const call = encodePostOpenings(deployment, { round, start, commitments, openings });
  return (await send(client, call, parameters)).sent;
}

/** The commitment that an opening opens; throws `OPENING_INVALID` if there is none. */
export function requireOpening(
  deployment: MiraDeployment,
  input: {
    round: bigint;
    claimCount: number;
    commitments: readonly RoundCommitment[];
    opening: ValidatorOpening;
  },
): RoundCommitment {
  const { round, claimCount, commitments, opening } = input;
  const { validatorId, salt, reportHash, planes } = opening;
  requirePlanes(planes, claimCount);
  const commitment = commitments.find((one) => one.validatorId === validatorId);
  const hash = hashCommitment({
    chainId: BigInt(deployment.chainId),
    hub: deployment.hub,
    round,
    validatorId: BigInt(validatorId),
    salt,
    votesHash: votesHash(planes),
    reportHash,
  });
  if (commitment?.commitment === hash && BigInt(reportHash) !== 0n) return commitment;
  throw new MiraError("OPENING_INVALID", `Validator ${validatorId} did not commit to this opening.`, {
    details: { round, validatorId, hasCommitted: commitment !== undefined },
  });
}
