import { type AnnounceCommissionResult, announceCommission } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parsePercent, parseValidatorId } from "../../lib/parse.ts";
import { date, note, percent } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; percent: string };

type Prepared = { validatorId: number; bps: number };

type Result = Outcome & Prepared & Omit<AnnounceCommissionResult, "sent">;

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ validator, percent: text }) => ({
    validatorId: parseValidatorId(validator),
    bps: parsePercent("percent", text),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, ...announced } = await announceCommission(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, ...announced };
  },
  render: (result) => {
    const { validatorId, bps, effectiveEpoch, effectiveAt } = result;
    return renderOutcome(result, `Commission of validator ${validatorId} announced`, [
      ["commission", percent(bps)],
      ["holds from", effectiveAt === null ? null : `${date(effectiveAt)} ${note(`epoch ${effectiveEpoch}`)}`],
    ]);
  },
});
