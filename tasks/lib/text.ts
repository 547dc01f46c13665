import { styleText } from "node:util";
import { domains } from "@mira-protocol/sdk";

/** Errors go to stderr, which may be coloured where stdout is not. */
export const ROUTE_COLOR = { stream: process.stderr } as const;

const UNIT = 10n ** 18n;
/** Decimals of an amount that a person sees. */
const DECIMALS = 6;

/** An amount of MIRA without its unit: rounded down to six decimals, with commas between thousands. */
export function amount(base: bigint): string {
  if (base < 0n) return `-${amount(-base)}`;
  const shown = base / 10n ** BigInt(18 - DECIMALS);
  if (shown === 0n && base > 0n) return "<0.000001";
  const fraction = (shown % 10n ** BigInt(DECIMALS)).toString().padStart(DECIMALS, "0").replace(/0+$/, "");
  const whole = (base / UNIT).toLocaleString("en");
  return fraction === "" ? whole : `${whole}.${fraction}`;
}

/** An amount of MIRA with its unit. */
export const mira = (base: bigint): string => `${amount(base)} MIRA`;

/** A share of something, in 1/10,000. */
export const percent = (bps: number): string => `${bps / 100} %`;

/** A score or a part of one, in 2⁻³², with two decimals. */
export const points = (score: bigint): string => (Number(score) / 2 ** 32).toFixed(2);

/** A domain's name, or its number if it was added later. */
export const domainName = (domain: number): string => domains[domain] ?? `domain ${domain}`;

/** A span of time in its two largest units. */
export function duration(seconds: number): string {
  const units = [
    ["d", 86_400],
    ["h", 3_600],
    ["min", 60],
    ["s", 1],
  ] as const;
  const first = units.findIndex(([, length]) => seconds >= length);
  if (first < 0) return "0 s";
  let rest = seconds;
  const parts = units.slice(first, first + 2).map(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? null : `${count} ${unit}`;
  });
  return parts.filter((part) => part !== null).join(" ");
}

/** A moment of the chain. */
export const date = (timestamp: number | bigint): string =>
  `${new Date(Number(timestamp) * 1_000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** A moment of the chain, and how far it is from the chain's present. */
export function moment(timestamp: number | bigint, now: number | bigint): string {
  const away = Number(timestamp) - Number(now);
  return `${date(timestamp)} (${away > 0 ? `in ${duration(away)}` : `${duration(-away)} ago`})`;
}

/** Places of claims, with runs of them shortened: 0, 3, 5–7. */
export function places(list: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const place of list) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === place) run[1] = place;
    else runs.push([place, place]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}

/** Something missing. */
export const NONE = "–";

/** A heading. */
export const bold = (text: string): string => styleText("bold", text);
/** A remark behind a value. */
export const note = (text: string): string => styleText("gray", `(${text})`);
/** Something beside the point. */
export const gray = (text: string): string => styleText("gray", text);
