import { optional, REQUEST, sendingTask } from "../lib/define.ts";

export const redeemTask = sendingTask(
  "request redeem",
  "Pays challenges out once the contest has ended; a dry run lists them",
)
  .addPositionalArgument(REQUEST)
  .addOption(optional("index", "Number of the challenge; all that are not paid out by default"))
  .setAction(() => import("./actions/redeem.ts"))
  .build();
