import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createReport,
  encodeReport,
  type MiraRequest,
  packPolicyLevels,
  type ReportedAnswer,
  reportHash,
  type Vote,
} from "@mira-protocol/sdk";
import { expect } from "chai";
import { zeroHash } from "viem";
import { countLate } from "../../scripts/demo/countLate.ts";

describe("votes that the demo counts as late", () => {
  const root = "out/integration/countLate";
  const folders = new Map([1, 2, 3].map((id) => [id, join(root, String(id))] as const));

  beforeEach(async () => {
    await rm(root, { recursive: true, force: true });
    for (const folder of folders.values()) await mkdir(join(folder, "reports"), { recursive: true });
  });

  it("are none where everybody judged, though one did not know", async () => {
    const votes = [
      await voteOf(1, [{ answer: "TRUE" }]),
      await voteOf(2, [{ answer: "ABSTAIN", abstention: "ambiguous" }]),
      await voteOf(3, [{ answer: "FALSE" }, { answer: "ABSTAIN", abstention: "model-failure" }]),
    ];
    expect(await countLate(requestOf(3), votes, folders)).to.equal(0);
  });

  it("are those without a commitment, without an opening, and without the time to judge", async () => {
    const late = await voteOf(1, [{ answer: "ABSTAIN", abstention: "model-failure" }]);
    const unopened: Vote = { ...late, validatorId: 2, answers: null, reportHash: null };
    expect(await countLate(requestOf(3), [late, unopened], folders)).to.equal(3);
    const without = await voteOf(1, [{ answer: "ABSTAIN", abstention: "content-unavailable" }]);
    expect(await countLate(requestOf(3), [without, unopened], folders)).to.equal(3);
  });

  it("leave out who may have drawn no seat", async () => {
    expect(await countLate(requestOf(2), [await voteOf(1, [{ answer: "TRUE" }])], folders)).to.equal(0);
  });

  it("are all of a request that expired", async () => {
    expect(await countLate({ ...requestOf(3), settled: null }, [], folders)).to.equal(3);
  });

  async function voteOf(validatorId: number, answers: readonly ReportedAnswer[]): Promise<Vote> {
    const report = createReport({ round: 7n, validatorId, bundleHash: zeroHash, answers });
    const hash = reportHash(report);
    await writeFile(join(root, String(validatorId), "reports", `${hash}.json`), encodeReport(report));
    return { ...seat, validatorId, answers: answers.map(({ answer }) => answer), reportHash: hash };
  }
});

const seat = { seats: 1, family: 1, toppedUp: false };

function requestOf(seats: number): Pick<MiraRequest, "header" | "settled"> {
  const level = { seats, leastSeats: 1, cap: 1, thresholdNumerator: 2, thresholdDenominator: 3 };
  return { header: { levels: packPolicyLevels([level]) }, settled: {} } as unknown as MiraRequest;
}
