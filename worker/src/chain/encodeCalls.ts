import {
  encodeCommit,
  encodeCommitBatch,
  encodeExpire,
  encodeFinalize,
  encodePostOpenings,
  encodeSettle,
  encodeSettlement,
  type MiraDeployment,
  roundStart,
} from "@mira-protocol/sdk";
import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import { encodeFunctionData, type Hex } from "viem";
import type { CallKind } from "../plan/action.ts";
import type { RoundState } from "../rounds/roundState.ts";
import type { StoredVote } from "../store/storedVote.ts";

/** One call to the hub about one round. */
export type RoundCall = {
  kind: CallKind;
  state: RoundState;
  /** The own vote: for `commit` and `post`. */
  vote: StoredVote | null;
};

/** Whose calls they are, and where they go. */
export type Caller = { deployment: MiraDeployment; validatorId: number };

/**
 * Call data for one or several calls of one kind. Several commitments go as one batch, which skips what cannot be taken;
 * several others as a multicall, which takes all or nothing.
 *
 * @example
 * const data = encodeCalls([{ kind: "commit", state, vote }], { deployment, validatorId });
 */
export function encodeCalls(calls: readonly RoundCall[], caller: Caller): Hex {
  const [first] = calls;
  if (first && calls.length === 1) return encodeCall(first, caller);
  if (first?.kind === "commit")
    return encodeCommitBatch(
      caller.deployment,
      calls.map((call) => inputOf(call, caller)),
    ).data;
  const data = calls.map((call) => encodeCall(call, caller));
  return encodeFunctionData({ abi: verificationHubAbi, functionName: "multicall", args: [data] });
}

function encodeCall(call: RoundCall, caller: Caller): Hex {
  const { deployment, validatorId } = caller;
  const { round, requestId, header, config, commitments, openings, result } = call.state;
  switch (call.kind) {
    case "commit":
      return encodeCommit(deployment, inputOf(call, caller)).data;
    case "post": {
      const position = commitments.findIndex((committed) => committed.validatorId === validatorId);
      const own = { ...required(call.vote), position };
      const start = roundStart(header, round);
      return encodePostOpenings(deployment, { round, start, commitments, openings: [own] }).data;
    }
    case "settle": {
      const opened = commitments.map((one, position) => ({ ...one, opening: openings.get(position) ?? null }));
      const settlement = encodeSettlement({ claimCount: config.claims, commitments: opened });
      return encodeSettle(deployment, { round, header, ...settlement }).data;
    }
    case "finalize":
      return encodeFinalize(deployment, { requestId, header, result: required(result) }).data;
    case "expire":
      return encodeExpire(deployment, { requestId, header, commitments }).data;
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
