import { type Client, toHex } from "viem";
import { verdictRegistryAbi } from "../abis.ts";
import { getHostings } from "../actions/getHostings.ts";
import { getRequest, type Place } from "../actions/getRequest.ts";
import { getVerdictLog, type KnownVerdictLog } from "../actions/getVerdictLog.ts";
import { getVotes, type ReportSource, type Vote } from "../actions/getVotes.ts";
import { bundleHash } from "../bundle/bundleHash.ts";
import { claimEvidenceHashes } from "../bundle/claimLeaf.ts";
import { claimLayers } from "../bundle/claimsRoot.ts";
import { type ClaimJudge, judgeOf } from "../contests/judgeOf.ts";
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
 * registry keeps every root that it had. Where its committee runs, a certificate tells as validators state it now, while the
 * certificate is made, and not as they did when they voted.
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
  const { header, verdict: planes, final, opened } = request;
  if (!final || !planes) {
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
  if (!recorded || !leaf || leaf.verdictHash !== votesHash(planes)) {
    throw new MiraError("CHAIN_INCONSISTENT", "The endpoint lacks the event that recorded the verdict.", {
      details: { requestId, blockNumber: final.blockNumber },
      retryable: true,
    });
  }
  const index = Number(recorded.args.index);
  const places = parameters.indexes ?? [...bundle.claims.keys()];
  const judges = new Map(places.map((place) => [place, judgeOf(request, place)]));
  const votes = await votesIn(client, parameters, [...judges.values()]);
  const voters = [...votes.values()].flat().map(({ validatorId }) => validatorId);
  const hostings = await getHostings(client, { deployment, validatorIds: voters, ...(signal && { signal }) });
  const hostingOf = (validatorId: number) => hostings.get(validatorId);
  const common = {
    type: "mira.certificate",
    version: 2,
    chainId: deployment.chainId,
    registry: deployment.registry,
    question: bundle.question,
    planes: planes.map((word) => toHex(word, { size: 32 })),
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
  const verdicts = decodeVerdict(planes, header.claimCount);
  return places.map((place): Certificate => {
    const [claim, evidenceHash, verdict] = [bundle.claims[place], evidenceHashes[place], verdicts[place]];
    if (!claim || !evidenceHash || !verdict) {
      throw new MiraError("CLAIM_NOT_FOUND", `The bundle has no claim ${place}.`, { details: { index: place } });
    }
    const { text, salt } = claim;
    const proof = siblingsOf(layers, place);
    const judge = judges.get(place);
    const own = judge && votes.get(judge.round);
    const committee = judge && own ? committeeOn({ ...judge, verdict, votes: own, hostingOf }) : null;
    return { ...common, claim: { index: place, text, salt, evidenceHash, proof }, verdict, committee };
  });
}

/** Who voted in the rounds that judged; rounds are left out whose settling transaction does not show it. */
async function votesIn(
  client: Client,
  { deployment, reports, signal }: BuildCertificatesParameters,
  judges: readonly (ClaimJudge | null)[],
): Promise<ReadonlyMap<bigint, readonly Vote[]>> {
  const votes = new Map<bigint, readonly Vote[]>();
  for (const round of new Set(judges.flatMap((judge) => judge?.round ?? []))) {
    const asked = { deployment, round, ...(reports && { reports }), ...(signal && { signal }) };
    try {
      votes.set(round, await getVotes(client, asked));
    } catch (error) {
      if (!(error instanceof MiraError) || error.code !== "SETTLEMENT_UNREADABLE") throw error;
    }
  }
  return votes;
}

function placeOf({ blockNumber, transactionHash }: Place): CertificatePlace {
  return { blockNumber: blockNumber.toString(), transactionHash };
}
