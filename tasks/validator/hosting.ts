import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const hostingTask = sendingTask("validator hosting", "Declares where a validator runs; nobody checks it")
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "region", description: 'Such as a country, at most 32 bytes; "" for nothing said' })
  .addPositionalArgument({ name: "provider", description: 'At most 32 bytes; "" for nothing said' })
  .setAction(() => import("./actions/hosting.ts"))
  .build();
