import type { Hex } from "viem";
import type { Place } from "../content/place.ts";
import type { PanelName } from "../verifiers/panel.ts";

/** Who judges. */
export type VerifierChoice =
  | { kind: "panel"; name: PanelName }
  | { kind: "model"; url: string; name: string; apiKey?: string };

export const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** Everything that a worker is told, checked once. */
export type WorkerConfig = {
  rpcUrl: string;
  /** File with the deployment's addresses. */
  deploymentFile: string;
  validatorId: number;
  /** Never logged. */
  operatorKey: Hex;
  verifier: VerifierChoice;
  places: readonly Place[];
  dataDirectory: string;
  /** Milliseconds from one look at the chain to the next. */
  poll: number;
  /** Blocks at or after the commit window's end that the own opening waits for. */
  confirmations: number;
  logLevel: (typeof logLevels)[number];
  once: boolean;
};
