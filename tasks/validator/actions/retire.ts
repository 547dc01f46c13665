import { retireValidator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  retireValidator,
  (id) => `Validator ${id} retired for good`,
  () => "its stake can leave: mira unstake, and mira undelegate for delegators",
);
