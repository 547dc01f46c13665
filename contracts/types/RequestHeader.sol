// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Domain} from "./Domain.sol";
import {RoundState} from "./RoundState.sol";
import {RoundSummary} from "./RoundSummary.sol";
import {Tier} from "./Tier.sol";
import {PolicyLevels, PolicyTerms} from "./TierPolicy.sol";

/// @notice What a requester asks for.
struct RequestParameters {
    /// @dev Content hash of the bundle: keccak-256 of its canonical JSON.
    bytes32 bundleHash;
    /// @dev Root of the tree over the claims, of fixed depth ⌈log₂ claimCount⌉.
    bytes32 claimsRoot;
    /// @dev 1 to 4,096.
    uint32 claimCount;
    Domain domain;
    Tier tier;
    /// @dev Most that the requester pays for the first round, base units of MIRA; the fee itself is what is taken.
    uint128 maxFee;
    /// @dev Budget for deeper rounds, base units of MIRA; what is not used returns.
    uint128 escalationBudget;
    /// @dev Value that hangs on one verdict, base units of MIRA; 0 for not stated. At most {IPolicyBook.valueAtRisk}.
    uint128 statedValue;
    /// @dev Earns the integrator's share; zero for none, and the treasury has it.
    address integrator;
    /// @dev Is told the final verdict with capped gas; zero for none.
    address callback;
    /// @dev Commitment to sentinel claims; zero for none.
    bytes32 sentinelHash;
    /// @dev Where the bundle may be fetched; a hint, announced and not stored.
    string contentURI;
}

/// @notice A request as it was opened. Storage keeps its hash; whoever moves the request on supplies the header, which
/// {IVerificationHub.RequestOpened} announced.
struct RequestHeader {
    address requester;
    bytes32 bundleHash;
    bytes32 claimsRoot;
    uint32 claimCount;
    Domain domain;
    Tier tier;
    uint40 openedAt;
    uint128 fee;
    uint128 escalationBudget;
    uint128 statedValue;
    address integrator;
    address callback;
    bytes32 sentinelHash;
    /// @dev Policy at opening.
    PolicyLevels levels;
    PolicyTerms terms;
}

/// @notice What a counted round found. Its state keeps the hash of header and result.
struct RoundResult {
    RoundSummary summary;
    /// @dev The round's state as it was counted: the running hash over the header and all commitments, against which
    /// openings can still be checked later.
    RoundState counted;
    /// @dev keccak-256 of the verdict planes, affirm words then deny words.
    bytes32 verdictHash;
    /// @dev First round: keccak-256 of the {SeatPay} words that the ledger paid, see {IFeeLedger.divide}. Deeper round:
    /// keccak256(abi.encode(that, keccak-256 of the mask words of clear answers)).
    bytes32 detailsHash;
}
