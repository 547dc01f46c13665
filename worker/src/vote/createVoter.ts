import { claimsRoot, type ReportedAnswer } from "@mira-protocol/sdk";
import type { Hex } from "viem";
import type { Common } from "../common/common.ts";
import { createGate } from "../common/createGate.ts";
import { errorText } from "../common/errorText.ts";
import type { ContentReader } from "../content/createContentReader.ts";
import type { RoundState } from "../rounds/roundState.ts";
import type { Store } from "../store/createStore.ts";
import { saveReport } from "../store/saveReport.ts";
import type { StoredVote } from "../store/storedVote.ts";
import type { Verifier } from "../verifiers/verifier.ts";
import { abstainOnAll } from "./abstainOnAll.ts";
import { judgeBundle } from "./judgeBundle.ts";
import { pickClaims } from "./pickClaims.ts";
import { sealVote, type VotePlace } from "./sealVote.ts";

/** Part of the time for fetching, so that some is left for judging. */
const FETCHING_PART = 0.6;
const FETCHES_AT_A_TIME = 8;

/** Makes votes, and puts them on disk. */
export type Voter = {
  /** Judges a round's bundle within `milliseconds`; whatever happens, a vote lies on disk afterwards. */
  vote(state: RoundState, milliseconds: number): Promise<StoredVote>;
};

/** What {@link createVoter} takes. */
export type VoterParameters = {
  common: Common;
  place: Omit<VotePlace, "round">;
  reader: ContentReader;
  verifier: Verifier;
  /** Rounds that are judged at a time. */
  width: number;
  store: Store;
  dataDirectory: string;
  /** Hash of the manifest that the validator declared, if any. */
  manifest?: Hex;
};

/**
 * Creates the part that fetches, judges and seals. Rounds whose window ends first are judged first.
 *
 * @example
 * const vote = await voter.vote(state, 10_000);
 */
export function createVoter(parameters: VoterParameters): Voter {
  const { common, place, reader, verifier, width, store, dataDirectory, manifest } = parameters;
  const fetching = createGate(FETCHES_AT_A_TIME);
  const judging = createGate(width);

  const answersTo = async (state: RoundState, milliseconds: number): Promise<readonly ReportedAnswer[]> => {
    const { config, header, mask, round } = state;
    const logger = common.logger.child({ round: `${round}` });
    const urgency = performance.now() + milliseconds;
    const until = (part: number) =>
      AbortSignal.any([common.signal, AbortSignal.timeout(Math.ceil(milliseconds * part))]);
    const end = until(1);
    try {
      const bundle = await fetching.run(urgency, () => reader.read(header.bundleHash, until(FETCHING_PART)));
      // A request may name a bundle and other claims; what it promised to be judged is the claims' root.
      const asked = mask ? pickClaims(bundle, mask) : bundle;
      if (asked.claims.length !== config.claims || claimsRoot(bundle) !== header.claimsRoot) {
        logger.warn({ bundleHash: header.bundleHash }, "bundle is not what the request describes: abstaining");
        return abstainOnAll(config.claims, "content-unavailable", "The bundle's claims are not those of the request.");
      }
      const { answers, failure } = await judging.run(urgency, () => judgeBundle(verifier, asked, end));
      if (failure) logger.warn({ failure }, "verifier failed: abstaining");
      return answers;
    } catch (error) {
      logger.warn({ bundleHash: header.bundleHash, places: errorText(error) }, "content unavailable: abstaining");
      return abstainOnAll(config.claims, "content-unavailable", "No bundle with this hash could be had in time.");
    }
  };

  const vote = async (state: RoundState, milliseconds: number): Promise<StoredVote> => {
    const present = store.voteOf(state.round);
    if (present) return present;
    const answers = await answersTo(state, milliseconds);
    // A process that is ending leaves the round to its next life, rather than abstain.
    common.signal.throwIfAborted();
    const { bundleHash } = state.header;
    const content = { bundleHash, answers, ...(manifest === undefined ? {} : { manifest }) };
    const { vote: sealed, reportBytes } = sealVote({ ...place, round: state.round }, content);
    const kept = await store.keepVote(sealed, reportBytes);
    if (kept.reportHash === sealed.reportHash) saveReport(dataDirectory, kept.reportHash, reportBytes);
    return kept;
  };

  return { vote };
}
