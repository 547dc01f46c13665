import type { MiraDeployment } from "@mira-protocol/sdk";
import type { Account, Client } from "viem";
import type { Sender } from "../chain/createSender.ts";
import { encodeCalls, type RoundCall } from "../chain/encodeCalls.ts";
import { type PreparedCall, prepareCalls } from "../chain/prepareCalls.ts";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import { actionKey, type CallKind } from "../plan/action.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { RoundState } from "../rounds/roundState.ts";
import type { Store } from "../store/createStore.ts";
import { createPatience } from "./patience.ts";

/** What was planned about a round, with the round. */
export type PlannedCall = { kind: CallKind; state: RoundState };

/** Turns planned calls into transactions. */
export type Dispatcher = {
  /** Sends what is not under way yet; calls of one kind go together. */
  dispatch(planned: readonly PlannedCall[], block: bigint): Promise<void>;
  /** Learns which commitments of a batch the hub skipped, so that they are not sent with every block. */
  noteSkipped(events: readonly ChainEvent[], block: bigint): void;
  /** Sees which transactions were mined. */
  confirm(block: bigint): Promise<void>;
};

/** What {@link createDispatcher} takes. */
export type DispatcherParameters = {
  common: Common;
  client: Client;
  account: Account;
  deployment: MiraDeployment;
  validatorId: number;
  sender: Sender;
  store: Pick<Store, "voteOf">;
};

/** What has the nearest end goes first. */
const ORDER: readonly CallKind[] = ["commit", "post", "settle", "finalize", "expire"];
/** Calls that somebody else may have made first: to lose that race is no error. */
const RACES: readonly CallKind[] = ["settle", "finalize", "expire"];
/** How the hub refuses what was done already. */
const LOST: readonly string[] = ["Hub_UnknownState", "Hub_CommitmentsDiffer", "Hub_WrongPhase"];

/**
 * Creates the part between plan and chain: it batches, tries each transaction on the latest block, sends, and leaves
 * what was refused alone for a while.
 *
 * @example
 * await dispatcher.dispatch([{ kind: "settle", state }], block);
 */
export function createDispatcher(parameters: DispatcherParameters): Dispatcher {
  const { common, client, account, deployment, validatorId, sender, store } = parameters;
  const { logger } = common;
  const patience = createPatience();
  const keyOf = ({ kind, state }: PlannedCall) => actionKey({ kind, round: state.round });

  const send = async (kind: CallKind, { calls, data, gas }: PreparedCall<RoundCall>, block: bigint) => {
    const rounds = calls.map(({ state }) => `${state.round}`);
    const keys = calls.map(keyOf);
    try {
      const transaction = await sender.send({ to: deployment.hub, data, gas }, keys);
      logger.info({ kind, rounds, block: `${block}`, transaction, gas: `${gas}` }, "sent");
    } catch (error) {
      for (const key of keys) patience.failed(key, block);
      logger.error({ kind, rounds, error: errorText(error) }, "not sent");
    }
  };

  const sendKind = async (kind: CallKind, planned: readonly PlannedCall[], block: bigint) => {
    const calls = planned.map(({ state }): RoundCall => ({ kind, state, vote: store.voteOf(state.round) }));
    const encode = (some: readonly RoundCall[]) => encodeCalls(some, { deployment, validatorId });
    const { prepared, refused } = await prepareCalls({ client, account, to: deployment.hub, calls, encode });
    for (const { call, reason } of refused) {
      patience.failed(keyOf(call), block);
      const isLostRace = RACES.includes(kind) && LOST.includes(reason);
      logger[isLostRace ? "debug" : "warn"](
        { kind, round: `${call.state.round}`, reason },
        "would be refused: not sent",
      );
    }
    for (const one of prepared) await send(kind, one, block);
  };

  return {
    dispatch: async (planned, block) => {
      patience.keepOnly(new Set(planned.map(keyOf)));
      const due = planned.filter((one) => !sender.isUnderWay(keyOf(one)) && patience.mayTry(keyOf(one), block));
      for (const kind of ORDER) {
        const ofKind = due.filter((one) => one.kind === kind);
        if (ofKind.length > 0) await sendKind(kind, ofKind, block);
      }
    },
    noteSkipped: (events, block) => {
      for (const event of events) {
        if (event.kind !== "commit-skipped" || event.validatorId !== validatorId) continue;
        patience.failed(actionKey({ kind: "commit", round: event.round }), block);
      }
    },
    confirm: async (block) => {
      for (const { hash, success, keys } of await sender.confirm(block)) {
        if (success) {
          logger.debug({ transaction: hash, calls: keys }, "mined");
          continue;
        }
        for (const key of keys) patience.failed(key, block);
        const isRace = keys.every((key) => RACES.some((kind) => key.startsWith(kind)));
        logger[isRace ? "info" : "warn"]({ transaction: hash, calls: keys }, "mined without effect");
      }
    },
  };
}
