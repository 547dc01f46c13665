import { expect, test } from "vitest";
import { MiraError, parseDeployment } from "./index.ts";

const address = "0x00000000000000000000000000000000000000ab";
const document = {
  chainId: 31_337,
  token: address,
  validators: address,
  stake: address,
  policies: address,
  registry: address,
  ledger: address,
  contests: address,
  hub: address,
  emissions: address,
  attendance: address,
  slasher: address,
  withholding: address,
  equivocation: address,
  reckoner: address,
  ranks: address,
  fromBlock: 12,
};

test("parseDeployment reads addresses in any case and the block as a number or digits", () => {
  expect(parseDeployment({ ...document, fromBlock: "12", other: 1 })).toEqual(parseDeployment(document));
  expect(parseDeployment(document).fromBlock).toBe(12n);
});

test.each([{ hub: "0x12" }, { chainId: 0 }, { fromBlock: -1 }, { token: undefined }])(
  "parseDeployment refuses %o",
  (part) => {
    expect(() => parseDeployment({ ...document, ...part })).toThrow(MiraError);
  },
);
