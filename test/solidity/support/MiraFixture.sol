// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {IAttendanceBook} from "../../../contracts/interfaces/IAttendanceBook.sol";
import {IContestBook} from "../../../contracts/interfaces/IContestBook.sol";
import {IEmissionsController} from "../../../contracts/interfaces/IEmissionsController.sol";
import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IEquivocationProver} from "../../../contracts/interfaces/IEquivocationProver.sol";
import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {IReckoner} from "../../../contracts/interfaces/IReckoner.sol";
import {IRankBook} from "../../../contracts/interfaces/IRankBook.sol";
import {ISlasher} from "../../../contracts/interfaces/ISlasher.sol";
import {IStakeManager} from "../../../contracts/interfaces/IStakeManager.sol";
import {IValidatorRegistry} from "../../../contracts/interfaces/IValidatorRegistry.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IWithholdingProver} from "../../../contracts/interfaces/IWithholdingProver.sol";
import {Domain, Family} from "../../../contracts/types/Domain.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {IHub} from "./IHub.sol";
import {IToken} from "./IToken.sol";
import {Policies} from "./Policies.sol";
import {Vm, vm} from "./Vm.sol";

/// @title MiraFixture
/// @notice The whole system with contracts, roles and tiers as deploy/modules/Mira.ts wires them. The test contract is
/// genesis holder and administrator.
abstract contract MiraFixture {
    uint256 internal constant MIRA = 1e18;
    uint256 internal constant EPOCH_LENGTH = 1 days;
    uint256 internal constant DOMAINS = 63;
    uint256 internal constant FAMILIES = 32;
    uint256 internal constant MINIMUM_BOND = 10_000 * MIRA;
    uint256 internal constant THAWING_PERIOD = 21 days;
    uint256 internal constant FINALITY_PERIOD = 12 days;
    /// @dev Role of the access manager that suspends validators.
    uint64 internal constant SUSPENDER = 1;
    uint96 internal constant PRICE = 0.01e18;
    /// @dev Half-life of two years, epochs of a day: 1 − 2^(−1 / 730).
    uint256 internal constant DECAY = 949_066_037_374_324;
    uint256 internal constant MULTIPLE = 1_733;
    uint256 internal constant POSTER_BOND = 1_000 * MIRA;
    uint256 internal constant VETO_WINDOW = 3 days;
    uint256 internal constant RESERVE = 400_000_000 * MIRA;
    uint64 internal constant HUB = 2;
    uint64 internal constant GUARDIAN = 3;
    /// @dev Role of the access manager that claws pay back and rescores.
    uint64 internal constant RECKONER = 4;
    uint64 internal constant RANKER = 7;
    uint256 internal constant JAIL_TIME = 14 days;
    uint256 internal constant PROOF_PERIOD = 10 days;
    uint256 internal constant GENESIS = 1_800_000_000;
    address internal constant TREASURY = address(0x7EA5);
    address internal constant REQUESTER = address(0xC0DE);
    address internal constant SETTLER = address(0x5E77);
    address internal constant STRANGER = address(0xBAD);
    Domain internal constant GENERAL = Domain.wrap(0);
    /// @dev Where EIP-2935 keeps block hashes, and its code.
    address internal constant HISTORY = 0x0000F90827F1C53a10cb7A02335B175320002935;
    bytes internal constant HISTORY_CODE =
        hex"3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500";

    IAccessManager internal authority;
    IToken internal token;
    IValidatorRegistry internal validators;
    IStakeManager internal stakes;
    ISlasher internal slasher;
    IPolicyBook internal policies;
    IVerdictRegistry internal registry;
    IFeeLedger internal ledger;
    IEmissionsController internal emissions;
    IHub internal hub;
    IAttendanceBook internal attendance;
    IWithholdingProver internal withholding;
    IEquivocationProver internal equivocation;
    IContestBook internal book;
    IReckoner internal reckoner;
    /// @dev The contest book's address: some tests play it themselves.
    address internal contests;
    IRankBook internal ranks;

    function setUp() public virtual {
        vm.warp(GENESIS);
        vm.roll(1_000);
        vm.etch(HISTORY, HISTORY_CODE);
        authority = IAccessManager(_create("AccessManager", abi.encode(address(this))));
        token = IToken(_create("MiraToken", abi.encode(address(this))));
        validators = IValidatorRegistry(
            _create("ValidatorRegistry", abi.encode(authority, EPOCH_LENGTH, DOMAINS, FAMILIES))
        );
        stakes = IStakeManager(
            _create("StakeManager", abi.encode(authority, token, validators, MINIMUM_BOND, THAWING_PERIOD))
        );
        slasher = ISlasher(_create("Slasher", abi.encode(authority, token, validators, stakes)));
        policies = IPolicyBook(_create("PolicyBook", abi.encode(authority, validators, MINIMUM_BOND)));
        registry = IVerdictRegistry(_create("VerdictRegistry", abi.encode(authority)));
        ledger = IFeeLedger(
            _create("FeeLedger", abi.encode(authority, token, validators, stakes, TREASURY, FINALITY_PERIOD))
        );
        book = IContestBook(_create("ContestBook", abi.encode(registry, ledger)));
        contests = address(book);
        ledger.allowHub(contests, true);
        hub = _createHub();
        emissions = IEmissionsController(
            _create(
                "EmissionsController",
                abi.encode(authority, token, ledger, stakes, DECAY, MULTIPLE, POSTER_BOND, VETO_WINDOW)
            )
        );
        token.approve(address(emissions), RESERVE);
        emissions.fund(RESERVE);
        validators.setStakeManager(address(stakes));
        stakes.setSlasher(address(slasher));
        attendance = IAttendanceBook(_create("AttendanceBook", abi.encode(validators, registry)));
        _letSuspend(address(attendance));
        _deployProvers();
        _deployRanks();
        for (uint8 t; t < 3; ++t) {
            (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier(t));
            policies.setTier(Tier(t), levels, terms);
            policies.setPrice(GENERAL, Tier(t), PRICE);
        }
    }

    /// @dev A hub with what governance grants it.
    function _createHub() internal returns (IHub created) {
        created = IHub(
            _create(
                "VerificationHub",
                abi.encode(validators, ledger, _create("RoundCounter", ""), policies, registry, contests)
            )
        );
        registry.admitHub(address(created));
        ledger.allowHub(address(created), true);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IPolicyBook.driftPrice.selector;
        authority.setTargetFunctionRole(address(policies), selectors, HUB);
        authority.grantRole(HUB, address(created), 0);
    }

    function _deployProvers() private {
        withholding = IWithholdingProver(
            _create("WithholdingProver", abi.encode(token, registry, validators, slasher, PROOF_PERIOD))
        );
        equivocation = IEquivocationProver(
            _create("EquivocationProver", abi.encode(token, registry, validators, stakes, slasher, PROOF_PERIOD))
        );
        reckoner = IReckoner(_create("Reckoner", abi.encode(token, book, ledger, slasher, stakes, validators)));
        slasher.setCause("OVERRULED", ISlasher.CauseTerms(address(reckoner), 1_000, 3_000, 3_000));
        bytes4[] memory selectors = new bytes4[](2);
        (selectors[0], selectors[1]) = (IFeeLedger.clawBack.selector, IFeeLedger.rescore.selector);
        authority.setTargetFunctionRole(address(ledger), selectors, RECKONER);
        authority.grantRole(RECKONER, address(reckoner), 0);
        slasher.setCause("WITHHELD", ISlasher.CauseTerms(address(withholding), 1_000, 3_000, 5_000));
        slasher.setCause("EQUIVOCATION", ISlasher.CauseTerms(address(equivocation), 500, 3_000, 5_000));
    }

    function _deployRanks() private {
        bytes memory arguments = abi.encode(token, validators, ledger, policies, slasher, JAIL_TIME);
        ranks = IRankBook(_create("RankBook", arguments));
        slasher.setCause("FLOOR", ISlasher.CauseTerms(address(ranks), 1_000, 3_000, 1_000));
        _letSuspend(address(ranks));
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IValidatorRegistry.setRank.selector;
        authority.setTargetFunctionRole(address(validators), selectors, RANKER);
        selectors[0] = IFeeLedger.pardon.selector;
        authority.setTargetFunctionRole(address(ledger), selectors, RANKER);
        authority.grantRole(RANKER, address(ranks), 0);
    }

    /// @dev Gives an account the role that suspends.
    function _letSuspend(address account) internal {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = IValidatorRegistry.suspend.selector;
        authority.setTargetFunctionRole(address(validators), selectors, SUSPENDER);
        authority.grantRole(SUSPENDER, account, 0);
    }

    /// @dev Registers an identity of the general domain, without stake.
    function _register(uint256 family) internal returns (ValidatorId id) {
        uint256 next = validators.count() + 1;
        vm.prank(_owner(next));
        return validators.register(vm.addr(_operatorKey(next)), Family.wrap(uint8(family)), bytes32(next), 1);
    }

    /// @dev Registers a validator with stake, which counts from the next epoch on.
    function _addValidator(uint256 family, uint256 stake) internal returns (ValidatorId id) {
        id = _register(family);
        _stake(id, stake);
    }

    /// @dev Registers `n` validators with equal stake, of families 1 to 4 in turn.
    function _addValidators(uint256 n) internal {
        for (uint256 i; i < n; ++i) _addValidator(1 + (i % 4), MINIMUM_BOND);
    }

    function _stake(ValidatorId id, uint256 amount) internal {
        address owner = validators.ownerOf(id);
        token.transfer(owner, amount);
        vm.startPrank(owner);
        token.approve(address(stakes), amount);
        stakes.bond(id, amount);
        vm.stopPrank();
    }

    /// @dev Takes all stake of a validator out of its pool.
    function _leave(uint256 id_) internal {
        ValidatorId id = ValidatorId.wrap(uint32(id_));
        address owner = validators.ownerOf(id);
        (uint256 shares, ) = stakes.bondOf(id);
        vm.prank(owner);
        stakes.unbond(id, shares);
    }

    /// @dev Writes a score where the ledger keeps it, wherever that is: what it says afterwards tells. The rest of the
    /// record stays; what a positive score would have lost by now is added.
    function _setScore(ValidatorId id, Domain domain, int256 score) internal {
        uint256 key = (uint256(ValidatorId.unwrap(id)) << 8) | Domain.unwrap(domain);
        uint256 epoch = validators.epochAt(vm.getBlockTimestamp());
        for (uint256 slot; slot < 32; ++slot) {
            bytes32 place = keccak256(abi.encode(key, slot));
            bytes32 word = vm.load(address(ledger), place);
            uint256 written = uint32(uint256(word) >> 176);
            if (written > epoch) continue;
            uint256 weeks_ = ((epoch - written) * EPOCH_LENGTH) / 7 days;
            uint256 kept =
                (uint256(score > 0 ? score + int256(weeks_ << 32) : score) << 208) | ((uint256(word) << 48) >> 48);
            vm.store(address(ledger), place, bytes32(kept));
            if (ledger.scoreOf(id, domain) == score) return;
            vm.store(address(ledger), place, word);
        }
        vm.assertTrue(false, "no such record");
    }

    function _declare(ValidatorId id, uint256 family) internal {
        vm.prank(validators.ownerOf(id));
        validators.declareModel(id, Family.wrap(uint8(family)), keccak256("manifest"));
    }

    /// @dev The one recorded log with this signature.
    function _logOf(bytes32 signature) internal returns (bytes32[] memory topics, bytes memory data) {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) {
            if (logs[i].topics[0] == signature) return (logs[i].topics, logs[i].data);
        }
        vm.assertTrue(false, "no such log");
    }

    /// @dev Gives an account MIRA that the hub may take.
    function _fund(address account, uint256 amount) internal {
        token.transfer(account, amount);
        vm.prank(account);
        token.approve(address(ledger), type(uint256).max);
    }

    function _nextEpoch() internal {
        vm.warp(validators.epochStart(validators.epochAt(vm.getBlockTimestamp()) + 1));
    }

    function _owner(uint256 id) internal pure returns (address) {
        return address(uint160(0xA000_0000 + id));
    }

    function _operatorKey(uint256 id) internal pure returns (uint256) {
        return 0xB000_0000 + id;
    }

    function _operator(ValidatorId id) internal pure returns (address) {
        return vm.addr(_operatorKey(ValidatorId.unwrap(id)));
    }

    function _create(string memory artifact, bytes memory arguments) internal returns (address deployed) {
        bytes memory code = bytes.concat(vm.getCode(artifact), arguments);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 0x20), mload(code))
        }
        vm.assertTrue(deployed != address(0), artifact);
    }
}
