import { type ReckonResult, reckon } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseRequestId } from "../../lib/parse.ts";
import { table } from "../../lib/table.ts";
import { amount, places } from "../../lib/text.ts";

type Arguments = SendingArguments & { request: string; round: string | undefined };

type Prepared = { requestId: bigint; round?: bigint };

type Result = Omit<ReckonResult, "sent"> & { requestId: bigint; transactions: readonly Outcome[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ request, round }) => ({
    requestId: parseRequestId(request),
    ...(round !== undefined && { round: parseRequestId(round, "--round") }),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, ...reckoned } = await reckon(client, { deployment, ...prepared, dryRun });
    return { requestId: prepared.requestId, transactions: sent.map(outcomeOf), ...reckoned };
  },
  render: ({ requestId, transactions, overruled, votes }) =>
    [
      ...transactions.map((outcome) => renderOutcome(outcome, `Votes of request ${requestId} reckoned`)),
      ...overruled.map(
        (one) => `  round ${one.round}, level ${one.level}: overruled on claims ${places(one.overruled)}`,
      ),
      ...(votes.length === 0 ? [] : [renderVotes(votes)]),
    ].join("\n"),
});

function renderVotes(votes: Result["votes"]): string {
  return table(
    [
      { title: "round", align: "right" },
      { title: "validator", align: "right" },
      { title: "wrong", align: "right" },
      { title: "right", align: "right" },
      { title: "pay back, MIRA", align: "point" },
      { title: "slashed, MIRA", align: "point" },
    ],
    votes.map(({ round, validatorId, wrong, right, clawedBack, slashed }) => [
      String(round),
      String(validatorId),
      String(wrong),
      String(right),
      amount(clawedBack),
      amount(slashed),
    ]),
  );
}
