import { type DomainName, syncRank } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseDomain, parseValidatorId } from "../../lib/parse.ts";

type Arguments = SendingArguments & { validator: string; domain: string };
type Prepared = { validatorId: number; domain: DomainName | number };

export default createAction<Arguments, Prepared, Outcome & Prepared & { rank: number }>({
  prepare: ({ validator, domain }) => ({
    validatorId: parseValidatorId(validator),
    domain: parseDomain("domain", domain),
  }),
  run: async ({ client, deployment }, prepared, { dryRun }) => {
    const { rank, sent } = await syncRank(client, { deployment, ...prepared, dryRun });
    return { ...outcomeOf(sent), ...prepared, rank };
  },
  render: (result) =>
    renderOutcome(result, `Validator ${result.validatorId} ranks ${result.rank} in ${result.domain}`, [
      ["next", "its stake counts by that rank from the next epoch on"],
    ]),
});
