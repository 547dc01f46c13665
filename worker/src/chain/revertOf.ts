import { toMiraError } from "@mira-protocol/sdk";

/**
 * The name of the contract's error behind whatever viem threw, or `null` if no contract refused anything.
 *
 * @example
 * revertOf(error); // "Hub_NothingNew"
 */
export function revertOf(error: unknown): string | null {
  const { code, details } = toMiraError(error);
  if (code !== "CONTRACT_REVERTED") return null;
  return typeof details.error === "string" ? details.error : "no reason";
}
