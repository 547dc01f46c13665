import type { UndelegateStakeParameters, UndelegateStakeResult } from "@mira-protocol/sdk";
import type { Client } from "viem";
import { createAction } from "../lib/createAction.ts";
import type { SendingArguments } from "../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../lib/outcome.ts";
import { parseAmount, parseValidatorId } from "../lib/parse.ts";
import { date, mira } from "../lib/text.ts";

type Arguments = SendingArguments & { validator: string; amount: string };

type Prepared = { validatorId: number; amount: bigint | "all" };

type Result = Outcome & Omit<UndelegateStakeResult, "sent"> & { validatorId: number };

/** The action of a task that takes stake out of a validator's pool. */
export function leaveAction(
  act: (client: Client, parameters: UndelegateStakeParameters) => Promise<UndelegateStakeResult>,
  done: string,
) {
  return createAction<Arguments, Prepared, Result>({
    prepare: ({ validator, amount }) => ({
      validatorId: parseValidatorId(validator),
      amount: amount.toLowerCase() === "all" ? "all" : parseAmount("amount", amount),
    }),
    run: async ({ client, deployment }, prepared, { dryRun }) => {
      const { sent, ...left } = await act(client, { deployment, ...prepared, dryRun });
      return { ...outcomeOf(sent), ...left, validatorId: prepared.validatorId };
    },
    render: (result) => {
      const { amount, validatorId, ticket, readyAt } = result;
      return renderOutcome(result, `${mira(amount)} ${done} ${validatorId}`, [
        ["ticket", String(ticket)],
        ["ready", readyAt === null ? null : `${date(readyAt)}; it can be slashed until it is paid out`],
        ["next", `from then on: mira withdraw ${ticket}, or mira redelegate ${ticket} <validator>`],
      ]);
    },
  });
}
