using Nullius.Ethereum;

namespace Nullius.Chain;

/// <summary>The contract at an address is not one that verifies proofs of this version.</summary>
public sealed class WrongContractException(Address address)
    : EthereumException($"The contract at {address} is not the verifier of this version: deploy one with `nullius chain deploy`, or give the address of one.");
