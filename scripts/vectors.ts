// Writes test/vectors/*.json, by which Solidity and TypeScript are bound to the same bytes: `node scripts/vectors.ts`,
// or with --check, which fails where a file differs. Every file holds flat arrays of equal length, so that Solidity can
// read them; lists within a case lie end to end in one array, with `…Start` saying where each begins.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  type Answer,
  answers,
  type Bundle,
  bundleHash,
  claimEvidenceHash,
  claimLeaf,
  claimProof,
  claimsRoot,
  commitmentHash,
  commitTypedData,
  createVerdictLog,
  drawSeats,
  drawSeed,
  encodeBundle,
  encodePlanes,
  encodeSettlement,
  hashVerdictLeaf,
  type LevelPolicy,
  packPolicyLevels,
  packPolicyTerms,
  packRoundConfig,
  packSeat,
  phaseAt,
  phases,
  policyHash,
  pushCommitment,
  quorum,
  type RequestHeader,
  roundStart,
  type Seat,
  tally,
  unpackRoundState,
  type VerdictLeaf,
  votesHash,
} from "@mira-protocol/sdk";
import { concatHex, getAddress, type Hex, hashTypedData, keccak256, slice, toHex } from "viem";

const folder = new URL("../test/vectors/", import.meta.url);
type Columns = Record<string, (string | boolean)[]>;

/** Deterministic words: keccak-256 of the vector's name and a counter. */
function source(name: string) {
  let count = 0;
  const word = (): Hex => keccak256(concatHex([toHex(name), toHex(count++, { size: 8 })]));
  const below = (limit: number) => Number(BigInt(word()) % BigInt(limit));
  const bits = (width: number) => BigInt(word()) & ((1n << BigInt(width)) - 1n);
  const address = () => getAddress(slice(word(), 12));
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  return { word, below, bits, address, pick };
}

/** Rows of like members to columns of strings. */
function columns(rows: readonly Record<string, unknown>[]): Columns {
  const table: Columns = {};
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      table[name] ??= [];
      table[name].push(typeof value === "boolean" ? value : String(value));
    }
  }
  return table;
}

const word = (value: bigint): Hex => toHex(value, { size: 32 });

function commitments(): Columns {
  const random = source("commitment");
  return columns(
    Array.from({ length: 8 }, (_, i) => {
      const place = {
        chainId: [1, 31337, 8453, 42161][i % 4] ?? 1,
        hub: random.address(),
        round: i === 7 ? (1n << 64n) - 1n : (1n << 32n) + BigInt(i),
        validatorId: i === 7 ? 2 ** 32 - 1 : 1 + random.below(500),
      };
      const opening = { salt: random.word(), votesHash: random.word(), reportHash: random.word() };
      const commitment = commitmentHash({ ...place, ...opening });
      const seed = random.word();
      return {
        ...place,
        ...opening,
        commitment,
        seed,
        commitDigest: hashTypedData(commitTypedData({ ...place, seed, commitment })),
      };
    }),
  );
}

function planes(): Columns {
  const random = source("planes");
  const flat: Hex[] = [];
  const rows = [1, 2, 4, 255, 256, 257, 511, 512, 513, 1_000, 4_096].map((claimCount) => {
    const given = Array.from({ length: claimCount }, () => random.pick(answers));
    const planesStart = flat.length;
    const encoded = encodePlanes(given);
    flat.push(...encoded.map(word));
    // One digit a claim: 0 ABSTAIN, 1 TRUE, 2 FALSE, 3 INVALID.
    const digits = given.map((answer) => answers.indexOf(answer)).join("");
    return { claimCount, answers: digits, planesStart, planesLength: encoded.length, votesHash: votesHash(encoded) };
  });
  return { ...columns(rows), planes: flat };
}

function bundleOf(random: ReturnType<typeof source>, claimCount: number): Bundle {
  return {
    type: "mira.bundle",
    version: 1,
    question: claimCount % 2 === 0 ? "support" : "truth",
    evidence: [{ text: `Evidence for ${claimCount} claims: "quoted", \\ and é, €, 😀.`, title: "Title" }],
    claims: Array.from({ length: claimCount }, (_, i) => ({
      text: `Claim ${i} of ${claimCount}: 2 + ${i} = ${2 + i}.`,
      salt: random.word(),
      ...(i % 5 === 3 && { evidence: [{ text: `Own evidence ${i}`, mediaType: "text/plain" }] }),
      ...(i % 7 === 6 && { evidence: [] }),
    })),
  };
}

function claims(): Columns {
  const random = source("claims");
  const flat: Hex[] = [];
  const rows = [1, 2, 3, 4, 5, 8, 9, 33, 256, 257].flatMap((claimCount) => {
    const bundle = bundleOf(random, claimCount);
    const chosen = [...new Set([0, 1, claimCount >> 1, claimCount - 1])].filter((index) => index < claimCount);
    return chosen.map((index) => {
      const { proof, ...parameters } = claimProof(bundle, index);
      const claim = bundle.claims[index];
      const evidenceHash = claimEvidenceHash(claim?.evidence ?? bundle.evidence);
      const context = { question: bundle.question, evidenceHash };
      const proofStart = flat.length;
      flat.push(...proof);
      const leaf = claimLeaf(parameters);
      const own = { text: claim?.text ?? "", ...context, ...parameters, leaf };
      return { claimCount, ...own, root: claimsRoot(bundle), proofStart, proofLength: proof.length };
    });
  });
  return { ...columns(rows), proof: flat };
}

function bundles(): Columns {
  const random = source("bundles");
  const full: Bundle = {
    ...bundleOf(random, 2),
    output: "😀 Claim. Other.",
    prompt: "line\nbreak\ttab \u0007 bell",
    claims: [
      { text: "Claim.", span: [2, 8], salt: random.word() },
      {
        text: "Other.",
        span: [9, 15],
        salt: random.word(),
        evidence: [{ text: "e", uri: "https://example.org/?a=1&b=2" }],
      },
    ],
  };
  return columns(
    [full, ...[1, 3, 7].map((count) => bundleOf(random, count))].map((bundle) => ({
      canonical: new TextDecoder().decode(encodeBundle(bundle)),
      bundleHash: bundleHash(bundle),
      claimsRoot: claimsRoot(bundle),
      claimCount: bundle.claims.length,
    })),
  );
}

function sortition(): Columns {
  const random = source("sortition");
  const rows = Array.from({ length: 64 }, (_, i) => {
    const blockHash = random.word();
    const round = random.bits(64);
    const seed = drawSeed(blockHash, round);
    // The smallest powers, the largest that a register holds, and exact fractions, where one unit decides.
    const totalPower = i < 8 ? BigInt(i) : i < 16 ? (1n << 56n) - 1n : 1n + random.bits(56);
    const power = i % 9 === 0 ? totalPower : i % 9 === 1 ? 0n : random.bits(56) % (totalPower / 8n + 1n);
    const draw = { validatorId: Number(random.bits(32)), seats: 1 + random.below(255), power, totalPower };
    const cap = 1 + random.below(6);
    return { blockHash, round, seed, ...draw, cap, held: drawSeats({ seed, ...draw, cap }) };
  });
  return columns(rows);
}

function headers(): { headers: Columns; start: bigint } {
  const random = source("header");
  const rows = Array.from({ length: 4 }, (_, i) => {
    const most = i === 3;
    const header: RequestHeader = {
      requester: random.address(),
      bundleHash: random.word(),
      claimsRoot: random.word(),
      claimCount: most ? 4_096 : 1 + random.below(4_096),
      domain: most ? 255 : random.below(6),
      tier: random.below(3),
      openedAt: most ? 2 ** 40 - 1 : 1_700_000_000 + i,
      fee: most ? (1n << 128n) - 1n : random.bits(80),
      escalationBudget: random.bits(80),
      statedValue: random.bits(80),
      integrator: random.address(),
      callback: random.address(),
      sentinelHash: random.word(),
      levels: random.bits(160),
      terms: random.bits(248),
    };
    const round = (1n << 32n) + BigInt(i);
    return { round, ...header, start: roundStart(header, round) };
  });
  const [first] = rows;
  const words = rows.map((row) => ({
    ...row,
    levels: word(row.levels),
    terms: word(row.terms),
    start: word(row.start),
  }));
  return { headers: columns(words), start: first?.start ?? 0n };
}

/** One round's commitments, one after the other. */
function roundStates(start: bigint): Columns {
  const random = source("roundState");
  let state = start;
  return columns(
    Array.from({ length: 24 }, (_, i) => {
      const seat: Seat = {
        validatorId: i === 5 ? 2 ** 32 - 1 : 1 + random.below(1_000),
        family: i === 6 ? 255 : random.below(10),
        seats: 1 + random.below(5),
        toppedUp: i >= 18,
      };
      const packed = packSeat(seat);
      const commitment = random.word();
      const before = word(state);
      state = pushCommitment(state, { seat: packed, commitment });
      const { seats: committedSeats, count } = unpackRoundState(state);
      return { ...seat, seat: packed, commitment, before, after: word(state), committedSeats, count };
    }),
  );
}

function verdictLog(): { leaves: Columns; proofs: Columns } {
  const random = source("log");
  const place = { chainId: 31337, registry: random.address() };
  const log = createVerdictLog();
  const leaves = Array.from({ length: 20 }, (_, i) => {
    const leaf: VerdictLeaf = {
      requestId: (1n << 32n) + BigInt(i),
      domain: random.below(6),
      tier: random.below(3),
      policyHash: random.word(),
      level: random.below(4),
      bundleHash: random.word(),
      claimsRoot: random.word(),
      claimCount: 1 + random.below(4_096),
      verdictHash: random.word(),
      openedAt: 1_700_000_000 + i,
      finalizedAt: 1_700_003_600 + i,
      seats: 1 + random.below(65_535),
    };
    const leafHash = hashVerdictLeaf(leaf, place);
    log.append(leafHash);
    return { ...place, ...leaf, leafHash, root: log.root() };
  });
  const flat: Hex[] = [];
  const proofs = leaves.flatMap((_, last) =>
    Array.from({ length: last + 1 }, (_, index) => {
      const size = last + 1;
      const proof = log.proof(index, size);
      const proofStart = flat.length;
      flat.push(...proof);
      return { size, index, proofStart, proofLength: proof.length };
    }),
  );
  return { leaves: columns(leaves), proofs: { ...columns(proofs), proof: flat } };
}

function rounds(): Columns {
  const random = source("rounds");
  const rows = Array.from({ length: 8 }, (_, i) => {
    const most = i === 7;
    const config = {
      level: most ? 15 : random.below(4),
      domain: most ? 255 : random.below(6),
      cap: most ? 255 : 1 + random.below(5),
      leastSeats: most ? 255 : 1 + random.below(9),
      seats: most ? 255 : 9 + random.below(20),
      claims: [1, 2, 256, 257, 1_024, 4_095, 4_096, 4_096][i] ?? 1,
      epoch: Number(random.bits(24)),
      revealWindow: 30 + random.below(600),
      commitWindow: 30 + random.below(600),
      seedTime: 1_700_000_000 + i,
      seedBlock: random.bits(40),
      totalPower: random.bits(56),
    };
    return { ...config, word: word(packRoundConfig(config)) };
  });
  return columns(rows);
}

function roundPhases(): Columns {
  const config = {
    level: 0,
    domain: 1,
    cap: 2,
    leastSeats: 5,
    seats: 9,
    claims: 300,
    epoch: 12,
    revealWindow: 60,
    commitWindow: 40,
    seedTime: 1_000,
    seedBlock: 77n,
    totalPower: 12_345n,
  };
  const times = [999, 1_000, 1_039, 1_040, 1_079, 1_080, 1_099, 1_100, 1_139, 1_140, 1_000_000];
  const commits = [
    { seats: 0, toppedUp: false },
    { seats: 4, toppedUp: false },
    { seats: 5, toppedUp: false },
    { seats: 4, toppedUp: true },
    { seats: 5, toppedUp: true },
  ];
  return columns(
    commits.flatMap(({ seats, toppedUp }) =>
      times.map((timestamp) => ({
        word: word(packRoundConfig(config)),
        timestamp,
        committedSeats: seats,
        toppedUp,
        phase: phases.indexOf(phaseAt(config, timestamp, { seats, toppedUp })),
      })),
    ),
  );
}

function policies(): Columns {
  const random = source("policy");
  const level = (seats: number, leastSeats: number, cap: number, of: readonly [number, number]): LevelPolicy => ({
    seats,
    leastSeats,
    cap,
    thresholdNumerator: of[0],
    thresholdDenominator: of[1],
  });
  const tiers = [
    [level(5, 3, 1, [3, 4]), level(11, 7, 3, [2, 3]), level(23, 13, 5, [2, 3])],
    [level(9, 5, 2, [2, 3]), level(15, 9, 4, [2, 3]), level(31, 18, 7, [13, 20]), level(63, 35, 14, [3, 5])],
    [level(255, 255, 255, [255, 255])],
  ];
  return columns(
    tiers.map((levels, i) => {
      const terms = {
        levels: levels.length,
        minFamilies: i + 1,
        seedDelay: random.below(3_600),
        seedBlocks: 1 + random.below(256),
        commitWindow: 60,
        revealWindow: 61,
        challengeWindow: 3_600,
        slashMultiple: 50,
        slashCapBps: 500,
        price: i === 2 ? (1n << 96n) - 1n : 10n ** 16n,
      };
      const packed = { levelsWord: packPolicyLevels(levels), termsWord: packPolicyTerms(terms) };
      const perLevel = Array.from({ length: 4 }, (_, at) => levels[at] ?? level(0, 0, 0, [0, 0]));
      const fields = Object.fromEntries(
        perLevel.flatMap((one, at) => Object.entries(one).map(([name, value]) => [`${name}${at}`, value])),
      );
      return {
        ...fields,
        ...terms,
        levelsWord: word(packed.levelsWord),
        termsWord: word(packed.termsWord),
        policyHash: policyHash(packed.levelsWord, packed.termsWord),
      };
    }),
  );
}

function quorums(): Columns {
  const fractions = [
    [2, 3],
    [3, 4],
    [4, 5],
    [13, 20],
    [3, 5],
    [1, 1],
    [128, 255],
  ] as const;
  const committed = [1, 2, 3, 4, 5, 6, 7, 9, 15, 20, 60, 63, 127, 255, 510];
  return columns(
    fractions.flatMap(([numerator, denominator]) =>
      committed.map((seats) => ({
        committed: seats,
        numerator,
        denominator,
        quorum: quorum(seats, numerator, denominator),
      })),
    ),
  );
}

function tallies(): Columns {
  const random = source("tally");
  const flat = { seats: [] as string[], family: [] as string[], withheld: [] as boolean[], planes: [] as Hex[] };
  const written: Hex[] = [];
  const verdicts: Hex[] = [];
  const fractions = [
    [2, 3],
    [3, 4],
    [4, 5],
    [3, 5],
  ] as const;
  const rows = Array.from({ length: 24 }, (_, i) => {
    const claimCount = [1, 3, 255, 256, 257, 600][i % 6] ?? 1;
    const [thresholdNumerator, thresholdDenominator] = random.pick(fractions);
    const minFamilies = 1 + (i % 3);
    const truth = Array.from({ length: claimCount }, () => random.pick<Answer>(["TRUE", "FALSE", "FALSE", "INVALID"]));
    const ballots = Array.from({ length: 1 + (i % 12) }, () => {
      const given = truth.map((right) => (random.below(8) === 0 ? random.pick(answers) : right));
      const isWithheld = random.below(10) === 0;
      return {
        seats: 1 + random.below(3),
        family: random.below(4),
        planes: isWithheld ? null : encodePlanes(given),
      };
    });
    const result = tally({ claimCount, ballots, thresholdNumerator, thresholdDenominator, minFamilies });
    const commitments = ballots.map(({ planes, ...seat }) => ({
      seat: packSeat({ ...seat, validatorId: 1, toppedUp: false }),
      commitment: random.word(),
      opening: planes && { salt: random.word(), reportHash: random.word(), planes },
    }));
    const settlement = encodeSettlement({ claimCount, commitments });
    const starts = { ballotsStart: flat.seats.length, planesStart: flat.planes.length, verdictStart: verdicts.length };
    const settlementStart = written.length;
    for (const ballot of ballots) {
      flat.seats.push(String(ballot.seats));
      flat.family.push(String(ballot.family));
      flat.withheld.push(ballot.planes === null);
      flat.planes.push(...(ballot.planes ?? []).map(word));
    }
    verdicts.push(...result.planes.map(word));
    written.push(...settlement.planes.map(word));
    return {
      claimCount,
      thresholdNumerator,
      thresholdDenominator,
      minFamilies,
      quorum: result.quorum,
      ballots: ballots.length,
      ...starts,
      settlementStart,
      settlementLength: settlement.planes.length,
      verdictHash: votesHash(result.planes),
    };
  });
  return {
    ...columns(rows),
    ballotSeats: flat.seats,
    ballotFamily: flat.family,
    ballotWithheld: flat.withheld,
    // Opened ballots only, in order, each 2 · ⌈claimCount / 256⌉ words.
    ballotPlanes: flat.planes,
    verdict: verdicts,
    // What `settle` takes: a base, then each opened ballot's planes XORed with it.
    settlementPlanes: written,
  };
}

const log = verdictLog();
const { headers: requestHeaders, start } = headers();
const files: Record<string, Columns> = {
  bundle: bundles(),
  claims: claims(),
  commitment: commitments(),
  log: log.leaves,
  logProofs: log.proofs,
  phases: roundPhases(),
  planes: planes(),
  policy: policies(),
  quorum: quorums(),
  requestHeader: requestHeaders,
  roundConfig: rounds(),
  roundState: roundStates(start),
  sortition: sortition(),
  tally: tallies(),
};

const isCheck = process.argv.includes("--check");
mkdirSync(folder, { recursive: true });
let differing = 0;
for (const [name, table] of Object.entries(files)) {
  const file = new URL(`${name}.json`, folder);
  const text = `${JSON.stringify(table, null, 1)}\n`;
  if (!isCheck) writeFileSync(file, text);
  else if (readFileSync(file, { encoding: "utf8", flag: "a+" }) !== text) {
    differing += 1;
    console.error(`test/vectors/${name}.json differs: run node scripts/vectors.ts`);
  }
}
if (!isCheck) console.log(Object.keys(files).length, "files of vectors");
process.exitCode = differing === 0 ? 0 : 1;
