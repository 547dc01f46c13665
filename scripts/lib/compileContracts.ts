import hre from "hardhat";

/** Compiles the contracts if they changed, without a word. */
export async function compileContracts(): Promise<void> {
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true });
}
