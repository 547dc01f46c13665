import { type Address, type Client, isAddressEqual } from "viem";
import { verdictRegistryAbi } from "../abis.ts";
import { claimContextHash, claimTextHash } from "../bundle/claimLeaf.ts";
import { MiraError } from "../errors/miraError.ts";
import { read, requireChain } from "../internal/chain.ts";
import { type Verdict, verdicts } from "../types/verdict.ts";
import type { Certificate } from "./certificate.ts";
import { leafOf } from "./inspectCertificate.ts";

/** What {@link checkCertificateOnChain} asks. */
export type CheckCertificateOnChainParameters = {
  certificate: Certificate;
  /** Chain and registry that the caller trusts. */
  chainId: number;
  registry: Address;
  signal?: AbortSignal;
};

/** What the registry answered. */
export type OnChainCheck = { valid: true; verdict: Verdict } | { valid: false; reason: string };

/**
 * Asks the registry itself whether a certificate holds: what a contract that relies on one does. It does not say which
 * part fails: for that see {@link verifyCertificate}.
 *
 * @throws MiraError `RPC_FAILED` or `CHAIN_MISMATCH`
 *
 * @example
 * const answer = await checkCertificateOnChain(client, { certificate, chainId: 8453, registry: "0x…" });
 */
export async function checkCertificateOnChain(
  client: Client,
  parameters: CheckCertificateOnChainParameters,
): Promise<OnChainCheck> {
  const { certificate, chainId, registry, signal } = parameters;
  await requireChain(client, chainId, signal);
  if (certificate.chainId !== chainId || !isAddressEqual(certificate.registry, registry)) {
    return { valid: false, reason: "The certificate is of another chain or registry." };
  }
  const { question, claim, planes, log } = certificate;
  const args = [
    {
      index: BigInt(claim.index),
      salt: claim.salt,
      textHash: claimTextHash(claim.text),
      contextHash: claimContextHash(question, claim.evidenceHash),
      proof: claim.proof,
    },
    planes.map(BigInt),
    leafOf(certificate),
    BigInt(log.index),
    BigInt(log.size),
    log.proof,
  ] as const;
  try {
    const call = { abi: verdictRegistryAbi, address: registry, functionName: "verifyClaim", args } as const;
    const [valid, code] = await read(client, call, signal);
    if (!valid) return { valid: false, reason: "The registry says that the certificate does not hold." };
    const verdict = verdicts[code] ?? "UNDECIDED";
    return verdict === certificate.verdict
      ? { valid: true, verdict }
      : { valid: false, reason: `The registry says ${verdict}, the certificate says ${certificate.verdict}.` };
  } catch (error) {
    if (!(error instanceof MiraError) || error.code !== "CONTRACT_REVERTED") throw error;
    return { valid: false, reason: error.message };
  }
}
