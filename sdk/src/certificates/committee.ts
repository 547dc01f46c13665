import type { Hex } from "viem";
import { z } from "zod";
import type { Vote } from "../actions/getVotes.ts";
import { bytes32Schema, textSchema, uint64Schema, uintSchema } from "../internal/schemas.ts";
import { type Answer, answers, type Verdict } from "../types/verdict.ts";
import { type AbstentionReason, abstentionReasons } from "../votes/report.ts";

/** Where a validator says that it runs; nobody proves it, and `null` is what it does not state. */
export type Hosting = { region: string | null; provider: string | null };

/** One validator's part in the vote on a certificate's claim. */
export type CommitteeMember = {
  validatorId: number;
  /** Unit votes. */
  seats: number;
  /** Declared model family when it committed; 0 for undeclared, which counts as one family. */
  family: number;
  /** What it answered; `null` if it never opened its vote. */
  answer: Answer | null;
  /** Why it abstained, where its report was at hand. */
  abstention?: AbstentionReason;
  /** Hash of its report, which its commitment binds; `null` if it did not open. */
  reportHash: Hex | null;
  /**
   * Where it said that it runs when the certificate was made, as the registry told; absent where it stated nothing. It may
   * say something else since.
   */
  region?: string;
  provider?: string;
};

/**
 * How many different ones there are. Undeclared counts as one family, as it does for the hub; regions and providers count
 * those that are stated, and are `null` where nobody states any. For who does not: {@link certificateBacking}.
 */
export type CommitteeSpread = {
  validators: number;
  families: number;
  regions: number | null;
  providers: number | null;
};

/**
 * Who voted on the claim, as chain events tell. The log does not commit to it: whoever wants to rely on it has it checked
 * against an endpoint, see `verifyCertificate`. Families, regions and providers are declared by validators, not proven; families
 * stand in the commitments, regions and providers in the validators' registry alone.
 */
export type CertificateCommittee = {
  basis: "events";
  /** Round that judged the claim, in decimal digits, and its level. */
  round: string;
  level: number;
  /** Who gave the answer that is the verdict; nobody where it is UNDECIDED. */
  behind: { seats: number } & CommitteeSpread;
  /** The whole committee. */
  spread: { seats: number } & CommitteeSpread;
  members: readonly CommitteeMember[];
};

const spreadSchema = z.strictObject({
  seats: uintSchema(65_535),
  validators: uintSchema(65_535),
  families: uintSchema(256),
  regions: uintSchema(65_535).nullable(),
  providers: uintSchema(65_535).nullable(),
});

const memberSchema = z.strictObject({
  validatorId: uintSchema(2 ** 32 - 1),
  seats: uintSchema(65_535).min(1),
  family: uintSchema(255),
  answer: z.enum(answers).nullable(),
  abstention: z.enum(abstentionReasons).exactOptional(),
  reportHash: bytes32Schema.nullable(),
  region: textSchema.exactOptional(),
  provider: textSchema.exactOptional(),
});

/** Schema of a certificate's committee. */
export const committeeSchema: z.ZodType<CertificateCommittee> = z.strictObject({
  basis: z.literal("events"),
  round: uint64Schema,
  level: uintSchema(3),
  behind: spreadSchema,
  spread: spreadSchema,
  members: z.array(memberSchema).max(1_024),
});

/** What {@link committeeOn} is made of. */
export type CommitteeOnParameters = {
  round: bigint;
  level: number;
  /** Place of the claim in the round. */
  index: number;
  verdict: Verdict;
  votes: readonly Vote[];
  /** What is known of a validator's hosting. */
  hostingOf?: ((validatorId: number) => Hosting | undefined) | undefined;
};

/** The committee section for one claim. */
export function committeeOn(parameters: CommitteeOnParameters): CertificateCommittee {
  const { round, level, index, verdict, votes, hostingOf } = parameters;
  const members = votes.map(({ validatorId, seats, family, answers: given, reportHash, report }): CommitteeMember => {
    const answer = given?.[index] ?? null;
    const abstention = answer === "ABSTAIN" ? report?.answers[index]?.abstention : undefined;
    const { region, provider } = hostingOf?.(validatorId) ?? { region: null, provider: null };
    return {
      validatorId,
      seats,
      family,
      answer,
      ...(abstention && { abstention }),
      reportHash,
      ...(region !== null && { region }),
      ...(provider !== null && { provider }),
    };
  });
  return {
    basis: "events",
    round: round.toString(),
    level,
    behind: spreadOf(members.filter(({ answer }) => answer === verdict)),
    spread: spreadOf(members),
    members,
  };
}

/** Different families, regions and providers among members. */
export function spreadOf(members: readonly CommitteeMember[]): { seats: number } & CommitteeSpread {
  const distinct = (values: readonly (string | undefined)[]): number | null => {
    const declared = new Set(values.filter((value) => value !== undefined));
    return declared.size === 0 ? null : declared.size;
  };
  return {
    seats: members.reduce((sum, { seats }) => sum + seats, 0),
    validators: members.length,
    families: new Set(members.map(({ family }) => family)).size,
    regions: distinct(members.map(({ region }) => region)),
    providers: distinct(members.map(({ provider }) => provider)),
  };
}
