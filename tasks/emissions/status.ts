import { readingTask } from "../lib/define.ts";

export const statusTask = readingTask(
  "emissions status",
  "Shows the reserve, the next epoch to close, and the contributors' distribution",
)
  .setAction(() => import("./actions/status.ts"))
  .build();
