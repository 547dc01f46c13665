import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const acceptTask = sendingTask(
  "validator accept",
  "Takes over a validator that its owner has offered, with its bond",
)
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/accept.ts"))
  .build();
