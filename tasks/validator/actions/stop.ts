import { stopOperator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  stopOperator,
  (id) => `Operator of validator ${id} stopped`,
  (id) => `nobody votes for it until its owner names another: mira validator rotate ${id} <operator>`,
);
