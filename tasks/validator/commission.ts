import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const commissionTask = sendingTask(
  "validator commission",
  "Announces the owner's part of rewards; it holds from the epoch after the next on",
)
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "percent", description: "Per cent of rewards, such as 10 or 7.5" })
  .setAction(() => import("./actions/commission.ts"))
  .build();
