import { type PostDistributionResult, postDistribution } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseEpoch } from "../../lib/parse.ts";
import { date, mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { epoch: string | undefined; uri: string | undefined };

type Prepared = { epoch?: bigint; uri?: string };

type Result = Outcome & Omit<PostDistributionResult, "sent">;

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ epoch, uri }) => ({ ...parseEpoch(epoch), ...(uri !== undefined && { uri }) }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, ...posted } = await postDistribution(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...posted };
  },
  render: (result) =>
    renderOutcome(result, `${mira(result.total)} for ${accounts(result)} posted`, [
      ["up to epoch", String(result.epoch)],
      ["root", result.root],
      ["bond", `${mira(result.bond)}, returned when it settles`],
      ["approval", result.approval === null ? null : `${mira(result.approval)}, in a transaction before`],
      ["settles", result.activeAt === null ? null : `${date(result.activeAt)}, by mira emissions settle`],
    ]),
});

const accounts = ({ accounts: count }: Result): string => (count === 1 ? "one contributor" : `${count} contributors`);
