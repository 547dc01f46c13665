import { readFileSync } from "node:fs";
import { type MiraDeployment, parseDeployment } from "@mira-protocol/sdk";
import { errorText } from "../common/errorText.ts";
import { WorkerError } from "../common/workerError.ts";

/**
 * Reads the file that says where Mira stands.
 *
 * @throws WorkerError `USAGE` if there is no such file, or it is no deployment
 *
 * @example
 * const deployment = readDeployment("deployment.json");
 */
export function readDeployment(path: string): MiraDeployment {
  try {
    return parseDeployment(JSON.parse(readFileSync(path, "utf8")));
  } catch (cause) {
    throw new WorkerError("USAGE", `--deployment ${path} cannot be used: ${errorText(cause)}`, cause);
  }
}
