import { sendingTask, TICKET } from "../lib/define.ts";

export const withdrawTask = sendingTask("withdraw", "Pays out stake that has thawed")
  .addPositionalArgument(TICKET)
  .setAction(() => import("./actions/withdraw.ts"))
  .build();
