import { type Address, type Client, toHex, zeroAddress } from "viem";
import {
  type Answer,
  type Bundle,
  bondStake,
  bundleHash,
  type CommitInput,
  commit,
  commitmentHash,
  createBundle,
  createReport,
  createSalt,
  encodePlanes,
  finalize,
  MiraError,
  openRequest,
  registerValidator,
  reportHash,
  seatsOf,
  settle,
  type ValidatorOpening,
  type VoteReport,
  votesHash,
} from "../src/index.ts";
import { startChain, type TestChain } from "./chain.ts";

const MIRA = 10n ** 18n;
/** Validator ids and the accounts that operate them; all are owned by account 0. */
const validatorIds = [1, 2, 3, 4, 5] as const;

/** What an honest validator answers to {@link bundle}. */
export const right: readonly Answer[] = ["TRUE", "FALSE", "INVALID", "ABSTAIN"];

/** Four claims. */
export const bundle: Bundle = createBundle({
  question: "truth",
  evidence: [{ text: "Two and two are four." }],
  claims: ["2 + 2 = 4.", "2 + 2 = 5.", "Green ideas sleep.", "It rained in Ur."],
});

/** A vote that is ready to be committed and, later, opened. */
export type PreparedVote = CommitInput & { opening: ValidatorOpening; report: VoteReport };

/** A chain with five validators in two domains, and a requester: account 0. */
export type Committee = TestChain & {
  /** Opens a request for {@link bundle}, and waits until its seed is known. */
  open(client?: Client, integrator?: Address): Promise<bigint>;
  /** Commitments and openings of the validators that hold seats. */
  prepare(round: bigint, answersOf?: (id: number) => readonly Answer[]): Promise<PreparedVote[]>;
  /** Opens a request, has everybody vote, and settles it. */
  settled(integrator?: Address): Promise<bigint>;
  /** The same, and makes it final. */
  finished(integrator?: Address): Promise<bigint>;
};

/** Starts a chain with a committee on it. */
export async function startCommittee(): Promise<Committee> {
  const chain = await startChain();
  const { client, deployment, accounts } = chain;
  for (const id of validatorIds) {
    const { validatorId } = await registerValidator(client, {
      deployment,
      operator: accounts[id]?.address as Address,
      family: id % 3,
      manifest: toHex(id, { size: 32 }),
      domains: ["general", "law"],
    });
    if (validatorId !== id) throw new Error(`Validator ${id} got another id.`);
    await bondStake(client, { deployment, validatorId: id, amount: 20_000n * MIRA });
  }
  // Stake counts from the next epoch on.
  await chain.pass(86_400);

  const open: Committee["open"] = async (from = client, integrator = zeroAddress) => {
    const parameters = { deployment, bundle, domain: "general", tier: "STANDARD", integrator } as const;
    const { requestId } = await openRequest(from, { ...parameters, contentURI: "https://example.org/bundle.json" });
    if (requestId === null) throw new Error("The request was not opened.");
    // The seed is the hash of the block after the opening's, known from the block after that.
    await chain.pass(4);
    await chain.pass(1);
    return requestId;
  };

  const prepare: Committee["prepare"] = async (round, answersOf = () => right) => {
    const votes: PreparedVote[] = [];
    for (const validatorId of validatorIds) {
      if ((await seatsOf(client, { deployment, round, validatorId })) === 0) continue;
      votes.push(voteOf(chain, round, validatorId, answersOf(validatorId)));
    }
    return votes;
  };

  const settled = async (integrator?: Address): Promise<bigint> => {
    const requestId = await open(client, integrator);
    const votes = await prepare(requestId);
    for (const vote of votes) await commit(chain.as(vote.validatorId), { deployment, ...vote });
    await chain.pass(60);
    await settle(client, { deployment, requestId, openings: votes.map(({ opening }) => opening) });
    return requestId;
  };

  const finished = async (integrator?: Address): Promise<bigint> => {
    const requestId = await settled(integrator);
    await chain.pass(600);
    await finalize(client, { deployment, requestId });
    return requestId;
  };

  return { ...chain, open, prepare, settled, finished };
}

function voteOf(
  { deployment }: TestChain,
  round: bigint,
  validatorId: number,
  answers: readonly Answer[],
): PreparedVote {
  const report = createReport({
    round,
    validatorId,
    bundleHash: bundleHash(bundle),
    answers: answers.map((answer) => ({
      answer,
      ...(answer === "ABSTAIN" && { abstention: "insufficient-evidence" as const }),
    })),
  });
  const planes = encodePlanes(answers);
  const opening = { validatorId, salt: createSalt(), reportHash: reportHash(report), planes };
  const { hub, chainId } = deployment;
  const hashes = { salt: opening.salt, votesHash: votesHash(planes), reportHash: opening.reportHash };
  const commitment = commitmentHash({ chainId, hub, round, validatorId, ...hashes });
  return { round, validatorId, commitment, opening, report };
}

/** The code of the error that a call ends with, and the contract's error if it was one; "none" if it succeeds. */
export const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "none",
    (error: unknown) => (error instanceof MiraError ? [error.code, error.details.error].join(" ").trim() : error),
  );

/** A lie about one method's answers. */
export const on =
  <T>(lied: string, lie: (answer: T) => unknown) =>
  (method: string, answer: never) =>
    method === lied ? lie(answer) : answer;
