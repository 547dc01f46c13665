import config from "./hardhat.config.ts";

/** The same project with fuzz and invariant tests at depth: `npm run test:campaign`. */
export default {
  ...config,
  test: {
    ...config.test,
    solidity: {
      ...config.test?.solidity,
      fuzz: { runs: 100_000, seed: "0x4d495241" },
      // Each invariant after each of 1,000,000 calls; with one seed they all see the same ones.
      invariant: { runs: 2_000, depth: 500, failOnRevert: false },
    },
  },
};
