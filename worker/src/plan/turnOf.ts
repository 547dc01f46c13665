import { encodePacked, keccak256 } from "viem";

/** Beyond this many ids, those without a seat draw one of as many turns instead of being ranked. */
const MOST_RANKED = 256;

/**
 * Whose turn it is to move a round on, so that not everybody sends at once: validators in the order of
 * keccak-256(round, id), those who sat in the round before all others. Turn 0 tries first, each further turn a block
 * later.
 *
 * @param seated Ids that committed in the round.
 * @param registered How many ids there are.
 *
 * @example
 * const turn = turnOf({ round, validatorId: 7, seated: [2, 7, 9], registered: 12 }); // 0, 1 or 2
 */
export function turnOf(parameters: {
  round: bigint;
  validatorId: number;
  seated: readonly number[];
  registered: number;
}): number {
  const { round, validatorId, seated, registered } = parameters;
  const lot = (id: number) => keccak256(encodePacked(["uint64", "uint32"], [round, id]));
  const own = lot(validatorId);
  const before = (ids: readonly number[]) => ids.filter((id) => id !== validatorId && lot(id) < own).length;
  if (seated.includes(validatorId)) return before(seated);
  if (registered > MOST_RANKED) return seated.length + Number(BigInt(own) % BigInt(MOST_RANKED));
  const ids = Array.from({ length: registered }, (_, index) => index + 1);
  return seated.length + before(ids.filter((id) => !seated.includes(id)));
}
