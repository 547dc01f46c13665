import { validatorRegistryAbi } from "@mira-protocol/sdk/abis";
import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { type AbiFunction, getAbiItem, toFunctionSelector } from "viem";
import { DOMAINS, HIGH, LIGHT, STANDARD } from "../policies.ts";

/** Role of the access manager that sets stakes; 0 administers, and is governance's in the end. */
const STAKE_MANAGER_ROLE = 1n;

const DAY = 24 * 60 * 60;
const MIRA = 10n ** 18n;

const selector = (item: AbiFunction): `0x${string}` => toFunctionSelector(item);

/** Everything that a chain needs to verify: ledgers first, then the hub that writes to them. */
export default buildModule("Mira", (m) => {
  const deployer = m.getAccount(0);

  const authority = m.contract("AccessManager", [m.getParameter("admin", deployer)]);
  const token = m.contract("MiraToken", [m.getParameter("genesisHolder", deployer)]);
  const validators = m.contract("ValidatorRegistry", [
    authority,
    m.getParameter("epochLength", DAY),
    m.getParameter("domains", 2n ** BigInt(DOMAINS.length) - 1n),
    m.getParameter("families", 32),
  ]);
  const stakes = m.contract("StakeManager", [
    token,
    validators,
    m.getParameter("minimumBond", 10_000n * MIRA),
    m.getParameter("thawingPeriod", 21 * DAY),
  ]);
  const policies = m.contract("PolicyBook", [authority]);
  const registry = m.contract("VerdictRegistry", [authority]);
  const hub = m.contract("VerificationHub", [
    token,
    validators,
    policies,
    registry,
    m.getParameter("treasury", deployer),
    m.getParameter("finalityPeriod", 10 * DAY),
  ]);

  m.call(
    authority,
    "setTargetFunctionRole",
    [validators, [selector(getAbiItem({ abi: validatorRegistryAbi, name: "setStake" }))], STAKE_MANAGER_ROLE],
    { id: "setStakeRole" },
  );
  m.call(authority, "grantRole", [STAKE_MANAGER_ROLE, stakes, 0], { id: "grantStakeManager" });
  m.call(registry, "admitHub", [hub]);

  const tiers = { light: LIGHT, standard: STANDARD, high: HIGH };
  const price = m.getParameter("price", MIRA / 100n);
  Object.entries(tiers).forEach(([name, { levels, terms }], tier) => {
    m.call(
      policies,
      "setTier",
      [tier, m.getParameter(`${name}Levels`, levels), m.getParameter(`${name}Terms`, terms)],
      { id: `${name}Tier` },
    );
    DOMAINS.forEach((domain, index) => {
      m.call(policies, "setPrice", [index, tier, price], { id: `${domain}${name}Price` });
    });
  });

  return { authority, token, validators, stakes, policies, registry, hub };
});
