import { setImmediate as turn } from "node:timers/promises";
import type { Evidence } from "@mira-protocol/sdk";
import type { FieldName } from "../arithmetic/fields.ts";
import { type FamilyName, families } from "../families.ts";
import { type ClaimView, claimViewOf } from "../text/claimView.ts";
import { evidenceIndexOf } from "../text/evidenceIndex.ts";
import { framingOf } from "../text/framing.ts";
import type { Judgement, Verifier } from "../verifier.ts";
import { coefficients } from "./coefficients.ts";
import { judgeAlone } from "./judgeAlone.ts";
import { type Coefficients, judgeSignal } from "./judgeSignal.ts";
import type { Signal } from "./signal.ts";

/** Longest stretch of work between two looks at the event loop, in milliseconds. */
const slice = 20;

/**
 * A verifier from one signal. All of them settle equations (each in its own arithmetic) and ill-posed claims before
 * they look at evidence.
 */
export const createSignalVerifier = (
  signal: Signal,
  name: FamilyName,
  field: FieldName,
  fitted: Coefficients = coefficients[signal.name] ?? { bias: 0, weights: {} },
): Verifier => ({
  name,
  family: families[name],
  verify: async ({ question, claims, evidence, output }, { signal: abort } = {}) => {
    let started = performance.now();
    const pause = async (): Promise<void> => {
      if (performance.now() - started < slice) return;
      await turn();
      started = performance.now();
      abort?.throwIfAborted();
    };
    abort?.throwIfAborted();
    const judgements: (Judgement | undefined)[] = [];
    const groups = new Map<readonly Evidence[], number[]>();
    for (const [at, claim] of claims.entries()) {
      const own = claim.evidence ?? evidence;
      judgements.push(judgeAlone(claim.text, own, field, question, output));
      if (judgements[at] !== undefined) continue;
      const group = groups.get(own);
      if (group === undefined) groups.set(own, [at]);
      else group.push(at);
      await pause();
    }
    for (const [own, members] of groups) {
      const framings = members.map((at) => framingOf(claims[at]?.text ?? ""));
      const views: ClaimView[] = [];
      for (const { core } of framings) {
        views.push(claimViewOf(core, evidenceIndexOf(own)));
        await pause();
      }
      for (const [order, at] of members.entries()) {
        const view = views[order];
        const framing = framings[order];
        if (view !== undefined && framing !== undefined)
          judgements[at] = judgeSignal(signal, fitted, { view, views, at: order }, framing, question);
        await pause();
      }
    }
    return judgements.map(
      (judgement) =>
        judgement ?? { answer: "ABSTAIN", confidence: 0, reason: "It was not read.", abstention: "ambiguous" },
    );
  },
});
