import type { MiraError, MiraErrorCode } from "@mira-protocol/sdk";

/** What a task's process ends with. These do not change. */
export const exitCodes = {
  /** Done; or, in a dry run, would be. */
  done: 0,
  /** The protocol refused, or what was asked for is not there. */
  refused: 1,
  /** The command line must change. */
  usage: 2,
  /** The endpoint does not answer, or the deployment is not on its chain. */
  network: 3,
  /** Refused for now: the same command may succeed later. */
  notYet: 4,
  /** Ended by a signal or the wallet. */
  aborted: 130,
} as const;

const USAGE: readonly MiraErrorCode[] = [
  "VALUE_INVALID",
  "VALUE_OUT_OF_RANGE",
  "DEPLOYMENT_INVALID",
  "ACCOUNT_MISSING",
];
const NETWORK: readonly MiraErrorCode[] = [
  "RPC_FAILED",
  "TIMEOUT",
  "CHAIN_MISMATCH",
  "CHAIN_INCONSISTENT",
  "DEPLOYMENT_NOT_FOUND",
];

/** The exit code of a failure. */
export function exitCodeOf({ code, retryable }: MiraError): number {
  if (USAGE.includes(code)) return exitCodes.usage;
  if (NETWORK.includes(code)) return exitCodes.network;
  if (code === "ABORTED") return exitCodes.aborted;
  return retryable ? exitCodes.notYet : exitCodes.refused;
}
