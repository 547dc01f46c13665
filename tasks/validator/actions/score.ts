import { type DomainScore, getScore, getScoreHistory, type ScoreStep } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseDomain, parseValidatorId, parseWhole } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, date, domainName, NONE, note, points } from "../../lib/text.ts";

type Arguments = CommonArguments & { validator: string; domain: string; steps: string | undefined };
type Prepared = { validatorId: number; domain: ReturnType<typeof parseDomain>; steps: number };
type Result = DomainScore & { validatorId: number; history: readonly ScoreStep[] };

export default createAction<Arguments, Prepared, Result>({
  prepare: ({ validator, domain, steps }) => ({
    validatorId: parseValidatorId(validator),
    domain: parseDomain("domain", domain),
    steps: steps === undefined ? 20 : parseWhole("--steps", steps, 1, 1_000_000),
  }),
  run: async ({ client, deployment }, { steps, ...place }) => ({
    validatorId: place.validatorId,
    ...(await getScore(client, { deployment, ...place })),
    history: (await getScoreHistory(client, { deployment, ...place })).slice(-steps),
  }),
  render: (result) =>
    [
      bold(`Validator ${result.validatorId} in ${domainName(result.domain)}`),
      renderScore(result),
      ...(result.history.length === 0 ? [] : [renderHistory(result.history)]),
    ].join("\n"),
});

function renderScore({ score, rank, countedRank, kappa, canJail }: Result): string {
  const counts = rank === countedRank ? "" : ` ${note(`stake counts by ${countedRank}: mira validator rank`)}`;
  return facts([
    ["score", `${points(score)}${canJail ? ` ${note("at the floor: mira validator jail")}` : ""}`],
    ["rank", `${rank}${counts}`],
    ["agreement", points(kappa)],
  ]);
}

function renderHistory(history: readonly ScoreStep[]): string {
  const rows = history.map(({ timestamp, round, score, fraction, earned }) => [
    date(timestamp),
    round === null ? NONE : String(round),
    points(score),
    fraction === null ? NONE : points(fraction),
    earned === null ? NONE : amount(earned),
  ]);
  return table(
    [
      { title: "when" },
      { title: "round", align: "right" },
      { title: "score", align: "right" },
      { title: "of the most", align: "right" },
      { title: "MIRA", align: "point" },
    ],
    rows,
  );
}
