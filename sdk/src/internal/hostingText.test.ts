import { type Hex, padHex, stringToHex } from "viem";
import { expect, test } from "vitest";
import { hostingText } from "./hostingText.ts";

const word = (text: string): Hex => stringToHex(text, { size: 32 });
const bytes = (hex: Hex): Hex => padHex(hex, { dir: "right", size: 32 });

test.each([
  ["a short text", word("eu-west"), "eu-west"],
  ["letters beyond ASCII", word("Zürich"), "Zürich"],
  ["all 32 bytes", word("x".repeat(32)), "x".repeat(32)],
  ["spaces around it", word(" own rack "), "own rack"],
  ["zero", word(""), null],
  ["spaces alone", word("  "), null],
])("%s is read as what it says", (_, given, text) => {
  expect(hostingText(given)).toBe(text);
});

test.each([
  ["bytes that are no UTF-8", bytes("0xff")],
  ["other bytes that are no UTF-8", bytes("0xfe")],
  ["a letter that is cut off", bytes("0x61c3")],
  ["32 bytes of a hash", `0x${"f3".repeat(32)}` as Hex],
  ["a zero inside", bytes("0x610062")],
  ["a zero before", bytes("0x0061")],
  ["an order to the terminal", word("\u001b[2J")],
  ["a reversed text", word("\u202eabc")],
  ["a byte order mark", word("\ufeffeu")],
])("%s comes as the bytes themselves", (_, given) => {
  expect(hostingText(given)).toBe(given);
});
