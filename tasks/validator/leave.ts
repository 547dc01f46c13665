import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const leaveTask = sendingTask("validator leave", "Takes a validator out of domains, from the next epoch on")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "domains", description: "Domains by name or number, with commas between" })
  .setAction(() => import("./actions/leave.ts"))
  .build();
