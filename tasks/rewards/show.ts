import { optional, readingTask, VALIDATOR } from "../lib/define.ts";

export const showRewardsTask = readingTask("rewards show", "Shows by epoch what stake with a validator earned and lost")
  .addPositionalArgument(VALIDATOR)
  .addOption(optional("delegator", "Whose stake; an address. By default the owner's: bond and commission"))
  .addOption(optional("csv", "File to write the epochs to, as comma-separated values; - prints them instead"))
  .addOption(
    optional("since", "First epoch whose fees and emissions are looked at; by default that of the registration"),
  )
  .setAction(() => import("./actions/show.ts"))
  .build();
