using Nullius.Protocol;

namespace Nullius.Cli;

/// <summary>What a failed check means, in one sentence.</summary>
internal static class CheckText
{
    public static string Describe(Check check) => check switch
    {
        Check.Incomplete => "The verification did not end.",
        Check.None => "No check failed.",
        Check.ReceiptFormat => "The file is not a receipt, is damaged, or has another format version.",
        Check.ProofLength => "A proof does not have the length that its shape fixes.",
        Check.CanonicalElement => "A field element is not in canonical form.",
        Check.TableHeight => "A table has more rows than the shape allows.",
        Check.CellCount => "The tables have more cells than the shape allows.",
        Check.BusDenominator => "The bus argument divides by zero.",
        Check.BusBalance => "The buses do not balance: what some rows sent, none received.",
        Check.GkrLayer => "A layer of the bus argument does not follow from the one below.",
        Check.Zerocheck => "The constraints do not hold, or the bus argument does not fit the columns.",
        Check.ProofOfWork => "A proof of work is missing.",
        Check.QuerySample => "A query was drawn at the value that would bias it.",
        Check.MerkleOpening => "An opening does not lead to the committed root.",
        Check.FinalFold => "The final vector does not fit the last code.",
        Check.FinalWeight => "The final vector does not give the claimed value.",
        Check.ProgramId => "The receipt is about another program.",
        Check.InputDigest => "The receipt is about another input.",
        Check.JournalDigest => "The receipt is about another journal.",
        Check.ExitCode => "The program ended with another exit code.",
        Check.Context => "The receipt is bound to another context.",
        Check.Assumptions => "The receipt is conditional: its program relied on the claims of other receipts (nullius_verify), which `nullius compress --assume` resolves with those receipts.",
        Check.InitialState => "The first segment does not start in the program's initial state.",
        Check.SegmentChain => "A segment does not start where the one before it ended.",
        Check.FinalState => "The last segment does not end where the machine parks: the run is not complete.",
        Check.ClaimOpening => "The claim is not what the final memory holds.",
        Check.SecurityLevel => "The receipt's security level or shape is not accepted.",
        Check.CircuitKey => "The proof is of no circuit that proves claims.",
        Check.BatchProgram => "The proof of the batch is about another program than the one that makes batches.",
        Check.BatchStatement => "The proof of the batch is about a run with an input, a context or another exit code than 0, which no batch has.",
        Check.BatchRoot => "The claims of the batch are not those that are proven: their tree has another root.",
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };
}
