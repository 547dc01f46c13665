import { describe, expect, it } from "vitest";
import { judgeTables } from "./judgeTables.ts";

const staff = [
  { text: 'name,team,salary,age\nAda Byrne,Ops,5200,31\nBo Lin,Ops,4100,44\n"Cruz, Dee",Sales,6100,29\n' },
];
const order = [
  {
    mediaType: "application/json",
    text: JSON.stringify({
      order: { total: 99.5 },
      items: [
        { sku: "x1", unitPrice: 10 },
        { sku: "x2", unitPrice: 69.5 },
      ],
    }),
  },
];
const markdown = [{ text: "| port | ships |\n| --- | --- |\n| Arn | 12 |\n| Bel | 7 |\n" }];

describe("judgeTables", () => {
  it.each([
    ["The total salary is 15,400.", "TRUE"],
    ["The total salary is 15,500.", "FALSE"],
    ["Ops has a total salary of 9,300.", "TRUE"],
    ["The average age is 34.67.", "TRUE"],
    ["The median age is 31.", "TRUE"],
    ["Every row has an age above 28.", "TRUE"],
    ["Every row has an age above 30.", "FALSE"],
    ["No row has a salary below 4000.", "TRUE"],
    ["There are 4 records.", "FALSE"],
    ["Ada Byrne's salary is 5300.", "FALSE"],
    ["Bo Lin has the highest salary.", "FALSE"],
    ["Cruz, Dee has the highest salary.", "TRUE"],
    ["Ada Byrne has a higher salary than Bo Lin.", "TRUE"],
    ["Bo Lin is in team Sales.", "FALSE"],
  ])("%s is %s", (claim, answer) => {
    expect(judgeTables(claim, staff)?.answer).toBe(answer);
  });

  it("reads nested JSON and Markdown", () => {
    expect(judgeTables("The total is 99.50.", order)?.answer).toBe("TRUE");
    expect(judgeTables("There are 2 items.", order)?.answer).toBe("TRUE");
    expect(judgeTables("x2 has a unit price of 70.", order)?.answer).toBe("FALSE");
    expect(judgeTables("The total number of ships is 19.", markdown)?.answer).toBe("TRUE");
  });

  it("leaves what it cannot read for certain", () => {
    expect(judgeTables("The team is a happy one.", staff)).toBeUndefined();
    expect(
      judgeTables("The total salary is 15,400.", [{ text: "Salaries rose, they say, and rose again." }]),
    ).toBeUndefined();
  });

  it("does not total a table that is too large to be read whole", () => {
    const text = `name,price\n${Array.from({ length: 60_000 }, (_, at) => `n${at},${at}`).join("\n")}`;
    expect(judgeTables("The total price is 1.", [{ text }])).toBeUndefined();
  });
});
