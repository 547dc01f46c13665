import { setCompounding } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseValidatorId, usageError } from "../../lib/parse.ts";

type Arguments = SendingArguments & { validator: string; mode: string };

type Prepared = { validatorId: number; compounding: boolean };

export default createAction<Arguments, Prepared, Outcome & Prepared>({
  prepare: ({ validator, mode }) => {
    if (mode !== "on" && mode !== "off") throw usageError("mode", `mode must be on or off, not "${mode}".`);
    return { validatorId: parseValidatorId(validator), compounding: mode === "on" };
  },
  run: async ({ client, deployment }, prepared, { dryRun }) => ({
    ...outcomeOf(await setCompounding(client, { deployment, ...prepared, dryRun })),
    ...prepared,
  }),
  render: (result) => {
    const what = result.compounding ? "become stake" : "wait to be claimed";
    return renderOutcome(result, `Rewards of validator ${result.validatorId} ${what} from now on`);
  },
});
