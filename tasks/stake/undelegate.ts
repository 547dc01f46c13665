import { AMOUNT_OR_ALL, sendingTask, VALIDATOR } from "../lib/define.ts";

export const undelegateTask = sendingTask("undelegate", "Takes some of a delegation out of a validator's pool")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument(AMOUNT_OR_ALL)
  .setAction(() => import("./actions/undelegate.ts"))
  .build();
