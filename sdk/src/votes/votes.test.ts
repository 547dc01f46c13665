import fc from "fast-check";
import { concatHex, encodeAbiParameters, type Hex, hashTypedData, keccak256, stringToBytes, toHex } from "viem";
import { describe, expect, test } from "vitest";
import { type Row, readVectors, rowsOf, sliceOf } from "../../test/vectors.ts";
import {
  answers,
  commitmentHash,
  commitTypedData,
  createSalt,
  decodePlanes,
  decodeSettlement,
  decodeVerdict,
  drawSeats,
  drawSeed,
  encodePlanes,
  encodeSettlement,
  finalizableAt,
  foldCommitments,
  headerHash,
  MiraError,
  packPolicyLevels,
  packPolicyTerms,
  packRoundConfig,
  packRoundSummary,
  packSeat,
  phaseAt,
  phases,
  policyHash,
  pushCommitment,
  quorum,
  type RequestHeader,
  requestHash,
  requireStrongSalt,
  roundStart,
  roundTimes,
  type TallyBallot,
  tally,
  unpackPolicyLevels,
  unpackPolicyTerms,
  unpackRoundConfig,
  unpackRoundState,
  unpackRoundSummary,
  unpackSeat,
  votesHash,
  wordsOf,
} from "../index.ts";

const word = (value: bigint) => toHex(value, { size: 32 });
const words = (types: string) => types.split(" ").map((type) => ({ type }));
const codeOf = (run: () => unknown) => {
  try {
    run();
    return "none";
  } catch (error) {
    return error instanceof MiraError ? error.code : String(error);
  }
};

describe("planes", () => {
  const table = readVectors("planes");
  test.each(rowsOf(table, "claimCount"))("agree with the vectors %#", (row) => {
    const planes = sliceOf(table, "planes", row.int("planesStart"), row.int("planesLength"));
    const given = [...row.text("answers")].map((digit) => answers[Number(digit)] ?? "ABSTAIN");
    expect(encodePlanes(given).map(word)).toEqual(planes);
    expect(decodePlanes(planes.map(BigInt), row.int("claimCount"))).toEqual(given);
    expect(row.hex("votesHash")).toBe(keccak256(concatHex(planes)));
    expect(votesHash(planes.map(BigInt))).toBe(row.hex("votesHash"));
    // Bit by bit, as the design states it.
    for (const [i, digit] of [...row.text("answers")].entries()) {
      const [affirm, deny] = [0, planes.length / 2].map(
        (at) => (BigInt(planes[at + (i >> 8)] ?? 0) >> BigInt(i % 256)) & 1n,
      );
      expect(`${affirm}${deny}`).toBe(["00", "10", "01", "11"][Number(digit)]);
    }
  });

  test("come back for any answers", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...answers), { minLength: 1, maxLength: 600 }), (given) => {
        expect(decodePlanes(encodePlanes(given), given.length)).toEqual(given);
      }),
      { numRuns: 50 },
    );
    expect(decodeVerdict([0n, 0n], 1)).toEqual(["UNDECIDED"]);
  });

  test.each([
    ["bits past the end", [0b10n, 0n], 1],
    ["bits past the end of deny", [0n, 0b10n], 1],
    ["too few words", [0n], 1],
    ["too many words", [0n, 0n, 0n, 0n], 256],
    ["a word beyond 256 bits", [1n << 256n, 0n], 256],
    ["a negative word", [-1n, 0n], 1],
  ])("with %s are refused", (_, planes, claimCount) => {
    expect(codeOf(() => decodePlanes(planes, claimCount))).toBe("PLANES_INVALID");
  });

  test("of no claims or too many are refused", () => {
    for (const count of [0, 4_097]) {
      expect(codeOf(() => encodePlanes(Array(count).fill("TRUE")))).toBe("VALUE_OUT_OF_RANGE");
    }
  });
});

describe("commitments", () => {
  test.each(rowsOf(readVectors("commitment"), "salt"))("agree with the vectors %#", (row) => {
    const typeHash = keccak256(
      stringToBytes(
        "Commitment(uint256 chainId,address hub,uint64 round,uint32 validatorId,bytes32 salt,bytes32 votesHash,bytes32 reportHash)",
      ),
    );
    const names = ["chainId", "hub", "round", "validatorId", "salt", "votesHash", "reportHash"];
    const values = [
      typeHash,
      ...names.map((name) => (row.text(name).startsWith("0x") ? row.hex(name) : row.big(name))),
    ];
    const types = words("bytes32 uint256 address uint64 uint256 bytes32 bytes32 bytes32");
    expect(row.hex("commitment")).toBe(keccak256(encodeAbiParameters(types, values)));
    const place = {
      chainId: row.int("chainId"),
      hub: row.hex("hub"),
      round: row.big("round"),
      validatorId: row.int("validatorId"),
    };
    const opening = { salt: row.hex("salt"), votesHash: row.hex("votesHash"), reportHash: row.hex("reportHash") };
    expect(commitmentHash({ ...place, ...opening })).toBe(row.hex("commitment"));
    expect(row.hex("commitDigest")).toBe(digestByHand(row));
    expect(hashTypedData(commitTypedData({ ...place, seed: row.hex("seed"), commitment: row.hex("commitment") }))).toBe(
      row.hex("commitDigest"),
    );
  });

  /** EIP-712, step by step. */
  function digestByHand(row: Row): Hex {
    const hash = (text: string) => keccak256(stringToBytes(text));
    const domain = encodeAbiParameters(words("bytes32 bytes32 bytes32 uint256 address"), [
      hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
      hash("Mira VerificationHub"),
      hash("1"),
      row.big("chainId"),
      row.hex("hub"),
    ]);
    const message = encodeAbiParameters(words("bytes32 uint64 bytes32 uint256 bytes32"), [
      hash("Commit(uint64 round,bytes32 seed,uint32 validatorId,bytes32 commitment)"),
      row.big("round"),
      row.hex("seed"),
      row.big("validatorId"),
      row.hex("commitment"),
    ]);
    return keccak256(concatHex(["0x1901", keccak256(domain), keccak256(message)]));
  }

  test("bind every part of themselves", () => {
    const base = {
      chainId: 1,
      hub: "0x00000000000000000000000000000000000000aa",
      round: 1n,
      validatorId: 1,
      salt: createSalt(),
      votesHash: word(1n),
      reportHash: word(2n),
    } as const;
    const changed = [
      { chainId: 2 },
      { hub: "0x00000000000000000000000000000000000000ab" as const },
      { round: 2n },
      { validatorId: 2 },
      { salt: createSalt() },
      { votesHash: word(3n) },
      { reportHash: word(3n) },
    ].map((change) => commitmentHash({ ...base, ...change }));
    expect(new Set([commitmentHash(base), ...changed]).size).toBe(8);
    expect(codeOf(() => commitmentHash({ ...base, reportHash: word(0n) }))).toBe("VALUE_INVALID");
    expect(codeOf(() => commitmentHash({ ...base, round: 1n << 64n }))).toBe("VALUE_OUT_OF_RANGE");
    expect(codeOf(() => commitmentHash({ ...base, salt: word(5n) }))).toBe("SALT_WEAK");
  });

  test("take fresh salts and refuse weak ones", () => {
    expect(new Set(Array.from({ length: 1_000 }, createSalt)).size).toBe(1_000);
    for (const weak of [
      word(0n),
      word((1n << 64n) - 1n),
      toHex("my secret salt", { size: 32 }),
      `0x${"ab12".repeat(16)}` as const,
    ]) {
      expect(codeOf(() => requireStrongSalt(weak))).toBe("SALT_WEAK");
    }
    expect(codeOf(() => requireStrongSalt("0x12"))).toBe("VALUE_INVALID");
  });
});

describe("packed words", () => {
  const seats = rowsOf(readVectors("roundState"), "seat");
  test.each(seats)("hold seats and running states %#", (row) => {
    const seat = {
      validatorId: row.int("validatorId"),
      family: row.int("family"),
      seats: row.int("seats"),
      toppedUp: row.flag("toppedUp"),
    };
    expect(packSeat(seat)).toBe(row.big("seat"));
    expect(unpackSeat(row.big("seat"))).toEqual(seat);
    const before = row.big("before");
    const hash = keccak256(concatHex([row.hex("before"), word(row.big("seat")), row.hex("commitment")]));
    const after = row.big("after");
    expect(after >> 40n).toBe(BigInt(hash) >> 40n);
    expect((after >> 24n) & 0xffffn).toBe(((before >> 24n) & 0xffffn) + BigInt(seat.seats));
    expect((after >> 8n) & 0xffffn).toBe(((before >> 8n) & 0xffffn) + 1n);
    expect((after >> 1n) & 0x7fn).toBe(1n);
    expect(pushCommitment(before, { seat: row.big("seat"), commitment: row.hex("commitment") })).toBe(after);
    expect(unpackRoundState(after)).toEqual({
      status: "VOTING",
      seats: row.int("committedSeats"),
      count: row.int("count"),
      toppedUp: seat.toppedUp,
    });
  });

  test("fold to the last state, and to another in another order", () => {
    const list = seats.map((row) => ({ seat: row.big("seat"), commitment: row.hex("commitment") }));
    const start = seats[0]?.big("before") ?? 0n;
    expect(foldCommitments(start, list)).toBe(seats.at(-1)?.big("after"));
    expect(foldCommitments(start, list.toReversed())).not.toBe(seats.at(-1)?.big("after"));
    expect(codeOf(() => packSeat({ validatorId: 2 ** 32, family: 0, seats: 1, toppedUp: false }))).toBe(
      "VALUE_OUT_OF_RANGE",
    );
  });

  test.each(rowsOf(readVectors("requestHeader"), "fee"))("begin with the header %#", (row) => {
    const names = "requester bundleHash claimsRoot claimCount domain tier openedAt fee escalationBudget statedValue";
    const all = [...names.split(" "), "integrator", "callback", "sentinelHash", "levels", "terms"];
    const isHash = (name: string) => /Hash|Root|requester|integrator|callback/.test(name);
    const isSmall = (name: string) => /claimCount|domain|tier|openedAt/.test(name);
    const values = all.map((name) => (isHash(name) ? row.hex(name) : isSmall(name) ? row.int(name) : row.big(name)));
    const header = Object.fromEntries(all.map((name, i) => [name, values[i]])) as unknown as RequestHeader;
    const types = words(
      "address bytes32 bytes32 uint256 uint256 uint256 uint256 uint256 uint256 uint256 address address bytes32 uint256 uint256",
    );
    const header256 = keccak256(encodeAbiParameters(types, values));
    const hash = keccak256(concatHex([header256, word(row.big("round"))]));
    expect(headerHash(header)).toBe(header256);
    expect(requestHash(header, row.big("round"))).toBe(hash);
    expect(roundStart(header, row.big("round"))).toBe(row.big("start"));
    expect(row.big("start") >> 40n).toBe(BigInt(hash) >> 40n);
    expect(row.big("start") & ((1n << 40n) - 1n)).toBe(2n);
  });

  test.each(rowsOf(readVectors("roundConfig"), "word"))("hold round configurations %#", (row) => {
    const config = unpackRoundConfig(row.big("word"));
    if (!config) throw new Error("no round");
    for (const [name, value] of Object.entries(config)) expect(BigInt(value)).toBe(row.big(name));
    expect(packRoundConfig(config)).toBe(row.big("word"));
    // Two fields by hand: the lowest, and the one that is stored less one.
    expect(row.big("word") & ((1n << 56n) - 1n)).toBe(row.big("totalPower"));
    expect((row.big("word") >> 208n) & 0xfffn).toBe(row.big("claims") - 1n);
  });

  test.each(rowsOf(readVectors("policy"), "termsWord"))("hold policies %#", (row) => {
    const levels = unpackPolicyLevels(row.big("levelsWord"));
    const terms = unpackPolicyTerms(row.big("termsWord"));
    for (const [at, level] of levels.entries()) {
      for (const [name, value] of Object.entries(level)) expect(value).toBe(row.int(`${name}${at}`));
    }
    for (const [name, value] of Object.entries(terms)) expect(BigInt(value)).toBe(row.big(name));
    expect(packPolicyLevels(levels)).toBe(row.big("levelsWord"));
    expect(packPolicyTerms(terms)).toBe(row.big("termsWord"));
    const typeHash = keccak256(stringToBytes("Policy(uint256 levels,uint256 terms)"));
    const hash = keccak256(concatHex([typeHash, row.hex("levelsWord"), row.hex("termsWord")]));
    expect(row.hex("policyHash")).toBe(hash);
    expect(policyHash(row.big("levelsWord"), row.big("termsWord"))).toBe(hash);
  });

  test.each(rowsOf(readVectors("phases"), "phase"))("give the phase at a time %#", (row) => {
    const config = unpackRoundConfig(row.big("word"));
    const state = { seats: row.int("committedSeats"), toppedUp: row.flag("toppedUp") };
    expect(phases.indexOf(phaseAt(config, row.int("timestamp"), state))).toBe(row.int("phase"));
  });

  test("give phases as half-open intervals", () => {
    const config = unpackRoundConfig(rowsOf(readVectors("phases"), "phase")[0]?.big("word") ?? 0n);
    if (!config) throw new Error("no round");
    const { seedTime, commitEnd, revealStart, revealEnd } = roundTimes(config, true);
    expect([seedTime, commitEnd, revealStart, revealEnd]).toEqual([1_000, 1_040, 1_080, 1_140]);
    const full = { seats: 5, toppedUp: true };
    expect(phaseAt(config, commitEnd - 1, full)).toBe("COMMIT");
    expect(phaseAt(config, commitEnd, full)).toBe("TOP_UP");
    expect(phaseAt(config, revealStart, full)).toBe("REVEAL");
    expect(phaseAt(config, revealEnd, full)).toBe("SETTLE");
    expect(phaseAt(config, revealStart, { seats: 4, toppedUp: true })).toBe("CLOSED");
    expect(phaseAt(null, 0, full)).toBe("NONE");
  });

  test("are closed at any time once a round does not take votes", () => {
    const config = unpackRoundConfig(rowsOf(readVectors("phases"), "phase")[0]?.big("word") ?? 0n);
    const state = { seats: 5, toppedUp: false };
    for (const timestamp of [999, 1_000, 1_040, 1_099, 1_100, 1_000_000]) {
      expect(phaseAt(config, timestamp, { ...state, status: "VOTING" })).toBe(phaseAt(config, timestamp, state));
      for (const status of ["PROVISIONAL", "FINAL", "EXPIRED"] as const) {
        expect(phaseAt(config, timestamp, { ...state, status })).toBe("CLOSED");
      }
    }
    expect(phaseAt(null, 0, { ...state, status: "NONE" })).toBe("NONE");
  });
});

describe("results", () => {
  test.each(rowsOf(readVectors("roundResult"), "summary"))("pack and hash like the vectors %#", (row) => {
    const summary = unpackRoundSummary(row.big("summary"));
    expect(packRoundSummary(summary)).toBe(row.big("summary"));
    const undecided = row.int("undecided") === 0xffff ? null : row.int("undecided");
    expect(summary).toEqual({
      round: row.big("round"),
      level: row.int("level"),
      settledAt: row.int("settledAt"),
      seats: row.int("seats"),
      revealedSeats: row.int("revealedSeats"),
      undecided,
      netFee: row.big("netFee"),
    });
    // By hand: fields from the top, 64, 8, 40 and thrice 16 bits, then 96.
    const parts = ["round", "level", "settledAt", "seats", "revealedSeats", "undecided", "netFee"] as const;
    const widths = [64n, 8n, 40n, 16n, 16n, 16n, 96n];
    const packed = parts.reduce((word, name, i) => (word << (widths[i] ?? 0n)) | row.big(name), 0n);
    expect(packed).toBe(row.big("summary"));
    const pays = concatHex([row.hex("pay0"), row.hex("pay1")]);
    const clear = concatHex([row.hex("clear0"), row.hex("clear1")]);
    expect(row.hex("detailsHash")).toBe(keccak256(concatHex([keccak256(pays), keccak256(clear)])));
    const result = [row.hex("headerHash"), row.hex("summary"), row.hex("counted"), row.hex("verdictHash")];
    expect(row.hex("digest")).toBe(keccak256(concatHex([...result, row.hex("detailsHash")])));
    const deeper = [word(row.big("requestId")), row.hex("selectionHash"), word(row.big("child")), word(row.big("fee"))];
    expect(row.hex("deeperHash")).toBe(keccak256(concatHex(deeper)));
    const both = keccak256(concatHex([row.hex("headerHash"), row.hex("deeperHash")]));
    const start = BigInt(keccak256(concatHex([both, word(row.big("requestId") + 7n)])));
    expect(row.big("deeperStart")).toBe(((start >> 40n) << 40n) | 2n);
  });

  test("of a summary that does not fit are refused", () => {
    const summary = unpackRoundSummary(0n);
    expect(codeOf(() => packRoundSummary({ ...summary, seats: 65_536 }))).toBe("VALUE_OUT_OF_RANGE");
    expect(codeOf(() => packRoundSummary({ ...summary, netFee: 1n << 96n }))).toBe("VALUE_OUT_OF_RANGE");
    expect(codeOf(() => packRoundSummary({ ...summary, level: -1 }))).toBe("VALUE_OUT_OF_RANGE");
  });

  test("wait for their escalation where the budget pays for it", () => {
    const levels = packPolicyLevels([
      { seats: 5, leastSeats: 3, cap: 1, thresholdNumerator: 3, thresholdDenominator: 4 },
      { seats: 11, leastSeats: 7, cap: 3, thresholdNumerator: 2, thresholdDenominator: 3 },
    ]);
    const terms = { ...unpackPolicyTerms(0n), challengeWindow: 1_800, price: 10n };
    const summary = { ...unpackRoundSummary(0n), settledAt: 1_000 };
    const at = (undecided: number | null, escalationBudget: bigint, count = 2) => {
      const header = { levels, terms: packPolicyTerms({ ...terms, levels: count }), escalationBudget };
      return finalizableAt(header as RequestHeader, { ...summary, undecided });
    };
    expect(at(1, 3_520n)).toBe(46_000);
    expect(at(1, 3_519n)).toBe(2_800);
    expect(at(33, 3_630n)).toBe(46_000);
    expect(at(33, 3_629n)).toBe(2_800);
    expect(at(0, 3_630n)).toBe(2_800);
    expect(at(null, 3_630n)).toBe(2_800);
    expect(at(1, 0n)).toBe(2_800);
    expect(at(1, 3_520n, 1)).toBe(2_800);
  });
});

describe("sortition", () => {
  test.each(rowsOf(readVectors("sortition"), "seed"))("agrees with the vectors %#", (row) => {
    const [power, total, cap] = [row.big("power"), row.big("totalPower"), row.big("cap")];
    expect(row.hex("seed")).toBe(keccak256(concatHex([row.hex("blockHash"), word(row.big("round"))])));
    expect(drawSeed(row.hex("blockHash"), row.big("round"))).toBe(row.hex("seed"));
    // By its definition: x = seats · power / total, one more if ticket / 2^128 lies below the fraction of x.
    const x = row.big("seats") * power;
    const ticket = BigInt(keccak256(concatHex([row.hex("seed"), word(row.big("validatorId"))]))) % (1n << 128n);
    const drawn =
      total === 0n || power === 0n ? 0n : x / total + (ticket * total < (x % total) * (1n << 128n) ? 1n : 0n);
    expect(row.big("held")).toBe(drawn < cap ? drawn : cap);
    const parameters = { validatorId: row.int("validatorId"), seats: row.int("seats"), power, totalPower: total };
    expect(drawSeats({ seed: row.hex("seed"), ...parameters, cap: row.int("cap") })).toBe(row.int("held"));
  });

  test("never takes seats away at twice the expected number, and is right on average", () => {
    const seed = keccak256("0x01");
    let sum = 0;
    for (let validatorId = 1; validatorId <= 400; ++validatorId) {
      const draw = { seed, validatorId, power: BigInt(validatorId), totalPower: 80_200n, cap: 5 };
      const held = drawSeats({ ...draw, seats: 40 });
      expect(drawSeats({ ...draw, seats: 80 })).toBeGreaterThanOrEqual(held);
      sum += held;
    }
    expect(sum).toBeGreaterThan(25);
    expect(sum).toBeLessThan(55);
  });
});

describe("tally", () => {
  const table = readVectors("tally");
  test.each(rowsOf(table, "quorum"))("agrees with the vectors and with counting by hand %#", (row) => {
    const claimCount = row.int("claimCount");
    const width = 2 * wordsOf(claimCount);
    let at = row.int("planesStart");
    const ballots = Array.from({ length: row.int("ballots") }, (_, i): TallyBallot => {
      const place = row.int("ballotsStart") + i;
      const isWithheld = table.ballotWithheld?.[place] === true;
      const planes = isWithheld ? null : sliceOf(table, "ballotPlanes", at, width).map(BigInt);
      if (planes) at += width;
      return { seats: Number(table.ballotSeats?.[place]), family: Number(table.ballotFamily?.[place]), planes };
    });
    const policy = {
      thresholdNumerator: row.int("thresholdNumerator"),
      thresholdDenominator: row.int("thresholdDenominator"),
      minFamilies: row.int("minFamilies"),
    };
    const result = tally({ claimCount, ballots, ...policy });
    expect(result.quorum).toBe(row.int("quorum"));
    expect(result.planes.map(word)).toEqual(sliceOf(table, "verdict", row.int("verdictStart"), width));
    expect(votesHash(result.planes)).toBe(row.hex("verdictHash"));
    for (let claim = 0; claim < claimCount; claim += 37) {
      const given = ballots.map(({ planes }) => (planes ? decodePlanes(planes, claimCount)[claim] : "ABSTAIN"));
      const winner = (["TRUE", "FALSE", "INVALID"] as const).find((answer) => {
        const voters = ballots.filter((_, i) => given[i] === answer);
        const isSpread = new Set(voters.map(({ family }) => family)).size >= policy.minFamilies;
        return isSpread && voters.reduce((sum, { seats }) => sum + seats, 0) >= row.int("quorum");
      });
      expect(result.verdicts[claim]).toBe(winner ?? "UNDECIDED");
    }
    const opened = ballots.map(({ planes }, i) => ({
      seat: BigInt(i + 1) << 32n,
      commitment: word(BigInt(i + 1)),
      opening: planes && { salt: word(1n), reportHash: word(2n), planes },
    }));
    const settlement = encodeSettlement({ claimCount, commitments: opened });
    expect(settlement.planes.map(word)).toEqual(
      sliceOf(table, "settlementPlanes", row.int("settlementStart"), row.int("settlementLength")),
    );
    const decoded = decodeSettlement({ claimCount, ...settlement });
    expect(decoded.map(({ opening }) => opening?.planes ?? null)).toEqual(ballots.map(({ planes }) => planes));
    expect(decoded.map(({ secret }) => secret)).toEqual(opened.map((one) => one.opening?.salt ?? one.commitment));
    expect(codeOf(() => decodeSettlement({ claimCount, ...settlement, planes: settlement.planes.slice(1) }))).toBe(
      "PLANES_INVALID",
    );
  });

  test.each(rowsOf(readVectors("quorum"), "quorum"))("rounds the quorum up %#", (row) => {
    const [committed, numerator, denominator] = [row.big("committed"), row.big("numerator"), row.big("denominator")];
    expect(row.big("quorum")).toBe((committed * numerator + denominator - 1n) / denominator);
    expect(quorum(Number(committed), Number(numerator), Number(denominator))).toBe(row.int("quorum"));
  });

  test("counts withheld seats in the threshold and abstentions for nobody", () => {
    const ballot = (answer: "TRUE" | "ABSTAIN" | null, seats: number, family: number): TallyBallot => ({
      seats,
      family,
      planes: answer && encodePlanes([answer]),
    });
    const policy = { claimCount: 1, thresholdNumerator: 2, thresholdDenominator: 3, minFamilies: 2 };
    const verdictOf = (...ballots: TallyBallot[]) => tally({ ...policy, ballots }).verdicts[0];
    expect(verdictOf(ballot("TRUE", 1, 1), ballot("TRUE", 1, 2), ballot("ABSTAIN", 1, 3))).toBe("TRUE");
    expect(verdictOf(ballot("TRUE", 1, 1), ballot("TRUE", 1, 2), ballot(null, 2, 3))).toBe("UNDECIDED");
    expect(verdictOf(ballot("TRUE", 2, 1), ballot("TRUE", 2, 1))).toBe("UNDECIDED");
    expect(verdictOf(ballot("TRUE", 2, 0), ballot("TRUE", 2, 1))).toBe("TRUE");
    expect(verdictOf()).toBe("UNDECIDED");
  });
});
