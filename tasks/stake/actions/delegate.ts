import { delegateStake } from "@mira-protocol/sdk";
import { stakeAction } from "../stakeAction.ts";

export default stakeAction(
  delegateStake,
  "delegated to validator",
  "it earns from now on, votes, and is slashed with the validator's own",
);
