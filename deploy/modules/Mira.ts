import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { toFunctionSelector } from "viem";
import { decayOf, EMISSION_MULTIPLE, GENESIS_RESERVE } from "../emissions.ts";
import { DOMAINS, HIGH, LIGHT, STANDARD } from "../policies.ts";
import { ROLES } from "../roles.ts";

const DAY = 24 * 60 * 60;
const MIRA = 10n ** 18n;

/** Everything that a chain needs to verify: ledgers first, then the hub that writes to them. */
export default buildModule("Mira", (m) => {
  const deployer = m.getAccount(0);

  const authority = m.contract("AccessManager", [deployer]);
  const token = m.contract("MiraToken", [m.getParameter("genesisHolder", deployer)]);
  const epochLength = m.getParameter("epochLength", DAY);
  const validators = m.contract("ValidatorRegistry", [
    authority,
    epochLength,
    m.getParameter("domains", 2n ** BigInt(DOMAINS.length) - 1n),
    m.getParameter("families", 32),
  ]);
  const stakes = m.contract("StakeManager", [
    token,
    validators,
    m.getParameter("minimumBond", 10_000n * MIRA),
    m.getParameter("thawingPeriod", 21 * DAY),
  ]);
  const policies = m.contract("PolicyBook", [authority, validators]);
  const registry = m.contract("VerdictRegistry", [authority]);
  const ledger = m.contract("FeeLedger", [
    authority,
    token,
    validators,
    stakes,
    m.getParameter("treasury", deployer),
    m.getParameter("finalityPeriod", 10 * DAY),
  ]);
  const hub = m.contract("VerificationHub", [validators, ledger, policies, registry]);
  const emissions = m.contract("EmissionsController", [
    authority,
    token,
    ledger,
    stakes,
    m.getParameter("emissionDecay", decayOf(DAY)),
    m.getParameter("emissionMultiple", EMISSION_MULTIPLE),
    m.getParameter("posterBond", 1_000n * MIRA),
    m.getParameter("vetoWindow", 3 * DAY),
  ]);
  const attendance = m.contract("AttendanceBook", [validators, registry]);

  m.call(validators, "setStakeManager", [stakes]);
  m.call(registry, "admitHub", [hub]);
  m.call(ledger, "allowHub", [hub, true]);
  const grant = (
    role: bigint,
    target: Parameters<typeof m.call>[0],
    signature: string,
    account: Parameters<typeof m.call>[0] | Parameters<typeof m.getParameter>[1],
    id: string,
  ) => {
    m.call(authority, "setTargetFunctionRole", [target, [toFunctionSelector(signature)], role], {
      id: `${id}Function`,
    });
    m.call(authority, "grantRole", [role, account as never, 0], { id: `${id}Role` });
  };
  grant(ROLES.HUB, policies, "function driftPrice(uint8,uint8,uint256,uint256)", hub, "driftPrice");
  grant(ROLES.SUSPENDER, validators, "function suspend(uint32,uint256)", attendance, "suspend");
  grant(
    ROLES.GUARDIAN,
    emissions,
    "function vetoDistribution()",
    m.getParameter("guardian", deployer) as never,
    "veto",
  );
  // The reserve comes from the genesis holder where that is the deployer; another funds it itself.
  const reserve = m.getParameter("reserve", GENESIS_RESERVE);
  const approval = m.call(token, "approve", [emissions, reserve], { id: "approveReserve" });
  m.call(emissions, "fund", [reserve], { after: [approval] });

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

  return { authority, token, validators, stakes, policies, registry, ledger, hub, emissions, attendance };
});
