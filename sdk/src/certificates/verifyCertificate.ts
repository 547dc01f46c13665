import { type Address, type Client, type Hex, isAddressEqual } from "viem";
import { getBlockNumber, getChainId } from "viem/actions";
import { verdictRegistryAbi } from "../abis.ts";
import { getRequest } from "../actions/getRequest.ts";
import { getVotes } from "../actions/getVotes.ts";
import type { MiraDeployment } from "../addresses.ts";
import { judgeOf } from "../contests/judgeOf.ts";
import { MiraError } from "../errors/miraError.ts";
import { eventOf, findLogs, read, request } from "../internal/chain.ts";
import type { Verdict } from "../types/verdict.ts";
import type { Certificate } from "./certificate.ts";
import { type CertificateBacking, certificateBacking } from "./certificateBacking.ts";
import { type CommitteeMember, committeeOn } from "./committee.ts";
import {
  type CertificateCheck,
  type CertificateFinding,
  finding,
  type InspectCertificateParameters,
  inspectCertificate,
} from "./inspectCertificate.ts";
import { type BlockChoice, provenRoot } from "./provenRoot.ts";

/** What {@link verifyCertificate} checks, and against what. */
export type VerifyCertificateParameters = InspectCertificateParameters & {
  /**
   * Whether to prove the registry's root by `eth_getProof` against the block's state root, instead of believing the
   * endpoint's `eth_call`; `false` by default. The proof is as good as the block's hash: give one from a source that you
   * trust in `block`, or the endpoint still chooses the block.
   */
  proof?: boolean;
  /** Block whose state is asked; the latest by default. `eth_call` takes no hash here. */
  block?: BlockChoice;
  /**
   * Where Mira stands, as the caller knows it: with it the committee is compared with the chain's events. They are as good
   * as the endpoint: the hub's storage has to agree with them while it keeps the round, the log does not know them. The hub
   * is the one that the registry admitted for the round's series. Regions and providers are not compared: a validator may
   * state others at any time, and a certificate does not go bad by it.
   */
  deployment?: MiraDeployment;
  signal?: AbortSignal;
};

/** What a verification found: every check, and the first that failed. */
export type CertificateReport = {
  findings: readonly CertificateFinding[];
  /** The block that the root was proven in; `null` without a proof. */
  provenIn: { blockHash: Hex; blockNumber: bigint } | null;
  /** What stands behind the verdict: what is proven, and what is told, which the check `committee` is about. */
  backing: CertificateBacking;
} & (
  | { valid: true; verdict: Verdict; question: Certificate["question"] }
  | { valid: false; failed: CertificateCheck; reason: string }
);

/**
 * Verifies a certificate with nothing but an endpoint of the chain: everything is computed here, and the registry is
 * asked one thing, the root that its log had. Chain and registry are the caller's, never the certificate's. A verdict of
 * `UNDECIDED` is valid too: look at it.
 *
 * @throws MiraError `RPC_FAILED` where the endpoint cannot be asked: the certificate is then neither valid nor invalid
 *
 * @example
 * const report = await verifyCertificate(client, { certificate, chainId: 8453, registry: "0x…", proof: true });
 * if (!report.valid) throw new Error(`${report.failed}: ${report.reason}`);
 * console.log(report.verdict);
 */
export async function verifyCertificate(
  client: Client,
  parameters: VerifyCertificateParameters,
): Promise<CertificateReport> {
  const { certificate, chainId, signal } = parameters;
  const findings: CertificateFinding[] = [...inspectCertificate(parameters)];
  const found = await request(() => getChainId(client), signal);
  findings.push(finding("endpoint", found === chainId ? null : `The endpoint serves chain ${found}, not ${chainId}.`));
  let provenIn: CertificateReport["provenIn"] = null;
  if (found === chainId) {
    const asked = parameters.proof ? await proveRoot(client, parameters) : await callRoot(client, parameters);
    findings.push(...asked.findings);
    provenIn = asked.provenIn;
    await askCommittee(client, parameters, findings);
  }
  const backing = certificateBacking(certificate);
  const failed = findings.find((one) => one.status === "failed");
  return failed?.status === "failed"
    ? { valid: false, failed: failed.check, reason: failed.reason, findings, provenIn, backing }
    : { valid: true, verdict: certificate.verdict, question: certificate.question, findings, provenIn, backing };
}

/** Replaces the check of the committee by what the endpoint says, where a deployment was given. */
async function askCommittee(
  client: Client,
  parameters: VerifyCertificateParameters,
  findings: CertificateFinding[],
): Promise<void> {
  const { certificate, chainId, registry, deployment, signal } = parameters;
  const place = findings.findIndex(({ check }) => check === "committee");
  if (!deployment || !certificate.committee || findings[place]?.status !== "skipped") return;
  if (deployment.chainId !== chainId || !isAddressEqual(deployment.registry, registry)) {
    throw new MiraError("VALUE_INVALID", "The deployment is of another chain or registry.");
  }
  const { level, members } = certificate.committee;
  const { claim, verdict, leaf } = certificate;
  const round = BigInt(certificate.committee.round);
  const hub = await hubOf(client, deployment, round, signal);
  if (!hub) {
    findings[place] = finding("committee", "The registry never admitted a hub with rounds of this series.");
    return;
  }
  const asked = { deployment: { ...deployment, hub }, ...(signal && { signal }) };
  try {
    const request = await getRequest(client, { ...asked, requestId: BigInt(leaf.requestId) });
    const judge = judgeOf(request, claim.index);
    if (judge?.round !== round || judge.level !== level) {
      findings[place] = finding("committee", "Its round is not the one that found this verdict on the claim.");
      return;
    }
    const found = committeeOn({ ...judge, verdict, votes: await getVotes(client, { ...asked, round }) });
    findings[place] = finding("committee", compareMembers(members, found.members));
  } catch (error) {
    const unknown: readonly string[] = ["REQUEST_NOT_FOUND", "ROUND_NOT_FOUND", "ROUND_NOT_SETTLED"];
    if (!(error instanceof MiraError) || !unknown.includes(error.code)) throw error;
    findings[place] = finding("committee", "The chain knows no such round.");
  }
}

/** The hub that had the round: a successor has another series, and does not know the rounds of the one before. */
async function hubOf(
  client: Client,
  { registry, fromBlock }: MiraDeployment,
  round: bigint,
  signal?: AbortSignal,
): Promise<Address | undefined> {
  const toBlock = await request(() => getBlockNumber(client, { cacheTime: 0 }), signal);
  const event = eventOf(verdictRegistryAbi, "HubAdmitted");
  const series = Number(round >> 32n);
  const query = { address: registry, event, args: { series }, fromBlock, toBlock, first: true, signal };
  return (await findLogs(client, query))[0]?.args.hub;
}

function compareMembers(told: readonly CommitteeMember[], found: readonly CommitteeMember[]): string | null {
  // Reasons stand in reports, and where a validator runs in the registry, which it may rewrite: the vote binds neither.
  const bound = ({ validatorId, seats, family, answer, reportHash }: CommitteeMember) =>
    [validatorId, seats, family, answer, reportHash].join(" ");
  const isSame =
    told.length === found.length && told.every((member, i) => found[i] && bound(member) === bound(found[i]));
  return isSame ? null : "The chain's events tell of other votes.";
}

type Asked = Pick<CertificateReport, "findings" | "provenIn">;

async function callRoot(client: Client, parameters: VerifyCertificateParameters): Promise<Asked> {
  const { certificate, registry, block = { blockTag: "latest" }, signal } = parameters;
  if ("blockHash" in block) {
    throw new MiraError("VALUE_INVALID", "A block's hash can be used with a proof only.");
  }
  const size = BigInt(certificate.log.size);
  const call = { abi: verdictRegistryAbi, address: registry, functionName: "rootAt", args: [size], ...block } as const;
  const skipped = {
    check: "state",
    status: "skipped",
    reason: "The endpoint was believed: no proof was asked.",
  } as const;
  try {
    const root = await read(client, call, signal);
    return { findings: [finding("root", compareRoots(certificate, root)), skipped], provenIn: null };
  } catch (error) {
    if (!(error instanceof MiraError) || error.code !== "CONTRACT_REVERTED") throw error;
    return { findings: [finding("root", compareRoots(certificate, null)), skipped], provenIn: null };
  }
}

async function proveRoot(client: Client, parameters: VerifyCertificateParameters): Promise<Asked> {
  const { certificate, registry, block = { blockTag: "latest" }, signal } = parameters;
  try {
    const { root, ...provenIn } = await provenRoot(client, { registry, size: certificate.log.size, block, signal });
    return { findings: [finding("root", compareRoots(certificate, root)), finding("state", null)], provenIn };
  } catch (error) {
    // What fails to prove is the endpoint's fault, not the certificate's, but nothing is known either.
    if (!(error instanceof RangeError)) throw error;
    return { findings: [finding("state", `The endpoint's proof does not hold: ${error.message}`)], provenIn: null };
  }
}

function compareRoots({ log }: Certificate, root: Hex | null): string | null {
  if (root === null) return `The registry's log has not reached ${log.size} leaves.`;
  return root === log.root ? null : `The registry's root for ${log.size} leaves is another.`;
}
