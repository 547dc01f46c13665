import { setOperator } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress, parseValidatorId } from "../../lib/parse.ts";

type Arguments = SendingArguments & { validator: string; operator: string };

type Prepared = { validatorId: number; operator: Address };

export default createAction<Arguments, Prepared, Outcome & Prepared>({
  prepare: ({ validator, operator }) => ({
    validatorId: parseValidatorId(validator),
    operator: parseAddress("operator", operator),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => ({
    ...outcomeOf(await setOperator(client, { deployment, ...prepared, dryRun })),
    ...prepared,
  }),
  render: (result) =>
    renderOutcome(result, `Operator of validator ${result.validatorId} changed`, [
      ["operator", result.operator],
      ["next", "start its worker with this key; what the last key committed stays good"],
    ]),
});
