/** A line of the contracts that keeps a promise, and the tests that must fail where it is missing. */
export type Defence = {
  /** Short name, as `--only` takes it. */
  name: string;
  /** Invariants of the protocol that it keeps, by number. */
  invariants: readonly number[];
  /** Attacks of docs/threat-model.md that it stops, by number. */
  threats?: readonly number[];
  /** What happens without it. */
  without: string;
  file: string;
  /** Text that stands exactly once in the file, and what takes its place. */
  replace: readonly [defence: string, gap: string];
  /** Test files, one of whose tests must fail. */
  tests: readonly string[];
};
