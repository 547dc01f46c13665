import { expect, test } from "vitest";
import { isBoilerplate } from "./isBoilerplate.ts";

test.each([
  "Sure!",
  "Certainly.",
  "Sure, I can help you with that!",
  "Here is a concise summary of the passage:",
  "**Here’s my answer based on the given passages:**",
  "Based on the provided passages, here is the answer to the question:",
  "I hope this helps!",
  "Let me know if you have any other questions.",
  "Feel free to ask if you have more questions!",
])("talks about the answer only: %s", (line) => {
  expect(isBoilerplate(line)).toBe(true);
});

test.each([
  "Unable to answer based on given passages.",
  "The passages do not answer the question:",
  "Here is a summary of Newton's three laws:",
  "Here are 5 key points:",
  "Here is the answer: Paris!",
  "Based on the provided passages, the capital is Rome:",
  "Sure, the earth is flat!",
  "The key points are complete.",
  "Yes!",
  "Is there a cure?",
  "I hope this vaccine helps!",
  "",
  "Hier ist eine Zusammenfassung:",
])("may say something else: %s", (line) => {
  expect(isBoilerplate(line)).toBe(false);
});
