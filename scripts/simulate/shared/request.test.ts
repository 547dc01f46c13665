import { describe, expect, it } from "vitest";
import { createClaims } from "./claims.ts";
import { createPopulation, type SimulatedValidator } from "./population.ts";
import { createRandom } from "./random.ts";
import { payOf, reckonRequest } from "./reckoning.ts";
import { type RequestParameters, runRequest } from "./request.ts";
import { NO_MEMORY } from "./round.ts";
import { TIERS, VOTES } from "./setting.ts";

const CLAIM_COUNT = 40;
const TRAITS = { ...VOTES, easyBonus: 0 };

function request(accuracy: number, change: Partial<RequestParameters> = {}, seed = 1): RequestParameters {
  const random = createRandom(seed, "request");
  const validators = createPopulation(random, { validators: 200, families: 5, accuracy: [accuracy, accuracy] });
  const claims = createClaims(random, CLAIM_COUNT, { trueShare: 0.5, hardShare: 0 });
  return {
    random,
    claims,
    validators,
    powers: validators.map(() => 1n),
    traits: TRAITS,
    memory: NO_MEMORY,
    tier: TIERS.STANDARD,
    budget: Number.POSITIVE_INFINITY,
    ...change,
  };
}

describe("a simulated request", () => {
  it("ends after one round where all agree, or nobody pays for more", () => {
    expect(runRequest(request(1)).rounds).toHaveLength(1);
    const { rounds, verdicts } = runRequest(request(0.6, { budget: 0 }));
    expect(rounds).toHaveLength(1);
    expect(verdicts).toContain("UNDECIDED");
  });

  it("goes deeper with the undecided claims alone, as long as there are any", () => {
    const { rounds, verdicts, votes } = runRequest(request(0.6));
    expect(rounds).toHaveLength(4);
    for (const [index, { selection }] of rounds.entries()) {
      const before = rounds[index - 1];
      if (!before) continue;
      const undecided = before.selection.filter((_, at) => before.outcome.result?.verdicts[at] === "UNDECIDED");
      expect(selection).toEqual(undecided);
    }
    const counted = rounds.reduce((sum, round) => sum + round.outcome.committedSeats * round.selection.length, 0);
    expect(votes).toBe(counted);
    const last = rounds.at(-1);
    for (const [at, claim] of last?.selection.entries() ?? []) {
      expect(verdicts[claim]).toBe(last?.outcome.result?.verdicts[at]);
    }
  });

  it("stops when the budget does not pay for a whole round", () => {
    const undecided = runRequest(request(0.6, { budget: 0 })).verdicts.filter((each) => each === "UNDECIDED").length;
    const price = 15 * Math.max(32, undecided);
    expect(runRequest(request(0.6, { budget: price - 1 })).rounds).toHaveLength(1);
    expect(runRequest(request(0.6, { budget: price })).rounds).toHaveLength(2);
  });

  it("puts challenged claims to a deeper committee, at the challenger's cost", () => {
    const challenged = runRequest(request(1, { isChallenged: ({ claim, level }) => claim === 3 && level === 0 }));
    const plain = runRequest(request(1));
    expect(challenged.rounds.map(({ selection }) => selection.length)).toEqual([CLAIM_COUNT, 1]);
    expect(challenged.rounds[1]?.challenged).toEqual(new Set([3]));
    expect(challenged.verdicts).toEqual(plain.verdicts);
    expect(challenged.cost).toBeCloseTo(challenged.rounds[0]?.netFee ?? 0, 9);
    expect(challenged.rounds[1]?.netFee).toBeGreaterThan(0);
  });

  it("never ends otherwise than its levels allow if everything is challenged", () => {
    const { rounds } = runRequest(request(1, { isChallenged: () => true }));
    expect(rounds.map(({ levelNumber }) => levelNumber)).toEqual([0, 1, 2, 3]);
  });

  it("lets validators answer the same when they sit again", () => {
    const { rounds } = runRequest(request(0.7, { isChallenged: () => true }));
    const answers = new Map<number, string>();
    for (const { outcome } of rounds) {
      for (const { index, answers: own } of outcome.votes) {
        expect(answers.get(index) ?? own.join()).toBe(own.join());
        answers.set(index, own.join());
      }
    }
  });
});

describe("reckoning", () => {
  const attack = (validators: readonly SimulatedValidator[]) =>
    validators.map((validator) => ({ ...validator, strategy: "attack" as const }));

  function bribed(accuracy: number, isChallenged: boolean) {
    const parameters = request(accuracy);
    const claims = parameters.claims.map((claim, index) => ({ ...claim, isTarget: index < 4 }));
    const outcome = runRequest({
      ...parameters,
      claims,
      firstRound: attack(parameters.validators),
      isChallenged: ({ claim, level }) => isChallenged && level === 0 && claim < 4,
    });
    return { claims, outcome, reckoned: reckonRequest(outcome, TIERS.STANDARD.terms) };
  }

  it("takes the pay and σ a seat and claim where a clear reversal overrules a bribed committee", () => {
    const { outcome, reckoned, claims } = bribed(1, true);
    expect(outcome.verdicts).toEqual(claims.map(({ truth }) => truth));
    expect(reckoned).toHaveLength(outcome.rounds[0]?.outcome.votes.length ?? -1);
    for (const { pay, clawback, slash } of reckoned) {
      expect(clawback).toBeCloseTo((payOf(pay, CLAIM_COUNT, TIERS.STANDARD.terms) * 4) / CLAIM_COUNT, 9);
      expect(slash).toBe(50 * 4 * pay.vote.seats);
    }
  });

  it("takes nothing where nobody challenges", () => {
    const { outcome, reckoned } = bribed(1, false);
    expect(reckoned).toEqual([]);
    expect(outcome.verdicts.slice(0, 4)).not.toContain("UNDECIDED");
  });

  it("claws back without a slash where the deeper committee is split", () => {
    const reckoned = Array.from({ length: 8 }, (_, seed) => {
      const parameters = request(0.75, {}, seed);
      const claims = parameters.claims.map((claim) => ({ ...claim, isTarget: true }));
      const outcome = runRequest({
        ...parameters,
        claims,
        firstRound: attack(parameters.validators),
        isChallenged: ({ level }) => level === 0,
      });
      return reckonRequest(outcome, TIERS.STANDARD.terms);
    }).flat();
    const sum = (read: (each: (typeof reckoned)[number]) => number) =>
      reckoned.reduce((all, one) => all + read(one), 0);
    expect(sum(({ clawback }) => clawback)).toBeGreaterThan(0);
    const flipped = sum(({ pay }) => pay.vote.seats) * CLAIM_COUNT * 50;
    expect(sum(({ slash }) => slash)).toBeLessThan(flipped / 2);
  });

  it("never takes more than the tier's part of a pool", () => {
    const parameters = request(1);
    const validators = parameters.validators.map((validator) => ({ ...validator, stake: 10 }));
    const claims = parameters.claims.map((claim) => ({ ...claim, isTarget: true }));
    const isChallenged = ({ level }: { level: number }) => level === 0;
    const outcome = runRequest({ ...parameters, validators, claims, firstRound: attack(validators), isChallenged });
    const reckoned = reckonRequest(outcome, TIERS.STANDARD.terms);
    // 10 MIRA are 1,000 p, of which one request may take a twentieth.
    expect(reckoned.length).toBeGreaterThan(0);
    for (const { slash } of reckoned) expect(slash).toBe(50);
  });
});
