import { announceCommission } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parsePercent, parseValidatorId } from "../../lib/parse.ts";
import { percent } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; percent: string };

type Prepared = { validatorId: number; bps: number };

type Result = Outcome & Prepared & { effectiveEpoch: bigint | null };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ validator, percent: text }) => ({
    validatorId: parseValidatorId(validator),
    bps: parsePercent("percent", text),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, effectiveEpoch } = await announceCommission(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, effectiveEpoch };
  },
  render: (result) =>
    renderOutcome(result, `Commission of validator ${result.validatorId} announced`, [
      ["commission", percent(result.bps)],
      ["holds from", result.effectiveEpoch === null ? null : `epoch ${result.effectiveEpoch}`],
    ]),
});
