import { AMOUNT_OR_ALL, sendingTask, VALIDATOR } from "../lib/define.ts";

export const unstakeTask = sendingTask("unstake", "Takes some of a validator's own bond out of its pool, by its owner")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument(AMOUNT_OR_ALL)
  .setAction(() => import("./actions/unstake.ts"))
  .build();
