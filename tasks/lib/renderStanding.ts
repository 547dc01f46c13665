import { styleText } from "node:util";
import type { Standing } from "@mira-protocol/sdk";

const COLORS = { UNKNOWN: "gray", ACTIVE: "green", SUSPENDED: "yellow", RETIRED: "gray" } as const;

/** A standing for a person. */
export const renderStanding = (standing: Standing): string => styleText(COLORS[standing], standing.toLowerCase());
