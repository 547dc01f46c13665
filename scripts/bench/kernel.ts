import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import hre, { network } from "hardhat";
import { type Abi, createPublicClient, custom, decodeFunctionResult, encodeFunctionData, type Hex } from "viem";
import { hardhat } from "viem/chains";

/** Gas of the tally's inner loop for one block of 256 claims, by unit votes: `k3` … `k31`. */
export type KernelGas = {
  /** Nobody says INVALID. */
  perBlock256: Record<string, number>;
  /** Some votes of every block say INVALID. */
  perBlock256WithInvalid: Record<string, number>;
};

const VOTES = [3, 7, 15, 31];
const WORDS = 16;

/** Measures from inside the EVM: random votes, the difference between 16 blocks and one. */
const METER = `// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Tally} from "contracts/libraries/Tally.sol";
contract KernelMeter {
    function measure(uint256 count, uint256 words, bool invalid) external view returns (uint256 gas) {
        Tally.Votes memory votes = Tally.allocate(count, words);
        for (uint256 i; i < 2 * words * count; i += 2 * words) {
            for (uint256 w; w < words; ++w) {
                uint256 affirm = uint256(keccak256(abi.encode(i, w)));
                uint256 deny = uint256(keccak256(abi.encode(i, w, "deny")));
                votes.rows[i + w] = affirm;
                votes.rows[i + words + w] = invalid ? deny : deny & ~affirm;
            }
        }
        votes.isPlain = !invalid;
        // What scoring asks for where every family has one seat.
        votes.lowest = Tally.quorum(count - 1, 2, 3);
        uint256 quorum = Tally.quorum(count, 2, 3);
        gas = gasleft();
        Tally.decide(votes, quorum);
        gas -= gasleft();
    }
}`;

/** Compiles a meter around the library with the project's settings, and runs it on the simulated chain. */
export async function measureKernel(): Promise<KernelGas> {
  const { abi, bytecode } = await compileMeter();
  const { provider } = await network.create();
  const client = createPublicClient({ chain: hardhat, transport: custom(provider) });
  const address = "0x00000000000000000000000000000000000ca11e";
  await provider.request({ method: "hardhat_setCode", params: [address, bytecode] });
  const measure = async (count: number, words: number, invalid: boolean): Promise<number> => {
    const data = encodeFunctionData({ abi, functionName: "measure", args: [BigInt(count), BigInt(words), invalid] });
    const result = await client.call({ to: address, data, gas: 16_000_000n });
    return Number(decodeFunctionResult({ abi, functionName: "measure", data: result.data ?? "0x" }));
  };
  const perBlock = async (invalid: boolean): Promise<Record<string, number>> => {
    const entries = VOTES.map(async (count) => {
      const [many, one] = await Promise.all([measure(count, WORDS, invalid), measure(count, 1, invalid)]);
      return [`k${count}`, Math.round((many - one) / (WORDS - 1))] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  };
  return { perBlock256: await perBlock(false), perBlock256WithInvalid: await perBlock(true) };
}

type SolcOutput = {
  errors?: { severity: string; formattedMessage: string }[];
  contracts: Record<string, Record<string, { abi: Abi; evm: { deployedBytecode: { object: string } } }>>;
};

async function compileMeter(): Promise<{ abi: Abi; bytecode: Hex }> {
  const { compile } = createRequire(import.meta.url)("solc") as { compile(input: string): string };
  const settings = hre.config.solidity.profiles.default?.compilers[0]?.settings;
  const library = await readFile("contracts/libraries/Tally.sol", "utf8");
  const input = {
    language: "Solidity",
    sources: { "KernelMeter.sol": { content: METER }, "contracts/libraries/Tally.sol": { content: library } },
    settings: { ...settings, outputSelection: { "*": { KernelMeter: ["abi", "evm.deployedBytecode.object"] } } },
  };
  const output = JSON.parse(compile(JSON.stringify(input))) as SolcOutput;
  const error = output.errors?.find(({ severity }) => severity === "error");
  if (error) throw new Error(error.formattedMessage);
  const meter = output.contracts["KernelMeter.sol"]?.KernelMeter;
  if (!meter) throw new Error("the meter did not compile");
  return { abi: meter.abi, bytecode: `0x${meter.evm.deployedBytecode.object}` };
}
