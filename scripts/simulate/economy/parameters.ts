import { EMISSION_MULTIPLE, GENESIS_RESERVE, HALF_LIFE } from "../../../deploy/emissions.ts";
import { SHARES as POLICY_SHARES } from "../../../deploy/policies.ts";

/** Base units of one MIRA. */
export const MIRA = 10n ** 18n;
/** All there will ever be. */
export const SUPPLY = 1_000_000_000n * MIRA;

/** Shares of a net fee, in 1/10,000. The treasury gets the rest, and the integrator's share where there is none. */
export const SHARES = {
  validators: BigInt(POLICY_SHARES.validatorShare),
  burn: BigInt(POLICY_SHARES.burnShare),
  integrator: BigInt(POLICY_SHARES.integratorShare),
  tip: BigInt(POLICY_SHARES.settlerTip),
} as const;
/** Most that validators, integrator and settler may get of a fee and of the emission on it. */
export const MOST_OWN_SHARE = 9_500n;

/** The reserve and how it is spent. */
export const EMISSION = {
  /** Of the supply, at genesis. */
  reserve: GENESIS_RESERVE,
  /** Days in which half of what remains is released, if fees allow. */
  halfLife: HALF_LIFE / 86_400,
  /** Most emission per unit that validators earned, in 1/10,000: .13 of the fees. */
  mostMultiple: BigInt(EMISSION_MULTIPLE),
  /** Contributors' part, in 1/10,000. */
  contributors: 2_000n,
} as const;

/** Stake rules: least own bond in whole MIRA, pool as a multiple of it, weeks of unbonding. */
export const STAKE = { leastBond: 10_000, mostPool: 10, unbondingWeeks: 3 } as const;

/** How a price moves from epoch to epoch. */
export const DRIFT = { targetTurnout: 0.85, mostStep: 0.125 } as const;
