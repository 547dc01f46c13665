import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const rotateTask = sendingTask(
  "validator rotate",
  "Gives a validator another operator, at once; no vote is lost",
)
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "operator", description: "Address of the hot key that votes from now on" })
  .setAction(() => import("./actions/rotate.ts"))
  .build();
