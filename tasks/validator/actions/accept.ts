import { acceptOwnership } from "@mira-protocol/sdk";
import { validatorAction } from "../../lib/validatorAction.ts";

export default validatorAction(acceptOwnership, (id) => `validator ${id} and its bond are yours; its operator stays.`);
