import { optional, readingTask } from "../lib/define.ts";

export const positionTask = readingTask("position", "Shows all that an account has staked, and what is leaving")
  .addOption(optional("account", "Whose; an address. By default the network's first account."))
  .setAction(() => import("./actions/position.ts"))
  .build();
