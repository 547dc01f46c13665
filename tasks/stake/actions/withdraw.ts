import { withdrawStake } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseTicket } from "../../lib/parse.ts";
import { mira } from "../../lib/text.ts";

type Prepared = { ticket: bigint };

export default createAction<SendingArguments & { ticket: string }, Prepared, Outcome & Prepared & { amount: bigint }>({
  prepare: ({ ticket }) => ({ ticket: parseTicket(ticket) }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, amount } = await withdrawStake(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, amount };
  },
  render: (result) => renderOutcome(result, `${mira(result.amount)} paid out for ticket ${result.ticket}`),
});
