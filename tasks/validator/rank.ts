import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const rankTask = sendingTask("validator rank", "Makes a validator's stake count by the rank of its score")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "domain", description: "Domain by name or number" })
  .setAction(() => import("./actions/rank.ts"))
  .build();
