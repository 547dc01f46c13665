import { optional, REQUEST, sendingTask } from "../lib/define.ts";

export const challengeTask = sendingTask(
  "request challenge",
  "Challenges answers of the present verdict with a bond; a dry run tells the bond",
)
  .addPositionalArgument(REQUEST)
  .addPositionalArgument({ name: "claims", description: "Places of the claims in the bundle, such as 0,3,5-7" })
  .addOption(optional("maxBond", "Most MIRA that may be taken as bond"))
  .setAction(() => import("./actions/challenge.ts"))
  .build();
