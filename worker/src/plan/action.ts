/** A transaction that moves a round on. */
export type RoundCallKind = "commit" | "post" | "settle" | "finalize" | "expire";

/** A transaction that moves a contest on: opens the next level, takes over what it found, makes the verdict final. */
export type ContestCallKind = "escalate" | "conclude" | "close";

/** A transaction. */
export type CallKind = RoundCallKind | ContestCallKind;

/** What to do next about a round, or about a contest by its request's number. */
export type Action =
  /** Work out how many seats to expect before the draw. */
  | { kind: "expect"; round: bigint }
  /** Work out how many seats the validator holds in the present window. */
  | { kind: "draw"; round: bigint; window: CommitWindow }
  /** Judge the bundle and put the vote on disk, until chain time `deadline`. */
  | { kind: "vote"; round: bigint; deadline: number }
  | { kind: CallKind; round: bigint };

/** In which window seats are drawn: the top-up window draws at twice the expected seats for those without one. */
export type CommitWindow = "COMMIT" | "TOP_UP";

/** Names an action, so that none is under way twice. */
export const actionKey = ({ kind, round }: Pick<Action, "kind" | "round">): string => `${kind}:${round}`;
