import { acceptOwnership } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(
  acceptOwnership,
  (id) => `Validator ${id} taken over`,
  (id) => `its bond is yours; its operator stays until you change it: mira validator rotate ${id} <operator>`,
);
