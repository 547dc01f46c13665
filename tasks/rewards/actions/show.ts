import { type Earnings, type EpochIncome, getEarnings, getIncome, type Income } from "@mira-protocol/sdk";
import { type Address, formatUnits } from "viem";
import { createAction } from "../../lib/createAction.ts";
import { csv } from "../../lib/csv.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseAddress, parseSince, parseValidatorId, usageError } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, gray, mira, note } from "../../lib/text.ts";
import { writeOutput } from "../../lib/writeOutput.ts";

type Arguments = CommonArguments & {
  validator: string;
  delegator: string | undefined;
  csv: string | undefined;
  since: string | undefined;
};

type Prepared = { validatorId: number; delegator: Address | null; file: string | null; fromEpoch?: bigint };

type Result = Income & { work: Omit<Earnings, "validatorId">; csv: string | null };

const SUMS = ["earned", "commission", "rewards", "claimed", "slashed"] as const;

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ validator, delegator, csv: file, since, json }) => {
    if (file === "-" && json) throw usageError("--csv", "--csv - and --json both want standard output.");
    return {
      validatorId: parseValidatorId(validator),
      delegator: delegator === undefined ? null : parseAddress("--delegator", delegator),
      file: file ?? null,
      ...parseSince(since),
    };
  },
  run: async ({ client, deployment }, { file, delegator, ...asked }) => {
    const income = await getIncome(client, { deployment, ...asked, delegator });
    if (file !== null && file !== "-") await writeOutput("--csv", file, toCsv(income.epochs));
    const { validatorId: _, ...work } = await getEarnings(client, { deployment, ...asked });
    return { ...income, work, csv: file };
  },
  render: (income) => (income.csv === "-" ? toCsv(income.epochs).trimEnd() : renderIncome(income)),
});

/** Exact amounts in MIRA, one row an epoch. */
function toCsv(epochs: readonly EpochIncome[]): string {
  return csv(
    ["epoch", "date", ...SUMS],
    epochs.map((row) => [row.epoch, dayOf(row), ...SUMS.map((sum) => formatUnits(row[sum], 18))]),
  );
}

const dayOf = ({ startsAt }: EpochIncome): string => new Date(Number(startsAt) * 1_000).toISOString().slice(0, 10);

function renderIncome({ validatorId, delegator, epochs, total, claimable, work, csv: file }: Result): string {
  const whose = delegator === null ? "bond and commission" : `delegation of ${delegator}`;
  const title = `${bold(`Income with validator ${validatorId}`)}  ${gray(whose)}`;
  const columns = [
    { title: "epoch", align: "right" },
    { title: "from" },
    { title: "earned by all", align: "point" },
    { title: "commission", align: "point" },
    { title: "own rewards", align: "point" },
    { title: "claimed", align: "point" },
    { title: "slashed", align: "point" },
  ] as const;
  const rows = epochs.map((row) => [String(row.epoch), dayOf(row), ...SUMS.map((sum) => amount(row[sum]))]);
  const sums = ["", bold("total"), ...SUMS.map((sum) => amount(total[sum]))];
  return [
    title,
    epochs.length === 0 ? "  Nothing yet." : table(columns, [...rows, sums]),
    facts([
      ["claimable", mira(claimable)],
      ["into the pool", `${mira(work.claimable)} of fees and emissions ${note("now: mira rewards claim")}`],
      ["later", `${mira(work.waiting)} ${note("once its epochs are final")}`],
      ["written to", file],
    ]),
  ].join("\n");
}
