import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { FunctionFragment } from "ethers";
import { EQUIVOCATION, FLOOR, WITHHELD } from "../causes.ts";
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
  const validators = m.contract("ValidatorRegistry", [
    authority,
    m.getParameter("epochLength", DAY),
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
  const hub = m.contract("VerificationHub", [validators, ledger, m.contract("RoundCounter"), policies, registry]);
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
  const proofPeriod = m.getParameter("proofPeriod", 10 * DAY);
  const withholding = m.contract("WithholdingProver", [token, registry, validators, slasher, proofPeriod]);
  const equivocation = m.contract("EquivocationProver", [token, registry, validators, stakes, slasher, proofPeriod]);

  const jailTime = m.getParameter("jailTime", 14 * DAY);
  const ranks = m.contract("RankBook", [token, validators, ledger, policies, slasher, jailTime]);

  m.call(validators, "setStakeManager", [stakes]);
  m.call(stakes, "setSlasher", [slasher]);
  m.call(slasher, "setCause", [WITHHELD.cause, { reporter: withholding, ...WITHHELD.terms }], { id: "withheldCause" });
  m.call(slasher, "setCause", [EQUIVOCATION.cause, { reporter: equivocation, ...EQUIVOCATION.terms }], {
    id: "equivocationCause",
  });
  m.call(slasher, "setCause", [FLOOR.cause, { reporter: ranks, ...FLOOR.terms }], { id: "floorCause" });
  m.call(registry, "admitHub", [hub]);
  m.call(ledger, "allowHub", [hub, true]);

  const granted = [
    { role: "HUB", target: policies, name: "driftPrice", inputs: ["uint8", "uint8", "uint256", "uint256"], to: hub },
    { role: "SUSPENDER", target: validators, name: "suspend", inputs: ["uint32", "uint256"], to: attendance },
    { role: "RANKER", target: validators, name: "setRank", inputs: ["uint32", "uint8", "uint256"], to: ranks },
    {
      role: "GUARDIAN",
      target: emissions,
      name: "vetoDistribution",
      inputs: [],
      to: m.getParameter("guardian", deployer),
    },
  ] as const;
  for (const { role, target, name, inputs, to } of granted) {
    const selector = FunctionFragment.getSelector(name, [...inputs]);
    m.call(authority, "setTargetFunctionRole", [target, [selector], ROLES[role]], { id: `${name}Function` });
    m.call(authority, "labelRole", [ROLES[role], role], { id: `${name}Label` });
    m.call(authority, "grantRole", [ROLES[role], to, 0], { id: `${name}Grant` });
  }
  // The attendance book is not alone with its role, and the rank book's takes two contracts.
  m.call(authority, "grantRole", [ROLES.SUSPENDER, ranks, 0], { id: "suspendGrantRanks" });
  const pardon = FunctionFragment.getSelector("pardon", ["uint32", "uint8"]);
  m.call(authority, "setTargetFunctionRole", [ledger, [pardon], ROLES.RANKER], { id: "pardonFunction" });

  DOMAINS.forEach((name, domain) => {
    m.call(validators, "nameDomain", [domain, name], { id: `${name}Name` });
  });

  // Where the genesis holder is another, it funds the reserve itself: set `reserve` to 0.
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

  return {
    authority,
    token,
    validators,
    stakes,
    slasher,
    policies,
    registry,
    ledger,
    hub,
    emissions,
    attendance,
    withholding,
    equivocation,
    ranks,
  };
});
