/** Compiles the contracts if they changed, without a word. */
export async function compileContracts(): Promise<void> {
  // Loaded when it is needed: it takes seconds.
  const { default: hre } = await import("hardhat");
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
}
