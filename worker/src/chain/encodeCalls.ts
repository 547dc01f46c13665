import {
  encodeCommit,
  encodeCommitBatch,
  encodeConclude,
  encodeEscalate,
  encodeExpire,
  encodeFinalize,
  encodeFinalizeContest,
  encodeOpenContest,
  encodePostOpenings,
  encodeSettle,
  encodeSettlement,
  type MiraDeployment,
  startOfRound,
} from "@mira-protocol/sdk";
import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import { type Address, encodeFunctionData, type Hex } from "viem";
import type { CallKind, RoundCallKind } from "../plan/action.ts";
import type { ContestCall } from "../rounds/contestCall.ts";
import type { RoundState } from "../rounds/roundState.ts";
import type { StoredVote } from "../store/storedVote.ts";

/** One call to the hub about one round. */
export type RoundCall = {
  kind: RoundCallKind;
  state: RoundState;
  /** The own vote: for `commit` and `post`. */
  vote: StoredVote | null;
};

/** One call, to the hub or to the contest book. */
export type ChainCall = RoundCall | ContestCall;

/** Whose calls they are, and where they go. */
export type Caller = { deployment: MiraDeployment; validatorId: number };

/** The contract that takes calls of a kind. */
export function targetOf(kind: CallKind, { hub, contests }: MiraDeployment): Address {
  return kind === "escalate" || kind === "conclude" || kind === "close" ? contests : hub;
}

/**
 * Call data for one or several calls of one kind. Several commitments go as one batch, which skips what cannot be taken;
 * several others as a multicall, which takes all or nothing.
 *
 * @example
 * const data = encodeCalls([{ kind: "commit", state, vote }], { deployment, validatorId });
 */
export function encodeCalls(calls: readonly ChainCall[], caller: Caller): Hex {
  const commitments = calls.filter((call): call is RoundCall => call.kind === "commit");
  if (calls.length > 1 && commitments.length === calls.length) {
    const inputs = commitments.map((call) => inputOf(call, caller));
    return encodeCommitBatch(caller.deployment, inputs).data;
  }
  const data = calls.flatMap((call) => ("state" in call ? encodeCall(call, caller) : encodeContestCall(call, caller)));
  const [only] = data;
  if (only && data.length === 1) return only;
  // Hub and contest book take several calls alike.
  return encodeFunctionData({ abi: verificationHubAbi, functionName: "multicall", args: [data] });
}

function encodeContestCall(call: ContestCall, { deployment }: Caller): readonly Hex[] {
  const open = call.opens ? [encodeOpenContest(deployment, call).data] : [];
  switch (call.kind) {
    case "escalate":
      return [...open, encodeEscalate(deployment, call).data];
    case "conclude":
      return [encodeConclude(deployment, call).data];
    case "close":
      return [encodeFinalizeContest(deployment, call).data];
  }
}

function encodeCall(call: RoundCall, caller: Caller): Hex {
  const { deployment, validatorId } = caller;
  const { round, requestId, header, deeper, config, commitments, openings, result } = call.state;
  switch (call.kind) {
    case "commit":
      return encodeCommit(deployment, inputOf(call, caller)).data;
    case "post": {
      const position = commitments.findIndex((committed) => committed.validatorId === validatorId);
      const own = { ...required(call.vote), position };
      const start = startOfRound(header, call.state);
      return encodePostOpenings(deployment, { round, start, commitments, openings: [own] }).data;
    }
    case "settle": {
      const opened = commitments.map((one, position) => ({ ...one, opening: openings.get(position) ?? null }));
      const settlement = encodeSettlement({ claimCount: config.claims, commitments: opened });
      return encodeSettle(deployment, { round, header, deeper, ...settlement }).data;
    }
    case "finalize":
      return encodeFinalize(deployment, { requestId, header, result: required(result) }).data;
    case "expire":
      return encodeExpire(deployment, { round, header, deeper, commitments }).data;
  }
}

function inputOf({ vote }: RoundCall, { validatorId }: Caller) {
  const { round, commitment } = required(vote);
  return { round, validatorId, commitment };
}

function required<T>(value: T | null): T {
  if (value === null) throw new TypeError("The call lacks what it is about.");
  return value;
}
