import type { Tier } from "@mira-protocol/sdk";
import type { LevelParameters, TierParameters } from "../../../deploy/policies.ts";
import { CLAIMS, POPULATION, TIERS, VOTES } from "../shared/setting.ts";

const TIER_NAMES = ["LIGHT", "STANDARD", "HIGH"] as const satisfies readonly Tier[];
/** The tiers, and two of them with no threshold below two thirds. */
export const POLICIES: Readonly<Record<PolicyName, TierParameters>> = {
  ...TIERS,
  "STANDARD, 2/3 at least": atLeastTwoThirds(TIERS.STANDARD),
  "HIGH, 2/3 at least": atLeastTwoThirds(TIERS.HIGH),
};
export type PolicyName = Tier | "STANDARD, 2/3 at least" | "HIGH, 2/3 at least";
/** Share of the stake that colludes; `bribed`: every seat of the first round, and nobody in deeper ones. */
const GROUPS = [0.1, 0.2, 0.3, 0.4, "bribed"] as const;
/** Chance that somebody honest looks at a decided claim, and challenges if its own model disagrees. */
const WATCHING = [0, 0.25, 0.5, 1] as const;
/** The others: the protocol's population, or one of better models. */
export const OTHERS = {
  usual: { accuracy: POPULATION.accuracy, hardShare: CLAIMS.hardShare, traits: VOTES },
  able: { accuracy: [0.85, 0.95], hardShare: 0.2, traits: { ...VOTES, hardPenalty: 0.2, easyBonus: 0.05 } },
} as const;
const ABLE = TIER_NAMES.flatMap((tier) =>
  ([0.3, 0.4, "bribed"] as const).flatMap((group) =>
    ([0, 1] as const).map((watching) => ({ tier, group, watching, others: "able" as const })),
  ),
);
const USUAL = TIER_NAMES.flatMap((tier) =>
  GROUPS.flatMap((group) =>
    WATCHING.filter((watching) => group === 0.4 || watching === 0 || watching === 1).map((watching) => ({
      tier,
      group,
      watching,
      others: "usual" as const,
    })),
  ),
);
const CHALLENGING = TIER_NAMES.flatMap((tier) =>
  ([0.2, 0.3, 0.4] as const).map((group) => ({
    tier,
    group,
    watching: 0 as const,
    others: "usual" as const,
    challenges: true as const,
  })),
);
const FIRMER = (["STANDARD, 2/3 at least", "HIGH, 2/3 at least"] as const).flatMap((tier) =>
  ([0, 1] as const).map((watching) => ({ tier, group: 0.4 as const, watching, others: "usual" as const })),
);
/** One setting of the simulation. */
export type Case = {
  tier: PolicyName;
  group: (typeof GROUPS)[number];
  watching: (typeof WATCHING)[number];
  others: keyof typeof OTHERS;
  /** Whether the group challenges right verdicts on its claims, to have them judged again. */
  challenges?: true;
};
export const CASES: readonly Case[] = [...USUAL, ...CHALLENGING, ...FIRMER, ...ABLE];
export const nameOf = ({ tier, group, watching, others, challenges }: Case): string =>
  `${others}/${tier}/${group}/${watching}${challenges ? "/challenging" : ""}`;

function atLeastTwoThirds({ terms, levels }: TierParameters): TierParameters {
  const isBelow = ({ thresholdNumerator, thresholdDenominator }: LevelParameters) =>
    3 * thresholdNumerator < 2 * thresholdDenominator;
  const raise = (level: LevelParameters): LevelParameters =>
    isBelow(level) ? { ...level, thresholdNumerator: 2, thresholdDenominator: 3 } : level;
  return { terms, levels: levels.map(raise) };
}
