import { joinDomains } from "@mira-protocol/sdk";
import { domainsAction } from "../../lib/domainsAction.ts";

export default domainsAction(
  joinDomains,
  (id, domains) => `Validator ${id} joins ${domains}`,
  "it sits there from the next epoch on",
);
