import type { Drawer } from "../chain/createDrawer.ts";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import type { CommitWindow } from "../plan/action.ts";
import type { OwnPart } from "../plan/planActions.ts";
import type { RoundState, Rounds } from "../rounds/roundState.ts";
import type { Store } from "../store/createStore.ts";
import type { Voter } from "../vote/createVoter.ts";

/** The worker's own part in the open rounds: seats that it drew, votes in the making and on disk. */
export type RoundKeeper = {
  ownPart(round: bigint): OwnPart;
  /** Works out how many seats to expect. */
  expect(state: RoundState): Promise<void>;
  /** Draws the seats of a round's window. */
  draw(state: RoundState, window: CommitWindow): Promise<void>;
  /** Begins to make a vote, unless it is in the making. */
  startVote(state: RoundState, seconds: number): void;
  /** Forgets rounds that are over. */
  keepOnly(rounds: Rounds): void;
  /** Forgets draws, after a reorganisation. */
  forgetDraws(): void;
  /** Votes in the making. */
  readonly making: number;
  /** Votes that came to lie on disk since the start. */
  readonly votesMade: number;
  /** Resolves once no vote is in the making. */
  idle(): Promise<void>;
};

/** What {@link createRoundKeeper} takes. */
export type RoundKeeperParameters = {
  common: Common;
  drawer: Drawer;
  voter: Voter;
  store: Pick<Store, "voteOf">;
};

/**
 * Creates the memory of the own part. Seats can be drawn again at any time and are kept in memory alone; votes come from
 * the disk.
 *
 * @example
 * const { seats, commitment } = keeper.ownPart(round);
 */
export function createRoundKeeper(parameters: RoundKeeperParameters): RoundKeeper {
  const { common, drawer, voter, store } = parameters;
  const parts = new Map<bigint, OwnPart>();
  const making = new Map<bigint, Promise<void>>();
  let votesMade = 0;

  const ownPart = (round: bigint): OwnPart => {
    const present = parts.get(round);
    if (present) return present;
    const part = { expected: null, seats: {}, commitment: store.voteOf(round)?.commitment ?? null };
    parts.set(round, part);
    return part;
  };

  const make = async (state: RoundState, seconds: number) => {
    const { round } = state;
    const started = performance.now();
    try {
      const { commitment, reportHash } = await voter.vote(state, Math.max(0, seconds * 1_000));
      parts.set(round, { ...ownPart(round), commitment });
      const milliseconds = Math.round(performance.now() - started);
      common.logger.info({ round: `${round}`, claims: state.config.claims, reportHash, milliseconds }, "vote on disk");
      votesMade++;
    } catch (error) {
      if (!common.signal.aborted) common.logger.error({ round: `${round}`, error: errorText(error) }, "no vote made");
    } finally {
      making.delete(round);
    }
  };

  return {
    ownPart,
    expect: async (state) => {
      const expected = await drawer.expectedIn(state);
      parts.set(state.round, { ...ownPart(state.round), expected });
    },
    draw: async (state, window) => {
      const seats = await drawer.seatsIn(state, window);
      if (seats === null) return;
      const part = ownPart(state.round);
      parts.set(state.round, { ...part, seats: { ...part.seats, [window]: seats } });
      common.logger.debug({ round: `${state.round}`, window, seats }, "seats drawn");
    },
    startVote: (state, seconds) => {
      if (!making.has(state.round)) making.set(state.round, make(state, seconds));
    },
    keepOnly: (rounds) => {
      for (const round of parts.keys()) if (!rounds.has(round)) parts.delete(round);
    },
    forgetDraws: () => {
      drawer.clear();
      parts.clear();
    },
    get making() {
      return making.size;
    },
    get votesMade() {
      return votesMade;
    },
    idle: async () => {
      await Promise.all(making.values());
    },
  };
}
