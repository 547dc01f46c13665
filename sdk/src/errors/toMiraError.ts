import {
  BaseError,
  decodeErrorResult,
  type Hex,
  InsufficientFundsError,
  isHex,
  NonceTooLowError,
  UserRejectedRequestError,
} from "viem";
import {
  attendanceBookAbi,
  contestBookAbi,
  emissionsControllerAbi,
  equivocationProverAbi,
  feeLedgerAbi,
  miraTokenAbi,
  policyBookAbi,
  rankBookAbi,
  reckonerAbi,
  slasherAbi,
  stakeManagerAbi,
  validatorRegistryAbi,
  verdictRegistryAbi,
  verificationHubAbi,
  withholdingProverAbi,
} from "../abis.ts";
import { type ContractErrorHint, contractErrorHints } from "./hints.ts";
import { MiraError } from "./miraError.ts";

/** Every error that one of the contracts may revert with. */
export const contractErrors = [
  ...verificationHubAbi,
  ...contestBookAbi,
  ...reckonerAbi,
  ...feeLedgerAbi,
  ...emissionsControllerAbi,
  ...attendanceBookAbi,
  ...withholdingProverAbi,
  ...equivocationProverAbi,
  ...validatorRegistryAbi,
  ...stakeManagerAbi,
  ...slasherAbi,
  ...policyBookAbi,
  ...rankBookAbi,
  ...verdictRegistryAbi,
  ...miraTokenAbi,
  ...attendanceBookAbi,
  ...withholdingProverAbi,
  ...equivocationProverAbi,
].filter((item) => item.type === "error");

const hints: Readonly<Record<string, ContractErrorHint>> = contractErrorHints;

/**
 * Turns whatever viem threw into a {@link MiraError}: a contract's revert becomes `CONTRACT_REVERTED` with the error's
 * name, its arguments and a hint; a failure to reach the endpoint becomes `RPC_FAILED`, which is retryable. A MiraError
 * stays as it is.
 *
 * @example
 * const error = toMiraError(cause);
 * if (error.code === "CONTRACT_REVERTED") console.error(error.details.error, error.details.hint);
 */
export function toMiraError(cause: unknown): MiraError {
  if (cause instanceof MiraError) return cause;
  const data = revertData(cause);
  if (data !== undefined) return fromRevert(data, cause);
  if (!(cause instanceof BaseError)) {
    return new MiraError("RPC_FAILED", cause instanceof Error ? cause.message : String(cause), { cause });
  }
  if (cause.walk((error) => error instanceof InsufficientFundsError)) {
    return new MiraError("FUNDS_INSUFFICIENT", "The account cannot pay for the transaction's gas.", {
      cause,
      details: { asset: "native" },
    });
  }
  if (cause.walk((error) => error instanceof UserRejectedRequestError)) {
    return new MiraError("ABORTED", "The wallet's owner refused.", { cause });
  }
  const isReverted = cause.walk((error) => /execution reverted|revert/i.test((error as Error).message ?? ""));
  if (isReverted && cause.name !== "HttpRequestError") {
    return new MiraError("CONTRACT_REVERTED", "The call reverted without a reason.", {
      cause,
      details: { hint: "Check that the deployment's addresses belong to this chain." },
    });
  }
  const isNonce = cause.walk((error) => error instanceof NonceTooLowError) !== null;
  return new MiraError("RPC_FAILED", `The endpoint failed: ${cause.shortMessage}`, {
    cause,
    retryable: true,
    details: isNonce ? { hint: "Another transaction of this account came first: send again." } : {},
  });
}

/** A revert's data as a MiraError. */
export function fromRevert(data: Hex, cause?: unknown): MiraError {
  try {
    const { errorName, args } = decodeErrorResult({ abi: contractErrors, data });
    const known = hints[errorName];
    const abi = contractErrors.find((item) => item.name === errorName);
    const values = (args ?? []) as readonly unknown[];
    const named = Object.fromEntries(values.map((value, i) => [abi?.inputs[i]?.name || String(i), value]));
    return new MiraError("CONTRACT_REVERTED", `The contract refused: ${errorName}. ${known?.hint ?? ""}`.trim(), {
      cause,
      retryable: known?.retryable ?? false,
      details: { error: errorName, args: named, ...(known && { hint: known.hint }) },
    });
  } catch {
    return new MiraError("CONTRACT_REVERTED", "The contract refused with an error that this version does not know.", {
      cause,
      details: { data, hint: "Check that the deployment's addresses belong to this chain, and the SDK's version." },
    });
  }
}

function revertData(cause: unknown): Hex | undefined {
  if (!(cause instanceof BaseError)) return undefined;
  let found: Hex | undefined;
  cause.walk((error) => {
    const { raw, data } = error as { raw?: unknown; data?: unknown };
    // viem keeps the bytes of what it decoded in `raw`; Hardhat puts an object around `data`.
    const inner = typeof data === "object" && data !== null && "data" in data ? data.data : data;
    found = [raw, inner].find((value): value is Hex => isHex(value) && value.length >= 10);
    return found !== undefined;
  });
  return found;
}
