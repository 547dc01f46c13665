import config from "./hardhat.config.ts";

/** The same project with fuzz and invariant tests at depth: `npm run test:campaign`. */
export default {
  ...config,
  test: {
    ...config.test,
    solidity: {
      ...config.test?.solidity,
      fuzz: { runs: 100_000, seed: "0x4d495241" },
      invariant: { runs: 500, depth: 500, failOnRevert: false },
    },
  },
};
