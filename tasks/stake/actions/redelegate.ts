import { redelegateStake } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseTicket, parseValidatorId } from "../../lib/parse.ts";
import { mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { ticket: string; validator: string };

type Prepared = { ticket: bigint; validatorId: number };

type Result = Outcome & Prepared & { shares: bigint; amount: bigint | null };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ ticket, validator }) => ({ ticket: parseTicket(ticket), validatorId: parseValidatorId(validator) }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, shares, amount } = await redelegateStake(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, shares, amount };
  },
  render: (result) => {
    const what = result.amount === null ? "What it is worth" : mira(result.amount);
    return renderOutcome(result, `${what} moved from ticket ${result.ticket} to validator ${result.validatorId}`);
  },
});
