import type { SendParameters, Sent } from "@mira-protocol/sdk";
import type { Client } from "viem";
import { createAction } from "./createAction.ts";
import type { SendingArguments } from "./define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "./outcome.ts";
import { parseValidatorId } from "./parse.ts";

type Prepared = { validatorId: number };

/** The action of a task that takes a validator and nothing else. */
export function validatorAction(
  act: (client: Client, parameters: SendParameters & Prepared) => Promise<Sent>,
  done: (validatorId: number) => string,
  next: (validatorId: number) => string,
) {
  return createAction<SendingArguments & { validator: string }, Prepared, Outcome & Prepared>({
    prepare: ({ validator }) => ({ validatorId: parseValidatorId(validator) }),
    run: async ({ client, deployment }, prepared, { dryRun }) => ({
      ...outcomeOf(await act(client, { deployment, ...prepared, dryRun })),
      ...prepared,
    }),
    render: (result) => renderOutcome(result, done(result.validatorId), [["next", next(result.validatorId)]]),
  });
}
