import type { DomainName, SendParameters, Sent } from "@mira-protocol/sdk";
import type { Client } from "viem";
import { createAction } from "./createAction.ts";
import type { SendingArguments } from "./define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "./outcome.ts";
import { parseDomains, parseValidatorId } from "./parse.ts";

type Prepared = { validatorId: number; domains: readonly (DomainName | number)[] };

/** The action of a task that takes a validator and domains. */
export function domainsAction(
  act: (client: Client, parameters: SendParameters & Prepared) => Promise<Sent>,
  done: (validatorId: number, domains: string) => string,
  next: string,
) {
  return createAction<SendingArguments & { validator: string; domains: string }, Prepared, Outcome & Prepared>({
    prepare: ({ validator, domains }) => ({
      validatorId: parseValidatorId(validator),
      domains: parseDomains("domains", domains),
    }),
    run: async ({ client, deployment }, prepared, { dryRun }) => ({
      ...outcomeOf(await act(client, { deployment, ...prepared, dryRun })),
      ...prepared,
    }),
    render: (result) => renderOutcome(result, done(result.validatorId, result.domains.join(", ")), [["next", next]]),
  });
}
