// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Standing} from "../../../contracts/types/Standing.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {Draws} from "../support/Draws.sol";
import {vm} from "../support/Vm.sol";
import {CampaignState} from "./CampaignState.sol";

/// @title StakeActions
/// @notice Entries to stake and exits from it, by owners and delegators, and what belongs to a pool.
abstract contract StakeActions is CampaignState {
    /// @dev Two times in three the validator that lacks a bond is helped up.
    function bond(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 amount = _amount(seed);
        for (uint256 i; i < 4 && seed % 3 != 0; ++i) {
            (, uint256 own) = stakes.bondOf(id);
            if (own < MINIMUM_BOND && validators.standingOf(id) != Standing.RETIRED) {
                amount = 2 * MINIMUM_BOND - own;
                break;
            }
            id = _validator(seed + i);
        }
        if (validators.standingOf(id) == Standing.RETIRED || stakes.previewDelegate(id, amount) == 0) return false;
        _moves(id, address(0));
        _bondNow(id, amount);
        return true;
    }

    function delegate(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 amount = _amount(seed);
        uint256 room = stakes.roomOf(id);
        // Now and then to the brim, where that is not too far.
        if (amount > room || ((seed >> 8) % 16 == 0 && room < 50_000 * MIRA)) amount = room;
        if (amount == 0 || stakes.previewDelegate(id, amount) == 0) return false;
        address account = _delegator(seed >> 16);
        _moves(id, account);
        token.transfer(account, amount);
        vm.prank(account);
        stakes.delegate(id, amount);
        (stakeIn, roundings) = (stakeIn + amount, roundings + 1);
        return true;
    }

    function unbond(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        (uint256 owned, ) = stakes.bondOf(id);
        return _leaveNow(id, address(0), Draws.part(seed, owned));
    }

    function undelegate(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 count = holders[id].length;
        for (uint256 i; i < count; ++i) {
            address account = holders[id][((seed >> 8) + i) % count];
            uint256 owned = stakes.sharesOf(id, account);
            if (owned != 0) return _leaveNow(id, account, Draws.part(seed, owned));
        }
        return false;
    }

    /// @dev Invariant 8: what has matured is paid, whatever state anything else is in.
    function withdraw(uint256 seed) external returns (bool) {
        if (tickets.length == 0) return false;
        uint256 index = (seed >> 8) % tickets.length;
        if (!_await(stakes.ticketOf(tickets[index]).readyAt, seed)) return false;
        _withdrawNow(index);
        return true;
    }

    function redelegate(uint256 seed) external returns (bool) {
        if (tickets.length == 0) return false;
        uint256 index = (seed >> 8) % tickets.length;
        uint256 ticket = tickets[index];
        ValidatorId toId = _validator(seed);
        uint256 worth = stakes.previewWithdraw(ticket);
        if (worth == 0 || worth > stakes.roomOf(toId) || stakes.previewDelegate(toId, worth) == 0) return false;
        if (!_await(stakes.ticketOf(ticket).readyAt, seed)) return false;
        address account = _holderOf(ticket);
        redeemed[calls][ticket] = true;
        _moves(toId, account);
        vm.prank(account);
        stakes.redelegate(ticket, toId);
        roundings += 2;
        _forget(index, account);
        return true;
    }

    function setMode(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        bool compounding = stakes.isCompounding(id);
        vm.prank(validators.ownerOf(id));
        stakes.setCompounding(id, !compounding);
        return true;
    }

    function announceCommission(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        vm.prank(validators.ownerOf(id));
        stakes.announceCommission(id, (seed >> 8) % 3_001);
        return true;
    }

    function syncVotes(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 count = holders[id].length;
        address account = count == 0 || seed % 4 == 0 ? address(0) : holders[id][(seed >> 8) % count];
        _expect(stakes.syncVotes(id, account) == stakes.stakeOf(id, account), "votes are not worth");
        return true;
    }

    function represent(uint256 seed) external returns (bool) {
        vm.prank(_delegator(seed));
        stakes.delegate(_delegator(seed >> 8));
        return true;
    }

    /// @dev Somebody else owns the id, its bond and its tickets from now on.
    function handOver(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        address heir = people[(seed >> 8) % people.length];
        vm.prank(validators.ownerOf(id));
        validators.transferOwnership(id, heir);
        vm.prank(heir);
        validators.acceptOwnership(id);
        _expect(validators.ownerOf(id) == heir, "an id was not handed over");
        return true;
    }

    function rotateOperator(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        keyOf[id] += 1 << 40;
        vm.prank(validators.ownerOf(id));
        validators.setOperator(id, vm.addr(keyOf[id]));
        return true;
    }

    function declareModel(uint256 seed) external returns (bool) {
        _declare(_validator(seed), (seed >> 8) % 5);
        return true;
    }

    function enroll(uint256 seed) external returns (bool) {
        if (validators.count() >= MOST_VALIDATORS) return false;
        _enrol((seed >> 8) % 5, MINIMUM_BOND + _amount(seed));
        return true;
    }

    /// @dev For good; enough stay to vote.
    function retire(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 staying;
        for (uint32 i = 1; i <= validators.count(); ++i) {
            if (validators.standingOf(ValidatorId.wrap(i)) != Standing.RETIRED) ++staying;
        }
        if (validators.standingOf(id) == Standing.RETIRED || staying <= FIRST_VALIDATORS) return false;
        vm.prank(validators.ownerOf(id));
        validators.retire(id);
        return true;
    }

    /// @dev Invariant 8: who has a unit's worth of shares gets a ticket for them, at once, whatever else is the case.
    function _leaveNow(ValidatorId id, address account, uint256 shares) internal returns (bool) {
        if (shares == 0) return false;
        uint256 worth = stakes.previewUndelegate(id, shares);
        if (worth == 0) return false;
        _moves(id, account);
        vm.prank(account == address(0) ? validators.ownerOf(id) : account);
        (uint256 ticket, uint256 assets) = account == address(0)
            ? stakes.unbond(id, shares)
            : stakes.undelegate(id, shares);
        _expect(assets >= worth, "2: an exit paid less than it was worth");
        tickets.push(ticket);
        ticketHolder[ticket] = account;
        roundings += 2;
        return true;
    }

    function _withdrawNow(uint256 index) internal {
        uint256 ticket = tickets[index];
        uint256 worth = stakes.previewWithdraw(ticket);
        address account = _holderOf(ticket);
        uint256 before = token.balanceOf(account);
        redeemed[calls][ticket] = true;
        vm.prank(account);
        uint256 assets = stakes.withdraw(ticket);
        _expect(assets >= worth, "8: a matured ticket paid less than it was worth");
        _expect(token.balanceOf(account) == before + assets, "8: a matured ticket did not pay");
        stakeOut += assets;
        roundings += 1;
        _forget(index, account);
    }

    function _holderOf(uint256 ticket) internal view returns (address account) {
        account = ticketHolder[ticket];
        if (account == address(0)) account = validators.ownerOf(stakes.ticketOf(ticket).id);
    }

    function _forget(uint256 index, address account) private {
        spentTickets.push(tickets[index]);
        paidFor[tickets[index]] = account;
        tickets[index] = tickets[tickets.length - 1];
        tickets.pop();
    }
}
