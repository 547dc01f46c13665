import { optional, sendingTask, VALIDATOR } from "../lib/define.ts";

export const claimTask = sendingTask(
  "rewards claim",
  "Pays rewards that wait with a validator's stake, to whom they belong",
)
  .addPositionalArgument(VALIDATOR)
  .addOption(optional("delegator", "Who is paid; an address. By default the validator's owner: bond and commission"))
  .setAction(() => import("./actions/claim.ts"))
  .build();
