import {
  commitmentHash,
  createReport,
  createSalt,
  encodePlanes,
  encodeReport,
  type ReportedAnswer,
  votesHash,
} from "@mira-protocol/sdk";
import { type Address, type Hex, keccak256 } from "viem";
import type { StoredVote } from "../store/storedVote.ts";

/** Where a vote counts. */
export type VotePlace = { chainId: number; hub: Address; round: bigint; validatorId: number };

/** A vote ready for the disk, with the bytes of its report. */
export type SealedVote = { vote: StoredVote; reportBytes: Uint8Array };

/**
 * Turns answers into a vote: report, planes, a fresh salt, and the commitment that binds them to one round of one
 * validator.
 *
 * @example
 * const { vote, reportBytes } = sealVote(place, { bundleHash, answers });
 */
export function sealVote(
  place: VotePlace,
  content: { bundleHash: Hex; answers: readonly ReportedAnswer[]; manifest?: Hex },
): SealedVote {
  const { round, validatorId } = place;
  const reportBytes = encodeReport(createReport({ round, validatorId, ...content }));
  const reportHash = keccak256(reportBytes);
  const planes = encodePlanes(content.answers.map(({ answer }) => answer));
  const salt = createSalt();
  const commitment = commitmentHash({ ...place, salt, votesHash: votesHash(planes), reportHash });
  return { vote: { round, salt, reportHash, planes, commitment }, reportBytes };
}
