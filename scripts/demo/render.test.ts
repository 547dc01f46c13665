import { stripVTControlCharacters } from "node:util";
import { createBundle, type Hosting, type Vote } from "@mira-protocol/sdk";
import { toHex } from "viem";
import { expect, test } from "vitest";
import { renderBundle } from "./render.ts";

const vote = (validatorId: number, answers: Vote["answers"]): Vote => ({
  validatorId,
  seats: 1,
  toppedUp: false,
  family: validatorId,
  answers,
  reportHash: toHex(validatorId, { size: 32 }),
  report: null,
});

function rendered(hostings: [number, Hosting][]): string {
  const bundle = createBundle({
    question: "truth",
    evidence: [{ text: "Two and two are four." }],
    claims: ["2 + 2 = 4."],
  });
  const votes = [vote(1, ["TRUE"]), vote(2, ["TRUE"]), vote(3, ["TRUE"]), vote(4, null)];
  const verified = {
    record: { id: "one", labels: [] },
    firstClaim: 0,
    bundle,
    requestId: 1n,
    domain: 0,
    verdicts: ["TRUE"],
    votes,
    late: 0,
    keptUp: true,
    blocksToVerdict: 8,
    fee: 0n,
    refund: 0n,
  } as unknown as Parameters<typeof renderBundle>[0];
  return stripVTControlCharacters(renderBundle(verified, [], new Map(hostings), 120));
}

test("a request's line says how those who voted are spread, and who does not say where", () => {
  const shown = rendered([
    [1, { region: "CH", provider: null }],
    [2, { region: "CH", provider: null }],
    [3, { region: null, provider: null }],
    [4, { region: "DE", provider: "a cloud" }],
  ]);
  expect(shown).toContain("3 families · 1 regions (1 validators state none) · providers not stated · 8 blocks");
  expect(rendered([])).toContain("3 families · regions not stated · providers not stated");
});
