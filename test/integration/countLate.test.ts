import {
  createReport,
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
  it("are none where everybody judged, though one did not know", () => {
    const votes = [
      voteOf(1, [{ answer: "TRUE" }]),
      voteOf(2, [{ answer: "ABSTAIN", abstention: "ambiguous" }]),
      voteOf(3, [{ answer: "FALSE" }, { answer: "ABSTAIN", abstention: "model-failure" }]),
    ];
    expect(countLate(requestOf(3), votes, 3)).to.equal(0);
  });

  it("are those without a commitment, without an opening, and without the time to judge", () => {
    const late = voteOf(1, [{ answer: "ABSTAIN", abstention: "model-failure" }]);
    const unopened: Vote = { ...late, validatorId: 2, answers: null, reportHash: null, report: null };
    expect(countLate(requestOf(3), [late, unopened], 3)).to.equal(3);
    const without = voteOf(1, [{ answer: "ABSTAIN", abstention: "content-unavailable" }]);
    expect(countLate(requestOf(3), [without, unopened], 3)).to.equal(3);
  });

  it("leave out who may have drawn no seat", () => {
    expect(countLate(requestOf(2), [voteOf(1, [{ answer: "TRUE" }])], 3)).to.equal(0);
  });

  it("are all of a request that expired", () => {
    expect(countLate({ ...requestOf(3), settled: null }, [], 3)).to.equal(3);
  });
});

const seat = { seats: 1, family: 1, toppedUp: false };

function voteOf(validatorId: number, answers: readonly ReportedAnswer[]): Vote {
  const report = createReport({ round: 7n, validatorId, bundleHash: zeroHash, answers });
  return { ...seat, validatorId, answers: answers.map(({ answer }) => answer), reportHash: reportHash(report), report };
}

function requestOf(seats: number): Pick<MiraRequest, "header" | "settled"> {
  const level = { seats, leastSeats: 1, cap: 1, thresholdNumerator: 2, thresholdDenominator: 3 };
  return { header: { levels: packPolicyLevels([level]) }, settled: {} } as unknown as MiraRequest;
}
