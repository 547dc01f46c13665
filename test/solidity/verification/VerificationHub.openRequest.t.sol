// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IPolicyBook} from "../../../contracts/interfaces/IPolicyBook.sol";
import {IVerdictRegistry} from "../../../contracts/interfaces/IVerdictRegistry.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Domain} from "../../../contracts/types/Domain.sol";
import {RequestHeader, RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {RoundConfig, RoundConfigs} from "../../../contracts/types/RoundConfig.sol";
import {RequestId, RoundId} from "../../../contracts/types/RoundId.sol";
import {RoundState} from "../../../contracts/types/RoundState.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {LevelPolicy, TierTerms} from "../../../contracts/types/TierPolicy.sol";
import {IHub} from "../support/IHub.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {Policies} from "../support/Policies.sol";
import {vm} from "../support/Vm.sol";

contract VerificationHubOpenRequestTest is RequestFixture {
    function setUp() public override {
        super.setUp();
        _addValidators(6);
        _nextEpoch();
    }

    function test_openRequest_announcesHeaderAndRound() public {
        RequestParameters memory p = _parameters(Tier.STANDARD, 100);
        (p.statedValue, p.integrator, p.sentinelHash) = (7, address(0x1217), keccak256("sentinels"));
        vm.recordLogs();
        Request memory r = _open(p);
        (bytes32[] memory topics, bytes memory data) = _logOf(IVerificationHub.RequestOpened.selector);
        vm.assertEq(topics[1], bytes32(uint256(RequestId.unwrap(r.id))));
        vm.assertEq(topics[2], bytes32(uint256(uint160(REQUESTER))));
        vm.assertEq(topics[3], bytes32(0));
        vm.assertEq(data, abi.encode(r.header, p.contentURI));
    }

    function test_openRequest_fixesThePhasesOfItsRound() public {
        Request memory r = _open(Tier.HIGH, 4_096);
        RoundConfigs.Fields memory f = r.config.unpack();
        vm.assertEq(f.level, 0);
        vm.assertEq(f.cap, 5);
        vm.assertEq(f.leastSeats, 11);
        vm.assertEq(f.seats, 19);
        vm.assertEq(f.claims, 4_096);
        vm.assertEq(f.epoch, 1);
        vm.assertEq(f.revealWindow, 600);
        vm.assertEq(f.commitWindow, 600);
        vm.assertEq(f.seedTime, vm.getBlockTimestamp() + 4);
        vm.assertEq(f.seedBlock, vm.getBlockNumber() + 1);
        vm.assertEq(f.totalPower, 6 * 10_000 * 1e6 * 3);
    }

    function test_openRequest_numbersRequestsWithinTheHubsSeries() public {
        vm.assertEq(RequestId.unwrap(_open(Tier.LIGHT, 1).id), (1 << 32) | 1);
        vm.assertEq(RequestId.unwrap(_open(Tier.LIGHT, 1).id), (1 << 32) | 2);
    }

    function test_openRequest_takesFeeAndBudgetFromCreditFirst() public {
        vm.prank(REQUESTER);
        ledger.deposit(2e18);
        uint256 balance = token.balanceOf(REQUESTER);
        Request memory r = _open(Tier.LIGHT, 33);
        vm.assertEq(r.header.fee, 33 * 5 * uint256(PRICE));
        vm.assertEq(ledger.creditOf(REQUESTER), 0);
        vm.assertEq(balance - token.balanceOf(REQUESTER), r.header.fee + 3e18 - 2e18);
        _assertStatus(r, RequestStatus.VOTING);
        vm.assertEq(RoundState.unwrap(_state(r)), RoundState.unwrap(r.start));
    }

    function test_openRequest_leavesCreditThatItDoesNotNeed() public {
        vm.prank(REQUESTER);
        ledger.deposit(100e18);
        uint256 balance = token.balanceOf(REQUESTER);
        Request memory r = _open(Tier.LIGHT, 1);
        vm.assertEq(ledger.creditOf(REQUESTER), 100e18 - 3e18 - uint256(r.header.fee));
        vm.assertEq(token.balanceOf(REQUESTER), balance);
    }

    function test_openRequest_revertsWithoutCreditOrAllowance() public {
        vm.prank(REQUESTER);
        token.approve(address(ledger), 0);
        vm.prank(REQUESTER);
        vm.expectRevert();
        hub.openRequest(_parameters(Tier.LIGHT, 1));
    }

    function testFuzz_openRequest_costsItsQuote(uint16 claims_, uint8 tier_) public {
        uint256 claims = 1 + (claims_ % 4_096);
        Tier tier = Tier(tier_ % 2);
        uint256 paid = claims < 32 ? 32 : claims;
        uint256 quote = hub.quote(GENERAL, tier, claims);
        vm.assertEq(quote, paid * uint256(PRICE) * (tier == Tier.LIGHT ? 5 : 9));
        uint256 before = token.balanceOf(address(ledger));
        _open(tier, claims);
        vm.assertEq(token.balanceOf(address(ledger)) - before, quote + 3e18);
    }

    function test_openRequest_takesTheLargestBundle() public {
        Request memory r = _open(Tier.LIGHT, 4_096);
        vm.assertEq(r.config.claims(), 4_096);
        vm.assertEq(r.config.words(), 16);
    }

    function test_openRequest_revertsWhenNoClaims() public {
        _expectRefusal(_parameters(Tier.LIGHT, 0), abi.encodeWithSelector(IVerificationHub.Hub_NoClaims.selector));
    }

    function test_openRequest_revertsWhenTooManyClaims() public {
        _expectRefusal(
            _parameters(Tier.LIGHT, 4_097),
            abi.encodeWithSelector(IVerificationHub.Hub_BadClaimCount.selector, 4_097, 4_096)
        );
        // One that would fit after truncation to 16 bits.
        _expectRefusal(
            _parameters(Tier.LIGHT, 65_537),
            abi.encodeWithSelector(IVerificationHub.Hub_BadClaimCount.selector, 65_537, 4_096)
        );
    }

    function test_openRequest_revertsWhenFeeAboveMaximum() public {
        RequestParameters memory p = _parameters(Tier.LIGHT, 32);
        uint256 fee = hub.quote(GENERAL, Tier.LIGHT, 32);
        p.maxFee = uint128(fee - 1);
        _expectRefusal(p, abi.encodeWithSelector(IVerificationHub.Hub_FeeAboveMaximum.selector, fee, fee - 1));
        p.maxFee = uint128(fee);
        _open(p);
    }

    function test_openRequest_revertsWhenURITooLong() public {
        RequestParameters memory p = _parameters(Tier.LIGHT, 1);
        p.contentURI = string(new bytes(513));
        _expectRefusal(p, abi.encodeWithSelector(IVerificationHub.Hub_URITooLong.selector, 513, 512));
        p.contentURI = string(new bytes(512));
        _open(p);
    }

    function test_openRequest_revertsWhenTooFewValidators() public {
        // Six validators; eleven seats with a cap of one need eleven.
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.HIGH);
        levels[0].cap = 1;
        policies.setTier(Tier.HIGH, levels, terms);
        _expectRefusal(
            _parameters(Tier.HIGH, 1),
            abi.encodeWithSelector(IVerificationHub.Hub_TooFewValidators.selector, GENERAL, 6, 11)
        );
        levels[0].cap = 2;
        policies.setTier(Tier.HIGH, levels, terms);
        _open(Tier.HIGH, 1);
    }

    function test_openRequest_countsOnlyValidatorsOfThisEpoch() public {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        levels[0] = LevelPolicy(7, 7, 1, 3, 4);
        policies.setTier(Tier.LIGHT, levels, terms);
        _addValidator(1, MINIMUM_BOND);
        _expectRefusal(
            _parameters(Tier.LIGHT, 1),
            abi.encodeWithSelector(IVerificationHub.Hub_TooFewValidators.selector, GENERAL, 6, 7)
        );
        _nextEpoch();
        _open(Tier.LIGHT, 1);
    }

    function test_openRequest_revertsWhenTooFewFamilies() public {
        (LevelPolicy[4] memory levels, TierTerms memory terms) = Policies.tier(Tier.LIGHT);
        // Validators 4 and 2, 6 leave: families 1, 3, 1 stay, which are two.
        _leave(2);
        _leave(4);
        _leave(6);
        _nextEpoch();
        terms.minFamilies = 3;
        policies.setTier(Tier.LIGHT, levels, terms);
        _expectRefusal(
            _parameters(Tier.LIGHT, 1),
            abi.encodeWithSelector(IVerificationHub.Hub_TooFewFamilies.selector, GENERAL, 2, 3)
        );
        terms.minFamilies = 2;
        policies.setTier(Tier.LIGHT, levels, terms);
        _open(Tier.LIGHT, 1);
    }

    function test_openRequest_revertsWhenNotOffered() public {
        RequestParameters memory p = _parameters(Tier.LIGHT, 1);
        p.domain = Domain.wrap(5);
        _expectRefusal(p, abi.encodeWithSelector(IPolicyBook.Policy_NotOffered.selector, p.domain, p.tier));
    }

    function test_openRequest_revertsWhenTheHubIsNotAdmitted() public {
        registry.dismissHub(address(hub));
        _expectRefusal(_parameters(Tier.LIGHT, 1), abi.encodeWithSelector(IVerificationHub.Hub_NotAdmitted.selector));
    }

    /// @dev Its verdicts would not be recorded: nobody shall pay for one.
    function test_openRequest_revertsWhenTheHubIsDismissed() public {
        _open(Tier.LIGHT, 1);
        registry.dismissHub(address(hub));
        _expectRefusal(_parameters(Tier.LIGHT, 1), abi.encodeWithSelector(IVerificationHub.Hub_NotAdmitted.selector));
    }

    /// @dev Nobody but the registry gives the hub a series.
    function test_seriesChanged_revertsWhenNotTheRegistry() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_NotRegistry.selector, STRANGER));
        hub.seriesChanged(7);
    }

    /// @dev A successor's numbers never meet those of the hub before it.
    function test_openRequest_numbersGoOnWithASuccessor() public {
        Request memory first = _open(Tier.LIGHT, 1);
        hub = _createHub();
        vm.assertEq(RequestId.unwrap(_open(Tier.LIGHT, 1).id), (2 << 32) | 1);
        vm.assertEq(RequestId.unwrap(first.id), (1 << 32) | 1);
    }

    function _expectRefusal(RequestParameters memory p, bytes memory reason) private {
        vm.prank(REQUESTER);
        vm.expectRevert(reason);
        hub.openRequest(p);
    }
}
