import { readFile } from "node:fs/promises";
import {
  type DomainName,
  type Group,
  type Population,
  type Quote,
  quote,
  type Tier,
  type TierQuote,
  type TierTerms,
} from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseAmount, parseDomain, parseTier, parseWhole, usageError } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, domainName, duration, mira, note, percent } from "../../lib/text.ts";

type Arguments = CommonArguments & {
  domain: string;
  tier: string;
  claims: string | undefined;
  text: string | undefined;
  value: string | undefined;
};

type Prepared = {
  domain: DomainName | number | "auto";
  tier: Tier | "auto";
  claimCount?: number;
  text?: string;
  statedValue: bigint;
};

/** A tier without its packed policy, which no person reads. */
type Shown = Omit<TierQuote, "policy">;

type Result = Shown &
  Pick<Quote, "route" | "explanation" | "spread"> & {
    domain: number;
    claimCount: number;
    tiers: readonly Shown[];
    /** Of what the seats earn, in 1/10,000. */
    shares: Pick<TierTerms, "validatorShare" | "burnShare" | "integratorShare" | "settlerTip">;
  };

export default createAction<Arguments, Prepared, Result>({
  prepare: async ({ domain, tier, claims, text, value }) => {
    if (domain === "auto" && text === undefined) throw usageError("--text", "For the domain auto give --text FILE.");
    return {
      domain: domain === "auto" ? domain : parseDomain("domain", domain),
      tier: tier === "auto" ? tier : parseTier("tier", tier),
      ...(text === undefined ? {} : { text: await readText(text) }),
      ...(text === undefined || claims !== undefined
        ? { claimCount: parseWhole("--claims", claims ?? "32", 1, 4_096) }
        : {}),
      statedValue: value === undefined ? 0n : parseAmount("--value", value),
    };
  },
  run: async ({ client, deployment }, prepared) => {
    const { policy, tiers, ...rest } = await quote(client, { deployment, ...prepared, spread: true });
    const { validatorShare, burnShare, integratorShare, settlerTip } = policy.terms;
    const { domain, claimCount } = rest.route;
    return {
      ...rest,
      domain,
      claimCount,
      tiers: tiers.map(({ policy: _, ...shown }) => shown),
      shares: { validatorShare, burnShare, integratorShare, settlerTip },
    };
  },
  render: (result) => {
    const { fee, price, paidClaims, seats, openingFee, shortest, longest, domain, tier, claimCount, shares } = result;
    return [
      `${bold(`${tier} in ${domainName(domain)}`)}  ${claimCount} claims`,
      facts([
        ["why", result.route.explanation],
        ["fee", `${bold(mira(fee))} ${note("what the seats do not earn returns as credit")}`],
        ["made of", `${mira(price)} a vote × ${paidClaims} claims × ${seats} expected seats`],
        ["least paid for", claimCount < paidClaims ? `${paidClaims} claims, however few there are` : null],
        ["divided", renderShares(shares)],
        ["kept at least", mira(openingFee)],
        ["value at risk", `${mira(result.valueAtRisk)} a claim ${note("what bribing a committee costs at least")}`],
        ["levels", result.levels.map(renderLevel).join(", ")],
        ["escalation", renderEscalation(result)],
        ["seats now", result.canSeat ? null : "too few validators or families sit there now"],
        ["families", renderSpread(result.spread, (spread) => spread.families)],
        ["regions", renderSpread(result.spread, (spread) => spread.regions)],
        ["providers", renderSpread(result.spread, (spread) => spread.providers)],
        ["time", `${duration(shortest)}, with a top-up ${duration(longest)}; longer if it is challenged`],
      ]),
      "",
      renderTiers(result.tiers),
    ].join("\n");
  },
});

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw usageError("--text", `Cannot read ${file}.`);
  });
}

const renderLevel = ({ seats, thresholdNumerator, thresholdDenominator }: TierQuote["levels"][number]): string =>
  `${seats} seats at ${thresholdNumerator}/${thresholdDenominator}`;

function renderEscalation({ escalation, claimCount }: Result): string | null {
  const [next] = escalation.levels;
  if (!next) return null;
  return `${mira(escalation.budget)} ${note(`pays a deeper round for ${next.claims} of ${claimCount} claims`)}`;
}

/** How stake is spread over what validators declare. */
function renderSpread(
  spread: Population | null,
  groupsOf: (spread: Population) => readonly Group<unknown>[],
): string | null {
  if (!spread || spread.stake === 0n) return null;
  const groups = groupsOf(spread);
  const stated = groups.filter(({ key }) => key !== null);
  if (stated.length === 0) return `not stated by any of ${spread.validators} validators`;
  const shares = groups.map(({ key, validators, stake }) => {
    return `${key ?? "not stated"} ${percent(Number((stake * 10_000n) / spread.stake))} of ${validators}`;
  });
  const shown = shares.slice(0, 8).join(", ");
  return `${stated.length} among ${spread.validators} validators, by stake: ${shown}${shares.length > 8 ? ", …" : ""}`;
}

const renderTiers = (tiers: readonly Shown[]): string =>
  table(
    [
      { title: "tier" },
      { title: "fee, MIRA", align: "point" },
      { title: "value at risk, MIRA a claim", align: "point" },
      { title: "covers the value" },
      { title: "seats now" },
      { title: "escalation, MIRA", align: "point" },
    ],
    tiers.map(({ tier, fee, valueAtRisk, fits, canSeat, escalation }) => [
      tier,
      amount(fee),
      amount(valueAtRisk),
      fits ? "yes" : "no",
      canSeat ? "yes" : "no",
      amount(escalation.budget),
    ]),
  );

const renderShares = ({ validatorShare, burnShare, integratorShare, settlerTip }: Result["shares"]): string =>
  [
    `validators ${percent(validatorShare)}`,
    `burned ${percent(burnShare)}`,
    `integrator at most ${percent(integratorShare)}`,
    `settler ${percent(settlerTip)}`,
    "treasury the rest",
  ].join(", ");
