using System.Diagnostics;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;
using Nullius.Protocol;
using Nullius.Prover.Channels;
using Nullius.Prover.Opening;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests.Opening;

public sealed class WhirProverTests
{
    private static readonly WhirParameters Small = new(
        14, new WhirRound(4, 2, 7, 12, 12, 1), new WhirRound(4, 6, 4, 13, 0, 2), new WhirRound(5, 11, 3, 12, 12, 1));

    private static readonly WhirParameters OneRound = new(6, new WhirRound(4, 10, 5, 12, 0, 2));

    private static readonly WhirParameters Wide = new(
        14, new WhirRound(6, 4, 9, 12, 0, 1), new WhirRound(4, 8, 5, 12, 0, 1));

    public static MatrixTheoryData<HashSuite, int> Cases => new([HashSuite.Poseidon2, HashSuite.Keccak], [0, 1, 2, 3, 4, 5, 6]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void ProvesByteForByteAsTheReference(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        Assert.Equal(opening.ProveByReference(), opening.Prove(1));
    }

    [Theory]
    [InlineData(HashSuite.Poseidon2)]
    [InlineData(HashSuite.Keccak)]
    public void ProvesManyTablesByteForByteAsTheReference(HashSuite suite)
    {
        // Quick enough for a process without vector instructions.
        var opening = new OpeningCase(
            suite, 9, 7, ToyOpening.TwoRounds(suite, 13), (45, 32), (17, 3), (1, 31), (13, 50), (0, 9), (3, 100), (5, 1), (2, 64), (32, 60), (16, 17));
        Assert.Equal(opening.ProveByReference(), opening.Prove(1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsAcceptedByTheVerifierForTheTrueClaimOnly(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        byte[] proof = opening.Prove(2);
        KoalaBear5 claim = opening.Claim();
        Assert.Equal(Check.None, opening.Verify(proof, claim));
        Assert.NotEqual(Check.None, opening.Verify(proof, claim + KoalaBear5.One));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ProvesTheSameBytesOnAnyNumberOfWorkers(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        byte[] proof = opening.Prove(1);
        Assert.Equal(proof, opening.Prove(2));
        Assert.Equal(proof, opening.Prove(3));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LaysOutTheTablesAsTheSpecificationSays(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        DenseVector vector = DenseVector.Build(opening.Layout, opening.Traces, opening.Parameters, 2);
        KoalaBear[] expected = opening.NaiveVector();
        ReadOnlySpan<KoalaBear> cells = vector.Witness.Cells;
        Assert.Equal(expected[..cells.Length], cells.ToArray());
        Assert.All(expected[cells.Length..], cell => Assert.True(cell.IsZero));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void CombinesAnyTilesOfTheNaiveWeight(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        KoalaBear5[] naive = opening.NaiveWeight();
        ColumnWeight weight = opening.Weight();
        for (int length = weight.Alignment; length <= naive.Length; length *= 2)
        {
            long[] starts = [0, weight.Alignment % naive.Length, naive.Length / 2 / weight.Alignment * weight.Alignment, naive.Length - length];
            starts = [.. starts.Where(start => start + length <= naive.Length)];
            KoalaBear5[] scales = [.. starts.Select(_ => opening.Next())];
            var expected = new KoalaBear5[length];
            for (int position = 0; position < length; position++)
            {
                for (int tile = 0; tile < starts.Length; tile++)
                    expected[position] += scales[tile] * naive[starts[tile] + position];
            }

            var actual = new ExtensionVector(length);
            weight.Combine(starts, scales, actual);
            Assert.Equal(expected, actual.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AnswersOutOfDomainSamplesAsHornersRule(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        DenseVector vector = DenseVector.Build(opening.Layout, opening.Traces, opening.Parameters, 2);
        WitnessCommitment commitment = WitnessCommitment.Commit(vector, opening.Parameters, suite, 2);
        KoalaBear5 z = opening.Next();
        KoalaBear5[] lifted = [.. opening.NaiveVector().Select(KoalaBear5.FromBase)];
        Assert.Equal(Univariate.EvaluateCoefficients<KoalaBear5>(lifted, z), commitment.EvaluateOutOfDomain(z));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheVerifiersWeightIsTheMultilinearExtensionOfTheNaiveWeight(HashSuite suite, int index)
    {
        OpeningCase opening = Case(suite, index);
        KoalaBear5[] point = [.. Enumerable.Range(0, opening.Parameters.Variables).Select(_ => opening.Next())];
        Assert.Equal(
            Multilinear.Evaluate<KoalaBear5>(opening.NaiveWeight(), point), EvaluateWeight(opening, point));
    }

    [Theory]
    [InlineData(HashSuite.Poseidon2, 1)]
    [InlineData(HashSuite.Poseidon2, 2)]
    [InlineData(HashSuite.Keccak, 2)]
    public void OpensVectorsOfManyTiles(HashSuite suite, int workers)
    {
        var parameters = new WhirParameters(
            18, new WhirRound(5, 1, 20, 12, 12, 2), new WhirRound(4, 3, 10, 12, 0, 1), new WhirRound(4, 7, 6, 12, 0, 1));
        var opening = new OpeningCase(
            suite, 8, 12, parameters, (45, 1500), (32, 1800), (97, 400), (0, 7), (16, 2048), (7, 1000), (3, 900), (1, 3000), (2, 1111));
        byte[] proof = opening.Prove(workers);
        Assert.Equal(Check.None, opening.Verify(proof, opening.Claim()));
    }

    private static KoalaBear5 EvaluateWeight(OpeningCase opening, KoalaBear5[] point)
    {
        // The heights travel through a proof, as in the engine.
        ProverChannel channel = ProverChannel.Create(opening.Suite, 1);
        var key = new VerifyingKey(
            opening.System, new Shape("opening", 1, opening.RowPoint.Length, opening.Parameters, Suite: opening.Suite));
        channel.Begin(key.Preamble, []);
        channel.SendBase([.. opening.Heights.Select(height => KoalaBear.FromCanonical((uint)height))]);
        ByteVerifierContext context = Verification.Context(opening.Suite, channel.Proof.ToArray());
        context.Begin(key.Preamble);
        TableHeights<KoalaBear5> heights = TableHeights<KoalaBear5>.Receive(context, key);
        return WeightEvaluator.Evaluate(opening.Layout, heights, opening.RowPoint, opening.Gamma, point);
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public void ProvesTheSameBytesWithFewerVectorInstructions(string setting)
    {
        // The reference computes with scalars, so that agreement in the child process is agreement with this one.
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "-method", $"{typeof(WhirProverTests).FullName}.{nameof(ProvesManyTablesByteForByteAsTheReference)}" },
            Environment = { [setting] = "0" },
            RedirectStandardOutput = true,
        };
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        Assert.Equal(0, child.ExitCode);
        Assert.Contains("Total: 2, Errors: 0, Failed: 0", output, StringComparison.Ordinal);
    }

    private static OpeningCase Case(HashSuite suite, int index) => index switch
    {
        0 => new OpeningCase(suite, 1, 7, Small, (13, 50), (0, 9), (3, 100), (5, 1)),
        1 => new OpeningCase(suite, 2, 5, Small, (45, 32), (17, 3), (1, 31)),
        2 => new OpeningCase(suite, 3, 9, Small, (2, 512), (32, 480)),
        3 => new OpeningCase(suite, 4, 4, Small, (1, 3)),
        4 => new OpeningCase(suite, 5, 3, OneRound, (4, 5), (3, 8)),
        5 => new OpeningCase(suite, 6, 9, Wide, (21, 300), (6, 511), (9, 17), (1, 512)),
        _ => new OpeningCase(suite, 7, 9, Wide, (32, 512)),
    };
}
