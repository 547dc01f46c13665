import { retireValidator } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseValidatorId } from "../../lib/parse.ts";

type Prepared = { validatorId: number };

export default createAction<SendingArguments & { validator: string }, Prepared, Outcome & Prepared>({
  prepare: ({ validator }) => ({ validatorId: parseValidatorId(validator) }),
  run: async ({ client, deployment }, prepared, { dryRun }) => ({
    ...outcomeOf(await retireValidator(client, { deployment, ...prepared, dryRun })),
    ...prepared,
  }),
  render: (result) =>
    renderOutcome(result, `validator ${result.validatorId} is retired for good; its stake can be taken out.`),
});
