import { type DomainName, domainNumber, registerValidator } from "@mira-protocol/sdk";
import type { Address, Hex } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { SendingArguments } from "../../lib/define.ts";
import { type Outcome, outcomeOf, renderOutcome } from "../../lib/outcome.ts";
import { parseAddress, parseBytes32, parseDomains, parseWhole } from "../../lib/parse.ts";
import { domainName } from "../../lib/text.ts";

type Arguments = SendingArguments & {
  operator: string;
  domains: string;
  family: string | undefined;
  manifest: string | undefined;
};

type Prepared = { operator: Address; domains: readonly (DomainName | number)[]; family: number; manifest?: Hex };

type Result = Outcome & { validatorId: number | null; owner: Address | null; operator: Address; domains: number[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ operator, domains, family = "0", manifest }) => ({
    operator: parseAddress("operator", operator),
    domains: parseDomains("domains", domains),
    family: parseWhole("--family", family, 0, 255),
    ...(manifest !== undefined && { manifest: parseBytes32("--manifest", manifest) }),
  }),
  run: async ({ client, deployment, account }, prepared, { dryRun }) => {
    const { sent, validatorId } = await registerValidator(client, { deployment, ...prepared, dryRun });
    const { operator, domains } = prepared;
    return { ...outcomeOf(sent), validatorId, owner: account, operator, domains: domains.map(domainNumber) };
  },
  render: (result) => {
    const { validatorId, owner, operator, domains } = result;
    return renderOutcome(result, `Validator ${validatorId ?? ""} registered`.replace("  ", " "), [
      ["owner", owner],
      ["operator", operator],
      ["domains", domains.map(domainName).join(", ")],
      ["next", `its bond, with which it sits from the next epoch on: mira stake ${validatorId ?? "<validator>"} 10000`],
    ]);
  },
});
