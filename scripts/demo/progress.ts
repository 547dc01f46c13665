import type { RequestEvent } from "@mira-protocol/sdk";

/** One line on a terminal that says how far the run is; a line now and then elsewhere. */
export type Progress = {
  step(what: string): void;
  onEvent(event: RequestEvent): void;
  end(): void;
};

/** Reports on stderr, so that stdout holds results alone. */
export function createProgress(total: () => number): Progress {
  const counts = { opened: 0, committed: 0, posted: 0, settled: 0, final: 0, expired: 0 };
  const { stderr } = process;
  let last = 0;
  const draw = (force: boolean): void => {
    const now = Date.now();
    if (!force && now - last < (stderr.isTTY ? 100 : 5_000)) return;
    last = now;
    const { opened, committed, posted, settled, final, expired } = counts;
    const line = `${opened}/${total()} opened · ${committed} votes committed · ${posted} opened · ${settled} verdicts · ${final} final${expired ? ` · ${expired} expired` : ""}`;
    stderr.write(stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  return {
    step: (what) => void stderr.write(`${what}\n`),
    onEvent: ({ type }) => {
      if (type === "opened") counts.opened += 1;
      if (type === "committed") counts.committed += 1;
      if (type === "opening-posted") counts.posted += 1;
      if (type === "settled") counts.settled += 1;
      if (type === "final") counts.final += 1;
      if (type === "expired") counts.expired += 1;
      draw(false);
    },
    end: () => {
      draw(true);
      if (stderr.isTTY) stderr.write("\n");
    },
  };
}
