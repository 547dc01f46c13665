import { styleText } from "node:util";
import type { MiraError } from "@mira-protocol/sdk";
import { date, mira, ROUTE_COLOR } from "./text.ts";

/** Arguments of errors that are moments, and such that are amounts. */
const MOMENTS: readonly string[] = [
  "readyAt",
  "timestamp",
  "until",
  "latest",
  "deadline",
  "claimableAt",
  "closableAt",
  "activeAt",
  "endsAt",
];
const AMOUNTS: readonly string[] = [
  "assets",
  "cap",
  "amount",
  "credit",
  "fee",
  "maxFee",
  "balance",
  "needed",
  "allowance",
  "budget",
];

/** A failure in one line, and what to do about it in a second one. */
export function renderError(error: MiraError): string {
  const { error: name, args, hint, transactionHash } = error.details as Partial<Record<string, unknown>>;
  const values = Object.entries((args ?? {}) as Record<string, unknown>).map(argument);
  const message = typeof name === "string" ? `The contract refused: ${name}${inBrackets(values)}` : error.message;
  const lines = [`${styleText("red", "✘", ROUTE_COLOR)} ${message}`];
  if (typeof hint === "string") lines.push(`  ${hint}`);
  if (error.code === "FUNDS_INSUFFICIENT") lines.push(...fundsOf(error.details));
  if (typeof transactionHash === "string") lines.push(`  Transaction ${transactionHash}`);
  return lines.join("\n");
}

/** An error's argument as a person reads it. */
function argument([name, value]: readonly [string, unknown]): string {
  if (typeof value === "bigint" && MOMENTS.includes(name)) return `${name} ${date(value)}`;
  if (typeof value === "bigint" && AMOUNTS.includes(name)) return `${name} ${mira(value)}`;
  return `${name} ${value}`;
}

/** What was asked for, and what there is. */
function fundsOf({ asset, amount, balance }: Readonly<Record<string, unknown>>): readonly string[] {
  if (asset === "native" || typeof balance !== "bigint") return [];
  return [`  ${typeof amount === "bigint" ? `It takes ${mira(amount)}; there` : "There"} is ${mira(balance)}.`];
}

const inBrackets = (values: readonly string[]): string => (values.length === 0 ? "" : ` (${values.join(", ")})`);
