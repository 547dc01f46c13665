import { type Client, createClient, custom } from "viem";

/** A client whose endpoint answers by these functions, one a method; a method without one fails. */
export function clientFake(answers: Readonly<Record<string, (...params: readonly unknown[]) => unknown>>): Client {
  const request = async ({ method, params }: { method: string; params?: readonly unknown[] }) => {
    const answer = answers[method];
    if (!answer) throw new Error(`${method} is not answered`);
    return answer(...(params ?? []));
  };
  return createClient({ transport: custom({ request }, { retryCount: 0 }), cacheTime: 0 });
}
