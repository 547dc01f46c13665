import { sendingTask, TICKET, VALIDATOR } from "../lib/define.ts";

export const redelegateTask = sendingTask("redelegate", "Delegates stake that has thawed to another validator")
  .addPositionalArgument(TICKET)
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/redelegate.ts"))
  .build();
