import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { FunctionFragment } from "ethers";
import { EQUIVOCATION, WITHHELD } from "../causes.ts";
import { DOMAINS, HIGH, LIGHT, STANDARD } from "../policies.ts";

const DAY = 24 * 60 * 60;
const MIRA = 10n ** 18n;

/** Role of the access manager that suspends validators. */
export const SUSPENDER = 1n;
const SUSPEND = FunctionFragment.getSelector("suspend", ["uint32", "uint256"]);

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
    authority,
    token,
    validators,
    m.getParameter("minimumBond", 10_000n * MIRA),
    m.getParameter("thawingPeriod", 21 * DAY),
  ]);
  const slasher = m.contract("Slasher", [authority, token, validators, stakes]);
  const policies = m.contract("PolicyBook", [authority, epochLength]);
  const registry = m.contract("VerdictRegistry", [authority]);
  const hub = m.contract("VerificationHub", [
    token,
    validators,
    policies,
    registry,
    m.getParameter("treasury", deployer),
    m.getParameter("finalityPeriod", 10 * DAY),
  ]);

  const attendance = m.contract("AttendanceBook", [validators, registry]);
  const proofPeriod = m.getParameter("proofPeriod", 10 * DAY);
  const withholding = m.contract("WithholdingProver", [token, registry, validators, slasher, proofPeriod]);
  const equivocation = m.contract("EquivocationProver", [token, registry, validators, stakes, slasher, proofPeriod]);

  m.call(validators, "setStakeManager", [stakes]);
  m.call(stakes, "setSlasher", [slasher]);
  m.call(slasher, "setCause", [WITHHELD.cause, { reporter: withholding, ...WITHHELD.terms }], { id: "withheldCause" });
  m.call(slasher, "setCause", [EQUIVOCATION.cause, { reporter: equivocation, ...EQUIVOCATION.terms }], {
    id: "equivocationCause",
  });
  m.call(registry, "admitHub", [hub]);
  m.call(authority, "setTargetFunctionRole", [validators, [SUSPEND], SUSPENDER]);
  m.call(authority, "labelRole", [SUSPENDER, "SUSPENDER"]);
  m.call(authority, "grantRole", [SUSPENDER, attendance, 0]);

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

  return {
    authority,
    token,
    validators,
    stakes,
    slasher,
    policies,
    registry,
    hub,
    attendance,
    withholding,
    equivocation,
  };
});
