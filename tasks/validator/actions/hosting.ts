import { setHosting } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseValidatorId } from "../../lib/parse.ts";
import { NONE } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; region: string; provider: string };
type Prepared = { validatorId: number; region: string; provider: string };

export default createAction<Arguments, Prepared, Outcome & Prepared>({
  prepare: ({ validator, region, provider }) => ({ validatorId: parseValidatorId(validator), region, provider }),
  run: async ({ client, deployment }, prepared, { dryRun }) => ({
    ...outcomeOf(await setHosting(client, { deployment, ...prepared, dryRun })),
    ...prepared,
  }),
  render: (result) =>
    renderOutcome(result, `Hosting of validator ${result.validatorId} declared`, [
      ["region", result.region || NONE],
      ["provider", result.provider || NONE],
    ]),
});
