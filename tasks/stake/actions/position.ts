import { getPosition, type Position } from "@mira-protocol/sdk";
import type { Address } from "viem";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseAddress } from "../../lib/parse.ts";
import { facts, table } from "../../lib/table.ts";
import { amount, bold, gray, mira, moment } from "../../lib/text.ts";

type Arguments = CommonArguments & { account: string | undefined };

export default createAction<Arguments, { account: Address | null }, Position>({
  prepare: ({ account }) => ({ account: account === undefined ? null : parseAddress("--account", account) }),
  run: async ({ client, deployment, firstAccount }, { account }) =>
    getPosition(client, { deployment, account: account ?? (await firstAccount()) }),
  render: (position) =>
    [
      `${bold("Position of")} ${position.account}`,
      renderTotal(position),
      renderStakes(position),
      renderTickets(position),
    ]
      .filter((part) => part !== "")
      .join("\n\n"),
});

const renderTotal = ({ total }: Position): string =>
  facts([
    ["staked", mira(total.staked)],
    ["leaving", mira(total.thawing)],
    ["claimable", mira(total.claimable)],
  ]);

function renderStakes({ stakes }: Position): string {
  if (stakes.length === 0) return "";
  return table(
    [
      { title: "validator", align: "right" },
      { title: "kind" },
      { title: "stake, MIRA", align: "point" },
      { title: "claimable, MIRA", align: "point" },
    ],
    stakes.map((stake) => [String(stake.validatorId), stake.kind, amount(stake.amount), amount(stake.claimable)]),
  );
}

function renderTickets({ tickets, timestamp }: Position): string {
  if (tickets.length === 0) return "";
  const rows = tickets.map((ticket) => [
    String(ticket.ticket),
    String(ticket.validatorId),
    ticket.kind,
    amount(ticket.amount),
    ticket.ready ? `now: mira withdraw ${ticket.ticket}` : gray(moment(ticket.readyAt, timestamp)),
  ]);
  const columns = [
    { title: "ticket", align: "right" },
    { title: "validator", align: "right" },
    { title: "kind" },
    { title: "worth, MIRA", align: "point" },
    { title: "ready" },
  ] as const;
  return table(columns, rows);
}
