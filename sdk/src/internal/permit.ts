import { type Account, type Address, type Client, parseSignature } from "viem";
import { getBlock, signTypedData } from "viem/actions";
import { miraTokenAbi } from "../abis.ts";
import { type ActionParameters, read, request } from "./chain.ts";

/** Seconds for which a permit can be used. */
const PERMIT_LIFETIME = 3_600n;

/** A signed ERC-2612 permit. */
export type Permit = { amount: bigint; deadline: bigint; v: number; r: `0x${string}`; s: `0x${string}` };

/** Lets `spender` take `amount` base units of MIRA, by a signature instead of a transaction. */
export async function signPermit(
  client: Client,
  { deployment, signal }: ActionParameters,
  { account, spender, amount }: { account: Account; spender: Address; amount: bigint },
): Promise<Permit> {
  const token = { abi: miraTokenAbi, address: deployment.token } as const;
  const [nonce, block] = await Promise.all([
    read(client, { ...token, functionName: "nonces", args: [account.address] }, signal),
    request(() => getBlock(client), signal),
  ]);
  const deadline = block.timestamp + PERMIT_LIFETIME;
  const typedData = {
    domain: { name: "Mira", version: "1", chainId: deployment.chainId, verifyingContract: deployment.token },
    types: {
      Permit: [
        { name: "owner", type: "address" },
        { name: "spender", type: "address" },
        { name: "value", type: "uint256" },
        { name: "nonce", type: "uint256" },
        { name: "deadline", type: "uint256" },
      ],
    },
    primaryType: "Permit",
    message: { owner: account.address, spender, value: amount, nonce, deadline },
  } as const;
  const signature = await request(() => signTypedData(client, { account, ...typedData }), signal);
  const { r, s, yParity } = parseSignature(signature);
  return { amount, deadline, v: 27 + yParity, r, s };
}
