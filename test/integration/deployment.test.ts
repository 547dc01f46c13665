import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { expect } from "chai";
import { type BaseContract, FunctionFragment, Result, ZeroHash } from "ethers";
import { network } from "hardhat";
import { FLOOR } from "../../deploy/causes.ts";
import Mira from "../../deploy/modules/Mira.ts";
import { DOMAINS, HIGH, LIGHT, STANDARD, type TierParameters } from "../../deploy/policies.ts";
import { ROLES } from "../../deploy/roles.ts";
import type { Connection } from "../../scripts/lib/deployLocal.ts";
import type {
  AccessManager,
  AttendanceBook,
  ContestBook,
  EmissionsController,
  EquivocationProver,
  FeeLedger,
  MiraToken,
  PolicyBook,
  RankBook,
  Reckoner,
  Slasher,
  StakeManager,
  ValidatorRegistry,
  VerdictRegistry,
  VerificationHub,
  WithholdingProver,
} from "../../types/ethers-contracts/index.ts";

const MIRA = 10n ** 18n;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The role of the access manager that every restricted function has where none is named. */
const ADMIN = 0n;

/** The tiers as the protocol's table has them, written down a second time. */
const TABLE = {
  light: {
    seats: [5, 11, 23],
    least: 3,
    thresholds: ["3/4", "2/3", "2/3"],
    families: 1,
    cap: 1,
    window: 30,
    challenge: 30 * MINUTE,
    slash: [20, 200],
  },
  standard: {
    seats: [9, 15, 31, 63],
    least: 5,
    thresholds: ["2/3", "2/3", "13/20", "3/5"],
    families: 2,
    cap: 2,
    window: MINUTE,
    challenge: HOUR,
    slash: [50, 500],
  },
  high: {
    seats: [19, 31, 63, 127],
    least: 11,
    thresholds: ["4/5", "3/4", "2/3", "3/5"],
    families: 3,
    cap: 5,
    window: 10 * MINUTE,
    challenge: DAY,
    slash: [500, 1_000],
  },
} as const;

/** Every function that changes state, by who may call it. A new one belongs here, or this file fails. */
const CALLABLE = {
  Slasher: { restricted: ["setCause"], open: ["slash"] },
  StakeManager: {
    restricted: ["setSlasher"],
    open: [
      "announceCommission",
      "bond",
      "claimBondRewards",
      "claimRewards",
      // Of stake, and of votes.
      "delegate",
      "delegate",
      "delegateBySig",
      "ownerChanged",
      "redelegate",
      "reward",
      "setCompounding",
      "slash",
      "syncVotes",
      "unbond",
      "undelegate",
      "withdraw",
    ],
  },
  PolicyBook: { restricted: ["driftPrice", "setPrice", "setTier"], open: [] },
  FeeLedger: {
    restricted: ["allowHub", "clawBack", "pardon", "rescore", "setTreasury"],
    open: [
      "claimEarnings",
      "deposit",
      "depositWithAuthorization",
      "depositWithPermit",
      "divide",
      "payOwed",
      "refund",
      "releaseEscrow",
      "settleBond",
      "sweepProtocolFees",
      "takeEscrow",
      "withdrawCredit",
    ],
  },
  EmissionsController: {
    restricted: ["setMultiple", "vetoDistribution"],
    open: ["claim", "claimContribution", "closeEpoch", "fund", "multicall", "postDistribution", "settleDistribution"],
  },
  VerdictRegistry: { restricted: ["admitHub", "dismissHub"], open: ["record"] },
  ValidatorRegistry: {
    restricted: ["nameDomain", "nameFamily", "setLists", "setRank", "setStakeManager", "suspend"],
    open: [
      "acceptOwnership",
      "declareModel",
      "joinDomains",
      "leaveDomains",
      "rearm",
      "register",
      "retire",
      "setHosting",
      "setOperator",
      "setOperatorBySig",
      "setStake",
      "stopOperator",
      "transferOwnership",
    ],
  },
} as const;

describe("the deployment module", function () {
  this.timeout(180_000);
  let connection: Connection;
  let authority: AccessManager;
  let token: MiraToken;
  let validators: ValidatorRegistry;
  let stakes: StakeManager;
  let slasher: Slasher;
  let policies: PolicyBook;
  let ledger: FeeLedger;
  let emissions: EmissionsController;
  let registry: VerdictRegistry;
  let hub: VerificationHub;
  let attendance: AttendanceBook;
  let withholding: WithholdingProver;
  let equivocation: EquivocationProver;
  let contests: ContestBook;
  let reckoner: Reckoner;
  let ranks: RankBook;
  let deployer: HardhatEthersSigner;
  let stranger: HardhatEthersSigner;

  before(async () => {
    connection = await network.create();
    const { ethers, ignition } = connection;
    const deployed = await ignition.deploy(Mira);
    authority = await ethers.getContractAt("AccessManager", deployed.authority);
    token = await ethers.getContractAt("MiraToken", deployed.token);
    validators = await ethers.getContractAt("ValidatorRegistry", deployed.validators);
    stakes = await ethers.getContractAt("StakeManager", deployed.stakes);
    slasher = await ethers.getContractAt("Slasher", deployed.slasher);
    policies = await ethers.getContractAt("PolicyBook", deployed.policies);
    registry = await ethers.getContractAt("VerdictRegistry", deployed.registry);
    ledger = await ethers.getContractAt("FeeLedger", deployed.ledger);
    emissions = await ethers.getContractAt("EmissionsController", deployed.emissions);
    hub = await ethers.getContractAt("VerificationHub", deployed.hub);
    attendance = await ethers.getContractAt("AttendanceBook", deployed.attendance);
    withholding = await ethers.getContractAt("WithholdingProver", deployed.withholding);
    equivocation = await ethers.getContractAt("EquivocationProver", deployed.equivocation);
    contests = await ethers.getContractAt("ContestBook", deployed.contests);
    reckoner = await ethers.getContractAt("Reckoner", deployed.reckoner);
    ranks = await ethers.getContractAt("RankBook", deployed.ranks);
    [deployer, stranger] = (await ethers.getSigners()) as [HardhatEthersSigner, HardhatEthersSigner];
  });

  after(() => connection?.close());

  describe("money", () => {
    it("leaves the whole supply with the genesis holder, but for the reserve of emissions", async () => {
      expect(await token.totalSupply()).to.equal(1_000_000_000n * MIRA);
      expect(await emissions.reserve()).to.equal(400_000_000n * MIRA);
      expect(await token.balanceOf(emissions)).to.equal(400_000_000n * MIRA);
      expect(await token.balanceOf(deployer)).to.equal(600_000_000n * MIRA);
    });

    it("has no way to mint, nor an owner", () => {
      expect(stateChanging(token).filter((name) => /mint|owner|pause|upgrade|authority/i.test(name))).to.deep.equal([]);
    });

    it("sets bond, thawing, treasury and finality", async () => {
      expect(await stakes.minimumBond()).to.equal(10_000n * MIRA);
      expect(await stakes.thawingPeriod()).to.equal(21 * DAY);
      expect(await ledger.treasuryAddress()).to.equal(deployer.address);
      expect(await ledger.FINALITY_PERIOD()).to.equal(12 * DAY);
      expect(await ledger.isHub(hub)).to.equal(true);
      expect(await ledger.isHub(contests)).to.equal(true);
    });
  });

  describe("lists and epochs", () => {
    it("knows the domains of the policies, 32 families, and epochs of a day", async () => {
      const [domains, families] = await validators.lists();
      expect(domains).to.equal(2n ** BigInt(DOMAINS.length) - 1n);
      expect(families).to.equal(32);
      expect(await validators.EPOCH_LENGTH()).to.equal(DAY);
      expect(await policies.EPOCH_LENGTH()).to.equal(DAY);
      expect(await validators.count()).to.equal(0);
    });
  });

  describe("tiers", () => {
    const tiers = { light: LIGHT, standard: STANDARD, high: HIGH };
    for (const [tier, [name, parameters]] of Object.entries(tiers).entries()) {
      const row = TABLE[name as keyof typeof tiers];

      it(`stores ${name} in every domain as deploy/policies.ts has it, at 0.01 MIRA`, async () => {
        for (const domain of DOMAINS.keys()) {
          const stored = await policies.describe(domain, tier);
          const terms = { ...parameters.terms, price: MIRA / 100n };
          expect(plain(stored.terms)).to.deep.equal(plain(terms));
          expect(stored.levels.map((level) => plain(level))).to.deep.equal(parameters.levels.map(plain));
        }
      });

      it(`stores ${name} as the protocol's table has it`, async () => {
        const { levels, terms } = await policies.describe(0, tier);
        const used = levels.slice(0, Number(terms.levels)).map((level) => plain(level));
        expect(used).to.deep.equal(
          row.seats.map((seats, depth) => {
            const [thresholdNumerator, thresholdDenominator] = (row.thresholds[depth] ?? "").split("/").map(Number);
            return {
              seats,
              leastSeats: depth === 0 ? row.least : Math.ceil((seats * 55) / 100),
              cap: Math.ceil((row.cap * seats) / row.seats[0]),
              thresholdNumerator,
              thresholdDenominator,
            };
          }),
        );
        expect(plain(terms)).to.deep.include({
          levels: row.seats.length,
          minFamilies: row.families,
          commitWindow: row.window,
          revealWindow: row.window,
          challengeWindow: row.challenge,
          slashMultiple: row.slash[0],
          slashCapBps: row.slash[1],
          validatorShare: 7_500,
          burnShare: 1_000,
          integratorShare: 500,
          settlerTip: 200,
        });
      });
    }

    it("offers no tier in a domain that is not listed", async () => {
      await expect(policies.policyOf(DOMAINS.length, 1))
        .to.be.revertedWithCustomError(policies, "Policy_NotOffered")
        .withArgs(DOMAINS.length, 1);
    });
  });

  describe("roles", () => {
    it("puts everything governed under one access manager, and no function elsewhere", async () => {
      const address = await authority.getAddress();
      for (const contract of [validators, policies, registry, stakes, slasher, ledger, emissions]) {
        expect(await contract.authority()).to.equal(address);
      }
      for (const contract of [token, hub, contests, attendance, withholding, equivocation, reckoner, ranks]) {
        expect(stateChanging(contract).filter((name) => /owner|authority|pause|upgrade|initialize/i.test(name))).to.eql(
          [],
        );
      }
    });

    it("grants six roles and no more: to administer, suspend, let prices drift, veto distributions, rank, reckon", async () => {
      const granted = await authority.queryFilter(authority.filters.RoleGranted());
      expect(granted.map(({ args }) => [args.roleId, args.account, args.delay])).to.have.deep.members([
        [ADMIN, deployer.address, 0n],
        [ROLES.SUSPENDER, await attendance.getAddress(), 0n],
        [ROLES.SUSPENDER, await ranks.getAddress(), 0n],
        [ROLES.RANKER, await ranks.getAddress(), 0n],
        [ROLES.HUB, await hub.getAddress(), 0n],
        [ROLES.GUARDIAN, deployer.address, 0n],
        [ROLES.RECKONER, await reckoner.getAddress(), 0n],
      ]);
      const { RoleRevoked, TargetFunctionRoleUpdated, TargetClosed } = authority.filters;
      const assigned = await authority.queryFilter(TargetFunctionRoleUpdated());
      expect(assigned.map(({ args }) => [args.target, args.selector, args.roleId])).to.have.deep.members([
        [await validators.getAddress(), validators.interface.getFunction("suspend").selector, ROLES.SUSPENDER],
        [await validators.getAddress(), validators.interface.getFunction("setRank").selector, ROLES.RANKER],
        [await ledger.getAddress(), ledger.interface.getFunction("pardon").selector, ROLES.RANKER],
        [await policies.getAddress(), policies.interface.getFunction("driftPrice").selector, ROLES.HUB],
        [await emissions.getAddress(), emissions.interface.getFunction("vetoDistribution").selector, ROLES.GUARDIAN],
        [await ledger.getAddress(), ledger.interface.getFunction("clawBack").selector, ROLES.RECKONER],
        [await ledger.getAddress(), ledger.interface.getFunction("rescore").selector, ROLES.RECKONER],
      ]);
      for (const filter of [RoleRevoked(), TargetClosed()]) {
        expect(await authority.queryFilter(filter as ReturnType<typeof RoleRevoked>)).to.deep.equal([]);
      }
      await expect(validators.connect(deployer).suspend(1, 0))
        .to.be.revertedWithCustomError(validators, "AccessManagedUnauthorized")
        .withArgs(deployer.address);
    });

    it("names the stake manager once and for all", async () => {
      const named = await validators.queryFilter(validators.filters.StakeManagerSet());
      expect(named.map(({ args }) => args.manager)).to.deep.equal([await stakes.getAddress()]);
      await expect(validators.connect(deployer).setStakeManager(deployer))
        .to.be.revertedWithCustomError(validators, "Validators_StakeManagerSet")
        .withArgs(await stakes.getAddress());
    });

    it("names the slasher once and for all", async () => {
      expect(await stakes.slasher()).to.equal(await slasher.getAddress());
      await expect(stakes.connect(deployer).setSlasher(deployer))
        .to.be.revertedWithCustomError(stakes, "Stake_SlasherSet")
        .withArgs(await slasher.getAddress());
    });

    it("lets four report, each for its own cause, within a period that ends before stake thaws", async () => {
      const set = await slasher.queryFilter(slasher.filters.CauseSet());
      // The order in which a deployment sends independent calls is its own.
      expect(set.map(({ args }) => [args.cause, ...args.terms])).to.have.deep.members([
        [await withholding.CAUSE(), await withholding.getAddress(), 1_000n, 3_000n, 5_000n],
        [await equivocation.CAUSE(), await equivocation.getAddress(), 500n, 3_000n, 5_000n],
        [await reckoner.CAUSE(), await reckoner.getAddress(), 1_000n, 3_000n, 3_000n],
        [await ranks.CAUSE(), await ranks.getAddress(), ...Object.values(FLOOR.terms).map(BigInt)],
      ]);
      expect(await reckoner.RECKON_PERIOD()).to.equal(3 * DAY);
      expect(await ranks.JAIL_TIME()).to.equal(14 * DAY);
      for (const prover of [withholding, equivocation]) {
        expect(await prover.PROOF_PERIOD()).to.equal(10 * DAY);
        expect(await prover.PROOF_PERIOD()).to.be.below(await stakes.thawingPeriod());
      }
    });

    it("admits one hub to the registry, with the first series", async () => {
      const admitted = await registry.queryFilter(registry.filters.HubAdmitted());
      expect(admitted.map(({ args }) => [args.hub, args.series])).to.deep.equal([[await hub.getAddress(), 1n]]);
    });

    it("knows of every state-changing function who may call it", () => {
      const contracts = {
        Slasher: slasher,
        StakeManager: stakes,
        PolicyBook: policies,
        VerdictRegistry: registry,
        ValidatorRegistry: validators,
        FeeLedger: ledger,
        EmissionsController: emissions,
      };
      for (const [name, contract] of Object.entries(contracts)) {
        const { restricted, open } = CALLABLE[name as keyof typeof CALLABLE];
        // Only the access manager itself moves a contract to another one.
        expect(stateChanging(contract), name).to.have.members([...restricted, ...open, "setAuthority"]);
      }
    });

    it("refuses restricted functions to anybody without the role, and what no role may do even to the administrator", async () => {
      const calls = restrictedCalls(stranger);
      expect(calls.map(([name]) => name)).to.have.members(
        Object.values(CALLABLE).flatMap(({ restricted }) => [...restricted]),
      );
      for (const [name, call] of calls) {
        await expect(call(), name)
          .to.be.revertedWithCustomError(policies, "AccessManagedUnauthorized")
          .withArgs(stranger.address);
      }
      for (const account of [deployer, stranger]) {
        await expect(validators.connect(account).setStake(1, 1))
          .to.be.revertedWithCustomError(validators, "Validators_NotStakeManager")
          .withArgs(account.address);
        await expect(stakes.connect(account).slash(1, 1))
          .to.be.revertedWithCustomError(stakes, "Stake_NotSlasher")
          .withArgs(account.address);
        await expect(stakes.connect(account).ownerChanged(1, account, account))
          .to.be.revertedWithCustomError(stakes, "Stake_NotRegistry")
          .withArgs(account.address);
        await expect(slasher.connect(account).slash(1, ZeroHash, 1, ZeroHash))
          .to.be.revertedWithCustomError(slasher, "Slasher_NotReporter")
          .withArgs(ZeroHash, account.address);
        for (const call of [
          () => ledger.connect(account).takeEscrow(account, 1),
          () => ledger.connect(account).releaseEscrow(account, 1),
          () => ledger.connect(account).refund(account, 1, 0),
          () => ledger.connect(account).settleBond(account, 0, 1),
        ]) {
          await expect(call()).to.be.revertedWithCustomError(ledger, "Fees_NotHub").withArgs(account.address);
        }
      }
      for (const contract of [policies, registry, validators, stakes, slasher, ledger, emissions]) {
        await expect(contract.connect(deployer).setAuthority(stranger))
          .to.be.revertedWithCustomError(contract, "AccessManagedUnauthorized")
          .withArgs(deployer.address);
      }
    });

    it("lets nobody but the hub write verdicts", async () => {
      const leaf = {
        requestId: 1,
        domain: 0,
        tier: 0,
        policyHash: ZeroHash,
        level: 0,
        bundleHash: ZeroHash,
        claimsRoot: ZeroHash,
        claimCount: 1,
        verdictHash: ZeroHash,
        openedAt: 1,
        finalizedAt: 2,
        seats: 3,
      };
      for (const account of [deployer, stranger]) {
        await expect(registry.connect(account).record(leaf))
          .to.be.revertedWithCustomError(registry, "Registry_NotHub")
          .withArgs(account.address);
      }
      expect(await registry.size()).to.equal(0);
    });

    it("lets the administrator do what is governance's, and the stake manager set stakes", async () => {
      const [, , owner] = (await connection.ethers.getSigners()) as HardhatEthersSigner[];
      if (!owner) throw new Error("The network has too few accounts.");
      const domains = (await validators.lists())[0];
      await policies.setPrice(0, 0, MIRA / 50n);
      await validators.setLists(domains, 33);
      await registry.admitHub(stranger);
      await registry.dismissHub(stranger);
      expect((await policies.describe(0, 0)).terms.price).to.equal(MIRA / 50n);
      // The stake manager's deposit is what sets stake; it takes the deployment's own token.
      await token.transfer(owner, 10_000n * MIRA);
      await validators.connect(owner).register(owner, 1, ZeroHash, 1);
      await token.connect(owner).approve(stakes, 10_000n * MIRA);
      await stakes.connect(owner).bond(1, 10_000n * MIRA);
      expect((await validators.validator(1)).stake).to.equal(10_000n * MIRA);
      expect(await token.balanceOf(stakes)).to.equal(10_000n * MIRA);
      // So does the fee ledger.
      await token.approve(ledger, MIRA);
      await ledger.deposit(MIRA);
      expect(await ledger.creditOf(deployer)).to.equal(MIRA);
      expect(await token.balanceOf(ledger)).to.equal(MIRA);
    });
  });

  /** One call of each restricted function, from an account. */
  function restrictedCalls(account: HardhatEthersSigner): readonly (readonly [string, () => Promise<unknown>])[] {
    const { levels, terms } = STANDARD as TierParameters & { levels: Parameters<PolicyBook["setTier"]>[1] };
    return [
      ["setTier", () => policies.connect(account).setTier(1, levels, terms)],
      ["setPrice", () => policies.connect(account).setPrice(0, 0, MIRA)],
      ["driftPrice", () => policies.connect(account).driftPrice(0, 0, 9, 9)],
      ["allowHub", () => ledger.connect(account).allowHub(account, true)],
      ["clawBack", () => ledger.connect(account).clawBack(1, 0, 0, 1, account)],
      ["pardon", () => ledger.connect(account).pardon(1, 0)],
      ["rescore", () => ledger.connect(account).rescore(1, 0, 1)],
      ["setTreasury", () => ledger.connect(account).setTreasury(account)],
      ["setRank", () => validators.connect(account).setRank(1, 0, 2)],
      ["nameDomain", () => validators.connect(account).nameDomain(0, "general")],
      ["nameFamily", () => validators.connect(account).nameFamily(1, "family")],
      ["setMultiple", () => emissions.connect(account).setMultiple(1)],
      ["vetoDistribution", () => emissions.connect(account).vetoDistribution()],
      ["admitHub", () => registry.connect(account).admitHub(account)],
      ["dismissHub", () => registry.connect(account).dismissHub(hub)],
      ["setStakeManager", () => validators.connect(account).setStakeManager(account)],
      ["setSlasher", () => stakes.connect(account).setSlasher(account)],
      [
        "setCause",
        () =>
          slasher.connect(account).setCause(ZeroHash, { reporter: account, maxBps: 1, maxEpochBps: 1, bountyBps: 1 }),
      ],
      ["setLists", () => validators.connect(account).setLists(63, 64)],
      ["suspend", () => validators.connect(account).suspend(1, 0)],
    ];
  }
});

/** Names of a contract's functions that change state. */
function stateChanging(contract: BaseContract): readonly string[] {
  return contract.interface.fragments
    .filter((fragment): fragment is FunctionFragment => FunctionFragment.isFragment(fragment) && !fragment.constant)
    .map(({ name }) => name);
}

/** Numbers as text, so that those of ethers and those of JavaScript compare. */
function plain(values: object): Record<string, number> {
  const named = values instanceof Result ? values.toObject() : values;
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, Number(value)]));
}
