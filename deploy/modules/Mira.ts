import { buildModule } from "@nomicfoundation/hardhat-ignition/modules";
import { FunctionFragment } from "ethers";
import { EQUIVOCATION, FLOOR, OVERRULED, WITHHELD } from "../causes.ts";
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
  const minimumBond = m.getParameter("minimumBond", 10_000n * MIRA);
  const stakes = m.contract("StakeManager", [
    authority,
    token,
    validators,
    minimumBond,
    m.getParameter("thawingPeriod", 21 * DAY),
  ]);
  const slasher = m.contract("Slasher", [authority, token, validators, stakes]);
  const policies = m.contract("PolicyBook", [authority, validators, minimumBond]);
  const registry = m.contract("VerdictRegistry", [authority]);
  const ledger = m.contract("FeeLedger", [
    authority,
    token,
    validators,
    stakes,
    m.getParameter("treasury", deployer),
    m.getParameter("finalityPeriod", 12 * DAY),
  ]);
  const contests = m.contract("ContestBook", [registry, ledger]);
  const counter = m.contract("RoundCounter");
  const hub = m.contract("VerificationHub", [validators, ledger, counter, policies, registry, contests]);
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
  const reckoner = m.contract("Reckoner", [token, contests, ledger, slasher, stakes, validators]);

  const jailTime = m.getParameter("jailTime", 14 * DAY);
  const ranks = m.contract("RankBook", [token, validators, ledger, policies, slasher, jailTime]);

  m.call(validators, "setStakeManager", [stakes]);
  m.call(stakes, "setSlasher", [slasher]);
  m.call(slasher, "setCause", [WITHHELD.cause, { reporter: withholding, ...WITHHELD.terms }], { id: "withheldCause" });
  m.call(slasher, "setCause", [EQUIVOCATION.cause, { reporter: equivocation, ...EQUIVOCATION.terms }], {
    id: "equivocationCause",
  });
  m.call(slasher, "setCause", [OVERRULED.cause, { reporter: reckoner, ...OVERRULED.terms }], { id: "overruledCause" });
  m.call(slasher, "setCause", [FLOOR.cause, { reporter: ranks, ...FLOOR.terms }], { id: "floorCause" });
  m.call(registry, "admitHub", [hub]);
  m.call(ledger, "allowHub", [hub, true], { id: "allowHub" });
  m.call(ledger, "allowHub", [contests, true], { id: "allowContests" });

  const granted = [
    { role: "HUB", on: [[policies, { driftPrice: ["uint8", "uint8", "uint256", "uint256"] }]], to: [hub] },
    { role: "SUSPENDER", on: [[validators, { suspend: ["uint32", "uint256"] }]], to: [attendance, ranks] },
    { role: "GUARDIAN", on: [[emissions, { vetoDistribution: [] }]], to: [m.getParameter("guardian", deployer)] },
    {
      role: "RANKER",
      on: [
        [validators, { setRank: ["uint32", "uint8", "uint256"] }],
        [ledger, { pardon: ["uint32", "uint8"] }],
      ],
      to: [ranks],
    },
    {
      role: "RECKONER",
      on: [
        [
          ledger,
          {
            clawBack: ["uint32", "uint8", "uint256", "uint256", "address"],
            rescore: ["uint32", "uint8", "int256"],
          },
        ],
      ],
      to: [reckoner],
    },
  ] as const;
  for (const { role, on, to } of granted) {
    m.call(authority, "labelRole", [ROLES[role], role], { id: `${role}Label` });
    on.forEach(([target, functions], index) => {
      const selectors = Object.entries<readonly string[]>(functions).map(([name, inputs]) =>
        FunctionFragment.getSelector(name, [...inputs]),
      );
      const id = `${role}Functions${index}`;
      m.call(authority, "setTargetFunctionRole", [target, selectors, ROLES[role]], { id });
    });
    to.forEach((account, index) => {
      m.call(authority, "grantRole", [ROLES[role], account, 0], { id: `${role}Grant${index}` });
    });
  }

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
    contests,
    hub,
    emissions,
    attendance,
    withholding,
    equivocation,
    reckoner,
    ranks,
  };
});
