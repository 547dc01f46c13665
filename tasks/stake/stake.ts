import { AMOUNT, sendingTask, VALIDATOR } from "../lib/define.ts";

export const stakeTask = sendingTask("stake", "Adds to a validator's own bond, from its owner")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument(AMOUNT)
  .setAction(() => import("./actions/stake.ts"))
  .build();
