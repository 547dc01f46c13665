import { undelegateStake } from "@mira-protocol/sdk";
import { leaveAction } from "../leaveAction.ts";

export default leaveAction(undelegateStake, "leave validator");
