import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const compoundingTask = sendingTask(
  "validator compounding",
  "Sets whether rewards from now on become stake, or wait to be claimed",
)
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "mode", description: "on: they become stake; off: they wait to be claimed" })
  .setAction(() => import("./actions/compounding.ts"))
  .build();
