import { readingTask, VALIDATOR } from "../lib/define.ts";

export const showValidatorTask = readingTask("validator show", "Shows a validator's keys, standing and stake")
  .addPositionalArgument(VALIDATOR)
  .setAction(() => import("./actions/show.ts"))
  .build();
