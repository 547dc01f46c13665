import { collectRewards, type Payment } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress, parseSince, parseValidatorId } from "../../lib/parse.ts";
import { domainName, mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; delegator: string | undefined; since: string | undefined };

type Prepared = { validatorId: number; delegator: Address | null; fromEpoch?: bigint };

type Result = Prepared & { payments: readonly (Outcome & Omit<Payment, "sent">)[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ validator, delegator, since }) => ({
    validatorId: parseValidatorId(validator),
    delegator: delegator === undefined ? null : parseAddress("--delegator", delegator),
    ...parseSince(since),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const payments = await collectRewards(client, { deployment, ...prepared, dryRun });
    return { ...prepared, payments: payments.map(({ sent, ...payment }) => ({ ...outcomeOf(sent), ...payment })) };
  },
  render: ({ validatorId, delegator, payments }) => {
    const holder = delegator ?? `the owner of validator ${validatorId}`;
    return payments
      .map(({ kind, domain, epochs, amount, ...outcome }) => {
        const receiver = kind === "fees" || kind === "emissions" ? `the pool of validator ${validatorId}` : holder;
        return renderOutcome(outcome, `${mira(amount)} of ${kind} paid to ${receiver}`, [
          ["domain", domain === null ? null : domainName(domain)],
          ["epochs", epochs.length === 0 ? null : epochs.join(", ")],
        ]);
      })
      .join("\n");
  },
});
