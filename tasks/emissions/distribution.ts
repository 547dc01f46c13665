import { EPOCH, optional, readingTask } from "../lib/define.ts";

export const distributionTask = readingTask(
  "emissions distribution",
  "Recomputes what contributors are due from the chain's events, and checks the distribution that was posted",
)
  .addOption(EPOCH)
  .addOption(optional("out", "File to write accounts and amounts to, as JSON with amounts in base units of MIRA"))
  .setAction(() => import("./actions/distribution.ts"))
  .build();
