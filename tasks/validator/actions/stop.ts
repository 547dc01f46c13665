import { stopOperator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  stopOperator,
  (id) => `validator ${id} has no operator until its owner sets one: mira validator rotate ${id}`,
);
