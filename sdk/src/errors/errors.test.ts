import { encodeErrorResult } from "viem";
import { describe, expect, test } from "vitest";
import { verificationHubAbi } from "../abis.ts";
import { contractErrorHints, MiraError, toMiraError } from "../index.ts";
import { contractErrors, fromRevert } from "./toMiraError.ts";

describe("errors", () => {
  test("of the contracts' own all have a hint", () => {
    const own = contractErrors.map((item) => item.name).filter((name) => name.includes("_"));
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((name) => !(name in contractErrorHints))).toEqual([]);
  });

  test("are decoded from a revert with their arguments", () => {
    const data = encodeErrorResult({ abi: verificationHubAbi, errorName: "Hub_FeeAboveMaximum", args: [5n, 4n] });
    expect(fromRevert(data)).toMatchObject({
      code: "CONTRACT_REVERTED",
      retryable: false,
      details: { error: "Hub_FeeAboveMaximum", args: { fee: 5n, maxFee: 4n } },
    });
    expect(fromRevert("0x12345678").details.data).toBe("0x12345678");
  });

  test("of Solidity itself are named", () => {
    const panic = `0x4e487b71${"11".padStart(64, "0")}` as const;
    expect(fromRevert(panic).details.error).toBe("Panic");
  });

  test("of an endpoint can be tried again, others stay as they are", () => {
    const own = new MiraError("SALT_WEAK", "x");
    expect(toMiraError(own)).toBe(own);
    expect(toMiraError(new Error("odd"))).toMatchObject({ code: "RPC_FAILED", message: "odd", retryable: false });
  });
});
