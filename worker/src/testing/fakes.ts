import {
  type Contest,
  type ContestRecord,
  type LevelPolicy,
  openedContest,
  packPolicyTerms,
  packRoundSummary,
  packSeat,
  type RequestHeader,
  type RoundConfig,
  type RoundResult,
} from "@mira-protocol/sdk";
import pino from "pino";
import { type Hex, keccak256, toHex, zeroAddress, zeroHash } from "viem";
import type { Common } from "../common/common.ts";
import type { ContestState } from "../rounds/contestState.ts";
import type { Commitment, RoundState } from "../rounds/roundState.ts";

/** Seed at 1000, commit to 1010, top-up to 1020, reveal for 20 s. */
export const configFake: RoundConfig = {
  level: 0,
  domain: 0,
  cap: 1,
  leastSeats: 3,
  seats: 5,
  claims: 4,
  epoch: 3,
  generation: 0,
  revealWindow: 20,
  commitWindow: 10,
  seedTime: 1_000,
  seedBlock: 90n,
  totalPower: 700n,
};

export const hashFake = (text: string): Hex => keccak256(toHex(text));

export const headerFake: RequestHeader = {
  requester: zeroAddress,
  bundleHash: hashFake("bundle"),
  claimsRoot: hashFake("root"),
  claimCount: 4,
  domain: 0,
  tier: 0,
  openedAt: 990,
  fee: 1n,
  escalationBudget: 0n,
  statedValue: 0n,
  integrator: zeroAddress,
  callback: zeroAddress,
  sentinelHash: zeroHash,
  levels: 0n,
  terms: packPolicyTerms({
    levels: 3,
    minFamilies: 1,
    seedDelay: 4,
    seedBlocks: 1,
    commitWindow: 10,
    revealWindow: 20,
    challengeWindow: 100,
    slashMultiple: 20,
    slashCapBps: 200,
    validatorShare: 7_500,
    burnShare: 1_000,
    integratorShare: 500,
    settlerTip: 200,
    price: 1n,
  }),
};

/** A commitment with one seat. */
export const commitmentFake = (validatorId: number, toppedUp = false): Commitment => ({
  validatorId,
  seat: packSeat({ validatorId, family: validatorId, seats: 1, toppedUp }),
  commitment: hashFake(`commitment ${validatorId}`),
});

export const openingFake = { salt: hashFake("salt"), reportHash: hashFake("report"), planes: [1n, 2n] };

/** What three seats came to. */
export const resultFake: RoundResult = {
  summary: packRoundSummary({
    round: 7n,
    level: 0,
    settledAt: 1_012,
    seats: 3,
    revealedSeats: 3,
    undecided: null,
    netFee: 0n,
  }),
  counted: 1n,
  verdictHash: hashFake("verdict"),
  detailsHash: hashFake("pays"),
};

/** A level of a policy that expects so many seats. */
export const levelFake = (seats: number): LevelPolicy => ({
  seats,
  leastSeats: Math.ceil(seats / 2),
  cap: 1,
  thresholdNumerator: seats === 0 ? 0 : 2,
  thresholdDenominator: seats === 0 ? 0 : 3,
});

/** A contest of request 7 as it was opened. */
export const contestFake: Contest = openedContest({ hub: zeroAddress, header: headerFake, result: resultFake });

/** A contested request, and whatever else a test says of it. */
export const contestStateFake = (
  changes: Partial<ContestState> = {},
  record: Partial<ContestRecord> = {},
): ContestState => ({
  requestId: 7n,
  header: headerFake,
  openedBlock: 88n,
  result: resultFake,
  seated: [2, 5, 7],
  record: {
    contest: contestFake,
    verdict: [3n, 4n],
    clear: [],
    selection: [],
    bonded: [0n],
    sentinels: [0n],
    ...record,
  },
  ...changes,
});

/** A round that was opened, and whatever else a test says of it. */
export const roundFake = (changes: Partial<RoundState> = {}): RoundState => ({
  round: 7n,
  requestId: 7n,
  config: configFake,
  header: headerFake,
  openedBlock: 88n,
  commitments: [],
  openings: new Map(),
  deeper: null,
  mask: null,
  lastOpeningBlock: 0n,
  result: null,
  verdict: [1n, 0n],
  clear: [],
  paysHash: keccak256("0x"),
  hasExpired: false,
  endedBlock: 0n,
  ...changes,
});

export const commonFake = (signal = new AbortController().signal): Common => ({
  logger: pino({ level: "silent" }),
  signal,
});
