import type { Hex } from "viem";

/** Whether a text has the form of a private key. */
export const isKey = (text: string): text is Hex => /^0x[0-9a-fA-F]{64}$/.test(text);
