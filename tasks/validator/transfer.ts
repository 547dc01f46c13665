import { sendingTask, VALIDATOR } from "../lib/define.ts";

export const transferTask = sendingTask(
  "validator transfer",
  "Offers a validator and its bond to another owner, who must accept",
)
  .addPositionalArgument(VALIDATOR)
  .addPositionalArgument({ name: "to", description: "Address of the next owner; the zero address takes an offer back" })
  .setAction(() => import("./actions/transfer.ts"))
  .build();
