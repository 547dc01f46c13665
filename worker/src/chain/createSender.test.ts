import { type Hex, keccak256, numberToHex, parseTransaction, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";
import { clientFake } from "../testing/clientFake.ts";
import { commonFake, hashFake } from "../testing/fakes.ts";
import { createFeeSource } from "./createFeeSource.ts";
import { createSender } from "./createSender.ts";

const account = privateKeyToAccount(hashFake("key"));
const call = { to: zeroAddress, data: "0x" as Hex, gas: 21_000n };

function senderFake() {
  const sent: { nonce: number; fee: bigint; hash: Hex }[] = [];
  const node = { nonce: 3, mined: 0, sent, receipts: new Map<Hex, { block: number; success: boolean }>(), error: "" };
  const client = clientFake({
    eth_maxPriorityFeePerGas: () => "0x64",
    eth_getTransactionCount: (_, tag) => numberToHex(tag === "pending" ? node.nonce : node.mined),
    eth_sendRawTransaction: (raw) => {
      const error = node.error;
      node.error = "";
      if (error) throw Object.assign(new Error(error), { code: -32_000 });
      const { nonce = 0, maxFeePerGas = 0n } = parseTransaction(raw as Hex);
      const hash = keccak256(raw as Hex);
      node.sent.push({ nonce, fee: maxFeePerGas, hash });
      return hash;
    },
    eth_getTransactionReceipt: (hash) => {
      const receipt = node.receipts.get(hash as Hex);
      if (!receipt) return null;
      const status = receipt.success ? "0x1" : "0x0";
      return { transactionHash: hash, blockNumber: numberToHex(receipt.block), status, logs: [] };
    },
  });
  const fees = createFeeSource(client);
  fees.update(1_000n);
  return { node, sender: createSender({ common: commonFake(), client, account, chainId: 1, fees }) };
}

describe("createSender", () => {
  it("numbers transactions one after another, without waiting for blocks", async () => {
    const { node, sender } = senderFake();
    await Promise.all([sender.send(call, ["a"]), sender.send(call, ["b"]), sender.send(call, ["c"])]);
    expect(node.sent.map(({ nonce }) => nonce)).toEqual([3, 4, 5]);
    expect(sender.underWay).toBe(3);
    expect(sender.isUnderWay("b")).toBe(true);
    expect(sender.isUnderWay("d")).toBe(false);
  });

  it("reads the number again where another process used the key", async () => {
    const { node, sender } = senderFake();
    await sender.send(call, ["a"]);
    node.error = "nonce too low";
    node.nonce = 9;
    await sender.send(call, ["b"]);
    expect(node.sent.map(({ nonce }) => nonce)).toEqual([3, 9]);
  });

  it("takes a transaction that the endpoint knows already for sent", async () => {
    const { node, sender } = senderFake();
    node.error = "already known";
    await sender.send(call, ["a"]);
    await sender.send(call, ["b"]);
    expect(node.sent.map(({ nonce }) => nonce)).toEqual([4]);
    expect(sender.isUnderWay("a")).toBe(true);
  });

  it("gives up what cannot be sent, and leaves no gap", async () => {
    const { node, sender } = senderFake();
    node.error = "insufficient funds";
    await expect(sender.send(call, ["a"])).rejects.toMatchObject({ code: "SEND_FAILED" });
    await sender.send(call, ["b"]);
    expect(node.sent.map(({ nonce }) => nonce)).toEqual([3]);
    expect(sender.isUnderWay("a")).toBe(false);
  });

  it("reports what was mined, not before the block was read", async () => {
    const { node, sender } = senderFake();
    const hash = await sender.send(call, ["a"]);
    node.receipts.set(hash, { block: 12, success: false });
    expect(await sender.confirm(11n)).toEqual([]);
    expect(await sender.confirm(12n)).toEqual([{ hash, success: false, keys: ["a"] }]);
    expect(sender.underWay).toBe(0);
  });

  it("sends again, dearer, what waits too long, under the same number", async () => {
    const { node, sender } = senderFake();
    await sender.confirm(10n);
    await sender.send(call, ["a"]);
    await sender.confirm(15n);
    expect(node.sent).toHaveLength(1);
    await sender.confirm(16n);
    const [first, second] = node.sent;
    expect(second?.nonce).toBe(first?.nonce);
    expect(second?.fee).toBeGreaterThan(((first?.fee ?? 0n) * 11n) / 10n);
    if (second) node.receipts.set(second.hash, { block: 17, success: true });
    expect(await sender.confirm(17n)).toMatchObject([{ success: true, keys: ["a"] }]);
  });

  it("lets go of a transaction whose number another one took", async () => {
    const { node, sender } = senderFake();
    await sender.confirm(10n);
    await sender.send(call, ["a"]);
    node.mined = 4;
    expect(await sender.confirm(16n)).toMatchObject([{ success: false, keys: ["a"] }]);
  });
});
