import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const jailTask = sendingTask("validator jail", "Jails a validator whose score is at the floor, for a bounty")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "domain", description: "Domain by name or number" })
  .setAction(() => import("./actions/jail.ts"))
  .build();
