import { sendingTask } from "../lib/define.ts";

export const closeTask = sendingTask(
  "emissions close",
  "Fixes what the next epoch emits, once all its requests are final",
)
  .setAction(() => import("./actions/close.ts"))
  .build();
