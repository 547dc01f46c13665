import { claimRewards } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress, parseValidatorId } from "../../lib/parse.ts";
import { mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; delegator: string | undefined };

type Prepared = { validatorId: number; delegator: Address | null };

export default createAction<Arguments, Prepared, Outcome & Prepared & { amount: bigint }>({
  prepare: ({ validator, delegator }) => ({
    validatorId: parseValidatorId(validator),
    delegator: delegator === undefined ? null : parseAddress("--delegator", delegator),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, amount } = await claimRewards(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, amount };
  },
  render: (result) => {
    const whom = result.delegator ?? `the owner of validator ${result.validatorId}`;
    return renderOutcome(result, `${mira(result.amount)} of rewards paid to ${whom}`);
  },
});
