import type { SendParameters } from "@mira-protocol/sdk";
import type { Client } from "viem";
import { createAction } from "../lib/createAction.ts";
import type { SendingArguments } from "../lib/define.ts";
import { parseRequestId } from "../lib/parse.ts";

type Prepared = { requestId: bigint };

/** The action of a task that takes a request and nothing else. */
export function requestAction<Result>(
  act: (client: Client, parameters: SendParameters & Prepared) => Promise<Result>,
  render: (result: Result & Prepared) => string,
) {
  return createAction<SendingArguments & { request: string }, Prepared, Result & Prepared>({
    prepare: ({ request }) => ({ requestId: parseRequestId(request) }),
    run: async ({ client, deployment }, prepared, { dryRun }) => ({
      ...prepared,
      ...(await act(client, { deployment, ...prepared, dryRun })),
    }),
    render,
  });
}
