import { optional, sendingTask, VALIDATOR } from "../lib/define.ts";

export const claimTask = sendingTask(
  "rewards claim",
  "Pays fees and emissions into a validator's pool, and what waits there to whom it belongs",
)
  .addPositionalArgument(VALIDATOR)
  .addOption(optional("delegator", "Who is paid; an address. By default the validator's owner"))
  .addOption(
    optional("since", "First epoch whose fees and emissions are looked at; by default that of the registration"),
  )
  .setAction(() => import("./actions/claim.ts"))
  .build();
