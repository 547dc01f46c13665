import { optional, readingTask } from "../lib/define.ts";

export const quoteTask = readingTask("fees quote", "Says what a request would cost now, and how long it would take")
  .addPositionalArgument({ name: "domain", description: "Domain by name or number" })
  .addPositionalArgument({ name: "tier", description: "LIGHT, STANDARD or HIGH" })
  .addOption(optional("claims", "Claims of the request, 1 to 4096; 32 by default"))
  .setAction(() => import("./actions/quote.ts"))
  .build();
