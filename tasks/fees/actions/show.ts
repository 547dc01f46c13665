import { type ListedTier, listPolicies } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { table } from "../../lib/table.ts";
import { amount, domainName, duration, NONE } from "../../lib/text.ts";

type Result = { tiers: readonly ListedTier[] };

export default createAction<CommonArguments, null, Result>({
  prepare: () => null,
  run: async ({ client, deployment }) => ({ tiers: await listPolicies(client, { deployment }) }),
  render: ({ tiers }) =>
    table(
      [
        { title: "domain" },
        { title: "tier" },
        { title: "a vote, MIRA", align: "point" },
        { title: "32 claims, MIRA", align: "point" },
        { title: "seats", align: "right" },
        { title: "winning families", align: "right" },
        { title: "time" },
        { title: "validators", align: "right" },
        { title: "families", align: "right" },
      ],
      tiers.map(({ domain, tier, price, leastFee, seats, minFamilies, shortest, validators, families }) => [
        domainName(domain),
        tier,
        amount(price),
        amount(leastFee),
        String(seats),
        String(minFamilies),
        duration(shortest),
        validators === 0 ? NONE : String(validators),
        families === 0 ? NONE : String(families),
      ]),
    ),
});
