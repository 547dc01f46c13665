// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {DeeperRound} from "../../../contracts/types/DeeperRound.sol";
import {RoundResult} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Draws} from "../support/Draws.sol";
import {IHub} from "../support/IHub.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {Vm, vm} from "../support/Vm.sol";

/// @title CampaignState
/// @notice Actors of the campaign, and the ghost books that actions write beside the contracts: from what they sent, and
/// from what events said. What an action finds broken it notes, and the first note stays.
abstract contract CampaignState is RequestFixture {
    /// @notice A request from its opening on.
    struct Case {
        IHub hub;
        Request request;
        Vote[] votes;
        RoundResult result;
        RequestStatus status;
        /// @dev State word since it ended.
        uint256 endState;
        /// @dev Positions whose votes were counted.
        uint256 opened;
        /// @dev Positions whose votes were withheld and are not proven.
        uint256 withheld;
        /// @dev Ids whose equivocation was proven.
        uint256 equivocated;
        /// @dev Positions that were reckoned.
        uint256 reckoned;
        /// @dev What its settlement announced: verdict planes, clear answers of a deeper round, {SeatPay} words, net fee.
        uint256[] verdict;
        uint256[] clear;
        uint256[] pays;
        uint256 netFee;
        /// @dev Of a deeper round: one more than the number of its request's case.
        uint256 parent;
        DeeperRound deeper;
    }

    uint256 internal constant FIRST_VALIDATORS = 12;
    uint256 internal constant MOST_VALIDATORS = 24;
    uint256 internal constant DELEGATORS = 16;
    uint256 internal constant REQUESTERS = 4;
    uint256 internal constant INTEGRATORS = 3;
    uint256 internal constant SETTLERS = 3;
    uint256 internal constant CONTRIBUTORS = 4;
    /// @dev Of every so many ids the first is lazy, and leaves most of its seats empty.
    uint32 internal constant LAZY = 5;
    uint256 internal constant MOST_OPEN = 14;
    address internal constant POSTER = address(0x9057E2);
    address internal constant WARDEN = address(0x6A2D1A);

    /// @notice The first thing that was found broken.
    string public broken;
    /// @notice Steps of the campaign so far.
    uint256 public calls;
    /// @notice Events worth having seen, by name.
    mapping(string mark => uint256) public marks;

    /// @dev Invariant 1: supply, and what was sent to contracts for nothing.
    uint256 internal burned;
    mapping(address target => uint256) internal donated;

    Case[] internal cases;
    /// @dev Cases that have not ended.
    uint256[] internal live;
    bytes32[] internal roots;
    IHub[] internal hubs;
    uint256[] internal withheldCases;
    /// @dev Proven withholdings: case above position.
    uint256[] internal provenVotes;
    mapping(ValidatorId id => uint256[]) internal misses;

    /// @dev Books of the fee ledger.
    mapping(address account => uint256) internal credit;
    address[] internal creditors;
    /// @dev What the treasury did not give for flips yet, and by epoch what it gave and was sent.
    mapping(address account => uint256) internal owed;
    mapping(uint256 epoch => uint256) internal given;
    mapping(uint256 epoch => uint256) internal sweptIn;
    uint256 internal creditSum;
    uint256 internal escrowSum;
    uint256 internal treasuryPart;
    uint256 internal burnPart;
    uint256 internal unclaimedEarnings;
    mapping(ValidatorId id => mapping(uint256 epoch => uint256)) internal earned;
    mapping(uint256 epoch => uint256) internal earnedIn;
    mapping(ValidatorId id => uint256[]) internal unclaimedEpochs;
    mapping(ValidatorId id => uint256[]) internal unemittedEpochs;
    mapping(ValidatorId id => uint256[]) internal paidEpochs;
    mapping(ValidatorId id => uint256[]) internal emittedEpochs;
    /// @dev Whether an epoch was entered in the lists above, as earnings may fall to nothing again.
    mapping(ValidatorId id => mapping(uint256 epoch => bool)) internal isListed;
    mapping(ValidatorId id => mapping(uint256 epoch => bool)) internal earningsPaid;
    mapping(ValidatorId id => mapping(uint256 epoch => bool)) internal emissionsPaid;

    /// @dev Books of the stake manager.
    uint256 internal stakeIn;
    uint256 internal stakeOut;
    /// @dev Calls that may leave a unit behind.
    uint256 internal roundings;
    uint256[] internal tickets;
    mapping(uint256 ticket => address) internal ticketHolder;
    uint256[] internal spentTickets;
    mapping(uint256 ticket => address) internal paidFor;
    mapping(ValidatorId id => address[]) internal holders;
    mapping(ValidatorId id => mapping(address account => bool)) internal isHolder;
    mapping(ValidatorId id => uint256) internal keyOf;
    address[] internal people;

    /// @dev What happened to stake in a step: who moved its own, and what slashes took of what.
    mapping(uint256 step => mapping(ValidatorId id => mapping(address account => bool))) internal moved;
    mapping(uint256 step => mapping(uint256 ticket => bool)) internal redeemed;
    mapping(uint256 step => mapping(ValidatorId id => uint256)) internal slashedBy;
    mapping(uint256 step => mapping(ValidatorId id => uint256)) internal slashedOf;

    function setUp() public virtual override {
        super.setUp();
        hubs.push(hub);
        _grantVeto();
        for (uint256 i; i < REQUESTERS; ++i) _fund(_requester(i), 5_000_000 * MIRA);
        for (uint256 i; i < DELEGATORS; ++i) _welcome(_delegator(i));
        token.transfer(POSTER, 100_000 * MIRA);
        vm.prank(POSTER);
        token.approve(address(emissions), type(uint256).max);
        token.approve(address(stakes), type(uint256).max);
        token.approve(address(emissions), type(uint256).max);
        for (uint256 i; i < FIRST_VALIDATORS; ++i) _enrol(i % 5, MINIMUM_BOND * (i % LAZY == 0 ? 3 : 1 + (i % 3)));
        for (uint256 i; i < REQUESTERS; ++i) creditors.push(_requester(i));
        for (uint256 i; i < INTEGRATORS; ++i) creditors.push(_integrator(i));
        for (uint256 i; i < SETTLERS; ++i) creditors.push(_settler(i));
        _nextEpoch();
    }

    /// @dev Registers a validator with a bond; it sits from the next epoch on.
    function _enrol(uint256 family, uint256 bond) internal {
        ValidatorId id = _register(family);
        keyOf[id] = _operatorKey(ValidatorId.unwrap(id));
        _welcome(validators.ownerOf(id));
        _bondNow(id, bond);
    }

    function _welcome(address account) internal {
        people.push(account);
        vm.prank(account);
        token.approve(address(stakes), type(uint256).max);
    }

    function _bondNow(ValidatorId id, uint256 amount) internal {
        address owner = validators.ownerOf(id);
        token.transfer(owner, amount);
        vm.prank(owner);
        stakes.bond(id, amount);
        (stakeIn, roundings) = (stakeIn + amount, roundings + 1);
    }

    function _expect(bool holds, string memory what) internal {
        if (!holds && bytes(broken).length == 0) broken = what;
    }

    function _mark(string memory what) internal {
        ++marks[what];
    }

    function _addCredit(address account, uint256 amount) internal {
        credit[account] += amount;
        creditSum += amount;
    }

    function _takeCredit(address account, uint256 amount) internal {
        credit[account] -= amount;
        creditSum -= amount;
    }

    /// @dev Notes that the stake of `account` is moved by its own will; the zero address is the bond.
    function _moves(ValidatorId id, address account) internal {
        moved[calls][id][account] = true;
        if (account == address(0) || isHolder[id][account]) return;
        isHolder[id][account] = true;
        holders[id].push(account);
    }

    /// @dev Days are long beside a round: they pass when none runs, else one time in 16.
    function _mayJump(uint256 seed) internal view returns (bool) {
        if ((seed >> 200) % 16 == 0) return true;
        for (uint256 i; i < live.length; ++i) {
            Case storage c = cases[live[i]];
            if (c.status == RequestStatus.VOTING && vm.getBlockTimestamp() < c.request.config.revealEnd(true))
                return false;
        }
        return true;
    }

    /// @dev Waits until `time`, if it may.
    function _await(uint256 time, uint256 seed) internal returns (bool) {
        if (vm.getBlockTimestamp() >= time) return true;
        // Hours pass seldom, but where nothing more can be opened; weeks for few.
        uint256 span = time - vm.getBlockTimestamp();
        uint256 patience =
            span > 2 days
                ? 8
                : span > 3 hours && live.length < MOST_OPEN
                    ? 4
                    : 1;
        if (!_mayJump(seed) || (seed >> 208) % patience != 0) return false;
        vm.warp(time);
        return true;
    }

    function _isAdmitted(Case storage c) internal view returns (bool) {
        return registry.seriesOf(address(c.hub)) == c.request.round.series();
    }

    function _epoch() internal view returns (uint256) {
        return validators.epochAt(vm.getBlockTimestamp());
    }

    /// @dev In an epoch a quarter at most of what the treasury's part holds, gave and was swept of.
    function _roomForFlips() internal view returns (uint256 room) {
        uint256 epoch = _epoch();
        uint256 most = (treasuryPart + given[epoch] + sweptIn[epoch]) / 4;
        room = most < given[epoch] ? 0 : most - given[epoch];
        if (room > treasuryPart) room = treasuryPart;
    }

    function _owedToAll() internal view returns (uint256 sum) {
        for (uint256 i; i < creditors.length; ++i) sum += owed[creditors[i]];
    }

    /// @dev The validator that an action with this seed is about.
    function _validator(uint256 seed) internal view returns (ValidatorId) {
        return ValidatorId.wrap(uint32(1 + (seed % validators.count())));
    }

    function _isActive(ValidatorId id) internal view returns (bool) {
        return validators.standingOf(id) == Standing.ACTIVE;
    }

    function _mapsTo(Vm.Log memory log, address emitter, bytes32 signature) internal pure returns (bool) {
        return log.emitter == emitter && log.topics[0] == signature;
    }

    /// @dev From one unit to 10,000 MIRA.
    function _amount(uint256 seed) internal pure returns (uint256) {
        return Draws.amount(seed, 22);
    }

    function _requester(uint256 n) internal pure returns (address) {
        return address(uint160(0xC0DE_0000 + (n % REQUESTERS)));
    }

    function _integrator(uint256 n) internal pure returns (address) {
        return address(uint160(0x1276_0000 + (n % INTEGRATORS)));
    }

    function _settler(uint256 n) internal pure returns (address) {
        return address(uint160(0x5E77_0000 + (n % SETTLERS)));
    }

    function _delegator(uint256 n) internal pure returns (address) {
        return address(uint160(0xDE1E_0000 + (n % DELEGATORS)));
    }

    function _contributor(uint256 n) internal pure returns (address) {
        return address(uint160(0xC027_0000 + (n % CONTRIBUTORS)));
    }

    function _grantVeto() private {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = emissions.vetoDistribution.selector;
        authority.setTargetFunctionRole(address(emissions), selectors, GUARDIAN);
        authority.grantRole(GUARDIAN, WARDEN, 0);
    }
}
