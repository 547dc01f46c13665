import { BOND, type Moment, type StakeModel } from "./stakeModel.ts";

const BPS = 10_000n;
const MOST_EPOCH_BPS = 5_000n;

/** A cause's caps, in 1/10,000. */
export type CauseModel = { maxBps: bigint; maxEpochBps: bigint; bountyBps: bigint };

/** What one slash came to. */
export type SlashModel = { stakeBefore: bigint; bondBefore: bigint; taken: bigint; bounty: bigint };

/** The slasher's caps by a list of everything that it took. */
export function createSlasherModel(stake: StakeModel, causes: Readonly<Record<string, CauseModel>>) {
  const history: { id: number; cause: string; epoch: bigint; stakeBefore: bigint; taken: bigint }[] = [];

  function most(id: number, cause: string, { epoch }: Moment): bigint {
    const terms = causes[cause];
    if (!terms) throw new RangeError(`No cause ${cause}.`);
    const before = stakeOf(id);
    const present = history.filter((slash) => slash.id === id && slash.epoch === epoch && slash.stakeBefore > 0n);
    const first = present[0]?.stakeBefore ?? before;
    const sum = (slashes: typeof present) => slashes.reduce((total, { taken }) => total + taken, 0n);
    const bounds = [
      (before * terms.maxBps) / BPS,
      (first * terms.maxEpochBps) / BPS - sum(present.filter((slash) => slash.cause === cause)),
      (first * MOST_EPOCH_BPS) / BPS - sum(present),
    ];
    return bounds.reduce((least, bound) => (bound < least ? bound : least));
  }

  const stakeOf = (id: number) => stake.of(id).active.assets + stake.of(id).thawing.assets;

  return {
    most,
    slash(id: number, cause: string, asked: bigint, moment: Moment): SlashModel {
      const stakeBefore = stakeOf(id);
      const bondBefore = stake.worthOf(id, BOND);
      const bound = most(id, cause, moment);
      const taken = stake.slash(id, asked < bound ? asked : bound);
      history.push({ id, cause, epoch: moment.epoch, stakeBefore, taken });
      const part = taken * (causes[cause]?.bountyBps ?? 0n) * bondBefore;
      return { stakeBefore, bondBefore, taken, bounty: stakeBefore === 0n ? 0n : part / (stakeBefore * BPS) };
    },
  };
}
