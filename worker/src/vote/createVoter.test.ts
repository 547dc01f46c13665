import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  bundleHash,
  claimsRoot,
  commitmentHash,
  createBundle,
  decodePlanes,
  encodeBundle,
  parseReport,
  reportHash,
  votesHash,
} from "@mira-protocol/sdk";
import { zeroAddress } from "viem";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createContentReader } from "../content/createContentReader.ts";
import type { RoundState } from "../rounds/roundState.ts";
import { createStore, type Store } from "../store/createStore.ts";
import type { StoredVote } from "../store/storedVote.ts";
import { commonFake, configFake, hashFake, headerFake, roundFake } from "../testing/fakes.ts";
import type { Judgement, Verifier } from "../verifiers/verifier.ts";
import { createVoter } from "./createVoter.ts";

const claims = ["One.", "Two.", "Three.", "Four."];
const bundle = createBundle({ question: "support", claims, evidence: [{ text: "One, two." }] });
const place = { chainId: 31_337, hub: zeroAddress, validatorId: 7 };
const header = { ...headerFake, bundleHash: bundleHash(bundle), claimsRoot: claimsRoot(bundle) };
const judgements: readonly Judgement[] = [
  { answer: "TRUE", confidence: 0.9, reason: "Stated." },
  { answer: "FALSE", confidence: Number.NaN, reason: "Broken \ud800 text." },
  { answer: "INVALID", confidence: 7, reason: "x".repeat(10_000) },
  { answer: "ABSTAIN", confidence: 0, reason: "Silent.", abstention: "insufficient-evidence" },
];

let directory = "";
let store: Store;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "mira-voter-"));
  store = createStore(directory, place);
  writeFileSync(join(directory, `${header.bundleHash}.json`), encodeBundle(bundle));
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true });
});

const manifest = hashFake("manifest");
const vote = (verify: Verifier["verify"], changes: Partial<RoundState> = {}, milliseconds = 150, own = {}) => {
  const reader = createContentReader({ places: [{ kind: "directory", path: directory }] });
  const verifier = { name: "fake", family: 1, verify };
  const parts = { common: commonFake(), place, reader, verifier, width: 1, store, dataDirectory: directory, ...own };
  return createVoter(parts).vote(roundFake({ header, ...changes }), milliseconds);
};
const answersOf = ({ planes }: StoredVote) => decodePlanes(planes, 4);
const reportOf = ({ reportHash }: StoredVote) =>
  parseReport(readFileSync(join(directory, "reports", `${reportHash}.json`)), reportHash);
const abstentionsOf = (made: StoredVote) => {
  const report = reportOf(made);
  return new Set(report.answers.map(({ abstention }) => abstention));
};

describe("createVoter", () => {
  it("puts a vote on disk that opens its commitment, with its report", async () => {
    const made = await vote(async () => judgements);
    expect(answersOf(made)).toEqual(["TRUE", "FALSE", "INVALID", "ABSTAIN"]);
    expect(store.voteOf(7n)).toEqual(made);
    const { salt, reportHash, planes } = made;
    expect(made.commitment).toBe(
      commitmentHash({ ...place, round: 7n, salt, reportHash, votesHash: votesHash(planes) }),
    );
    expect(abstentionsOf(made)).toEqual(new Set([undefined, "insufficient-evidence"]));
  });

  it("binds the declared manifest into each vote, of rounds that it cannot judge too", async () => {
    const judged = await vote(async () => judgements, {}, 150, { manifest });
    const unjudged = await vote(
      async () => judgements,
      { round: 8n, header: { ...header, bundleHash: manifest } },
      150,
      {
        manifest,
      },
    );
    expect([reportOf(judged).manifest, reportOf(unjudged).manifest]).toEqual([manifest, manifest]);
    // The commitment holds the report's hash: another manifest would be another commitment.
    const { salt, planes } = judged;
    const other = reportHash({ ...reportOf(judged), manifest: hashFake("other") });
    const hashes = { salt, votesHash: votesHash(planes), reportHash: other };
    expect(commitmentHash({ ...place, round: 7n, ...hashes })).not.toBe(judged.commitment);
    expect(reportOf(await vote(async () => judgements, { round: 9n }))).not.toHaveProperty("manifest");
  });

  it("votes on a deeper round's claims alone, in their order, with the evidence of all", async () => {
    const seen: string[][] = [];
    const verify: Verifier["verify"] = async ({ claims: asked, evidence }) => {
      seen.push([...asked, ...evidence].map(({ text }) => text));
      return judgements.slice(0, asked.length);
    };
    const deeper = { config: { ...configFake, level: 1, claims: 2 }, mask: [0b1010n] };
    const made = await vote(verify, { round: 40n, ...deeper });
    expect(seen).toEqual([["Two.", "Four.", "One, two."]]);
    expect(decodePlanes(made.planes, 2)).toEqual(["TRUE", "FALSE"]);
    expect(reportOf(made).answers).toHaveLength(2);
    // Of a mask that does not fit the round nothing is made up.
    const misfit = await vote(verify, { round: 41n, ...deeper, mask: [0b1n] });
    expect(abstentionsOf(misfit)).toEqual(new Set(["content-unavailable"]));
  });

  it("gives the first vote again, whatever a verifier says later", async () => {
    const first = await vote(async () => judgements);
    expect(await vote(async () => judgements.toReversed())).toEqual(first);
  });

  it("abstains where the verifier throws, is late, or does not answer every claim", async () => {
    const verifiers: Verifier["verify"][] = [
      () => Promise.reject(new Error("out of memory")),
      () => new Promise(() => undefined),
      async () => judgements.slice(1),
    ];
    for (const [index, verify] of verifiers.entries()) {
      const made = await vote(verify, { round: BigInt(index + 20) });
      expect(answersOf(made)).toEqual(["ABSTAIN", "ABSTAIN", "ABSTAIN", "ABSTAIN"]);
      expect(abstentionsOf(made)).toEqual(new Set(["model-failure"]));
    }
  });

  it("abstains where the bundle is missing, altered, or not what the request describes", async () => {
    const asked = async () => judgements;
    const missing = await vote(asked, { round: 30n, header: { ...header, bundleHash: hashFake("other") } });
    const otherRoot = await vote(asked, { round: 31n, header: { ...header, claimsRoot: hashFake("other") } });
    const otherCount = await vote(asked, { round: 32n, config: { ...configFake, claims: 3 } });
    writeFileSync(join(directory, `${header.bundleHash}.json`), "{}");
    const altered = await vote(asked, { round: 33n });
    for (const made of [missing, otherRoot, altered]) {
      expect(answersOf(made)).toEqual(["ABSTAIN", "ABSTAIN", "ABSTAIN", "ABSTAIN"]);
      expect(abstentionsOf(made)).toEqual(new Set(["content-unavailable"]));
    }
    expect(decodePlanes(otherCount.planes, 3)).toEqual(["ABSTAIN", "ABSTAIN", "ABSTAIN"]);
  });
});
