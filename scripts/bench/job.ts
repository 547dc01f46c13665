import {
  type Answer,
  commitmentHash,
  commitTypedData,
  encodePlanes,
  encodeSettlement,
  packSeat,
  votesHash,
} from "@mira-protocol/sdk";
import { verificationHubAbi } from "@mira-protocol/sdk/abis";
import {
  encodeFunctionData,
  type Hex,
  keccak256,
  parseEventLogs,
  parseSignature,
  signatureToCompactSignature,
  type TransactionReceipt,
  toHex,
  zeroAddress,
  zeroHash,
} from "viem";
import type { Committee } from "./committee.ts";

/** Gas of one step, by what it is charged for. */
export type StepGas = {
  gas: number;
  transactions: number;
  /** 21,000 a transaction. */
  base: number;
  /** 4 a zero byte, 16 a non-zero one. */
  calldata: number;
  /** What the calldata floor of EIP-7623 adds, where it binds. */
  floor: number;
  execution: number;
};

/** Gas of a whole job. */
export type JobGas = { open: StepGas; commit: StepGas; settle: StepGas; finalize: StepGas };

/** What a job is. */
export type JobParameters = { claims: number; relayed: boolean; seed: number };

/** More than the hub's REST_PERIOD, and whole epochs, seconds. */
const REST = 22 * 24 * 60 * 60;

/**
 * Brings a committee to the steady state of a chain with traffic: the storage of `rounds` ended requests has rested long
 * enough to serve others, and a first job has gone through in the present epoch.
 */
export async function warmUp(committee: Committee, rounds: number): Promise<void> {
  const { client, requester } = committee;
  const opened = [];
  for (let seed = 0; seed <= rounds; ++seed) opened.push((await openRequest(committee, 1, seed)).event.args);
  await client.increaseTime({ seconds: REST });
  for (const { requestId, header } of opened) {
    await step(committee, requester, { functionName: "expire", args: [requestId, header, []] });
  }
  await runJob(committee, { claims: 256, relayed: false, seed: 0 });
}

/**
 * Opens a request, commits and opens every vote, settles and finalizes, and returns what each step cost. One settlement in
 * eight, which its running hash picks, counts the turnout as well: such a job is run again with other votes.
 */
export async function runJob(committee: Committee, parameters: JobParameters): Promise<JobGas> {
  for (let seed = parameters.seed; ; seed += 10_000) {
    const before = await countedSeats(committee);
    const { finalizeCall, ...gas } = await settleJob(committee, { ...parameters, seed });
    const finalize = await finalizeJobs(committee, [finalizeCall]);
    if ((await countedSeats(committee)) === before) return { ...gas, finalize };
  }
}

/** Seats of the rounds that count for the turnout so far. */
async function countedSeats({ client, contracts }: Committee): Promise<bigint> {
  const hub = { abi: verificationHubAbi, address: contracts.hub } as const;
  const [expected] = await client.readContract({ ...hub, functionName: "turnoutOf", args: [0, 0] });
  return expected;
}

/** Finalizes settled jobs in one transaction, once their challenge windows are over. */
export async function finalizeJobs(committee: Committee, calls: readonly Hex[]): Promise<StepGas> {
  await committee.client.increaseTime({ seconds: 1_800 });
  const [only] = calls;
  const data = calls.length === 1 && only ? only : encode({ functionName: "multicall", args: [calls] });
  return sum([(await stepOf(committee, committee.requester, data)).step]);
}

/** Takes a job to its provisional verdict. */
export async function settleJob(
  committee: Committee,
  { claims, relayed, seed }: JobParameters,
): Promise<Omit<JobGas, "finalize"> & { finalizeCall: Hex }> {
  const { client, contracts, requester, operators } = committee;
  const open = await openRequest(committee, claims, seed);
  const header = open.event.args.header;
  const requestId = open.event.args.requestId;
  const round = requestId;

  const { answers } = draw(claims, operators.length, seed);
  const ballots = operators.map((_, index) => {
    const planes = encodePlanes(answers[index] ?? []);
    const opening = { salt: hash("salt", seed, index), reportHash: hash("report", seed, index), planes };
    const validatorId = index + 1;
    const commitment = commitmentHash({
      chainId: client.chain.id,
      hub: contracts.hub,
      round,
      validatorId,
      salt: opening.salt,
      votesHash: votesHash(planes),
      reportHash: opening.reportHash,
    });
    const family = (index % 5) + 1;
    return { seat: packSeat({ validatorId, family, seats: 1, toppedUp: false }), commitment, validatorId, opening };
  });

  await client.increaseTime({ seconds: 10 });
  await client.mine({ blocks: 2 });
  const commits = relayed
    ? [await commitRelayed(committee, round, ballots)]
    : await commitOwn(committee, round, ballots);

  await client.increaseTime({ seconds: 900 });
  const settlement = encodeSettlement({ claimCount: claims, commitments: ballots });
  const settle = await step(committee, requester, {
    functionName: "settle",
    args: [round, header, settlement.ballots, settlement.planes],
  });
  const [settled] = parseEventLogs({ abi: verificationHubAbi, eventName: "RoundSettled", logs: settle.receipt.logs });
  if (!settled) throw new Error("the round did not settle");

  return {
    open: sum([open.step]),
    commit: sum(commits),
    settle: sum([settle.step]),
    finalizeCall: encode({ functionName: "finalize", args: [requestId, header, settled.args.result] }),
  };
}

type Ballot = { validatorId: number; commitment: Hex };
type Call = Parameters<typeof encodeFunctionData<typeof verificationHubAbi>>[0];

async function openRequest(committee: Committee, claims: number, seed: number) {
  const parameters = {
    bundleHash: hash("bundle", seed, 0),
    claimsRoot: hash("root", seed, 0),
    claimCount: claims,
    domain: 0,
    tier: 0,
    maxFee: 10n ** 27n,
    escalationBudget: 0n,
    statedValue: 0n,
    integrator: zeroAddress,
    callback: zeroAddress,
    sentinelHash: zeroHash,
    contentURI: "https://bundles.example/v1/",
  };
  const opened = await step(committee, committee.requester, { functionName: "openRequest", args: [parameters] });
  const [event] = parseEventLogs({ abi: verificationHubAbi, eventName: "RequestOpened", logs: opened.receipt.logs });
  if (!event) throw new Error("the request did not open");
  return { step: opened.step, event };
}

async function commitOwn(committee: Committee, round: bigint, ballots: readonly Ballot[]): Promise<StepGas[]> {
  const steps: StepGas[] = [];
  for (const [index, { validatorId, commitment }] of ballots.entries()) {
    const operator = committee.operators[index];
    if (!operator) throw new Error("a ballot has no operator");
    const call = { functionName: "commit", args: [round, validatorId, commitment] } as const;
    steps.push((await step(committee, operator, call)).step);
  }
  return steps;
}

async function commitRelayed(committee: Committee, round: bigint, ballots: readonly Ballot[]): Promise<StepGas> {
  const { client, contracts } = committee;
  const seed = await client.readContract({
    abi: verificationHubAbi,
    address: contracts.hub,
    functionName: "seedOf",
    args: [round],
  });
  const inputs = await Promise.all(
    ballots.map(async ({ validatorId, commitment }, index) => {
      const operator = committee.operators[index];
      if (!operator) throw new Error("a ballot has no operator");
      const input = { round, validatorId, commitment };
      const data = commitTypedData({ chainId: client.chain.id, hub: contracts.hub, seed, ...input });
      const { r, yParityAndS: vs } = signatureToCompactSignature(parseSignature(await operator.signTypedData(data)));
      return { input, r, vs };
    }),
  );
  const call = { functionName: "commitRelayed", args: [inputs] } as const;
  return (await step(committee, committee.requester, call)).step;
}

const encode = (call: Omit<Call, "abi">): Hex => encodeFunctionData({ abi: verificationHubAbi, ...call } as Call);

function step(committee: Committee, account: Parameters<Committee["send"]>[0], call: Omit<Call, "abi">) {
  return stepOf(committee, account, encode(call));
}

async function stepOf(committee: Committee, account: Parameters<Committee["send"]>[0], data: Hex) {
  const receipt = await committee.send(account, committee.contracts.hub, data);
  return { receipt, step: stepGas(receipt, data) };
}

function stepGas(receipt: TransactionReceipt, data: Hex): StepGas {
  const zeros =
    data
      .slice(2)
      .match(/../g)
      ?.filter((byte) => byte === "00").length ?? 0;
  const others = (data.length - 2) / 2 - zeros;
  const gas = Number(receipt.gasUsed);
  const base = 21_000;
  const calldata = 4 * zeros + 16 * others;
  // EIP-7623: at least 10 gas a token, a zero byte being one token and any other four.
  const binds = gas === base + 10 * (zeros + 4 * others);
  const floor = binds ? gas - base - calldata : 0;
  return { gas, transactions: 1, base, calldata, floor, execution: gas - base - calldata - floor };
}

function sum(steps: readonly StepGas[]): StepGas {
  const add = (key: keyof StepGas) => steps.reduce((total, each) => total + each[key], 0);
  return {
    gas: add("gas"),
    transactions: add("transactions"),
    base: add("base"),
    calldata: add("calldata"),
    floor: add("floor"),
    execution: add("execution"),
  };
}

const hash = (...parts: readonly (string | number)[]): Hex => keccak256(toHex(parts.join(":")));

/** Votes with accuracy .85 on what is answered, and a tenth abstained, from a fixed seed. */
function draw(claims: number, k: number, seed: number): { answers: Answer[][] } {
  // Mulberry32, by Tommy Ettinger: enough for a benchmark's votes.
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const truth = Array.from({ length: claims }, () => next() < 0.5);
  const vote = (isTrue: boolean): Answer => {
    if (next() < 0.1) return "ABSTAIN";
    return next() < 0.85 === isTrue ? "TRUE" : "FALSE";
  };
  return { answers: Array.from({ length: k }, () => truth.map(vote)) };
}
