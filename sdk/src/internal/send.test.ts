import { createClient, custom, encodeErrorResult, type Hex, numberToHex, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { verificationHubAbi } from "../abis.ts";
import { parseDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { send } from "./send.ts";

const address = (last: number): Hex => toHex(last, { size: 20 });
const deployment = parseDeployment({
  chainId: 1,
  ...{ token: address(1), validators: address(2), stake: address(3), slasher: address(7), ledger: address(8) },
  ...{ policies: address(4), registry: address(5), hub: address(6), emissions: address(9), attendance: address(10) },
  ...{
    withholding: address(11),
    equivocation: address(12),
    contests: address(13),
    reckoner: address(14),
    ranks: address(15),
  },
  fromBlock: 0,
});
const BLOCK = 9n;
const refusal = encodeErrorResult({ abi: verificationHubAbi, errorName: "Hub_NothingNew", args: [7n] });

/** A chain on which a call needs `estimate`, and a transaction then does what `mined` says. */
function chainFake({
  estimate = 100_000n,
  mined = { status: "0x1", gasUsed: 90_000n },
  refusedAt = [] as bigint[],
  isPruned = false,
} = {}) {
  const given: bigint[] = [];
  const answers: Record<string, (...params: never[]) => unknown> = {
    eth_chainId: () => "0x1",
    eth_estimateGas: () => numberToHex(estimate),
    eth_call: (_: unknown, block: string) => {
      if (isPruned && block !== "latest") throw Object.assign(new Error("missing trie node"), { code: -32_000 });
      if (!refusedAt.some((one) => numberToHex(one) === block)) return "0x";
      throw Object.assign(new Error("execution reverted"), { code: 3, data: refusal });
    },
    eth_sendTransaction: ({ gas }: { gas: Hex }) => {
      given.push(BigInt(gas));
      return toHex(7, { size: 32 });
    },
    eth_getTransactionReceipt: (transactionHash: Hex) => {
      const { status, gasUsed } = mined;
      return { transactionHash, status, gasUsed: numberToHex(gasUsed), blockNumber: numberToHex(BLOCK), logs: [] };
    },
  };
  const request = async ({ method, params = [] }: { method: string; params?: unknown[] }) =>
    answers[method]?.(...(params as never[]));
  const client = createClient({ transport: custom({ request }, { retryCount: 0 }), cacheTime: 0 });
  const sending = () => send(client, { to: deployment.hub, data: "0x12345678" }, { deployment, account: address(8) });
  return { given, sending };
}

const failureOf = async (chain: Parameters<typeof chainFake>[0]): Promise<MiraError> => {
  const error = await chainFake(chain)
    .sending()
    .then(
      () => null,
      (reason: unknown) => reason,
    );
  if (error instanceof MiraError) return error;
  throw error ?? new Error("It was sent, where it should have failed.");
};

describe("send", () => {
  it("gives more gas than is needed now: what the transaction meets may have changed", async () => {
    const { given, sending } = chainFake();
    expect((await sending()).sent?.receipt.status).toBe("success");
    expect(given).toEqual([225_000n]);
  });

  it("gives no more than a transaction may have, unless the chain itself asks for more", async () => {
    const near = chainFake({ estimate: 16_000_000n });
    await near.sending();
    const above = chainFake({ estimate: 20_000_000n });
    await above.sending();
    expect([...near.given, ...above.given]).toEqual([16_777_216n, 20_000_000n]);
  });

  it.each([
    ["after", BLOCK],
    ["before", BLOCK - 1n],
  ])("says why a transaction failed by the state %s its block", async (_, block) => {
    const error = await failureOf({ mined: { status: "0x0", gasUsed: 50_000n }, refusedAt: [block] });
    expect(error).toMatchObject({ code: "TRANSACTION_FAILED", retryable: true });
    expect(error.details).toMatchObject({ error: "Hub_NothingNew", blockNumber: BLOCK });
    expect(error.message).toContain("Hub_NothingNew");
  });

  it("says that a transaction ran out of gas, though a call within kept some back", async () => {
    const error = await failureOf({ mined: { status: "0x0", gasUsed: 222_000n } });
    expect(error).toMatchObject({ code: "TRANSACTION_FAILED", retryable: true });
    expect(error.details).toMatchObject({ gas: 225_000n, gasUsed: 222_000n });
    expect(error.message).toMatch(/ran out of gas.*222000 of 225000/);
  });

  it("says so where the endpoint no longer knows the state", async () => {
    const error = await failureOf({ mined: { status: "0x0", gasUsed: 50_000n }, isPruned: true });
    expect(error).toMatchObject({ code: "TRANSACTION_FAILED", retryable: true });
    expect(error.message).toMatch(/endpoint does not tell why/);
  });

  it("says what to do where no state shows why", async () => {
    const error = await failureOf({ mined: { status: "0x0", gasUsed: 50_000n } });
    expect(error).toMatchObject({ code: "TRANSACTION_FAILED", retryable: true });
    expect(error.message).toMatch(/came before it.*send again/);
  });
});
