using Nullius.Ethereum;

namespace Nullius.Chain;

/// <summary>Functions, events and errors of the contracts (contracts/src/INullius.sol, ClaimLog.sol, Check.sol).</summary>
internal static class NulliusAbi
{
    public static readonly AbiFunction Verify = AbiFunction.Parse(
        "function verify(bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, uint64 exitCode, bytes32 context, bytes seal) view");

    public static readonly AbiFunction VerifyBatch = AbiFunction.Parse("function verifyBatch(bytes32 root, bytes seal) view");

    public static readonly AbiFunction VerifyInclusion = AbiFunction.Parse(
        "function verifyInclusion(bytes32 root, uint256 index, bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, uint64 exitCode, bytes32 context, bytes32[] path) pure");

    public static readonly AbiFunction Program = AbiFunction.Parse("function program() view returns (address)");

    public static readonly AbiFunction Cap = AbiFunction.Parse("function cap() view returns (address)");

    public static readonly AbiFunction Prove = AbiFunction.Parse(
        "function prove(bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, uint64 exitCode, bytes32 context, bytes seal)");

    public static readonly AbiFunction ProveBatch = AbiFunction.Parse("function proveBatch(bytes32 root, bytes seal)");

    public static readonly AbiFunction ProveIncluded = AbiFunction.Parse(
        "function proveIncluded(bytes32 root, uint256 index, bytes32 programId, bytes32 inputDigest, bytes32 journalDigest, uint64 exitCode, bytes32 context, bytes32[] path)");

    public static readonly AbiEvent ClaimProven = AbiEvent.Parse(
        "event ClaimProven(bytes32 indexed programId, bytes32 indexed journalDigest, bytes32 inputDigest, uint64 exitCode, bytes32 context)");

    public static readonly AbiEvent BatchProven = AbiEvent.Parse("event BatchProven(bytes32 indexed root)");

    /// <summary>Everything that the contracts revert with.</summary>
    public static readonly ContractErrors Errors = ContractErrors.Parse(
        "error ProofLength()",
        "error PublicValueCount()",
        "error CanonicalElement()",
        "error BusDenominator()",
        "error BusBalance()",
        "error GkrLayer()",
        "error Zerocheck()",
        "error ProofOfWork()",
        "error MerkleOpening()",
        "error FinalFold()",
        "error FinalWeight()",
        "error BatchInclusion()",
        "error NotData(address location)",
        "error WrongKey(address program, address cap)",
        "error UnknownBatch(bytes32 root)");
}
