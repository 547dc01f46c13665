import { leaveDomains } from "@mira-protocol/sdk";
import { domainsAction } from "../../lib/domainsAction.ts";

export default domainsAction(
  leaveDomains,
  (id, domains) => `Validator ${id} leaves ${domains}`,
  "rounds of this epoch still seat it there; its scores stay",
);
