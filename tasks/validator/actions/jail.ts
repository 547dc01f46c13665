import { type DomainName, jailValidator } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseDomain, parseValidatorId } from "../../lib/parse.ts";
import { mira } from "../../lib/text.ts";

type Arguments = SendingArguments & { validator: string; domain: string };
type Prepared = { validatorId: number; domain: DomainName | number };

export default createAction<Arguments, Prepared, Outcome & Prepared & { taken: bigint; bounty: bigint }>({
  prepare: ({ validator, domain }) => ({
    validatorId: parseValidatorId(validator),
    domain: parseDomain("domain", domain),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { sent, ...jailing } = await jailValidator(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, ...jailing };
  },
  render: (result) =>
    renderOutcome(result, `Validator ${result.validatorId} jailed for its score in ${result.domain}`, [
      ["taken", mira(result.taken)],
      ["bounty", mira(result.bounty)],
    ]),
});
