// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Ballot} from "../../../contracts/types/Opening.sol";
import {RequestStatus} from "../../../contracts/types/RequestStatus.sol";
import {ValidatorId} from "../../../contracts/types/ValidatorId.sol";
import {IEquivocationProver} from "../../../contracts/interfaces/IEquivocationProver.sol";
import {vm} from "../support/Vm.sol";
import {CampaignState} from "./CampaignState.sol";
import {GovernanceActions} from "./GovernanceActions.sol";
import {ReckonActions} from "./ReckonActions.sol";
import {StakeActions} from "./StakeActions.sol";
import {VoteActions} from "./VoteActions.sol";

/// @title TrespassActions
/// @notice What nobody may do: take twice, take early, take what is another's, act without the role. Refused means that
/// the call reverts, or pays nothing; the books of the other actions show the rest.
abstract contract TrespassActions is GovernanceActions, ReckonActions, StakeActions {
    function setUp() public virtual override(GovernanceActions, ReckonActions, CampaignState) {
        super.setUp();
    }

    /// @inheritdoc ReckonActions
    function _saysOf(
        uint256 index,
        ValidatorId id,
        uint256 seed
    ) internal view override(VoteActions, ReckonActions) returns (uint256[] memory) {
        return super._saysOf(index, id, seed);
    }

    /// @dev As a stranger, who has no role anywhere.
    function usurp(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        (address target, bytes memory data) = _usurpation(id, (seed >> 8) % 14, _amount(seed));
        _expectRefused(STRANGER, target, data, "a stranger was let in");
        return true;
    }

    function redeemUnduly(uint256 seed) external returns (bool) {
        if (tickets.length == 0) return false;
        uint256 ticket = tickets[(seed >> 8) % tickets.length];
        bytes memory data = abi.encodeCall(stakes.withdraw, (ticket));
        _expectRefused(STRANGER, address(stakes), data, "another's ticket paid");
        if (vm.getBlockTimestamp() < stakes.ticketOf(ticket).readyAt) {
            _expectRefused(_holderOf(ticket), address(stakes), data, "a ticket paid before it matured");
        }
        if (spentTickets.length == 0) return true;
        ticket = spentTickets[(seed >> 16) % spentTickets.length];
        data = abi.encodeCall(stakes.withdraw, (ticket));
        _expectRefused(paidFor[ticket], address(stakes), data, "1: a ticket paid twice");
        return true;
    }

    /// @dev What was paid, or never earned, adds nothing; what has not vested reverts.
    function claimAgain(uint256 seed) external returns (bool) {
        ValidatorId id = _validator(seed);
        uint256 before = token.balanceOf(address(stakes));
        uint256[] memory epoch = _one(_pickEpoch(paidEpochs[id], seed));
        bytes memory data = abi.encodeCall(ledger.claimEarnings, (id, GENERAL, epoch));
        if (vm.getBlockTimestamp() < ledger.claimableAt(epoch[0])) {
            _expectRefused(STRANGER, address(ledger), data, "earnings before they vested");
        } else if (earned[id][epoch[0]] == 0 || earningsPaid[id][epoch[0]]) {
            _expect(ledger.claimEarnings(id, GENERAL, epoch) == 0, "1: earnings paid twice");
        }
        epoch = _one(_pickEpoch(emittedEpochs[id], seed));
        data = abi.encodeCall(emissions.claim, (id, GENERAL, epoch));
        if (epoch[0] >= nextEpoch) {
            _expectRefused(STRANGER, address(emissions), data, "emissions of an open epoch");
        } else if (earned[id][epoch[0]] == 0 || emissionsPaid[id][epoch[0]]) {
            _expect(emissions.claim(id, GENERAL, epoch) == 0, "1: emissions paid twice");
        }
        _expect(token.balanceOf(address(stakes)) == before, "1: paid twice");
        return true;
    }

    /// @dev A contributor that was paid, or one that says it is due more.
    function contributeAgain(uint256 seed) external returns (bool) {
        uint256 n = seed % CONTRIBUTORS;
        bytes32[] memory proof = new bytes32[](2);
        bytes memory data = abi.encodeCall(emissions.claimContribution, (_contributor(n), settledDue[n] + 1, proof));
        _expectRefused(STRANGER, address(emissions), data, "a contribution without a proof");
        if (settledTotal == 0 || paidTo[n] != settledDue[n]) return true;
        _expect(_askContribution(n) == 0, "1: a contribution paid twice");
        return true;
    }

    function replay(uint256 seed) external returns (bool) {
        if (cases.length == 0) return false;
        uint256 index = (seed >> 8) % cases.length;
        Request memory r = _turnTo(index);
        Case storage c = cases[index];
        if (c.status != RequestStatus.VOTING) {
            bytes memory data = abi.encodeCall(hub.settle, (r.round, r.header, new Ballot[](0), new uint256[](1)));
            _expectRefused(STRANGER, address(hub), data, "6: settled again");
            data = abi.encodeCall(hub.expire, (r.id, r.header, _seated(c.votes)));
            _expectRefused(STRANGER, address(hub), data, "7: expired after it was settled");
        }
        if (c.status == RequestStatus.PROVISIONAL && vm.getBlockTimestamp() < _windowEnd(index)) {
            bytes memory data = abi.encodeCall(hub.finalize, (r.id, r.header, c.result));
            _expectRefused(STRANGER, address(hub), data, "7: final before its time");
        }
        if (c.status == RequestStatus.FINAL) {
            uint256 size = registry.size();
            // Does nothing, or is refused once the hub has forgotten the request.
            try hub.finalize(r.id, r.header, c.result) {} catch {}
            _expect(registry.size() == size, "7: recorded twice");
        }
        return true;
    }

    /// @dev One fault, twice.
    function accuseAgain(uint256 seed) external returns (bool) {
        for (uint256 i; i < 16 && i < cases.length; ++i) {
            uint256 index = cases.length - 1 - i;
            if (cases[index].equivocated == 0) continue;
            ValidatorId id = _lowest(cases[index].equivocated);
            Request memory r = _turnTo(index);
            IEquivocationProver.SignedCommitment memory first = _signed(r, id, bytes32(seed), "third");
            IEquivocationProver.SignedCommitment memory second = _signed(r, id, bytes32(seed), "fourth");
            bytes memory data = abi.encodeCall(equivocation.prove, (hub, r.round, id, bytes32(seed), first, second));
            _expectRefused(PROVER, address(equivocation), data, "2: slashed twice for a round");
            return true;
        }
        return false;
    }

    /// @dev Of a withheld vote that was proven, or of one that was opened.
    function accuseTheInnocent(uint256 seed) external returns (bool) {
        (uint256 index, uint256 position) = (0, 0);
        if (provenVotes.length != 0 && (seed >> 8) % 2 == 0) {
            // One of the last, which are not too old.
            uint256 back = (seed >> 16) % 4;
            uint256 proven = provenVotes[provenVotes.length - 1 - (back < provenVotes.length ? back : 0)];
            (index, position) = (proven >> 8, proven & 0xff);
        } else {
            if (cases.length == 0) return false;
            index = (seed >> 16) % cases.length;
            uint256 count = cases[index].votes.length;
            if (count == 0 || cases[index].result.summary.settledAt() == 0) return false;
            position = (seed >> 32) % count;
        }
        Case storage c = cases[index];
        if ((c.withheld >> position) & 1 == 1) return false;
        _turnTo(index);
        bytes memory data = abi.encodeCall(
            withholding.prove,
            (hub, c.request.header, c.deeper, c.result, _seated(c.votes), _one(position))
        );
        _expectRefused(PROVER, address(withholding), data, "2: slashed for what was opened or proven");
        return true;
    }

    /// @dev Mostly one that was paid.
    function _pickEpoch(uint256[] storage paid, uint256 seed) private view returns (uint256) {
        if (paid.length == 0 || (seed >> 8) % 4 == 0) return (seed >> 16) % (_epoch() + 2);
        return paid[(seed >> 16) % paid.length];
    }

    /// @dev The id of the lowest bit.
    function _lowest(uint256 bits) private pure returns (ValidatorId) {
        uint32 id;
        while ((bits >> id) & 1 == 0) ++id;
        return ValidatorId.wrap(id);
    }

    function _expectRefused(address sender, address target, bytes memory data, string memory what) internal {
        vm.prank(sender);
        (bool success, ) = target.call(data);
        _expect(!success, what);
    }

    function _usurpation(
        ValidatorId id,
        uint256 kind,
        uint256 amount
    ) private view returns (address target, bytes memory data) {
        if (kind == 0) return (address(stakes), abi.encodeCall(stakes.slash, (id, amount)));
        if (kind == 1) return (address(slasher), abi.encodeCall(slasher.slash, (id, _cause(0), amount, 0)));
        if (kind == 2) return (address(slasher), abi.encodeCall(slasher.setCause, (_cause(0), termsOf[_cause(0)])));
        if (kind == 3) return (address(ledger), abi.encodeCall(ledger.takeEscrow, (_requester(amount), amount)));
        if (kind == 4) return (address(ledger), abi.encodeCall(ledger.releaseEscrow, (STRANGER, amount)));
        if (kind == 5) return (address(ledger), abi.encodeCall(ledger.withdrawCredit, (amount, STRANGER)));
        if (kind == 6) return (address(emissions), abi.encodeCall(emissions.vetoDistribution, ()));
        if (kind == 7) return (address(emissions), abi.encodeCall(emissions.closeEpoch, (nextEpoch + 1)));
        if (kind == 8) return (address(stakes), abi.encodeCall(stakes.undelegate, (id, 1e6)));
        if (kind == 10) return (address(validators), abi.encodeCall(validators.setRank, (id, GENERAL, 4)));
        if (kind == 11) return (address(ledger), abi.encodeCall(ledger.pardon, (id, GENERAL)));
        if (kind == 12) return (address(validators), abi.encodeCall(validators.joinDomains, (id, 2)));
        if (kind == 9) return (address(validators), abi.encodeCall(validators.suspend, (id, 0)));
        return (address(ledger), abi.encodeCall(ledger.refund, (STRANGER, amount, 0)));
    }
}
