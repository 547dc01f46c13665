import { type ChallengeResult, challenge } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAmount, parseClaims, parseRequestId } from "../../lib/parse.ts";
import { date, mira, places } from "../../lib/text.ts";

type Arguments = SendingArguments & { request: string; claims: string; maxBond: string | undefined };

type Prepared = { requestId: bigint; claims: readonly number[]; maxBond?: bigint };

type Result = Outcome & Omit<Prepared, "maxBond"> & Omit<ChallengeResult, "sent">;

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ request, claims, maxBond }) => ({
    requestId: parseRequestId(request),
    claims: parseClaims(claims),
    ...(maxBond !== undefined && { maxBond: parseAmount("--max-bond", maxBond) }),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, ...challenged } = await challenge(client, { deployment, ...prepared, dryRun });
    const { requestId, claims } = prepared;
    return { ...outcomeOf(sent), requestId, claims, ...challenged };
  },
  render: (result) =>
    renderOutcome(result, `Claims ${places(result.claims)} of request ${result.requestId} challenged`, [
      ["bond", `${mira(result.bond)}, back in full where the answer flips`],
      ["challenge", result.index === null ? null : String(result.index)],
      ["approval", result.approval === null ? null : `${mira(result.approval)}, in a transaction before`],
      ["next", `level ${result.level + 1} decides, from ${date(result.decidedFrom)} on: mira request escalate`],
    ]),
});
