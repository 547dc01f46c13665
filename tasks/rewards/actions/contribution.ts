import { type ClaimContributionResult, claimContribution } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress } from "../../lib/parse.ts";
import { mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { account: string | undefined };

type Result = Outcome & Omit<ClaimContributionResult, "sent">;

export default createAction<Arguments, { chosen: Address | null }, Result>({
  prepare: ({ account }) => ({ chosen: account === undefined ? null : parseAddress("--account", account) }),
  run: async ({ client, deployment, account, firstAccount }, { chosen }, { dryRun }) => {
    const contributor = chosen ?? account ?? (await firstAccount());
    const { sent, ...claimed } = await claimContribution(client, { deployment, contributor, dryRun });
    return { ...outcomeOf(sent), ...claimed };
  },
  render: (result) =>
    renderOutcome(result, `${mira(result.amount)} paid to contributor ${result.contributor}`, [
      ["in all", mira(result.cumulative)],
      ["up to epoch", String(result.epoch)],
    ]),
});
