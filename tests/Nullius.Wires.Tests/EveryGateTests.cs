using Nullius.Circuits;
using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Wires.Tests.Support;

namespace Nullius.Wires.Tests;

/// <summary>What a prover may choose is what the circuit says it may (Spec §9.2.6, §9.4).</summary>
public sealed class EveryGateTests
{
    private static readonly EveryGate Case = new();

    [Fact]
    public void TheGatesComputeWhatNativeCodeDoes() => Case.Circuit.AssertSatisfied(Case.PublicValues, Case.Hints);

    /// <summary>So that a new kind of gate must enter the case, where each of its hints is altered.</summary>
    [Fact]
    public void TheCaseHasGatesOfEveryKind() => Assert.Equal(
        typeof(Gate).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Gate))).Select(type => type.Name).Order(),
        Case.Builder.Gates.Select(entry => entry.Gate.GetType().Name).Distinct().Order());

    [Fact]
    public void EveryHintHasAConstraint()
    {
        for (int list = 0; list < Case.Hints.Length; list++)
        {
            for (int index = 0; index < Case.Hints[list].Length; index++)
            {
                KoalaBear[][] altered = [.. Case.Hints.Select(elements => (KoalaBear[])[.. elements])];
                altered[list][index] += KoalaBear.One;
                CircuitWitness witness = Case.Circuit.Assign(Case.PublicValues, altered);
                Assert.NotNull(witness.Failure);
                Assert.NotEmpty(Case.Circuit.Violations(witness, Case.PublicValues));
            }
        }
    }

    [Fact]
    public void EveryPublicValueHasAConstraint()
    {
        for (int index = 0; index < Case.PublicValues.Length; index++)
        {
            KoalaBear[] altered = [.. Case.PublicValues];
            altered[index] += KoalaBear.One;
            Case.Circuit.AssertFails(index < 8 ? "public digest" : "MerkleOpening", altered, Case.Hints);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EveryCellInUseIsPinnedOrKnownToBeFree(int table)
    {
        CircuitWitness witness = Case.Circuit.Assign(Case.PublicValues, Case.Hints);
        TableTrace trace = witness.Traces[table];
        var judge = new CellJudge((CircuitTable)trace.Table, Case.Circuit.Preprocessed[table], trace);
        int used = 0;
        List<string> wrong = [];
        for (int row = 0; row < trace.Height; row++)
        {
            if (!judge.IsUsed(row))
                continue;
            used++;
            for (int column = 0; column < trace.Table.WitnessWidth; column++)
            {
                if (IsNoticed(witness, table, row, column) == judge.IsFree(row, column))
                    wrong.Add($"{trace.Table.Name}[{row}]: {trace.Table.Columns[column]}");
            }
        }

        Assert.Empty(wrong);
        Assert.NotEqual(0, used);
    }

    /// <summary>Whether another value of a cell violates something. Rows take turns in what the value is.</summary>
    private static bool IsNoticed(CircuitWitness witness, int table, int row, int column)
    {
        TableTrace trace = witness.Traces[table];
        KoalaBear honest = trace[row, column];
        KoalaBear[] values = [honest + KoalaBear.One, KoalaBear.One - honest, KoalaBear.FromCanonical(123_456_789)];
        trace[row, column] = values[(row + column) % values.Length];
        bool isNoticed = Case.Circuit.Violations(witness, Case.PublicValues).Count > 0;
        trace[row, column] = honest;
        return isNoticed;
    }
}
