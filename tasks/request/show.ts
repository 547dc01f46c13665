import { REQUEST, readingTask } from "../lib/define.ts";

export const showRequestTask = readingTask(
  "request show",
  "Shows a request: its verdicts, who contests them, and what is next",
)
  .addPositionalArgument(REQUEST)
  .setAction(() => import("./actions/show.ts"))
  .build();
