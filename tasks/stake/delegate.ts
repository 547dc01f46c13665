import { AMOUNT, sendingTask, VALIDATOR } from "../lib/define.ts";

export const delegateTask = sendingTask("delegate", "Delegates MIRA to an active validator")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument(AMOUNT)
  .setAction(() => import("./actions/delegate.ts"))
  .build();
