import { type SettleDistributionResult, settleDistribution } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { mira } from "../../lib/text.ts";

type Result = Outcome & Pick<SettleDistributionResult, "settled">;

export default createAction<SendingArguments, null, Result>({
  prepare: () => null,
  run: async ({ client, deployment }, _, { dryRun }) => {
    const { sent, settled } = await settleDistribution(client, { deployment, dryRun });
    return { ...outcomeOf(sent), settled };
  },
  render: (result) =>
    renderOutcome(result, "The contributors' distribution counts", [
      ["in all", result.settled && mira(result.settled.total)],
      ["up to epoch", result.settled && String(result.settled.epoch)],
      ["root", result.settled?.root ?? null],
    ]),
});
