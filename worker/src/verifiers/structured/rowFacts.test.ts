import type { Evidence } from "@mira-protocol/sdk";
import { describe, expect, it } from "vitest";
import { judgeTables } from "./judgeTables.ts";

const ports = [
  {
    mediaType: "text/csv",
    text: `port,founded,staff,sales_2021_usd,sales_2022_usd,expenses_2022_usd,region
Arnholm,1998,41,120000,150000,90000,North
Belmar,2004,18,80000,72000,75500,South
Corvo,2011,25,64000,80000,61000,South
Dunmore,2019,9,,33000,29750,North
`,
  },
];
const werke = [
  {
    mediaType: "text/csv",
    text: "werk;mitarbeiter;umsatz_2022_eur;umsatz_2023_eur;kosten_2023_eur\nAlt Ruppin;120;1200000;1500000;1350000\nBergen;45;600000;540000;500500\nCelle;80;750000;900000;820000\n",
  },
];
const head = "Here:\n\n| Port | Sales 2022 | Profit 2022 | Growth |\n|---|---:|---:|---:|\n";
const rows =
  "| Arnholm | $150,000 | $60,000 | 25 % |\n| Belmar | $72,000 | -$3,500 | -10 % |\n| Corvo | $80,000 | $91,000 | 25 % |\n";
const judge = (claim: string, evidence: readonly Evidence[] = ports, output = head + rows) =>
  judgeTables(claim, evidence, output)?.answer;

describe("rows and sentences about tables", () => {
  it.each([
    ["| Arnholm | $150,000 | $60,000 | 25 % |", "TRUE"],
    ["| Belmar | $72,000 | -$3,500 | -10 % |", "TRUE"],
    ["| Corvo | $80,000 | $91,000 | 25 % |", "FALSE"],
    ["Arnholm's sales grew by 25 %.", "TRUE"],
    ["Arnholm's sales grew by 35 %.", "FALSE"],
    ["Belmar's sales fell by $8,000.", "TRUE"],
    ["Belmar's sales fell.", "TRUE"],
    ["Belmar's sales rose.", "FALSE"],
    ["Belmar made a loss of $3,500 in 2022.", "TRUE"],
    ["Belmar made a profit of $3,500 in 2022.", "FALSE"],
    ["Corvo earned $80,000 in 2022.", "TRUE"],
    ["Corvo earned $64,000 in 2022.", "FALSE"],
    ["Corvo's turnover went from $64,000 in 2021 to $80,000 in 2022 and so rose.", "TRUE"],
    ["Only Belmar saw its sales fall.", "TRUE"],
    ["Only Corvo saw its sales rise.", "FALSE"],
    ["Dunmore is the newest port.", "TRUE"],
    ["Corvo, the newest port, employs 25 people.", "FALSE"],
    ["Dunmore has the smallest team, with 9 people.", "TRUE"],
    ["Belmar has the smallest team, with 18 people.", "FALSE"],
    ["Together, the four ports took $335,000 in 2022.", "TRUE"],
    ["Together, the four ports took $353,000 in 2022.", "FALSE"],
    ["In total, the five ports took $335,000 in 2022.", undefined],
    ["Dunmore had no sales in 2021.", "ABSTAIN"],
    ["Belmar's sales fell because a road was closed.", undefined],
    ["Belmar will probably earn $72,000 in 2022.", undefined],
    ["Belmar is loved by its guests.", undefined],
  ])("%s is %s", (claim, answer) => {
    expect(judge(claim)).toBe(answer);
  });

  it.each([
    ["Alt Ruppin erzielte 2023 einen Umsatz von 1.500.000 €.", "TRUE"],
    ["Alt Ruppin erzielte 2023 einen Umsatz von 1,5 Millionen Euro.", "TRUE"],
    ["Alt Ruppin erzielte 2023 einen Umsatz von 1.600.000 €.", "FALSE"],
    ["Insgesamt lag der Umsatz 2023 bei 2.940.000 €.", "TRUE"],
    ["Insgesamt lag der Umsatz 2023 bei 2.490.000 €.", "FALSE"],
    ["Nur Bergen hat einen gesunkenen Umsatz: er sank.", "TRUE"],
    ["Der Umsatz von Celle stieg um 20 %.", "TRUE"],
    ["Der Umsatz von Celle stieg um 12,5 %.", "FALSE"],
    ["Der Gewinn von Bergen betrug 2023 39.500 €.", "TRUE"],
    ["Bergen hat 45 Mitarbeiter.", "TRUE"],
  ])("%s is %s", (claim, answer) => {
    expect(judge(claim, werke)).toBe(answer);
  });

  it("reads a row without its head by the numbers that the row has, and decides no others", () => {
    expect(judge("| Arnholm | 41 | $150,000 |", ports, "")).toBe("TRUE");
    expect(judge("| Arnholm | 42 | $150,000 |", ports, "")).toBeUndefined();
  });

  it("reads a turned table", () => {
    const output = "| | Arnholm | Belmar |\n|---|---|---|\n| Sales 2022 | $150,000 | $72,000 |\n| Staff | 41 | 19 |\n";
    expect(judge("| Sales 2022 | $150,000 | $72,000 |", ports, output)).toBe("TRUE");
    expect(judge("| Staff | 41 | 19 |", ports, output)).toBe("FALSE");
  });

  it("finds a row by its year", () => {
    const years = [{ text: "year,visitors,price\n2019,5400,12\n2020,1300,12\n2021,2750,14\n" }];
    expect(judge("In 2020 there were 1,300 visitors.", years)).toBe("TRUE");
    expect(judge("In 2021 there were 2,570 visitors.", years)).toBe("FALSE");
  });
});
