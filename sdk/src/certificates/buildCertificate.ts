import { type Client, toHex } from "viem";
import { verdictRegistryAbi } from "../abis.ts";
import { getRequest, type Place } from "../actions/getRequest.ts";
import { getVerdictLog, type KnownVerdictLog } from "../actions/getVerdictLog.ts";
import { getVotes, type ReportSource, type Vote } from "../actions/getVotes.ts";
import { bundleHash } from "../bundle/bundleHash.ts";
import { claimEvidenceHashes } from "../bundle/claimLeaf.ts";
import { claimLayers } from "../bundle/claimsRoot.ts";
import { MiraError } from "../errors/miraError.ts";
import { type ActionParameters, eventOf, findLogs } from "../internal/chain.ts";
import { siblingsOf } from "../internal/claimTree.ts";
import type { Bundle } from "../types/bundle.ts";
import { decodeVerdict } from "../votes/planes.ts";
import { votesHash } from "../votes/votesHash.ts";
import type { Certificate, CertificatePlace } from "./certificate.ts";
import { committeeOn } from "./committee.ts";

/** What {@link buildCertificates} makes certificates of. */
export type BuildCertificatesParameters = ActionParameters & {
  requestId: bigint;
  /** The bundle that was put up. */
  bundle: Bundle;
  /** Claims to certify; all by default. */
  indexes?: readonly number[];
  /** A copy of the log, by {@link getVerdictLog}, that is extended instead of reading the log from its beginning. */
  known?: KnownVerdictLog;
  /** Where vote reports may be had: with them the certificate says why who abstained. */
  reports?: ReportSource;
};

/** What {@link buildCertificate} makes a certificate of. */
export type BuildCertificateParameters = Omit<BuildCertificatesParameters, "indexes"> & {
  /** Place of the claim in the bundle, from 0. */
  index: number;
};

/**
 * Makes the certificate of one claim of a final request from the chain's events.
 *
 * @throws MiraError as {@link buildCertificates}
 *
 * @example
 * const certificate = await buildCertificate(client, { deployment, requestId, bundle, index: 0 });
 * await writeFile("certificate.json", JSON.stringify(certificate, null, 2));
 */
export async function buildCertificate(client: Client, parameters: BuildCertificateParameters): Promise<Certificate> {
  const { index, ...rest } = parameters;
  const [certificate] = await buildCertificates(client, { ...rest, indexes: [index] });
  if (!certificate) throw new MiraError("CLAIM_NOT_FOUND", `The bundle has no claim ${index}.`, { details: { index } });
  return certificate;
}

/**
 * Makes certificates of a final request's claims from the chain's events. They hold for ever: the log only grows, and the
 * registry keeps every root that it had.
 *
 * @throws MiraError `VERDICT_NOT_FINAL` (retryable), `BUNDLE_HASH_MISMATCH` for another bundle, `CLAIM_NOT_FOUND`,
 * `REQUEST_NOT_FOUND`, `CHAIN_INCONSISTENT`
 *
 * @example
 * const certificates = await buildCertificates(client, { deployment, requestId, bundle });
 */
export async function buildCertificates(
  client: Client,
  parameters: BuildCertificatesParameters,
): Promise<readonly Certificate[]> {
  const { deployment, requestId, bundle, signal } = parameters;
  const request = await getRequest(client, parameters);
  const { header, settled, final, opened } = request;
  if (!final || !settled) {
    throw new MiraError("VERDICT_NOT_FINAL", `Request ${requestId} is not final: it is ${request.status}.`, {
      details: { requestId, status: request.status },
      retryable: ["VOTING", "PROVISIONAL", "CONTESTED"].includes(request.status),
    });
  }
  if (bundleHash(bundle) !== header.bundleHash) {
    throw new MiraError("BUNDLE_HASH_MISMATCH", "The bundle is not the request's.", {
      details: { expectedHash: header.bundleHash, requestId },
    });
  }
  const { log } = await getVerdictLog(client, parameters);
  const [recorded] = await findLogs(client, {
    address: deployment.registry,
    event: eventOf(verdictRegistryAbi, "VerdictRecorded"),
    args: { requestId },
    fromBlock: final.blockNumber,
    toBlock: final.blockNumber,
    signal,
  });
  const leaf = recorded?.args.leaf;
  if (!recorded || !leaf || leaf.verdictHash !== votesHash(settled.verdict)) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint lacks the event that recorded the verdict.", {
      details: { requestId, blockNumber: final.blockNumber },
      retryable: true,
    });
  }
  const index = Number(recorded.args.index);
  const votes = await votesOf(client, parameters);
  const common = {
    type: "mira.certificate",
    version: 2,
    chainId: deployment.chainId,
    registry: deployment.registry,
    question: bundle.question,
    planes: settled.verdict.map((word) => toHex(word, { size: 32 })),
    leaf: { ...leaf, requestId: leaf.requestId.toString() },
    log: { index, size: log.size, root: log.root(), proof: log.proof(index) },
    opened: placeOf(opened),
    recorded: placeOf(recorded),
    policy: {
      basis: "log",
      levels: toHex(header.levels, { size: 32 }),
      terms: toHex(header.terms, { size: 32 }),
      minFamilies: request.terms.minFamilies,
    },
  } as const;
  const evidenceHashes = claimEvidenceHashes(bundle);
  const layers = claimLayers(bundle);
  const verdicts = decodeVerdict(settled.verdict, header.claimCount);
  return (parameters.indexes ?? [...bundle.claims.keys()]).map((place): Certificate => {
    const [claim, evidenceHash, verdict] = [bundle.claims[place], evidenceHashes[place], verdicts[place]];
    if (!claim || !evidenceHash || !verdict) {
      throw new MiraError("CLAIM_NOT_FOUND", `The bundle has no claim ${place}.`, { details: { index: place } });
    }
    const { text, salt } = claim;
    const proof = siblingsOf(layers, place);
    const committee = votes && committeeOn({ round: requestId, level: 0, index: place, verdict, votes });
    return { ...common, claim: { index: place, text, salt, evidenceHash, proof }, verdict, committee };
  });
}

/** Who voted; `null` where the settling transaction does not show it. */
async function votesOf(client: Client, parameters: BuildCertificatesParameters): Promise<readonly Vote[] | null> {
  const { deployment, requestId: round, reports, signal } = parameters;
  try {
    return await getVotes(client, { deployment, round, ...(reports && { reports }), ...(signal && { signal }) });
  } catch (error) {
    if (error instanceof MiraError && error.code === "SETTLEMENT_UNREADABLE") return null;
    throw error;
  }
}

function placeOf({ blockNumber, transactionHash }: Place): CertificatePlace {
  return { blockNumber: blockNumber.toString(), transactionHash };
}
