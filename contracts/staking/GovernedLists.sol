// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {IValidatorRegistry} from "../interfaces/IValidatorRegistry.sol";
import {Domain, Family} from "../types/Domain.sol";

/// @title GovernedLists
/// @notice The domains and model families that there are, and what they are called. Lists only grow; names may change, for
/// numbers are what everything else goes by.
abstract contract GovernedLists is IValidatorRegistry, AccessManaged {
    /// @notice Longest name, bytes.
    uint256 public constant MAX_NAME_LENGTH = 64;

    uint256 private _domains;
    uint256 private _families;
    mapping(Domain domain => string) private _domainNames;
    mapping(Family family => string) private _familyNames;

    constructor(uint256 domains, uint256 families) {
        _setLists(domains, families);
    }

    /// @inheritdoc IValidatorRegistry
    function setLists(uint256 domains, uint256 families) external restricted {
        require(domains & _domains == _domains, Validators_UnknownDomains(domains, _domains));
        require(
            families >= _families && families <= 256,
            Validators_UnknownFamily(Family.wrap(uint8(families)), _families)
        );
        _setLists(domains, families);
    }

    /// @inheritdoc IValidatorRegistry
    function nameDomain(Domain domain, string calldata name) external restricted {
        uint256 mask = 1 << Domain.unwrap(domain);
        _requireKnown(mask);
        _requireShort(name);
        _domainNames[domain] = name;
        emit DomainNamed(domain, name);
    }

    /// @inheritdoc IValidatorRegistry
    function nameFamily(Family family, string calldata name) external restricted {
        _requireKnown(family);
        _requireShort(name);
        _familyNames[family] = name;
        emit FamilyNamed(family, name);
    }

    /// @inheritdoc IValidatorRegistry
    function lists() external view returns (uint256 domains, uint256 families) {
        return (_domains, _families);
    }

    /// @inheritdoc IValidatorRegistry
    function domainName(Domain domain) external view returns (string memory) {
        return _domainNames[domain];
    }

    /// @inheritdoc IValidatorRegistry
    function familyName(Family family) external view returns (string memory) {
        return _familyNames[family];
    }

    function _requireKnown(uint256 domains) internal view {
        require(domains != 0 && domains & ~_domains == 0, Validators_UnknownDomains(domains, _domains));
    }

    function _requireKnown(Family family) internal view {
        require(Family.unwrap(family) < _families, Validators_UnknownFamily(family, _families));
    }

    function _setLists(uint256 domains, uint256 families) private {
        _domains = domains;
        _families = families;
        emit DomainsLimited(domains, families);
    }

    function _requireShort(string calldata name) private pure {
        uint256 length = bytes(name).length;
        require(length <= MAX_NAME_LENGTH, Validators_NameTooLong(length, MAX_NAME_LENGTH));
    }
}
