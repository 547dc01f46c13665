import { type DomainName, type Quote, quote, type Tier, type TierTerms } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseDomain, parseTier, parseWhole } from "../../lib/parse.ts";
import { facts } from "../../lib/table.ts";
import { bold, domainName, duration, mira, note, percent } from "../../lib/text.ts";

type Arguments = CommonArguments & { domain: string; tier: string; claims: string | undefined };

type Prepared = { domain: DomainName | number; tier: Tier; claimCount: number };

type Result = Omit<Quote, "policy"> & {
  domain: number;
  tier: Tier;
  claimCount: number;
  /** Of what the seats earn, in 1/10,000. */
  shares: Pick<TierTerms, "validatorShare" | "burnShare" | "integratorShare" | "settlerTip">;
};

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ domain, tier, claims = "32" }) => ({
    domain: parseDomain("domain", domain),
    tier: parseTier("tier", tier),
    claimCount: parseWhole("--claims", claims, 1, 4_096),
  }),
  run: async ({ client, deployment }, prepared) => {
    const { policy, ...rest } = await quote(client, { deployment, ...prepared });
    const { validatorShare, burnShare, integratorShare, settlerTip } = policy.terms;
    const shares = { validatorShare, burnShare, integratorShare, settlerTip };
    return { ...rest, domain: policy.domain, tier: policy.tier, claimCount: prepared.claimCount, shares };
  },
  render: ({ fee, price, paidClaims, seats, openingFee, shortest, longest, domain, tier, claimCount, shares }) =>
    [
      `${bold(`${tier} in ${domainName(domain)}`)}  ${claimCount} claims`,
      facts([
        ["fee", `${bold(mira(fee))} ${note("what the seats do not earn returns as credit")}`],
        ["made of", `${mira(price)} a vote × ${paidClaims} claims × ${seats} expected seats`],
        ["least paid for", claimCount < paidClaims ? `${paidClaims} claims, however few there are` : null],
        ["divided", renderShares(shares)],
        ["kept at least", mira(openingFee)],
        ["time", `${duration(shortest)}, with a top-up ${duration(longest)}; longer if it is challenged`],
      ]),
    ].join("\n"),
});

const renderShares = ({ validatorShare, burnShare, integratorShare, settlerTip }: Result["shares"]): string =>
  [
    `validators ${percent(validatorShare)}`,
    `burned ${percent(burnShare)}`,
    `integrator at most ${percent(integratorShare)}`,
    `settler ${percent(settlerTip)}`,
    "treasury the rest",
  ].join(", ");
