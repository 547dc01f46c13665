import { type Distribution, type Emissions, getEmissions } from "@mira-protocol/sdk";
import { createAction } from "../../lib/createAction.ts";
import type { CommonArguments } from "../../lib/define.ts";
import { facts } from "../../lib/table.ts";
import { bold, mira, moment, NONE, note, percent } from "../../lib/text.ts";

export default createAction<CommonArguments, null, Emissions>({
  prepare: () => null,
  run: ({ client, deployment }) => getEmissions(client, { deployment }),
  render: (emissions) => {
    const { next, reserve, released, multiple, timestamp, pending, settled, contributionsPaid } = emissions;
    const when = next.closable ? "now: mira emissions close" : moment(next.closableAt, timestamp);
    return [
      bold("Emissions"),
      facts([
        ["reserve", mira(reserve)],
        ["an epoch at most", `${mira(released)} ${note("by the decay")}`],
        ["on earnings", percent(multiple)],
      ]),
      bold(`Next epoch to close: ${next.epoch}`),
      facts([
        ["from", when],
        ["validators", mira(next.validators)],
        ["contributors", mira(next.contributors)],
      ]),
      bold("Contributors"),
      facts([
        ["paid out", mira(contributionsPaid)],
        ["counts", settled ? renderDistribution(settled) : NONE],
        ["pending", pending ? renderDistribution(pending) : NONE],
        [
          "settles",
          pending &&
            (pending.activeAt <= timestamp ? "now: mira emissions settle" : moment(pending.activeAt, timestamp)),
        ],
      ]),
    ].join("\n");
  },
});

const renderDistribution = ({ root, epoch, total }: Distribution): string =>
  `${mira(total)} up to epoch ${epoch} ${note(root)}`;
