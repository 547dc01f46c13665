import { REQUEST, sendingTask } from "../lib/define.ts";

export const finalizeTask = sendingTask("request finalize", "Makes the verdict final, contested or not")
  .addPositionalArgument(REQUEST)
  .setAction(() => import("./actions/finalize.ts"))
  .build();
