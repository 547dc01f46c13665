import { conclude } from "@mira-protocol/sdk";
import { outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { requestAction } from "../requestAction.ts";

export default requestAction(
  async (client, parameters) => {
    const { sent, ...concluded } = await conclude(client, parameters);
    return { ...outcomeOf(sent), ...concluded };
  },
  (result) =>
    renderOutcome(result, `Level ${result.level} of request ${result.requestId} concluded`, [
      ["verdicts", result.verdicts?.join(" ") ?? null],
      ["next", "its challenge window begins: mira request show"],
    ]),
);
