import { describe, expect, it } from "vitest";
import { turnOf } from "./turnOf.ts";

describe("turnOf", () => {
  const all = Array.from({ length: 12 }, (_, index) => index + 1);

  it("gives everybody another turn, the seated first", () => {
    const seated = [3, 9, 11];
    const turns = all.map((validatorId) => turnOf({ round: 5n, validatorId, seated, registered: 12 }));
    expect(turns.toSorted((a, b) => a - b)).toEqual(all.map((id) => id - 1));
    expect(seated.map((id) => turns[id - 1] ?? -1).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  });

  it("gives other rounds to others", () => {
    const first = (round: bigint) =>
      all.find((validatorId) => turnOf({ round, validatorId, seated: [], registered: 12 }) === 0);
    expect(new Set(Array.from({ length: 64 }, (_, round) => first(BigInt(round)))).size).toBeGreaterThan(8);
  });

  it("stays bounded where there are many validators", () => {
    const turn = turnOf({ round: 5n, validatorId: 77_000, seated: [1], registered: 1_000_000 });
    expect(turn).toBeGreaterThanOrEqual(1);
    expect(turn).toBeLessThan(257);
  });
});
