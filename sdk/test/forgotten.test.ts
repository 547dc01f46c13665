import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  buildCertificate,
  getRequest,
  getRound,
  getRoundCommitments,
  getVotes,
  verifyCertificate,
} from "../src/index.ts";
import { canRunChain } from "./chain.ts";
import { bundle, type Committee, codeOf, startCommittee } from "./committee.ts";

describe.skipIf(!canRunChain)("a round whose storage serves another", () => {
  let chain: Committee;

  beforeAll(async () => {
    chain = await startCommittee();
  }, 30_000);
  afterAll(() => chain?.close());

  test("is read from its events, and its certificate stays good", async () => {
    const { client, deployment } = chain;
    const requestId = await chain.finished();
    const before = await getRequest(client, { deployment, requestId });
    const round = await getRound(client, { deployment, round: requestId });
    const votes = await getVotes(client, { deployment, round: requestId });
    await chain.pass(22 * 86_400);
    const next = await chain.open();
    // Slot 1 again, in its next generation.
    expect(next - requestId).toBe(1n << 22n);
    expect(await getRequest(client, { deployment, requestId })).toEqual(before);
    const after = await getRound(client, { deployment, round: requestId });
    expect(after).toMatchObject({ config: round.config, word: round.word, phase: "CLOSED" });
    expect(await getVotes(client, { deployment, round: requestId })).toEqual(votes);
    expect(await getRoundCommitments(client, { deployment, round: requestId })).toHaveLength(votes.length);
    const certificate = await buildCertificate(client, { deployment, requestId, bundle, index: 1 });
    const { chainId, registry } = deployment;
    expect((await verifyCertificate(client, { certificate, chainId, registry, proof: true })).valid).toBe(true);
    expect((await getRound(client, { deployment, round: next })).config.generation).toBe(1);
    expect(await codeOf(getRequest(client, { deployment, requestId: next + 1n }))).toBe("REQUEST_NOT_FOUND");
    expect(await codeOf(getRound(client, { deployment, round: next + 1n }))).toBe("ROUND_NOT_FOUND");
  }, 30_000);
});
