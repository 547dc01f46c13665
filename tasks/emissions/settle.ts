import { sendingTask } from "../lib/define.ts";

export const settleTask = sendingTask(
  "emissions settle",
  "Makes the contributors' pending distribution count, once it cannot be vetoed any more",
)
  .setAction(() => import("./actions/settle.ts"))
  .build();
