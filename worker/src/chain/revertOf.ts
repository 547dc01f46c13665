import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import { BaseError, decodeErrorResult, ExecutionRevertedError, type Hex, isHex } from "viem";

/**
 * The name of the contract's error behind whatever viem threw, or `null` if no contract refused anything.
 *
 * @example
 * revertOf(error); // "Hub_NothingNew"
 */
export function revertOf(error: unknown): string | null {
  if (!(error instanceof BaseError)) return null;
  const data = revertData(error);
  if (data !== undefined) {
    try {
      return decodeErrorResult({ abi: verificationHubAbi, data }).errorName;
    } catch {
      return `unknown error ${data.slice(0, 10)}`;
    }
  }
  const reverted = error.walk(
    (inner) => inner instanceof ExecutionRevertedError || /execution reverted/i.test((inner as Error).message ?? ""),
  );
  return reverted ? "no reason" : null;
}

function revertData(error: BaseError): Hex | undefined {
  const holder = error.walk((inner) => (inner as { data?: unknown }).data !== undefined);
  let data = (holder as { data?: unknown } | null)?.data;
  // Hardhat puts an object around it.
  if (typeof data === "object" && data !== null && "data" in data) data = data.data;
  return isHex(data) && data.length >= 10 ? data : undefined;
}
