import { MiraError } from "../errors/miraError.ts";
import { requireUint } from "../internal/hash.ts";

/** Fields of knowledge that a deployment starts with, by number; governance may add more. */
export const domains = ["general", "finance", "science", "health", "law", "code"] as const;
/** One of {@link domains}. */
export type DomainName = (typeof domains)[number];

/**
 * The number of a domain: a number stays as it is.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE` for a name or number that is no domain
 *
 * @example
 * domainNumber("law"); // 4
 */
export function domainNumber(domain: DomainName | number): number {
  if (typeof domain === "number") return Number(requireUint(domain, 8, "domain"));
  const number = domains.indexOf(domain);
  if (number >= 0) return number;
  throw new MiraError("VALUE_OUT_OF_RANGE", `There is no domain "${domain}": use ${domains.join(", ")}.`, {
    details: { domain },
  });
}

/**
 * Domains as bits, as the validator registry takes them.
 *
 * @throws MiraError `VALUE_OUT_OF_RANGE` for a name or number that is no domain
 *
 * @example
 * domainMask(["general", "law"]); // 17n
 */
export const domainMask = (chosen: readonly (DomainName | number)[]): bigint =>
  chosen.reduce((mask, domain) => mask | (1n << BigInt(domainNumber(domain))), 0n);
