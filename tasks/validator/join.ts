import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const joinTask = sendingTask("validator join", "Lets a validator sit in more domains, from the next epoch on")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "domains", description: "Domains by name or number, with commas between" })
  .setAction(() => import("./actions/join.ts"))
  .build();
