import { REQUEST, sendingTask } from "../lib/define.ts";

export const escalateTask = sendingTask(
  "request escalate",
  "Opens the next level on what is challenged, or undecided and paid for by the budget",
)
  .addPositionalArgument(REQUEST)
  .setAction(() => import("./actions/escalate.ts"))
  .build();
