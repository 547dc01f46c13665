import { optional, REQUEST, sendingTask } from "../lib/define.ts";

export const reckonTask = sendingTask(
  "request reckon",
  "Holds overruled votes against the final verdict: pay back, records, stake",
)
  .addPositionalArgument(REQUEST)
  .addOption(optional("round", "The round; all that were overruled by default"))
  .setAction(() => import("./actions/reckon.ts"))
  .build();
