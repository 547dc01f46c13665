import { readingTask } from "../lib/define.ts";

export const showFeesTask = readingTask(
  "fees show",
  "Shows the price of every tier in every domain, and who is there to vote",
)
  .setAction(() => import("./actions/show.ts"))
  .build();
