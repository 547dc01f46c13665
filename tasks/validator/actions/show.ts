import { getPool, getValidator, type StakePool, type Validator } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseValidatorId } from "../../lib/parse.ts";
import { renderStanding } from "../../lib/renderStanding.ts";
import { facts } from "../../lib/table.ts";
import { bold, domainName, mira, moment, NONE, note, percent } from "../../lib/text.ts";

type Result = Omit<Validator, "pool"> & { pool: Omit<StakePool, "validatorId"> };

export default createAction<CommonArguments & { validator: string }, { validatorId: number }, Result>({
  prepare: ({ validator }) => ({ validatorId: parseValidatorId(validator) }),
  run: async ({ client, deployment }, { validatorId }) => {
    const { validatorId: _, ...pool } = await getPool(client, { deployment, validatorId });
    const { blockNumber } = pool;
    return { ...(await getValidator(client, { deployment, validatorId, blockNumber })), pool };
  },
  render: (validator) =>
    [
      `${bold(`Validator ${validator.validatorId}`)}  ${renderStanding(validator.standing)}`,
      renderIdentity(validator),
      bold("Stake"),
      renderPool(validator),
    ].join("\n"),
});

function renderIdentity(validator: Result): string {
  const { suspendedUntil, pool, owner, pendingOwner, operator, domains, family, manifest } = validator;
  return facts([
    ["re-arm from", suspendedUntil === null ? null : moment(suspendedUntil, pool.timestamp)],
    ["owner", owner],
    ["offered to", pendingOwner],
    ["operator", operator ?? "none: it is stopped"],
    ["domains", domains.map(domainName).join(", ")],
    ["family", family === 0 ? "undeclared" : String(family)],
    ["manifest", manifest ?? NONE],
  ]);
}

function renderPool({ pool, standing }: Result): string {
  const { current, next, effectiveEpoch } = pool.commission;
  const announced = next === current ? "" : ` ${note(`from epoch ${effectiveEpoch} on ${percent(next)}`)}`;
  const power = standing === "ACTIVE" ? "towards power" : "towards power once it is active again";
  return facts([
    ["bond", mira(pool.bond)],
    ["delegated", `${mira(pool.delegated)} ${note(`room for ${mira(pool.room)} more`)}`],
    ["leaving", mira(pool.thawing)],
    ["counts", `${mira(pool.counted)} ${note(standing === "RETIRED" ? "no more: it is retired" : power)}`],
    ["commission", `${percent(current)}${announced}`],
    ["rewards", pool.compounding ? "become stake" : "wait to be claimed"],
    ["unclaimed", mira(pool.unclaimed)],
  ]);
}
