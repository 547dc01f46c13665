import { REQUEST, sendingTask } from "../lib/define.ts";

export const concludeTask = sendingTask("request conclude", "Takes over what the rounds of the present level found")
  .addPositionalArgument(REQUEST)
  .setAction(() => import("./actions/conclude.ts"))
  .build();
