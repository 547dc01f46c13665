import { type CloseEpochResult, closeEpoch } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { mira } from "../../lib/text.ts";

type Result = Outcome & Omit<CloseEpochResult, "sent">;

export default createAction<SendingArguments, null, Result>({
  prepare: () => null,
  run: async ({ client, deployment }, _, { dryRun }) => {
    const { sent, ...closed } = await closeEpoch(client, { deployment, dryRun });
    return { ...outcomeOf(sent), ...closed };
  },
  render: (result) =>
    renderOutcome(result, `Epoch ${result.epoch} closed`, [
      ["validators", mira(result.validators)],
      ["contributors", mira(result.contributors)],
      ["next", "validators have their parts paid into their pools: mira rewards claim"],
    ]),
});
