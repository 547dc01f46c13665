import { type Hex, hexToBytes } from "viem";

/** Control and format characters, unassigned ones, separators of lines: what a person does not see, or a terminal obeys. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * A short text of the registry: `null` for nothing said. A validator may have written any 32 bytes: those that are no
 * UTF-8, or hold characters that nobody sees, come as `0x…` with all 64 digits, which no text of 32 bytes can look like.
 */
export function hostingText(word: Hex): string | null {
  const bytes = hexToBytes(word);
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, end));
  } catch {
    return word;
  }
  return UNSEEN.test(text) ? word : text.trim() || null;
}
