import { optional, readingTask, VALIDATOR } from "../lib/define.ts";

export const scoreTask = readingTask(
  "validator score",
  "Shows how a validator stands in a domain, and how it came there",
)
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "domain", description: "Domain by name or number" })
  .addOption(optional("steps", "Steps of the history to show, the latest last; 20 by default"))
  .setAction(() => import("./actions/score.ts"))
  .build();
