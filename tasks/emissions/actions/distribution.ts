import { type CheckedDistribution, getDistribution, MiraError, type RecomputedDistribution } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseEpoch } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, mira, NONE, note } from "../../lib/text.ts";
import { toJson } from "../../lib/toJson.ts";
import { writeOutput } from "../../lib/writeOutput.ts";

type Arguments = CommonArguments & { epoch: string | undefined; out: string | undefined };

type Prepared = { asked: { epoch?: bigint }; out: string | null };

type Result = Omit<RecomputedDistribution, "proofOf"> & { out: string | null };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ epoch, out }) => ({ asked: parseEpoch(epoch), out: out ?? null }),
  run: async ({ client, deployment }, { asked, out }) => {
    const { proofOf: _, ...distribution } = await getDistribution(client, { deployment, ...asked });
    const { epoch, root, total, leaves } = distribution;
    if (out !== null) await writeOutput("--out", out, `${toJson({ epoch, root, total, leaves })}\n`);
    return { ...distribution, out };
  },
  render: (result) =>
    [
      bold(`Contributors' distribution up to epoch ${result.epoch}`),
      result.leaves.length === 0
        ? "  Nothing to distribute: no integrator brought a paid round."
        : renderLeaves(result),
      facts([
        ["in all", mira(result.total)],
        ["root", result.root],
        ["on chain", MATCHES[result.matches]],
        ["counts", renderCheck(result.settled)],
        ["pending", renderCheck(result.pending)],
        ["written to", result.out],
      ]),
    ].join("\n"),
  failure: ({ pending, timestamp }) => (pending && !pending.correct ? wrong(pending, timestamp) : null),
});

const MATCHES = {
  settled: "this very distribution counts",
  pending: "this very distribution is pending",
  none: "not posted",
} as const;

/** The largest first. */
function renderLeaves({ leaves }: Result): string {
  const sorted = leaves.toSorted((a, b) => (a.amount > b.amount ? -1 : a.amount < b.amount ? 1 : 0));
  const columns = [{ title: "contributor" }, { title: "MIRA since genesis", align: "point" }] as const;
  return table(
    columns,
    sorted.map(({ account, amount: due }) => [account, amount(due)]),
  );
}

function renderCheck(found: CheckedDistribution | null): string {
  if (found === null) return NONE;
  const finding = found.correct ? "as recomputed" : bold("not what the chain's events lead to");
  return `${mira(found.total)} up to epoch ${found.epoch}, ${finding} ${note(found.root)}`;
}

/** A posted distribution that must not come to count. */
function wrong({ root, epoch, total, activeAt, poster }: CheckedDistribution, timestamp: bigint): MiraError {
  const hint =
    timestamp < activeAt
      ? "Have the guardian veto it before its window ends: vetoDistribution() of the emissions controller."
      : "Its veto window is over: tell the guardian and governance at once.";
  return new MiraError("DISTRIBUTION_WRONG", "The pending distribution is not what the chain's events lead to.", {
    details: { root, epoch, total, activeAt, poster, hint },
  });
}
