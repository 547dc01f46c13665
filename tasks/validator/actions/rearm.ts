import { rearmValidator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  rearmValidator,
  (id) => `Validator ${id} re-armed`,
  () => "its power returns at the next epoch",
);
