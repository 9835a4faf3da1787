using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests.Preprocessed;

/// <summary>Proofs about systems with preprocessed columns: the fast prover, the reference and the verifier agree, and what must be rejected is.</summary>
public abstract class PreprocessedProofTests(HashSuite suite)
{
    private static readonly WhirParameters Small = new(14, new WhirRound(5, 3, 5, 0, 0, 1), new WhirRound(4, 7, 3, 0, 0, 2));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(37, 0, 0, 9)]
    [InlineData(63, 28, 25, 64)]
    [InlineData(1, 28, 0, 0)]
    public void TheProverAgreesWithTheReference(int gates, int unusedWitness, int unusedPreprocessed, int steps)
    {
        ConstraintSystem system = WiredSystem.Create(gates, unusedWitness, unusedPreprocessed);
        VerifyingKey key = Key(system, 6, Small);
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(system, steps);
        var preprocessed = PreprocessedCommitment.Create(key, WiredSystem.Preprocess(system), 1);
        var reference = new ReferenceProver(key, traces, publicValues) { Preprocessed = WiredSystem.Preprocess(system) };
        byte[] expected = reference.Prove();
        Assert.Equal(reference.PreprocessedRoot, Verification.RootOf(preprocessed));
        foreach (int workers in (ReadOnlySpan<int>)[1, 2])
        {
            var options = new ProverOptions { Workers = workers };
            Assert.Equal(expected, EngineProver.Prove(key, preprocessed, traces, publicValues, options, Stop));
        }

        Assert.Equal(Check.None, Verify(key, Verification.RootOf(preprocessed), expected, publicValues));
    }

    /// <summary>Dense vectors of many tiles; with 2^9 chunks a tile is shorter than usual, so that none lies in both regions.</summary>
    [Theory]
    [InlineData(18, 5, 3, 16, true)]
    [InlineData(18, 6, 2, 48, true)]
    [InlineData(18, 6, 2, 32, false)]
    [InlineData(17, 9, 4, 208, false)]
    public void ProofsOfManyTilesAreAccepted(int variables, int foldingFactor, int logInverseRate, int chunks, bool hasFreeTable)
    {
        ConstraintSystem system = WiredSystem.Create(1000, unusedWitness: 28, unusedPreprocessed: 25, hasFreeTable);
        var opening = new WhirParameters(variables, new WhirRound(foldingFactor, logInverseRate, 9, 0, 0, 1), new WhirRound(4, 8, 5, 0, 0, 1));
        VerifyingKey key = Key(system, 11, opening, chunks);
        var preprocessed = PreprocessedCommitment.Create(key, WiredSystem.Preprocess(system), 2);
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(system, hasFreeTable ? 700 : 0);
        byte[] proof = EngineProver.Prove(key, preprocessed, traces, publicValues, new ProverOptions { Workers = 2 }, Stop);
        Assert.Equal(Check.None, Verify(key, Verification.RootOf(preprocessed), proof, publicValues));
    }

    [Fact]
    public void OneCommitmentServesManyProofs()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        byte[] root = Verification.RootOf(preprocessed);
        foreach (int steps in (ReadOnlySpan<int>)[3, 50, 3])
        {
            (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, steps);
            Assert.Equal(Check.None, Verify(key, root, Prove(preprocessed, traces, publicValues), publicValues));
        }

        Assert.Equal(root, Verification.RootOf(PreprocessedCommitment.Create(key, WiredSystem.Preprocess(key.System), 2)));
    }

    [Fact]
    public void ProofsHaveTheLengthThatTheMeasuringContextPredicts()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        Assert.Equal(Verification.ProofBytes(key), Prove(preprocessed, traces, publicValues).Length);
    }

    [Fact]
    public void RejectsAnotherRoot()
    {
        // Every challenge changes, so that the first check of the bus argument fails.
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        byte[] proof = Prove(preprocessed, traces, publicValues);
        byte[] other = Verification.RootOf(Committed(key, tables => tables[2][0, Unused(tables)] += KoalaBear.One));
        Assert.Equal(Check.BusDenominator, Verify(key, other, proof, publicValues));
    }

    [Fact]
    public void RejectsAnotherTreeUnderTheRoot()
    {
        // The adversary proves for other columns, consistently, and absorbs the root of the key: its openings lead to another root.
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        PreprocessedTables other = WiredSystem.Preprocess(key.System);
        other[2][0, Unused(other)] += KoalaBear.One;
        var adversary = new ReferenceProver(key, traces, publicValues) { Preprocessed = other, PreprocessedRoot = Verification.RootOf(preprocessed) };
        Assert.Equal(Check.MerkleOpening, Verify(key, Verification.RootOf(preprocessed), adversary.Prove(), publicValues));
    }

    [Fact]
    public void RejectsAPreprocessedCellThatTheProverChanges()
    {
        // The tree is that of the key, but the claims are about a column with another cell.
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        preprocessed.Tables[2][36, Unused(preprocessed.Tables)] += KoalaBear.One;
        Assert.Equal(Check.FinalWeight, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Fact]
    public void RejectsMultiplicitiesThatTheProverChanges()
    {
        // A false output: the last gate takes its operands from nowhere, and those who defined them count one use less. All buses balance.
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        PreprocessedColumns gates = preprocessed.Tables[2];
        gates[36, Column(gates, "real")] = KoalaBear.Zero;
        gates[36 - WiredSystem.Inputs, Column(gates, "uses")] -= KoalaBear.One;
        gates[39 - WiredSystem.Inputs, Column(gates, "uses")] -= KoalaBear.One;
        traces[2][36, Column(gates, "left")] += KoalaBear.One;
        traces[2][36, Column(gates, "value")] += KoalaBear.One;
        publicValues[0] += KoalaBear.One;
        Assert.Empty(ConstraintChecker.Check(key.System, traces, publicValues, preprocessed: preprocessed.Tables));
        Assert.Equal(Check.FinalWeight, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void RejectsWiresThatAKeyCountsWrong(int difference)
    {
        VerifyingKey key = Circuit().Key;
        PreprocessedCommitment preprocessed = Committed(
            key, tables => tables[0][2, Column(tables[0], "uses")] = KoalaBear.FromCanonical((uint)(1 + difference)));
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        Assert.Equal(Check.BusBalance, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Fact]
    public void RejectsAWireThatCarriesAnotherValue()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        traces[0][4, 0] += KoalaBear.One;
        Assert.Equal(Check.BusBalance, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Fact]
    public void RejectsAnotherStatement()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        publicValues[0] += KoalaBear.One;
        Assert.Equal(Check.BusBalance, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Fact]
    public void RejectsAGateThatComputesSomethingElse()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        traces[2][36, 2] += KoalaBear.One;
        publicValues[0] += KoalaBear.One;
        Assert.Equal(Check.Zerocheck, Verify(key, Verification.RootOf(preprocessed), Prove(preprocessed, traces, publicValues), publicValues));
    }

    [Fact]
    public void RefusesToProveWithoutTheColumnsOfTheKey()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        VerifyingKey other = Key(key.System, 6, Small);
        Assert.Throws<ArgumentException>(() => EngineProver.Prove(key, traces, publicValues, new ProverOptions(), Stop));
        Assert.Throws<ArgumentException>(() => EngineProver.Prove(other, preprocessed, traces, publicValues, new ProverOptions(), Stop));
    }

    [Fact]
    public void RefusesToVerifyWithoutARoot()
    {
        (VerifyingKey key, PreprocessedCommitment preprocessed) = Circuit();
        (TableTrace[] traces, KoalaBear[] publicValues) = WiredSystem.Witness(key.System, 3);
        byte[] proof = Prove(preprocessed, traces, publicValues);
        Assert.Throws<InvalidOperationException>(() => Verification.Verify(key, proof, publicValues));
    }

    [Fact]
    public void RefusesToCommitToColumnsOfAnotherSystemOrToNone()
    {
        VerifyingKey key = Circuit().Key;
        Assert.Throws<ArgumentException>(() => PreprocessedCommitment.Create(key, WiredSystem.Preprocess(WiredSystem.Create(37)), 1));
        var plain = new VerifyingKey(MixedSystem.Create(), new Shape("toy", 1, 6, Small));
        Assert.Throws<ArgumentException>(() => PreprocessedCommitment.Create(plain, new PreprocessedTables(plain.System), 1));
    }

    [Fact]
    public void RefusesToCommitToMultiplicitiesThatCouldWrap()
    {
        VerifyingKey key = Circuit().Key;
        Assert.Throws<InvalidOperationException>(() => Committed(key, tables =>
            tables[0].Column(Column(tables[0], "uses"))[..2].Fill(KoalaBear.FromCanonical((KoalaBear.Modulus - 1) / 2))));
    }

    private static int Column(PreprocessedColumns columns, string name) => columns.Table.Columns.ToList().IndexOf(name);

    private static int Unused(PreprocessedTables tables) => Column(tables[2], "unused preprocessed[0]");

    private VerifyingKey Key(ConstraintSystem system, int rowVariables, WhirParameters opening, int chunks = 16) =>
        new(system, new Shape("toy", 1, rowVariables, ToyOpening.WithCaps(suite, opening), chunks, suite, suite == HashSuite.Keccak ? 4 : 0));

    /// <summary>37 gates, the last column of which no constraint reads.</summary>
    private (VerifyingKey Key, PreprocessedCommitment Preprocessed) Circuit()
    {
        VerifyingKey key = Key(WiredSystem.Create(37, unusedPreprocessed: 1), 6, Small);
        return (key, Committed(key, _ => { }));
    }

    private static PreprocessedCommitment Committed(VerifyingKey key, Action<PreprocessedTables> change)
    {
        PreprocessedTables tables = WiredSystem.Preprocess(key.System);
        change(tables);
        return PreprocessedCommitment.Create(key, tables, 1);
    }

    private static byte[] Prove(PreprocessedCommitment preprocessed, TableTrace[] traces, KoalaBear[] publicValues) =>
        EngineProver.Prove(preprocessed.Key, preprocessed, traces, publicValues, new ProverOptions { Workers = 1 }, Stop);

    private static Check Verify(VerifyingKey key, byte[] root, byte[] proof, KoalaBear[] publicValues) =>
        Verification.Verify(key, proof, publicValues, root);
}
