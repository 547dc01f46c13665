import { optional, sendingTask, VALIDATOR } from "../lib/define.ts";

export const claimTask = sendingTask(
  "rewards claim",
  "Pays fees and emissions into a validator's pool, and what waits there to whom it belongs",
)
  .addPositionalArgument(VALIDATOR)
  .addOption(optional("delegator", "Who is paid; an address. By default the validator's owner"))
  .setAction(() => import("./actions/claim.ts"))
  .build();
