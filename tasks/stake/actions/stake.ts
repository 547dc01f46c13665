import { bondStake } from "@mira-protocol/sdk";
import { stakeAction } from "../stakeAction.ts";

export default stakeAction(
  bondStake,
  "bonded with validator",
  "it counts towards power from the next epoch on, once the bond reaches the minimum",
);
