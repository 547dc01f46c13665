import type { MiraDeployment } from "@mira-protocol/sdk";
import type { Account, Client } from "viem";
import type { Sender } from "../chain/createSender.ts";
import { type ChainCall, encodeCalls, targetOf } from "../chain/encodeCalls.ts";
import { type PreparedCall, prepareCalls } from "../chain/prepareCalls.ts";
import type { Common } from "../common/common.ts";
import { errorText } from "../common/errorText.ts";
import { actionKey, type CallKind, type RoundCallKind } from "../plan/action.ts";
import type { ChainEvent } from "../rounds/chainEvent.ts";
import type { ContestCall } from "../rounds/contestCall.ts";
import type { RoundState } from "../rounds/roundState.ts";
import type { Store } from "../store/createStore.ts";
import { createPatience } from "./patience.ts";

/** What was planned about a round, with the round, or about a contest, with what it supplies. */
export type PlannedCall = { kind: RoundCallKind; state: RoundState } | ContestCall;

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
const ORDER: readonly CallKind[] = ["commit", "post", "settle", "conclude", "escalate", "finalize", "close", "expire"];
/** Calls that somebody else may have made first: to lose that race is no error. */
const RACES: readonly CallKind[] = ["settle", "conclude", "escalate", "finalize", "close", "expire"];
/** How the contracts refuse what was done already. */
const LOST: readonly string[] = [
  "Hub_UnknownState",
  "Hub_UnknownRound",
  "Hub_CommitmentsDiffer",
  "Hub_WrongPhase",
  "Contest_Unknown",
];

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
  const roundOf = (call: PlannedCall) => ("state" in call ? call.state.round : call.requestId);
  const keyOf = (call: PlannedCall) => actionKey({ kind: call.kind, round: roundOf(call) });

  const send = async (kind: CallKind, { calls, data, gas }: PreparedCall<ChainCall>, block: bigint) => {
    const rounds = calls.map((call) => `${roundOf(call)}`);
    const keys = calls.map(keyOf);
    try {
      const transaction = await sender.send({ to: targetOf(kind, deployment), data, gas }, keys);
      logger.info({ kind, rounds, block: `${block}`, transaction, gas: `${gas}` }, "sent");
    } catch (error) {
      for (const key of keys) patience.failed(key, block);
      logger.error({ kind, rounds, error: errorText(error) }, "not sent");
    }
  };

  const sendKind = async (kind: CallKind, planned: readonly PlannedCall[], block: bigint) => {
    const calls = planned.map((call): ChainCall => {
      return "state" in call ? { ...call, vote: store.voteOf(call.state.round) } : call;
    });
    const encode = (some: readonly ChainCall[]) => encodeCalls(some, { deployment, validatorId });
    const to = targetOf(kind, deployment);
    const { prepared, refused } = await prepareCalls({ client, account, to, calls, encode });
    for (const { call, reason } of refused) {
      patience.failed(keyOf(call), block);
      const isLostRace = RACES.includes(kind) && LOST.includes(reason);
      logger[isLostRace ? "debug" : "warn"]({ kind, round: `${roundOf(call)}`, reason }, "would be refused: not sent");
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
