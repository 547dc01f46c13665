import { finalize, finalizeContest, getRequest } from "@mira-protocol/sdk";
import { outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { requestAction } from "../requestAction.ts";

export default requestAction(
  async (client, parameters) => {
    const { contest } = await getRequest(client, parameters);
    const { sent, logIndex } = await (contest ? finalizeContest : finalize)(client, parameters);
    return { ...outcomeOf(sent), logIndex };
  },
  (result) =>
    renderOutcome(result, `Request ${result.requestId} final`, [
      ["in the log", result.logIndex === null ? null : `place ${result.logIndex}`],
    ]),
);
