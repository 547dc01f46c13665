import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const stopTask = sendingTask(
  "validator stop",
  "Takes the operator's key away at once, by the owner or the operator itself",
)
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/stop.ts"))
  .build();
