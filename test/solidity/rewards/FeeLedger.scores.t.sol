// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IFeeLedger} from "../../../contracts/interfaces/IFeeLedger.sol";
import {IRankBook} from "../../../contracts/interfaces/IRankBook.sol";
import {IVerificationHub} from "../../../contracts/interfaces/IVerificationHub.sol";
import {Domain} from "../../../contracts/types/Domain.sol";
import {RequestParameters} from "../../../contracts/types/RequestHeader.sol";
import {FeeDivision} from "../../../contracts/types/RoundFees.sol";
import {Tier} from "../../../contracts/types/Tier.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {RequestFixture} from "../support/RequestFixture.sol";
import {vm} from "../support/Vm.sol";

/// @notice Scores as settlements move them, from a domain's first round on.
contract FeeLedgerScoresTest is RequestFixture {
    int256 private constant ONE = 1 << 32;
    Domain private constant LAW = Domain.wrap(4);
    /// @dev The last of nine, who says the contrary of all others.
    ValidatorId private constant CONTRARY = ValidatorId.wrap(9);
    ValidatorId private constant HONEST = ValidatorId.wrap(2);

    function setUp() public override {
        super.setUp();
        _addValidators(9);
        _nextEpoch();
    }

    /// @dev A round of claims that are TRUE and FALSE in turn, where all say so but the contrary one.
    /// @return pays {SeatPay} words as the event has them.
    function _round(uint256 claims) private returns (uint256[] memory pays) {
        Request memory r = _open(Tier.STANDARD, claims);
        _enterCommit(r);
        uint256[] memory right = new uint256[](2);
        right[0] = type(uint256).max / 3;
        right[1] = ~right[0];
        uint256[] memory wrong = new uint256[](2);
        (wrong[0], wrong[1]) = (right[1], right[0]);
        _clearPastEnd(right, claims);
        _clearPastEnd(wrong, claims);
        Vote[] memory votes = new Vote[](9);
        uint256 n;
        for (uint32 i = 1; i <= 9; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            if (hub.seatsOf(r.round, id) == 0) continue;
            votes[n] = _voteWith(r, id, i == 9 ? wrong : right);
            _commit(r, votes[n++]);
        }
        assembly ("memory-safe") {
            mstore(votes, n)
        }
        _enterReveal(r);
        _settle(r, votes);
        bytes memory data = dividedLog.data;
        (, , pays) = abi.decode(data, (uint256, FeeDivision, uint256[]));
    }

    function test_scoreOf_ofNewcomers() public view {
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 0);
        vm.assertEq(ledger.rankOf(HONEST, GENERAL), 1);
        vm.assertTrue(ledger.kappaOf(HONEST, GENERAL) == ONE / 4);
    }

    /// @dev 64 claims, half of each: A − E is 32 or −32, clipped to eight.
    function test_divide_movesScoresByEightAtMost() public {
        uint256[] memory pays = _round(64);
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 8 * ONE);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -8 * ONE);
        for (uint256 i; i < pays.length; ++i) {
            ValidatorId id = ValidatorId.wrap(uint32(pays[i] >> 128));
            vm.assertTrue(int256(pays[i] << 56) >> 216 == ledger.scoreOf(id, GENERAL));
        }
    }

    /// @dev 32 claims, half of each, a committee of newcomers: A − E = 16 and I = 16, β · 2κ̄ = ⅛. Eight claims at a time
    /// the fourth round brings it all, by κ as it was before.
    function test_divide_scoresSmallRoundsTogether() public {
        for (uint256 i; i < 3; ++i) {
            _round(8);
            vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 0);
        }
        _round(8);
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 8 * ONE);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -8 * ONE);
    }

    /// @dev Every round in its own epoch: what rests for less than a week loses nothing.
    function test_divide_keepsScoresOverEpochs() public {
        _round(64);
        _nextEpoch();
        _round(64);
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 16 * ONE);
        vm.assertEq(ledger.rankOf(HONEST, GENERAL), 2);
    }

    function test_divide_takesOffWhatRestCost() public {
        _round(64);
        vm.warp(vm.getBlockTimestamp() + 22 days);
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 5 * ONE);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -8 * ONE);
        _round(64);
        vm.assertTrue(ledger.scoreOf(HONEST, GENERAL) == 13 * ONE);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -16 * ONE);
    }

    /// @dev From a fall by three rounds to jail, and no way to be jailed for it again.
    function test_divide_sendsTheContraryToJail() public {
        for (uint256 i; i < 3; ++i) _round(64);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -24 * ONE);
        _round(64);
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == -24 * ONE);
        vm.assertTrue(ranks.canJail(CONTRARY, GENERAL));
        ranks.jail(CONTRARY, GENERAL);
        vm.assertFalse(ranks.canJail(CONTRARY, GENERAL));
        vm.assertTrue(ledger.scoreOf(CONTRARY, GENERAL) == 0);
        // Its running κ remembers.
        vm.assertTrue(ledger.kappaOf(CONTRARY, GENERAL) < 0);
    }

    /// @dev A score belongs to a domain, and goes on from where it was.
    function test_divide_ranksWeighFromTheNextEpochOn() public {
        _round(64);
        _round(64);
        vm.assertEq(ranks.sync(HONEST, GENERAL), 2);
        vm.assertEq(validators.domainState(GENERAL).totalPower, 9 * 3 * 10_000 * 1e6);
        _nextEpoch();
        vm.assertEq(validators.domainState(GENERAL).totalPower, (8 * 3 + 4) * 10_000 * 1e6);
        vm.assertTrue(ledger.scoreOf(HONEST, LAW) == 0);
    }

    /// @dev A new domain: no request before a tier can be seated, whatever is paid; those who join sit from the next epoch
    /// on, at rank 1 and κ of ¼, as if they had no record anywhere.
    function test_coldStart_ofADomain() public {
        for (uint256 i; i < 2; ++i) _round(64);
        policies.setPrice(LAW, Tier.STANDARD, PRICE);
        RequestParameters memory p = _parameters(Tier.STANDARD, 40);
        p.domain = LAW;
        uint256 joined = 0;
        uint256 least = 3;
        _expectTooFew(p, joined, least);
        for (uint32 i = 1; i <= 9; ++i) {
            ValidatorId id = ValidatorId.wrap(i);
            vm.prank(validators.ownerOf(id));
            validators.joinDomains(id, 0x10);
        }
        _expectTooFew(p, joined, least);
        _nextEpoch();
        Request memory r = _open(p);
        vm.assertEq(r.config.totalPower(), 9 * 3 * 10_000 * 1e6);
        vm.assertEq(ledger.rankOf(HONEST, LAW), 1);
        vm.assertTrue(ledger.kappaOf(HONEST, LAW) == ONE / 4 && ledger.scoreOf(HONEST, LAW) == 0);
        vm.assertGt(uint256(ledger.scoreOf(HONEST, GENERAL)), 0);
    }

    function _expectTooFew(RequestParameters memory p, uint256 found, uint256 least) private {
        vm.expectRevert(abi.encodeWithSelector(IVerificationHub.Hub_TooFewValidators.selector, LAW, found, least));
        vm.prank(REQUESTER);
        hub.openRequest(p);
    }
}
