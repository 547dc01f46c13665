import { type Client, formatUnits } from "viem";
import type { TierQuote } from "../routing/tierQuote.ts";
import { getPopulation, type Population } from "./getPopulation.ts";
import { type Route, type RouteParameters, route } from "./route.ts";

/** What {@link quote} asks for; the claims themselves are needed only for the domain `auto`. */
export type QuoteParameters = RouteParameters & {
  /** Whether to read every validator of the domain, to show how they are spread; `false` by default. */
  spread?: boolean;
};

/** What a request would cost now, and what it would buy; amounts in base units of MIRA, times in seconds. */
export type Quote = TierQuote & {
  /** How domain and tier were chosen. */
  route: Omit<Route, "chosen" | "offered">;
  /** Every tier that the domain offers, the least first. */
  tiers: readonly TierQuote[];
  /** How the domain's validators are spread over families, regions and providers; `null` unless asked for. */
  spread: Population | null;
  /** The same in a sentence for a person. */
  explanation: string;
};

/**
 * What a request would cost now, and why: the price of one vote on one claim, times the claims (at least 32), times the
 * expected seats. Domain and tier may be `auto`: see {@link route}.
 *
 * @throws MiraError as {@link route}
 *
 * @example
 * const { fee, explanation } = await quote(client, { deployment, domain: "general", tier: "STANDARD", claimCount: 12 });
 * console.log(explanation);
 * // "2.88 MIRA: 0.01 for a vote, 32 claims (the least that is paid for; 12 given), 9 expected seats. …"
 */
export async function quote(client: Client, parameters: QuoteParameters): Promise<Quote> {
  const { chosen, offered, ...found } = await route(client, parameters);
  const { deployment, signal } = parameters;
  const asked = { deployment, domain: found.domain, ...(signal && { signal }) };
  const spread = parameters.spread ? await getPopulation(client, asked) : null;
  return { ...chosen, route: found, tiers: offered, spread, explanation: explain(chosen, found.claimCount) };
}

function explain({ fee, price, paidClaims, seats }: TierQuote, claimCount: number): string {
  const claims = claimCount < paidClaims ? ` (the least that is paid for; ${claimCount} given)` : "";
  return (
    `${formatUnits(fee, 18)} MIRA: ${formatUnits(price, 18)} for a vote, ${paidClaims} claims${claims}, ` +
    `${seats} expected seats. What the seats do not earn returns as credit.`
  );
}
