import { optional, readingTask } from "../lib/define.ts";

export const listTask = readingTask("validator list", "Lists validators with their standing and stake")
  .addOption(optional("domain", "Only those that sit in this domain"))
  .addOption(optional("standing", "Only those that are active, suspended or retired"))
  .setAction(() => import("./actions/list.ts"))
  .build();
