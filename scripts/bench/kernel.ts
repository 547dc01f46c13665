/** Gas of the tally's inner loop for one block of 256 claims, by committee. */
export type KernelGas = { perBlock256: Record<string, number> };
export async function measureKernel(): Promise<KernelGas> {
  return { perBlock256: {} };
}
