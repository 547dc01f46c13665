import type { BondStakeParameters, BondStakeResult } from "@mira-protocol/sdk";
import type { Client } from "viem";
import { createAction } from "../lib/createAction.ts";
import type { SendingArguments } from "../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../lib/outcome.ts";
import { parseAmount, parseValidatorId } from "../lib/parse.ts";
import { mira } from "../lib/text.ts";

type Arguments = SendingArguments & { validator: string; amount: string };

type Prepared = { validatorId: number; amount: bigint };

type Result = Outcome & Prepared & { shares: bigint | null; approval: bigint | null };

/** The action of a task that puts MIRA into a validator's pool. */
export function stakeAction(
  act: (client: Client, parameters: BondStakeParameters) => Promise<BondStakeResult>,
  done: string,
  next: string,
) {
  return createAction<Arguments, Prepared, Result>({
    prepare: ({ validator, amount }) => ({
      validatorId: parseValidatorId(validator),
      amount: parseAmount("amount", amount),
    }),
    run: async ({ client, deployment }, prepared, { dryRun }) => {
      const { sent, shares, approval } = await act(client, { deployment, ...prepared, dryRun });
      return { ...outcomeOf(sent), ...prepared, shares, approval };
    },
    render: (result) =>
      renderOutcome(result, `${mira(result.amount)} ${done} ${result.validatorId}`, [
        ["approval", result.approval === null ? null : `${mira(result.approval)}, in a transaction before`],
        ["next", next],
      ]),
  });
}
