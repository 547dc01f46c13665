import type { Logger } from "pino";

/** What every service gets. */
export type Common = {
  logger: Logger;
  /** Ends every wait of the process. */
  signal: AbortSignal;
};
