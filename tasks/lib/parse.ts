import { type DomainName, domains, MiraError, type Tier, tiers } from "@mira-protocol/sdk";
import { type Address, getAddress, type Hex, isAddress, parseUnits } from "viem";

/** An argument that cannot be used. */
export function usageError(argument: string, message: string): MiraError {
  return new MiraError("VALUE_INVALID", message, { details: { argument } });
}

/** An amount of MIRA as a person writes it, in base units. */
export function parseAmount(argument: string, text: string): bigint {
  // No commas: half of the world reads 1,500 as one and a half.
  const digits = text.replaceAll("_", "");
  if (!/^\d+(\.\d+)?$/.test(digits)) {
    throw usageError(argument, `${argument} must be an amount of MIRA such as 10000 or 0.5, not "${text}".`);
  }
  const fraction = digits.split(".")[1] ?? "";
  if (fraction.length > 18) throw usageError(argument, `${argument} has more than MIRA's 18 decimals: "${text}".`);
  const amount = parseUnits(digits, 18);
  if (amount === 0n) throw usageError(argument, `${argument} must be more than nothing.`);
  if (amount >= 1n << 128n) throw usageError(argument, `${argument} is more MIRA than there is: "${text}".`);
  return amount;
}

/** Per cent with at most two decimals, in 1/10,000. */
export function parsePercent(argument: string, text: string): number {
  const [, whole, fraction = ""] = /^(\d{1,3})(?:\.(\d{1,2}))?%?$/.exec(text) ?? [];
  const bps = whole === undefined ? Number.NaN : 100 * Number(whole) + Number(fraction.padEnd(2, "0"));
  if (bps <= 10_000) return bps;
  throw usageError(argument, `${argument} must be a percentage from 0 to 100 such as 7.5, not "${text}".`);
}

/** A whole number within bounds. */
export function parseWhole(argument: string, text: string, least: number, most: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw usageError(argument, `${argument} must be a whole number from ${least} to ${most}, not "${text}".`);
}

/** A ticket's number. */
export const parseTicket = (text: string): bigint => BigInt(parseWhole("ticket", text, 1, Number.MAX_SAFE_INTEGER));

/** A request's number. */
export function parseRequestId(text: string, argument = "request"): bigint {
  if (/^\d{1,20}$/.test(text) && BigInt(text) < 1n << 64n && BigInt(text) > 0n) return BigInt(text);
  throw usageError(argument, `${argument} must be a number such as 4294967297, not "${text}".`);
}

/** Places of claims, such as 0,3,5-7. */
export function parseClaims(text: string): readonly number[] {
  const places = text.split(",").flatMap((part) => {
    const [, from, to = from] = /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(part) ?? [];
    const [first, last] = [Number(from), Number(to)];
    return Number.isInteger(first) && last >= first
      ? Array.from({ length: last - first + 1 }, (_, i) => first + i)
      : Number.NaN;
  });
  if (places.every(Number.isInteger)) return [...new Set(places)];
  throw usageError("claims", `claims must be places such as 0,3,5-7, not "${text}".`);
}

/** The option `--since`, for actions that take a first epoch. */
export const parseSince = (since: string | undefined): { fromEpoch?: bigint } =>
  since === undefined ? {} : { fromEpoch: BigInt(parseWhole("--since", since, 0, Number.MAX_SAFE_INTEGER)) };

/** The option `--epoch`, for actions that take a last epoch. */
export const parseEpoch = (epoch: string | undefined): { epoch?: bigint } =>
  epoch === undefined ? {} : { epoch: BigInt(parseWhole("--epoch", epoch, 0, Number.MAX_SAFE_INTEGER)) };

/** A validator's id. */
export const parseValidatorId = (text: string, argument = "validator"): number =>
  parseWhole(argument, text, 1, 2 ** 32 - 1);

/** An address; one of mixed case must have the right checksum. */
export function parseAddress(argument: string, text: string): Address {
  const isUniform = text === text.toLowerCase() || /^0x[0-9A-F]+$/.test(text);
  if (isAddress(text, { strict: !isUniform })) return getAddress(text);
  const isMistyped = isAddress(text, { strict: false });
  throw usageError(argument, `${argument} ${isMistyped ? "has a wrong checksum" : "must be an address"}: "${text}".`);
}

/** 32 bytes. */
export function parseBytes32(argument: string, text: string): Hex {
  if (/^0x[0-9a-fA-F]{64}$/.test(text)) return text.toLowerCase() as Hex;
  throw usageError(argument, `${argument} must be 32 bytes as 0x and 64 hexadecimal digits, not "${text}".`);
}

/** A domain by name or number. */
export function parseDomain(argument: string, text: string): DomainName | number {
  const name = domains.find((each) => each === text.toLowerCase());
  if (name) return name;
  if (/^\d{1,3}$/.test(text) && Number(text) < 256) return Number(text);
  throw usageError(argument, `There is no domain "${text}": use ${domains.join(", ")}.`);
}

/** Domains in a row, with commas between. */
export function parseDomains(argument: string, text: string): readonly (DomainName | number)[] {
  return text.split(",").map((part) => parseDomain(argument, part.trim()));
}

/** A tier by name. */
export function parseTier(argument: string, text: string): Tier {
  const tier = tiers.find((each) => each === text.toUpperCase());
  if (tier) return tier;
  throw usageError(argument, `There is no tier "${text}": use ${tiers.join(", ")}.`);
}
