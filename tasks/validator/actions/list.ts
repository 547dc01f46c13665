import { type DomainName, listValidators, type Standing, standings, type Validator } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseDomain, usageError } from "../../lib/parse.ts";
import { renderStanding } from "../../lib/renderStanding.ts";
import { table } from "../../lib/table.ts";
import { amount, domainName, NONE } from "../../lib/text.ts";

type Arguments = CommonArguments & { domain: string | undefined; standing: string | undefined };

type Prepared = { domain?: DomainName | number; standing?: Standing };

type Result = { validators: readonly Validator[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ domain, standing }) => ({
    ...(domain !== undefined && { domain: parseDomain("--domain", domain) }),
    ...(standing !== undefined && { standing: parseStanding(standing) }),
  }),
  run: async ({ client, deployment }, prepared) => ({
    validators: await listValidators(client, { deployment, ...prepared }),
  }),
  render: ({ validators }) => (validators.length === 0 ? "No validator is like that." : renderValidators(validators)),
});

function renderValidators(validators: readonly Validator[]): string {
  return table(
    [
      { title: "id", align: "right" },
      { title: "standing" },
      { title: "stake, MIRA", align: "point" },
      { title: "family", align: "right" },
      { title: "domains" },
      { title: "operator" },
    ],
    validators.map(({ validatorId, standing, stake, family, domains, operator }) => [
      String(validatorId),
      renderStanding(standing),
      amount(stake),
      family === 0 ? NONE : String(family),
      domains.map(domainName).join(", "),
      operator ?? "stopped",
    ]),
  );
}

function parseStanding(text: string): Standing {
  const known = standings.filter((standing) => standing !== "UNKNOWN");
  const found = known.find((standing) => standing === text.toUpperCase());
  if (found) return found;
  throw usageError("--standing", `--standing must be one of ${known.join(", ").toLowerCase()}, not "${text}".`);
}
