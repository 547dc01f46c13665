import { EPOCH, optional, sendingTask } from "../lib/define.ts";

export const postTask = sendingTask(
  "emissions post",
  "Recomputes what contributors are due and proposes it as the distribution, with a bond",
)
  .addOption(EPOCH)
  .addOption(
    optional("uri", "Where accounts and amounts may be fetched, such as the file of mira emissions distribution"),
  )
  .setAction(() => import("./actions/post.ts"))
  .build();
