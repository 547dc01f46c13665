import type {
  Abi,
  AbiEvent,
  Address,
  Client,
  ContractFunctionArgs,
  ContractFunctionName,
  GetLogsReturnType,
  Log,
  ReadContractReturnType,
} from "viem";
import { getChainId, getLogs, readContract } from "viem/actions";
import type { MiraDeployment } from "../addresses.ts";
import { MiraError } from "../errors/miraError.ts";
import { toMiraError } from "../errors/toMiraError.ts";
import { race, throwIfEnded } from "./wait.ts";

/** What every action needs to know. */
export type ActionParameters = {
  deployment: MiraDeployment;
  /** Ends the call, which then rejects with `ABORTED`. */
  signal?: AbortSignal;
};

const checked = new WeakMap<Client, number>();

/** Throws unless the client's endpoint serves the chain; asks once a client, and `anew` before anything is sent. */
export async function requireChain(
  client: Client,
  chainId: number,
  signal?: AbortSignal,
  { anew = false } = {},
): Promise<void> {
  let found = anew ? undefined : checked.get(client);
  if (found === undefined) {
    found = await request(() => getChainId(client), signal);
    checked.set(client, found);
  }
  if (found === chainId) return;
  throw new MiraError("CHAIN_MISMATCH", `The endpoint serves chain ${found}, the deployment is on ${chainId}.`, {
    details: { found, expected: chainId },
  });
}

/** Runs a call to the endpoint, ended by the signal, with its failure as a MiraError. */
export async function request<T>(run: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  throwIfEnded(signal);
  try {
    return await race(run(), signal);
  } catch (cause) {
    throw toMiraError(cause);
  }
}

/** Reads a contract, at a block if one is given. */
export function read<
  const abi extends Abi,
  name extends ContractFunctionName<abi, "pure" | "view">,
  const args extends ContractFunctionArgs<abi, "pure" | "view", name>,
>(
  client: Client,
  call: { abi: abi; address: Address; functionName: name; args: args; blockNumber?: bigint | undefined },
  signal?: AbortSignal,
): Promise<ReadContractReturnType<abi, name, args>> {
  // The generic parameters of viem do not survive being passed on; ours state the same.
  const parameters = call as unknown as Parameters<typeof readContract>[1];
  return request(() => readContract(client, parameters), signal) as Promise<ReadContractReturnType<abi, name, args>>;
}

/** Blocks that one request for logs covers at first. */
const CHUNK = 5_000n;

/** A decoded event with its place. */
export type EventLog<event extends AbiEvent> = GetLogsReturnType<event, [event], true, bigint, bigint>[number];

/** What {@link findLogs} looks for. */
export type FindLogsParameters<event extends AbiEvent> = {
  address: Address;
  event: event;
  args?: Readonly<Record<string, unknown>>;
  fromBlock: bigint;
  toBlock: bigint;
  /** Stops after the chunk in which the first log was found. */
  first?: boolean;
  signal?: AbortSignal | undefined;
};

/**
 * Finds an event's logs in chunks of blocks, in order. Where the endpoint refuses a chunk, it tries half of it: limits
 * differ, and no endpoint states them the same way.
 */
export async function findLogs<const event extends AbiEvent>(
  client: Client,
  parameters: FindLogsParameters<event>,
): Promise<readonly EventLog<event>[]> {
  const { address, event, args, fromBlock, toBlock, first, signal } = parameters;
  const found: EventLog<event>[] = [];
  let chunk = CHUNK;
  for (let from = fromBlock; from <= toBlock; ) {
    const to = from + chunk - 1n < toBlock ? from + chunk - 1n : toBlock;
    try {
      const query = { address, event, args, fromBlock: from, toBlock: to, strict: true } as never;
      const logs = (await request(() => getLogs(client, query), signal)) as unknown as EventLog<event>[];
      found.push(...logs);
      from = to + 1n;
      if (first && found.length > 0) break;
      if (chunk < CHUNK) chunk *= 2n;
    } catch (error) {
      if (!(error instanceof MiraError) || error.code !== "RPC_FAILED" || chunk === 1n) throw error;
      chunk = chunk > 16n ? chunk / 4n : 1n;
    }
  }
  return found.sort(byPlace);
}

/** Orders logs as the chain did. */
export function byPlace(
  left: Pick<Log<bigint, number, false>, "blockNumber" | "logIndex">,
  right: typeof left,
): number {
  return left.blockNumber === right.blockNumber
    ? left.logIndex - right.logIndex
    : left.blockNumber < right.blockNumber
      ? -1
      : 1;
}

/** An ABI's event by name. */
export function eventOf<const abi extends Abi, name extends string>(
  abi: abi,
  name: name,
): Extract<abi[number], { type: "event"; name: name }> {
  const event = abi.find((item) => item.type === "event" && item.name === name);
  if (!event) throw new RangeError(`The ABI has no event ${name}.`);
  return event as Extract<abi[number], { type: "event"; name: name }>;
}
