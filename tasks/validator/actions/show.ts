import { getValidator, type Validator } from "@mira-protocol/sdk";
import { getBlock } from "viem/actions";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { parseValidatorId } from "../../lib/parse.ts";
import { renderStanding } from "../../lib/renderStanding.ts";
import { facts } from "../../lib/table.ts";
import { bold, domainName, gray, mira, moment, NONE } from "../../lib/text.ts";

type Result = Validator & { timestamp: bigint };

export default createAction<CommonArguments & { validator: string }, { validatorId: number }, Result>({
  prepare: ({ validator }) => ({ validatorId: parseValidatorId(validator) }),
  run: async ({ client, deployment }, { validatorId }) => {
    const { number: blockNumber, timestamp } = await getBlock(client);
    return { ...(await getValidator(client, { deployment, validatorId, blockNumber })), timestamp };
  },
  render: (validator) => {
    const { validatorId, standing, suspendedUntil, owner, pendingOwner, operator, family, manifest } = validator;
    return [
      `${bold(`Validator ${validatorId}`)}  ${renderStanding(standing)}`,
      facts([
        ["re-arm from", suspendedUntil === null ? null : moment(suspendedUntil, validator.timestamp)],
        ["owner", owner],
        ["offered to", pendingOwner],
        ["operator", operator ?? "none: it is stopped"],
        ["domains", validator.domains.map(domainName).join(", ")],
        ["family", family === 0 ? "undeclared" : String(family)],
        ["manifest", manifest ?? NONE],
        ["stake", `${mira(validator.stake)} ${gray("counts towards power")}`],
        ["pool", mira(validator.pool.assets)],
      ]),
    ].join("\n");
  },
});
