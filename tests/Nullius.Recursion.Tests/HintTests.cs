using Nullius.Fields;
using Nullius.Machine;
using Nullius.Recursion.Tests.Support;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion.Tests;

/// <summary>
/// Nothing that a prover may choose is left unchecked: in every list of hints of every circuit, a hint that is altered fails a check, which has a name
/// (Spec §9.4). Short lists are altered element by element; of the proofs, elements all over are.
/// </summary>
public sealed class HintTests
{
    private const int AlteredElementsMax = 30;

    private static RecursionCase Case => RecursionCase.Shared;

    public static TheoryData<string> Names => ["lift", "join", "seal", "resolve", "final"];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnAlteredHintFailsANamedCheck(string name)
    {
        (Circuit circuit, KoalaBear[] publicValues, HintLists hints) = Create(name);
        ReadOnlyMemory<KoalaBear>[] lists = [.. hints.ToMemory()];
        Assert.Equal(circuit.HintCounts, lists.Select(list => list.Length));
        Assert.Null(circuit.Assign(publicValues, lists).Failure);

        for (int list = 0; list < lists.Length; list++)
        {
            ReadOnlyMemory<KoalaBear> valid = lists[list];
            int step = Math.Max(1, valid.Length / AlteredElementsMax);
            for (int element = 0; element < valid.Length; element += step)
            {
                KoalaBear[] altered = valid.ToArray();
                altered[element] += KoalaBear.One;
                lists[list] = altered;
                string? failure = circuit.Assign(publicValues, lists).Failure;
                Assert.True(failure is not null, $"hint {element} of list {list} is not checked");
            }

            lists[list] = valid;
        }
    }


    private static (Circuit Circuit, KoalaBear[] PublicValues, HintLists Hints) Create(string name)
    {
        SegmentProof segment = LiftCase.Shared.Segment;
        RangeStatement lifted = RangeStatement.Of(segment.Statement);
        Claim resolved = new(
            Case.Conditional.Claim.ProgramId,
            new ClaimContents(Case.Conditional.Claim.InputDigest, Case.Conditional.Claim.JournalDigest, Case.Conditional.Claim.ExitCode, default),
            Case.Conditional.Claim.Context);
        ClaimProof chain = Case.Prover.Seal(Case.Whole, Case.ChainOpening, TestContext.Current.CancellationToken);
        return name switch
        {
            "lift" => Of(CircuitKind.LiftTiny, RangeDigest.Compute(lifted), RecursionHints.Lift(segment)),
            "join" => Of(CircuitKind.Join, RangeDigest.Compute(Case.Whole.Statement), RecursionHints.Join(Case.Left, Case.Right)),
            "seal" => Of(CircuitKind.Seal, ClaimDigest.Compute(chain.Claim), RecursionHints.Seal(Case.Whole, Case.ChainOpening)),
            "resolve" => Of(CircuitKind.Resolve, ClaimDigest.Compute(resolved), RecursionHints.Resolve(Case.Conditional, default, Case.Assumed)),
            _ => (Circuit.Compile(RecursionCircuits.TraceFinal()), FinalKey.PublicValues(Case.Assumed.Claim), RecursionHints.Final(Case.Assumed)),
        };
    }

    private static (Circuit Circuit, KoalaBear[] PublicValues, HintLists Hints) Of(CircuitKind kind, in Hashing.Digest statement, HintLists hints) =>
        (Circuit.Compile(RecursionCircuits.Trace(kind)), CircuitKeys.PublicValues(statement), hints);
}
