import { unbondStake } from "@mira-protocol/sdk";
import { leaveAction } from "../leaveAction.ts";

export default leaveAction(unbondStake, "leave the bond of validator");
