import { type LevelPolicy, packPolicyLevels, packPolicyTerms, policyHash } from "@mira-protocol/sdk";
import { type Columns, columns, source, word } from "./columns.ts";

export function policies(): Columns {
  const random = source("policy");
  const level = (seats: number, leastSeats: number, cap: number, of: readonly [number, number]): LevelPolicy => ({
    seats,
    leastSeats,
    cap,
    thresholdNumerator: of[0],
    thresholdDenominator: of[1],
  });
  const tiers = [
    [level(5, 3, 1, [3, 4]), level(11, 7, 3, [2, 3]), level(23, 13, 5, [2, 3])],
    [level(9, 5, 2, [2, 3]), level(15, 9, 4, [2, 3]), level(31, 18, 7, [13, 20]), level(63, 35, 14, [3, 5])],
    [level(255, 255, 255, [255, 255])],
  ];
  return columns(
    tiers.map((levels, i) => {
      const terms = {
        levels: levels.length,
        minFamilies: i + 1,
        seedDelay: random.below(3_600),
        seedBlocks: 1 + random.below(255),
        commitWindow: 60,
        revealWindow: 61,
        challengeWindow: 3_600,
        slashMultiple: 50,
        slashCapBps: 500,
        validatorShare: 7_500 - i,
        burnShare: 1_000 + i,
        integratorShare: 500 - 2 * i,
        settlerTip: 200 - 3 * i,
        price: i === 2 ? (1n << 72n) - 1n : 10n ** 16n,
      };
      const packed = { levelsWord: packPolicyLevels(levels), termsWord: packPolicyTerms(terms) };
      const perLevel = Array.from({ length: 4 }, (_, at) => levels[at] ?? level(0, 0, 0, [0, 0]));
      const fields = Object.fromEntries(
        perLevel.flatMap((one, at) => Object.entries(one).map(([name, value]) => [`${name}${at}`, value])),
      );
      return {
        ...fields,
        ...terms,
        levelsWord: word(packed.levelsWord),
        termsWord: word(packed.termsWord),
        policyHash: policyHash(packed.levelsWord, packed.termsWord),
      };
    }),
  );
}
