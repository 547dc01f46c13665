import { getCredit, openRequest, quote } from "@mira-protocol/sdk";
import { feeLedgerAbi } from "@mira-protocol/sdk/abis";
import { expect } from "chai";
import { createRig, type Rig } from "./support/createRig.ts";
import { lighthouse, VERIFIERS } from "./support/lighthouse.ts";
import { until } from "./support/until.ts";

/** Both are tried on the same state, and one of them then meets what the other left. */
describe("transactions that share a block", function () {
  this.timeout(300_000);
  let rig: Rig;

  before(async () => {
    rig = await createRig("sameBlock", { verifiers: VERIFIERS, domains: ["general"] });
  });

  after(() => rig?.close());

  it("opens two requests where the credit that both saw pays for one", async () => {
    const { client, deployment, requester } = rig;
    const terms = { domain: "general", tier: "STANDARD" } as const;
    const { fee } = await quote(client, { deployment, ...terms, claimCount: 3 });
    await rig.pace(1);
    const hash = await client.writeContract({
      abi: feeLedgerAbi,
      address: deployment.ledger,
      functionName: "deposit",
      args: [fee],
      account: requester,
    });
    await client.waitForTransactionReceipt({ hash });
    expect(await getCredit(client, { deployment, account: requester.address })).to.equal(fee);

    await rig.pace(0);
    const open = () => openRequest(client, { deployment, account: requester, bundle: lighthouse(), ...terms });
    const opening = Promise.all([open(), open()]);
    opening.catch(() => undefined);
    await until("both transactions to wait", async () => {
      const { transactions } = await client.getBlock({ blockTag: "pending" });
      return transactions.length === 2;
    });
    await client.mine({ blocks: 1 });

    const requests = await opening;
    const [first, second] = requests.map(({ sent }) => sent?.receipt.blockNumber);
    expect(first).to.equal(second);
    expect(requests.map(({ requestId }) => requestId !== null)).to.deep.equal([true, true]);
    expect(await getCredit(client, { deployment, account: requester.address })).to.equal(0n);
  });
});
