/** Roles of the access manager, as every deployment numbers them; 0 is its administrator. */
export const ROLES = {
  /** Hubs: let prices drift with the turnout of their rounds. */
  HUB: 2n,
  /** Suspends validators: the attendance book and the rank book. */
  SUSPENDER: 1n,
  /** Strikes wrong distributions to contributors. */
  GUARDIAN: 3n,
  /** Claws back pay for overruled answers and rescores who gave them: the reckoner. */
  RECKONER: 4n,
  /** Sets ranks, and lifts scores back to zero: the rank book. */
  RANKER: 5n,
} as const;
