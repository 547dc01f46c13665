import { rearmValidator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  rearmValidator,
  (id) => `validator ${id} is active again; its power returns at the next epoch.`,
);
