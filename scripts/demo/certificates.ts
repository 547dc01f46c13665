import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  buildCertificates,
  type Certificate,
  checkCertificateOnChain,
  getVerdictLog,
  type MiraDeployment,
  parseCertificate,
  type ReportSource,
  verifyCertificate,
} from "@mira-protocol/sdk";
import type { LocalChain } from "../lib/startChain.ts";
import type { VerifiedBundle } from "./verifyRecords.ts";

/** How the certificates fared. */
export type CertificateFigures = {
  /** Certificates that were checked, off line against the endpoint and on chain. */
  checked: number;
  failed: number;
  /** Whether the forged one was refused by both checks. */
  tamperedRejected: boolean;
};

export type CertificateRun = CertificateFigures & {
  /** Why the forged certificate was refused. */
  tamperedReason: string;
  directory: string;
};

/** With more claims than this, one certificate a request is made. */
const MOST_CERTIFICATES = 200;

/** Writes a certificate for every claim (or one a request, if they are many), checks each, and forges one. */
export async function certify(
  { client }: LocalChain,
  deployment: MiraDeployment,
  verified: readonly VerifiedBundle[],
  directory: string,
  reports: ReportSource,
): Promise<CertificateRun> {
  await mkdir(directory, { recursive: true });
  const claims = verified.reduce((sum, { bundle }) => sum + bundle.claims.length, 0);
  const known = await getVerdictLog(client, { deployment });
  const trusted = { chainId: deployment.chainId, registry: deployment.registry };
  let [checked, failed] = [0, 0];
  let sample: Certificate | undefined;
  for (const { bundle, requestId, verdicts } of verified) {
    if (!verdicts) continue;
    const decided = verdicts.findIndex((verdict) => verdict !== "UNDECIDED");
    const chosen = claims > MOST_CERTIFICATES ? { indexes: [Math.max(0, decided)] } : {};
    for (const certificate of await buildCertificates(client, {
      deployment,
      requestId,
      bundle,
      known,
      reports,
      ...chosen,
    })) {
      const file = join(directory, `${requestId}-${certificate.claim.index}.json`);
      await writeFile(file, `${JSON.stringify(certificate, null, 2)}\n`);
      const [offLine, onChain] = await Promise.all([
        verifyCertificate(client, {
          certificate: parseCertificate(certificate),
          bundle,
          deployment,
          ...trusted,
          proof: checked === 0,
        }),
        checkCertificateOnChain(client, { certificate, ...trusted }),
      ]);
      checked += 1;
      const agrees = offLine.valid && onChain.valid && offLine.verdict === onChain.verdict;
      if (!agrees) failed += 1;
      if (certificate.verdict !== "UNDECIDED") sample ??= certificate;
    }
  }
  if (!sample) return { checked, failed, tamperedRejected: false, tamperedReason: "no decided claim", directory };
  const forged = forge(sample);
  await writeFile(join(directory, "forged.json"), `${JSON.stringify(forged, null, 2)}\n`);
  const offLine = await verifyCertificate(client, { certificate: forged, ...trusted });
  const onChain = await checkCertificateOnChain(client, { certificate: forged, ...trusted });
  return {
    checked,
    failed,
    tamperedRejected: !offLine.valid && !onChain.valid,
    tamperedReason: offLine.valid ? "it passed" : `${offLine.failed}: ${offLine.reason}`,
    directory,
  };
}

/** Turns the claim's verdict around, in the planes too, as somebody would who wants to be believed. */
function forge(certificate: Certificate): Certificate {
  const { index } = certificate.claim;
  const words = certificate.planes.length / 2;
  const bit = 1n << BigInt(index % 256);
  const planes = certificate.planes.map((word, place) => {
    const flips = place % words === Math.floor(index / 256);
    return flips ? (`0x${(BigInt(word) ^ bit).toString(16).padStart(64, "0")}` as const) : word;
  });
  return { ...certificate, planes, verdict: certificate.verdict === "TRUE" ? "FALSE" : "TRUE" };
}
