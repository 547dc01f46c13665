import { HIGH, LIGHT, STANDARD } from "../../../deploy/policies.ts";

/** Tiers as a deployment sets them. */
export const TIERS = { LIGHT, STANDARD, HIGH } as const;

/** Who takes part and what they are asked, unless a part of a simulator says otherwise. */
export const POPULATION = { validators: 200, families: 5, accuracy: [0.62, 0.95] } as const;
export const CLAIMS = { trueShare: 0.6, hardShare: 0.35 } as const;
export const VOTES = { abstention: 0, hardPenalty: 0.15, easyBonus: 0.08, familyCorrelation: 0 } as const;
