import { retireValidator } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  retireValidator,
  (id) => `validator ${id} is retired for good; its stake can be taken out.`,
);
