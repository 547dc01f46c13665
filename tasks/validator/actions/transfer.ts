import { transferOwnership } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress, parseValidatorId } from "../../lib/parse.ts";

type Arguments = SendingArguments & { validator: string; to: string };

type Prepared = { validatorId: number; to: Address };

export default createAction<Arguments, Prepared, Outcome & Prepared>({
  prepare: ({ validator, to }) => ({ validatorId: parseValidatorId(validator), to: parseAddress("to", to) }),
  run: async ({ client, deployment }, prepared, { dryRun }) => ({
    ...outcomeOf(await transferOwnership(client, { deployment, ...prepared, dryRun })),
    ...prepared,
  }),
  render: (result) =>
    renderOutcome(result, `Validator ${result.validatorId} offered`, [
      ["to", result.to],
      ["next", `the new owner takes it over, with its bond: mira validator accept ${result.validatorId}`],
    ]),
});
