// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {vm} from "../support/Vm.sol";
import {SystemBooks} from "./SystemBooks.sol";

/// @title SystemHandler
/// @notice Takes one action a step, of those that its parts know, and counts how it went: done, idle where there was
/// nothing to do, or reverted, which none may. Around each it looks at stake that is not the action's business. A test
/// file by its name, so that the runner knows it when it is run with System.t.sol.
contract SystemHandler is SystemBooks {
    /// @param weight How often the action is chosen, of all weights.
    struct Action {
        string name;
        bytes4 selector;
        uint256 weight;
    }

    struct Count {
        uint256 done;
        uint256 idle;
        uint256 reverted;
    }

    /// @dev What onlookers have before a step.
    struct Look {
        ValidatorId[4] ids;
        address[4] accounts;
        uint256[4] worth;
        uint256 ticket;
        uint256 ticketWorth;
    }

    Action[] private actions;
    Count[] private counts;
    uint256 private weights;

    function setUp() public override {
        super.setUp();
        _listRequests();
        _listContests();
        _listStake();
        _listMoney();
        _listFaults();
        _listGovernance();
        _listTrespasses();
    }

    /// @notice One step of the campaign.
    function step(uint256 seed) external {
        uint256 mixed = uint256(keccak256(abi.encode(seed, calls++)));
        uint256 index = _choose(mixed % weights);
        Look memory before = _look(mixed >> 16);
        (bool success, bytes memory answer) = address(this).call(
            abi.encodeWithSelector(actions[index].selector, mixed >> 16)
        );
        if (!success) {
            ++counts[index].reverted;
            _expect(false, string.concat(actions[index].name, " reverted: ", vm.toString(answer)));
        } else if (abi.decode(answer, (bool))) {
            ++counts[index].done;
            _compare(before);
        } else {
            ++counts[index].idle;
        }
    }

    /// @notice In every call: what any action found, and whether any reverted.
    function assertNothingBroken() external view {
        vm.assertEq(broken, "");
    }

    function actionCount() external view returns (uint256) {
        return actions.length;
    }

    function tally(uint256 index) external view returns (string memory, Count memory) {
        return (actions[index].name, counts[index]);
    }

    /// @dev Invariant 2: by where the action looks, and anywhere.
    function _look(uint256 seed) private view returns (Look memory l) {
        l.ids = [_validator(seed), _validator(seed), _validator(seed), _validator(seed >> 160)];
        for (uint256 i; i < 4; ++i) {
            uint256 count = holders[l.ids[i]].length;
            // The first is the bond.
            if (i != 0 && count != 0) l.accounts[i] = holders[l.ids[i]][((seed >> 168) + i) % count];
            l.worth[i] = _worth(l.ids[i], l.accounts[i]);
        }
        if (tickets.length == 0) return l;
        l.ticket = tickets[(seed >> 176) % tickets.length];
        l.ticketWorth = stakes.previewWithdraw(l.ticket);
    }

    /// @dev Nobody's stake fell but by own doing, or by its part of a slash and two roundings.
    function _compare(Look memory l) private {
        for (uint256 i; i < 4; ++i) {
            if (moved[calls][l.ids[i]][l.accounts[i]]) continue;
            uint256 left = _worth(l.ids[i], l.accounts[i]);
            _expect(left + _loss(l.ids[i], l.worth[i]) >= l.worth[i], "2: stake fell");
        }
        if (l.ticket == 0 || redeemed[calls][l.ticket]) return;
        ValidatorId id = stakes.ticketOf(l.ticket).id;
        _expect(stakes.previewWithdraw(l.ticket) + _loss(id, l.ticketWorth) >= l.ticketWorth, "2: thawing stake fell");
    }

    function _loss(ValidatorId id, uint256 worth) private view returns (uint256) {
        uint256 whole = slashedOf[calls][id];
        return whole == 0 ? 0 : (worth * slashedBy[calls][id]) / whole + 3;
    }

    function _worth(ValidatorId id, address account) private view returns (uint256 worth) {
        if (account != address(0)) return stakes.stakeOf(id, account);
        (, worth) = stakes.bondOf(id);
    }

    function _choose(uint256 ticket) private view returns (uint256 index) {
        while (ticket >= actions[index].weight) ticket -= actions[index++].weight;
    }

    function _list(string memory name, bytes4 selector, uint256 weight) private {
        actions.push(Action(name, selector, weight));
        counts.push();
        weights += weight;
    }

    function _listRequests() private {
        _list("open", this.open.selector, 10);
        _list("commit", this.commit.selector, 6);
        _list("commitAll", this.commitAll.selector, 6);
        _list("post", this.post.selector, 4);
        _list("pinSeed", this.pinSeed.selector, 2);
        _list("settle", this.settle.selector, 10);
        _list("finalize", this.finalize.selector, 8);
        _list("abandon", this.abandon.selector, 2);
        _list("expire", this.expire.selector, 3);
    }

    function _listContests() private {
        _list("contest", this.contest.selector, 8);
        _list("challenge", this.challenge.selector, 8);
        _list("revealSentinels", this.revealSentinels.selector, 4);
        _list("escalate", this.escalate.selector, 8);
        _list("conclude", this.conclude.selector, 6);
        _list("close", this.close.selector, 4);
        _list("drop", this.drop.selector, 4);
        _list("redeem", this.redeem.selector, 3);
        _list("pursue", this.pursue.selector, 8);
        _list("setDepth", this.setDepth.selector, 1);
        _list("payOwed", this.payOwed.selector, 1);
        _list("reckon", this.reckon.selector, 5);
        _list("claimFlips", this.claimFlips.selector, 2);
    }

    function _listStake() private {
        _list("bond", this.bond.selector, 6);
        _list("unbond", this.unbond.selector, 2);
        _list("delegate", this.delegate.selector, 6);
        _list("undelegate", this.undelegate.selector, 4);
        _list("withdraw", this.withdraw.selector, 4);
        _list("redelegate", this.redelegate.selector, 3);
        _list("setMode", this.setMode.selector, 1);
        _list("announceCommission", this.announceCommission.selector, 1);
        _list("syncVotes", this.syncVotes.selector, 1);
        _list("represent", this.represent.selector, 1);
        _list("handOver", this.handOver.selector, 1);
        _list("rotateOperator", this.rotateOperator.selector, 1);
        _list("declareModel", this.declareModel.selector, 1);
        _list("enroll", this.enroll.selector, 2);
        _list("retire", this.retire.selector, 2);
    }

    function _listMoney() private {
        _list("deposit", this.deposit.selector, 2);
        _list("withdrawCredit", this.withdrawCredit.selector, 2);
        _list("sweep", this.sweep.selector, 1);
        _list("burn", this.burn.selector, 1);
        _list("reward", this.reward.selector, 2);
        _list("claimEarnings", this.claimEarnings.selector, 4);
        _list("claimEmissions", this.claimEmissions.selector, 4);
        _list("claimRewards", this.claimRewards.selector, 3);
        _list("claimBondRewards", this.claimBondRewards.selector, 2);
        _list("closeEpochs", this.closeEpochs.selector, 4);
        _list("fundReserve", this.fundReserve.selector, 1);
        _list("postDistribution", this.postDistribution.selector, 2);
        _list("vetoDistribution", this.vetoDistribution.selector, 3);
        _list("settleDistribution", this.settleDistribution.selector, 3);
        _list("claimContribution", this.claimContribution.selector, 2);
    }

    function _listFaults() private {
        _list("proveWithholding", this.proveWithholding.selector, 4);
        _list("proveEquivocation", this.proveEquivocation.selector, 8);
        _list("proveAbsence", this.proveAbsence.selector, 5);
        _list("rearm", this.rearm.selector, 3);
        _list("claimBounty", this.claimBounty.selector, 2);
        _list("syncRank", this.syncRank.selector, 3);
        _list("jail", this.jail.selector, 2);
        _list("changeDomains", this.changeDomains.selector, 2);
        _list("setHosting", this.setHosting.selector, 1);
        _list("nameLists", this.nameLists.selector, 1);
    }

    function _listGovernance() private {
        _list("setPrice", this.setPrice.selector, 1);
        _list("driftPrice", this.driftPrice.selector, 3);
        _list("setTier", this.setTier.selector, 1);
        _list("setMultiple", this.setMultiple.selector, 1);
        _list("setCause", this.setCause.selector, 2);
        _list("changeHub", this.changeHub.selector, 2);
        _list("donate", this.donate.selector, 1);
        _list("advance", this.advance.selector, 5);
    }

    function _listTrespasses() private {
        _list("usurp", this.usurp.selector, 1);
        _list("redeemUnduly", this.redeemUnduly.selector, 1);
        _list("claimAgain", this.claimAgain.selector, 1);
        _list("contributeAgain", this.contributeAgain.selector, 1);
        _list("replay", this.replay.selector, 1);
        _list("accuseAgain", this.accuseAgain.selector, 1);
        _list("accuseTheInnocent", this.accuseTheInnocent.selector, 1);
        _list("intrude", this.intrude.selector, 1);
        _list("staleContest", this.staleContest.selector, 1);
        _list("forgeContest", this.forgeContest.selector, 1);
        _list("hurry", this.hurry.selector, 1);
        _list("challengeUnduly", this.challengeUnduly.selector, 1);
        _list("revealUnduly", this.revealUnduly.selector, 1);
        _list("redeemAgain", this.redeemAgain.selector, 1);
        _list("reckonUnduly", this.reckonUnduly.selector, 1);
        _list("claimFlipsUnduly", this.claimFlipsUnduly.selector, 1);
        _list("replayDeeper", this.replayDeeper.selector, 1);
        _list("overstate", this.overstate.selector, 1);
    }
}
