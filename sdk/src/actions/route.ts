import { type Client, formatUnits } from "viem";
import { stakeManagerAbi } from "../abis.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, read, requireChain } from "../internal/chain.ts";
import { classifyDomain, type DomainGuess } from "../routing/classifyDomain.ts";
import { EXPECTED_UNDECIDED, type TierQuote, tierQuote } from "../routing/tierQuote.ts";
import { splitClaims } from "../text/splitClaims.ts";
import { MAX_CLAIMS } from "../types/bundleSchema.ts";
import { type DomainName, domainNumber, domains } from "../types/domains.ts";
import { type Tier, tiers } from "../votes/policy.ts";
import { type DomainState, getDomain } from "./getDomain.ts";
import { getPolicy } from "./getPolicy.ts";

/** What {@link route} decides by. */
export type RouteParameters = ActionParameters & {
  /** `auto` goes by the words of the claims. */
  domain: DomainName | number | "auto";
  /** `auto` takes the least that the domain demands and the stated value needs. */
  tier: Tier | "auto";
  /** Texts of the claims. */
  claims?: readonly string[];
  /** An AI output instead, whose claims are then taken. */
  text?: string;
  /** What the output answered. */
  prompt?: string;
  /** Number of claims, where they are not given. */
  claimCount?: number;
  /** Value that hangs on one verdict, base units of MIRA; 0, the default, for not stated. */
  statedValue?: bigint;
  /** Share of claims that the first round is expected to leave undecided; an eighth by default. */
  undecidedShare?: number;
};

/** Why a route is what it is, for programs. */
export const routeReasons = [
  /** The caller named the domain. */
  "DOMAIN_GIVEN",
  /** The claims' words are a field's, well ahead of every other. */
  "DOMAIN_BY_CONTENT",
  /** The words are of no field, or not clearly of one: general. */
  "DOMAIN_UNCERTAIN",
  /** The field's domain offers no tier, or cannot seat one that would do: general, at no lower tier. */
  "DOMAIN_UNAVAILABLE",
  /** The caller named the tier. */
  "TIER_GIVEN",
  /** The least tier that the domain offers. */
  "TIER_DOMAIN_MINIMUM",
  /** The least tier whose value at risk covers the stated value. */
  "TIER_FOR_VALUE",
  /** A deeper tier than necessary, because the committee of a lower one could not be seated now. */
  "TIER_SEATABLE",
] as const;
/** One of {@link routeReasons}. */
export type RouteReason = (typeof routeReasons)[number];

/** Where a request goes, and why. */
export type Route = {
  domain: number;
  tier: Tier;
  claimCount: number;
  /** The tier that was chosen. */
  chosen: TierQuote;
  /** Every tier that the domain offers, the least first. */
  offered: readonly TierQuote[];
  /** Who sits in the domain in the present epoch. */
  population: DomainState;
  /** What the words said; `null` where the caller named the domain. */
  guess: DomainGuess | null;
  reasons: readonly RouteReason[];
  /** The reasons in a sentence for a person. */
  explanation: string;
};

/** What {@link openMarket} reads. */
export type MarketParameters = ActionParameters &
  Pick<RouteParameters, "statedValue" | "undecidedShare"> & { domain: DomainName | number; claimCount: number };

/** A domain as a request would find it. */
type Market = { domain: number; population: DomainState; offered: readonly TierQuote[] };

/**
 * Chooses domain and tier of a request where the caller leaves them open, and refuses a tier that is too low for what
 * hangs on a verdict. The domain is that of the claims' words, or general where they do not say; the tier is the least
 * that the domain offers, that covers the stated value, and that can be seated now. It never goes below the least tier of
 * the field that the words are of, not even where it falls back to general.
 *
 * @throws MiraError `TIER_TOO_LOW` (`details.suggested` is the tier that would do), `TIER_NOT_OFFERED`, `NO_TIER_SUITS`,
 * `DOMAIN_NOT_SEATED` (retryable), `VALUE_OUT_OF_RANGE`
 *
 * @example
 * const { domain, tier, explanation } = await route(client, {
 *   deployment, domain: "auto", tier: "auto", text: output, statedValue: 10n ** 18n,
 * });
 */
export async function route(client: Client, parameters: RouteParameters): Promise<Route> {
  const { deployment, prompt, signal } = parameters;
  await requireChain(client, deployment.chainId, signal);
  const claims = parameters.claims ?? claimsOf(parameters.text);
  const claimCount = requireClaimCount(parameters.claimCount ?? claims?.length ?? 0);
  const guess = parameters.domain === "auto" ? classifyDomain({ claims: claims ?? [], prompt }) : null;
  const domain = parameters.domain === "auto" ? (guess?.domain ?? "general") : parameters.domain;
  const first = await openMarket(client, { ...parameters, domain, claimCount });
  const least = first.offered[0]?.tier ?? tiers[0];
  const choice = choose(first, parameters, least);
  if (!(choice instanceof MiraError)) return toRoute(first, choice, guess, claimCount, false);
  const isBelow = parameters.tier !== "auto" && tiers.indexOf(parameters.tier) < tiers.indexOf(least);
  if (!guess || guess.domain === "general" || choice.code === "TIER_TOO_LOW" || isBelow) throw choice;
  const general = await openMarket(client, { ...parameters, domain: "general", claimCount });
  const second = choose(general, parameters, least);
  if (second instanceof MiraError) throw choice;
  return toRoute(general, second, guess, claimCount, true);
}

/** Reads a domain's tiers and population. */
export async function openMarket(client: Client, parameters: MarketParameters): Promise<Market> {
  const { deployment, domain, claimCount, statedValue = 0n, undecidedShare = EXPECTED_UNDECIDED, signal } = parameters;
  const own = { deployment, domain, ...(signal && { signal }) };
  const bond = { abi: stakeManagerAbi, address: deployment.stake, functionName: "minimumBond", args: [] } as const;
  const [population, leastPool, ...policies] = await Promise.all([
    getDomain(client, own),
    read(client, bond, signal),
    ...tiers.map((tier) => getPolicy(client, { ...own, tier }).catch(nullIfNotOffered)),
  ]);
  const shared = { population, claimCount, statedValue, leastPool, undecidedShare };
  const offered = policies.filter((policy) => policy !== null).map((policy) => tierQuote({ policy, ...shared }));
  return { domain: domainNumber(domain), population, offered };
}

type Choice = { chosen: TierQuote; reasons: readonly RouteReason[] };

/** The tier of a domain, or why there is none; nothing below `least` is chosen by itself. */
function choose(market: Market, parameters: RouteParameters, least: Tier): Choice | MiraError {
  const { domain, tier, statedValue = 0n } = parameters;
  const { offered } = market;
  const suited = offered.filter(({ fits }) => fits);
  if (tier !== "auto") {
    const chosen = offered.find((each) => each.tier === tier);
    if (!chosen) return notOffered(market, tier);
    if (!chosen.fits && suited.length === 0) return noneSuits(market, statedValue);
    if (!chosen.fits) return tooLow(market, chosen, suited, statedValue);
    // Who names both is told by `canSeat`, and refused by the hub.
    if (domain === "auto" && !chosen.canSeat) return notSeated(market, [chosen]);
    return { chosen, reasons: ["TIER_GIVEN"] };
  }
  const allowed = offered.filter((each) => tiers.indexOf(each.tier) >= tiers.indexOf(least));
  const fitting = allowed.filter(({ fits }) => fits);
  if (fitting.length === 0) return noneSuits(market, statedValue);
  const chosen = fitting.find(({ canSeat }) => canSeat);
  if (!chosen) return notSeated(market, fitting);
  const isDeeper = chosen !== fitting[0];
  const reason = fitting[0] === allowed[0] ? "TIER_DOMAIN_MINIMUM" : "TIER_FOR_VALUE";
  return { chosen, reasons: isDeeper ? [reason, "TIER_SEATABLE"] : [reason] };
}

const detailsOf = ({ domain, offered }: Market) => ({
  domain,
  offered: offered.map(({ tier }) => tier),
  valueAtRisk: Object.fromEntries(offered.map(({ tier, valueAtRisk }) => [tier, valueAtRisk])),
});

function notOffered(market: Market, tier: Tier): MiraError {
  const { offered } = market;
  const instead = offered.length > 0 ? offered.map((each) => each.tier).join(" and ") : "none";
  return new MiraError("TIER_NOT_OFFERED", `${nameOf(market.domain)} does not offer ${tier}; it offers ${instead}.`, {
    details: { tier, ...detailsOf(market) },
  });
}

function tooLow(market: Market, chosen: TierQuote, suited: readonly TierQuote[], statedValue: bigint): MiraError {
  const suggested = (suited.find(({ canSeat }) => canSeat) ?? suited[0])?.tier;
  return new MiraError(
    "TIER_TOO_LOW",
    `Bribing a committee of ${chosen.tier} may cost ${mira(chosen.valueAtRisk)} a claim, and ` +
      `${mira(statedValue)} hang on it: take ${suggested}.`,
    { details: { tier: chosen.tier, suggested, statedValue, ...detailsOf(market) } },
  );
}

function noneSuits(market: Market, statedValue: bigint): MiraError {
  const most = market.offered.reduce((max, each) => (each.valueAtRisk > max ? each.valueAtRisk : max), 0n);
  return new MiraError(
    "NO_TIER_SUITS",
    market.offered.length === 0
      ? `${nameOf(market.domain)} offers no tier.`
      : `No tier of ${nameOf(market.domain)} covers ${mira(statedValue)} a claim; the most is ${mira(most)}. ` +
          "Fewer claims a request, or less value on each, may do.",
    { details: { statedValue, most, ...detailsOf(market) } },
  );
}

function notSeated(market: Market, fitting: readonly TierQuote[]): MiraError {
  const { domain, population } = market;
  const { validators, families } = population;
  return new MiraError(
    "DOMAIN_NOT_SEATED",
    `${nameOf(domain)} has ${validators} validators of ${families} families now, too few for ${fitting[0]?.tier}.`,
    { details: { validators, families, ...detailsOf(market) }, retryable: true },
  );
}

function toRoute(
  market: Market,
  { chosen, reasons }: Choice,
  guess: DomainGuess | null,
  claimCount: number,
  fellBack: boolean,
): Route {
  const all: RouteReason[] = [];
  if (!guess) all.push("DOMAIN_GIVEN");
  else if (guess.domain === "general") all.push("DOMAIN_UNCERTAIN");
  else all.push("DOMAIN_BY_CONTENT");
  if (fellBack) all.push("DOMAIN_UNAVAILABLE");
  all.push(...reasons);
  return {
    ...market,
    tier: chosen.tier,
    claimCount,
    chosen,
    guess,
    reasons: all,
    explanation: all.map((reason) => sentenceOf(reason, market, chosen, guess)).join(" "),
  };
}

function sentenceOf(reason: RouteReason, { domain }: Market, { tier }: TierQuote, guess: DomainGuess | null): string {
  const shown = guess?.terms
    .slice(0, 4)
    .map((term) => `"${term}"`)
    .join(", ");
  const sentences: Readonly<Record<RouteReason, string>> = {
    DOMAIN_GIVEN: `Domain ${nameOf(domain)}, as asked.`,
    DOMAIN_BY_CONTENT: `The claims read like ${guess?.domain}: ${shown}.`,
    DOMAIN_UNCERTAIN:
      guess?.nearest === "general"
        ? "The claims' words are of no field: general."
        : `The claims are not clearly of one field, ${guess?.nearest} is nearest: general.`,
    DOMAIN_UNAVAILABLE: `No committee for it can be seated in ${guess?.domain} now: general, at a tier that ${guess?.domain} would take.`,
    TIER_GIVEN: `Tier ${tier}, as asked.`,
    TIER_DOMAIN_MINIMUM: "The domain's least tier will do.",
    TIER_FOR_VALUE: "The stated value asks for more than the domain's least tier.",
    TIER_SEATABLE: `${tier} is the least of those that can be seated now.`,
  };
  return sentences[reason];
}

const mira = (amount: bigint): string => `${formatUnits(amount, 18)} MIRA`;
const nameOf = (domain: number): string => domains[domain] ?? `domain ${domain}`;

function claimsOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  return splitClaims(text)
    .filter(({ checkable }) => checkable)
    .map((claim) => claim.text);
}

function requireClaimCount(claimCount: number): number {
  if (Number.isInteger(claimCount) && claimCount >= 1 && claimCount <= MAX_CLAIMS) return claimCount;
  throw new MiraError("VALUE_OUT_OF_RANGE", `A request has 1 to ${MAX_CLAIMS} claims.`, { details: { claimCount } });
}

function nullIfNotOffered(error: unknown): null {
  if (error instanceof MiraError && error.details.error === "Policy_NotOffered") return null;
  throw error;
}
