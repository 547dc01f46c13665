/** Whether a validator may sit, by the contracts' number. */
export const standings = ["UNKNOWN", "ACTIVE", "SUSPENDED", "RETIRED"] as const;
/** One of {@link standings}. */
export type Standing = (typeof standings)[number];
