import { optional, readingTask } from "../lib/define.ts";

export const quoteTask = readingTask("fees quote", "Says what a request would cost now, and how long it would take")
  .addPositionalArgument({ name: "domain", description: "Domain by name or number, or auto" })
  .addPositionalArgument({ name: "tier", description: "LIGHT, STANDARD or HIGH, or auto" })
  .addOption(optional("claims", "Claims of the request, 1 to 4096; those of --text, or 32 by default"))
  .addOption(optional("text", "File with the AI output, by whose words the domain auto goes"))
  .addOption(optional("value", "MIRA that hangs on one verdict; a tier below it is refused"))
  .setAction(() => import("./actions/quote.ts"))
  .build();
