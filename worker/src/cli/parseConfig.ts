import { resolve } from "node:path";
import type { Hex } from "viem";
import { z } from "zod";
import { WorkerError } from "../common/workerError.ts";
import type { Place } from "../content/place.ts";
import { panelVerifiers } from "../verifiers/panel.ts";
import { logLevels, type VerifierChoice, type WorkerConfig } from "./config.ts";
import { isKey } from "./isKey.ts";
import { readKey } from "./readKey.ts";

const isHttp = (value: string) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const httpUrl = (says: string) => z.string(says).refine(isHttp, says);
const whole = (least: number, most: number, says: string) =>
  z
    .string(says)
    .regex(/^\d{1,10}$/, says)
    .transform(Number)
    .refine((value) => value >= least && value <= most, says);

/** A command line gives strings; each message says what to do. */
const optionsSchema = z.object({
  rpc: httpUrl("--rpc must be the http(s) URL of a JSON-RPC endpoint, such as http://127.0.0.1:8545"),
  deployment: z.string("--deployment must be the file with the deployment's addresses").min(1),
  validator: whole(1, 2 ** 32 - 1, "--validator must be the validator's id, a whole number from 1"),
  keyFile: z.string().exactOptional(),
  verifier: z
    .enum(Object.keys(panelVerifiers) as [keyof typeof panelVerifiers], {
      error: `--verifier must be one of ${Object.keys(panelVerifiers).join(", ")}`,
    })
    .exactOptional(),
  modelUrl: httpUrl("--model-url must be an http(s) URL such as http://127.0.0.1:8000/v1").exactOptional(),
  modelName: z.string().min(1, "--model-name must not be empty").exactOptional(),
  content: z
    .array(z.string().min(1), "--content must be given at least once: a directory or a base URL with the bundles")
    .min(1, "--content must be given at least once: a directory or a base URL with the bundles"),
  data: z.string("--data must be a directory for votes and reports").min(1, "--data must not be empty"),
  poll: whole(20, 600_000, "--poll must be milliseconds from 20 to 600000"),
  confirmations: whole(1, 64, "--confirmations must be a number of blocks from 1 to 64"),
  logLevel: z.enum(logLevels, { error: `--log-level must be one of ${logLevels.join(", ")}` }),
  once: z.boolean(),
});
type Options = z.infer<typeof optionsSchema>;

/** What the environment may hold. */
export type WorkerEnvironment = {
  MIRA_RPC_URL?: string | undefined;
  MIRA_OPERATOR_KEY?: string | undefined;
  MIRA_MODEL_API_KEY?: string | undefined;
};

/**
 * Checks the command line and the environment: the only place that looks at either.
 *
 * @throws WorkerError `USAGE`, in one line that says what to do
 *
 * @example
 * const config = parseConfig(command.opts(), process.env);
 */
export function parseConfig(options: Readonly<Record<string, unknown>>, environment: WorkerEnvironment): WorkerConfig {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) throw new WorkerError("USAGE", parsed.error.issues[0]?.message ?? "the options are wrong");
  const { rpc, deployment, validator, content, data, poll, confirmations, logLevel, once } = parsed.data;
  return {
    rpcUrl: rpc,
    deploymentFile: deployment,
    validatorId: validator,
    operatorKey: operatorKey(parsed.data, environment),
    verifier: verifierChoice(parsed.data, environment),
    places: content.map(placeOf),
    dataDirectory: resolve(data),
    poll,
    confirmations,
    logLevel,
    once,
  };
}

function operatorKey({ keyFile }: Options, { MIRA_OPERATOR_KEY }: WorkerEnvironment): Hex {
  if (keyFile !== undefined) return readKey(keyFile);
  const key = MIRA_OPERATOR_KEY?.trim() ?? "";
  if (key === "") throw new WorkerError("USAGE", "no operator key: give --key-file, or MIRA_OPERATOR_KEY");
  if (isKey(key)) return key;
  // The value itself is never repeated.
  throw new WorkerError("USAGE", "MIRA_OPERATOR_KEY must be 0x and 64 hexadecimal digits");
}

function verifierChoice(options: Options, { MIRA_MODEL_API_KEY: apiKey }: WorkerEnvironment): VerifierChoice {
  const { verifier, modelUrl, modelName } = options;
  if (modelUrl === undefined && modelName === undefined) return { kind: "panel", name: verifier ?? "lexical" };
  if (verifier !== undefined) throw new WorkerError("USAGE", "give --verifier or --model-url, not both");
  if (modelUrl === undefined) throw new WorkerError("USAGE", "--model-name needs --model-url");
  if (modelName === undefined) throw new WorkerError("USAGE", "--model-url needs --model-name");
  return {
    kind: "model",
    url: modelUrl,
    name: modelName,
    ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }),
  };
}

function placeOf(text: string): Place {
  if (isHttp(text)) return { kind: "url", url: new URL(text) };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    throw new WorkerError("USAGE", `--content takes directories and http(s) URLs, not ${text.split("://")[0]}://`);
  }
  return { kind: "directory", path: resolve(text) };
}
