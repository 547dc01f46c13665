import { encodeSettlement, roundStart } from "@mira-protocol/sdk";
import { verificationHubAbi as abi } from "@mira-protocol/sdk/abis";
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

/**
 * Call data for one or several calls of one kind. Several commitments go as one batch, which skips what cannot be taken;
 * several others as a multicall, which takes all or nothing.
 *
 * @example
 * const data = encodeCalls([{ kind: "commit", state, vote }], validatorId);
 */
export function encodeCalls(calls: readonly RoundCall[], validatorId: number): Hex {
  const [first] = calls;
  if (first && calls.length === 1) return encodeCall(first, validatorId);
  if (first?.kind === "commit") {
    const inputs = calls.map(({ vote }) => {
      const { round, commitment } = required(vote);
      return { round, validatorId, commitment };
    });
    return encodeFunctionData({ abi, functionName: "commitBatch", args: [inputs] });
  }
  const data = calls.map((call) => encodeCall(call, validatorId));
  return encodeFunctionData({ abi, functionName: "multicall", args: [data] });
}

function encodeCall({ kind, state, vote }: RoundCall, validatorId: number): Hex {
  const { round, requestId, header, config, commitments, openings, result } = state;
  switch (kind) {
    case "commit": {
      const { commitment } = required(vote);
      return encodeFunctionData({ abi, functionName: "commit", args: [round, validatorId, commitment] });
    }
    case "post": {
      const { salt, reportHash, planes } = required(vote);
      const position = BigInt(commitments.findIndex((committed) => committed.validatorId === validatorId));
      const start = roundStart(header, requestId);
      const opening = { position, salt, reportHash, planes };
      return encodeFunctionData({ abi, functionName: "postOpenings", args: [round, start, commitments, [opening]] });
    }
    case "settle": {
      const opened = commitments.map((committed, position) => ({
        ...committed,
        opening: openings.get(position) ?? null,
      }));
      const { ballots, planes } = encodeSettlement({ claimCount: config.claims, commitments: opened });
      return encodeFunctionData({ abi, functionName: "settle", args: [round, header, ballots, planes] });
    }
    case "finalize":
      return encodeFunctionData({ abi, functionName: "finalize", args: [requestId, header, required(result)] });
    case "expire":
      return encodeFunctionData({ abi, functionName: "expire", args: [requestId, header, commitments] });
  }
}

function required<T>(value: T | null): T {
  if (value === null) throw new TypeError("The call lacks what it is about.");
  return value;
}
