import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const rearmTask = sendingTask("validator rearm", "Ends a suspension whose time has come")
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/rearm.ts"))
  .build();
