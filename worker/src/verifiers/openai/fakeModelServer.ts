import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a fake model says to one request: a verdict, a raw body, a status, or silence for some milliseconds. */
export type FakeReply =
  | { verdict: unknown }
  | { content: string }
  | { status: number; body?: string }
  | { delay: number; verdict: unknown };

export type FakeRequest = {
  authorization: string | undefined;
  body: { model: string; messages: { role: string; content: string }[]; tools?: unknown; response_format?: unknown };
};

const read = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** A FAKE chat-completions server on 127.0.0.1 for tests: it answers what `reply` says and has no model. */
export const startFakeModelServer = async (reply: (request: FakeRequest, at: number) => FakeReply) => {
  const requests: FakeRequest[] = [];
  let running = 0;
  let peak = 0;
  const server = createServer(async (incoming, response) => {
    running++;
    peak = Math.max(peak, running);
    response.on("close", () => running--);
    const request: FakeRequest = {
      authorization: incoming.headers.authorization,
      body: JSON.parse(await read(incoming)),
    };
    const answer = reply(request, requests.push(request) - 1);
    if ("delay" in answer) await new Promise((done) => setTimeout(done, answer.delay));
    if ("status" in answer) {
      response
        .writeHead(answer.status, { "content-type": "application/json" })
        .end(answer.body ?? '{"error":{"message":"fake"}}');
      return;
    }
    const content = "content" in answer ? answer.content : JSON.stringify(answer.verdict);
    const body = {
      id: "fake",
      object: "chat.completion",
      created: 0,
      model: request.body.model,
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    peak: () => peak,
    stop: () =>
      new Promise<void>((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
};
