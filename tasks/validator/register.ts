import { optional, sendingTask } from "../lib/define.ts";

export const registerTask = sendingTask("validator register", "Registers a validator owned by the account that sends")
  .addPositionalArgument({ name: "operator", description: "Address of the hot key that votes" })
  .addPositionalArgument({ name: "domains", description: "Domains to sit in, 1 to 8, with commas between" })
  .addOption(optional("family", "Declared model family, 0 to 255; undeclared by default"))
  .addOption(optional("manifest", "Hash of the manifest of the model that it runs"))
  .setAction(() => import("./actions/register.ts"))
  .build();
