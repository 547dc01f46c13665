import { type Redemption, redeem } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseRequestId, parseWhole } from "../../lib/parse.ts";
import { table } from "../../lib/table.ts";
import { amount, NONE, places } from "../../lib/text.ts";

type Arguments = SendingArguments & { request: string; index: string | undefined };

type Prepared = { requestId: bigint; index?: number };

type Result = Outcome & { requestId: bigint; redeemed: readonly Redemption[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ request, index }) => ({
    requestId: parseRequestId(request),
    ...(index !== undefined && { index: parseWhole("--index", index, 0, 65_535) }),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, redeemed } = await redeem(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), requestId: prepared.requestId, redeemed };
  },
  render: (result) =>
    [
      renderOutcome(result, `Challenges of request ${result.requestId} paid out`),
      table(
        [
          { title: "challenge", align: "right" },
          { title: "challenger" },
          { title: "claims" },
          { title: "bond, MIRA", align: "point" },
          { title: "paid, MIRA", align: "point" },
          { title: "of that owed", align: "point" },
        ],
        result.redeemed.map(({ index, challenger, claims, bond, payout, owed }) => [
          String(index),
          challenger,
          places(claims),
          amount(bond),
          amount(payout),
          owed === null ? NONE : amount(owed),
        ]),
      ),
    ].join("\n"),
});
