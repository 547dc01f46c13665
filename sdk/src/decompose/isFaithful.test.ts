import { expect, test } from "vitest";
import { isFaithful } from "./isFaithful.ts";

const visible =
  "Marie Curie war Physikerin.\n2. Она родилась в Варшаве в 1867 году.[3]\n她在1903年获得诺贝尔奖。\nIt cost 1,000 dollars.";

test.each<[name: string, span: string, claims: string[]]>([
  [
    "inflected words",
    "2. Она родилась в Варшаве в 1867 году.[3]",
    ["Мария родилась в 1867 году.", "Она родилась в Варшава."],
  ],
  ["a script without spaces", "她在1903年获得诺贝尔奖。", ["居里在1903年获得诺贝尔奖。"]],
  ["a number written otherwise", "It cost 1,000 dollars.", ["The cost was 1000 dollars."]],
  ["a pronoun resolved", "She did.", ["Marie Curie did."]],
])("accepts %s", (_, span, claims) => {
  expect(isFaithful(claims, span, visible)).toBe(true);
});

test.each<[name: string, span: string, claims: string[]]>([
  ["other words in a script without spaces", "她在1903年获得诺贝尔奖。", ["1903，一切都是真的。"]],
  ["a number that changed", "It cost 1,000 dollars.", ["It cost 100 dollars."]],
  ["a number from elsewhere in place of its own", "It cost 1,000 dollars.", ["It cost 1903 dollars."]],
  [
    "a claim among others that the text does not hold",
    "Marie Curie war Physikerin.",
    ["Marie Curie war Physikerin.", "Nothing needs checking."],
  ],
  ["too little of the span", "Marie Curie war Physikerin.", ["Marie ist da."]],
])("refuses %s", (_, span, claims) => {
  expect(isFaithful(claims, span, visible)).toBe(false);
});
