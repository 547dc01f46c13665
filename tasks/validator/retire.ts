import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const retireTask = sendingTask(
  "validator retire",
  "Retires a validator for good: no power, no new stake; what is staked can leave",
)
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/retire.ts"))
  .build();
