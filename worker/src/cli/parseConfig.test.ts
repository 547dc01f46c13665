import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseConfig } from "./parseConfig.ts";

const KEY = `0x${"4f".repeat(32)}`;
const options = {
  rpc: "http://127.0.0.1:8545",
  deployment: "deployment.json",
  validator: "7",
  content: ["bundles", "https://content.example/b"],
  data: "data",
  poll: "200",
  confirmations: "1",
  logLevel: "info",
  once: false,
};
const environment = { MIRA_OPERATOR_KEY: KEY };

const messageOf = (changes: Record<string, unknown>, from: Record<string, string> = environment): string => {
  try {
    parseConfig({ ...options, ...changes }, from);
  } catch (error) {
    expect(error).toMatchObject({ code: "USAGE" });
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    return message;
  }
  return "no error";
};

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "mira-config-"));
});
afterAll(() => rmSync(directory, { recursive: true }));

describe("parseConfig", () => {
  it("takes a whole command line", () => {
    const config = parseConfig(options, environment);
    expect(config).toMatchObject({ validatorId: 7, poll: 200, operatorKey: KEY, once: false });
    expect(config.verifier).toEqual({ kind: "panel", name: "lexical" });
    expect(config.places.map(({ kind }) => kind)).toEqual(["directory", "url"]);
  });

  it("takes a model instead of the panel", () => {
    const model = { modelUrl: "http://127.0.0.1:8000/v1", modelName: "qwen" };
    const { verifier } = parseConfig({ ...options, ...model }, { ...environment, MIRA_MODEL_API_KEY: "k" });
    expect(verifier).toEqual({ kind: "model", url: model.modelUrl, name: "qwen", apiKey: "k" });
  });

  it.each([
    [{ rpc: undefined }, "--rpc must be"],
    [{ rpc: "file:///etc/passwd" }, "--rpc must be"],
    [{ deployment: undefined }, "--deployment must be"],
    [{ validator: "0" }, "--validator must be"],
    [{ validator: "1e3" }, "--validator must be"],
    [{ verifier: "oracle" }, "--verifier must be one of lexical"],
    [{ verifier: "lexical", modelUrl: "http://h/v1", modelName: "m" }, "not both"],
    [{ modelUrl: "http://h/v1" }, "--model-url needs --model-name"],
    [{ modelName: "m" }, "--model-name needs --model-url"],
    [{ content: undefined }, "--content must be given"],
    [{ content: ["ipfs://cid"] }, "not ipfs://"],
    [{ data: undefined }, "--data must be"],
    [{ poll: "5" }, "--poll must be"],
    [{ confirmations: "0" }, "--confirmations must be"],
    [{ logLevel: "loud" }, "--log-level must be"],
  ])("explains %j in one line", (changes, expected) => expect(messageOf(changes)).toContain(expected));

  it("takes the key from a file, and never repeats it", () => {
    const keyFile = join(directory, "key");
    writeFileSync(keyFile, `${KEY}\n`);
    expect(parseConfig({ ...options, keyFile }, {}).operatorKey).toBe(KEY);
    writeFileSync(keyFile, `${KEY}aa`);
    expect(messageOf({ keyFile })).toContain("must hold a private key");
    expect(messageOf({ keyFile })).not.toContain("4f4f");
    expect(messageOf({ keyFile: join(directory, "none") })).toContain("ENOENT");
    expect(messageOf({}, {})).toContain("no operator key");
    expect(messageOf({}, { MIRA_OPERATOR_KEY: KEY.slice(0, -1) })).not.toContain("4f4f");
  });
});
