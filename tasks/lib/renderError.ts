import { styleText } from "node:util";
import type { MiraError } from "@mira-protocol/sdk";
import { mira, ROUTE_COLOR } from "./text.ts";

/** A failure in one line, and what to do about it in a second one. */
export function renderError(error: MiraError): string {
  const { error: name, args, hint, transactionHash } = error.details as Partial<Record<string, unknown>>;
  const values = Object.entries((args ?? {}) as Record<string, unknown>).map(([key, value]) => `${key} ${value}`);
  const message = typeof name === "string" ? `The contract refused: ${name}${inBrackets(values)}` : error.message;
  const lines = [`${styleText("red", "✘", ROUTE_COLOR)} ${message}`];
  if (typeof hint === "string") lines.push(`  ${hint}`);
  if (error.code === "FUNDS_INSUFFICIENT") lines.push(...fundsOf(error.details));
  if (typeof transactionHash === "string") lines.push(`  Transaction ${transactionHash}`);
  return lines.join("\n");
}

/** What was asked for, and what there is. */
function fundsOf({ asset, amount, balance }: Readonly<Record<string, unknown>>): readonly string[] {
  if (asset === "native" || typeof balance !== "bigint") return [];
  return [`  ${typeof amount === "bigint" ? `It takes ${mira(amount)}; there` : "There"} is ${mira(balance)}.`];
}

const inBrackets = (values: readonly string[]): string => (values.length === 0 ? "" : ` (${values.join(", ")})`);
