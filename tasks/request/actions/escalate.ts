import { escalate } from "@mira-protocol/sdk";
import { outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { places } from "../../lib/text.ts";
import { requestAction } from "../requestAction.ts";

export default requestAction(
  async (client, parameters) => {
    const { sent, ...escalated } = await escalate(client, parameters);
    return { ...outcomeOf(sent), ...escalated };
  },
  (result) =>
    renderOutcome(result, `Level ${result.level} of request ${result.requestId} opened`, [
      ["claims", places(result.claims)],
      ["rounds", result.rounds?.join(", ") ?? null],
      ["next", "validators vote; then mira request conclude"],
    ]),
);
