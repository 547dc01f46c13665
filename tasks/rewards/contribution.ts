import { optional, sendingTask } from "../lib/define.ts";

export const contributionTask = sendingTask(
  "rewards contribution",
  "Pays a contributor what the distribution that counts owes it",
)
  .addOption(optional("account", "Who is paid; an address. By default the account that sends"))
  .setAction(() => import("./actions/contribution.ts"))
  .build();
