using Nullius.Constraints;
using Nullius.Engine.Tests.Reference;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Prover;
using Nullius.Prover.Logup;
using Nullius.Prover.Zerocheck;
using Nullius.Verifier.Core;
using Xunit;

namespace Nullius.Engine.Tests;

/// <summary>The fast provers of LogUp and of the zerocheck send, byte for byte, what the reference prover sends.</summary>
public sealed class ReferenceAgreementTests
{
    [Theory]
    [InlineData(5, 32, 0)]
    [InlineData(5, 31, 3)]
    [InlineData(5, 17, 17)]
    [InlineData(5, 1, 0)]
    [InlineData(9, 401, 57)]
    public void CubesAgree(int rowVariables, int rows, int skips)
    {
        ConstraintSystem system = CubeSystem.Create();
        (TableTrace[] traces, KoalaBear[] publicValues) = CubeSystem.Witness(system, rows, skips);
        AssertAgreement(system, rowVariables, traces, publicValues);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(5, 13)]
    [InlineData(10, 1024)]
    [InlineData(12, 1111)]
    public void MixedTablesAgree(int rowVariables, int rows)
    {
        ConstraintSystem system = MixedSystem.Create();
        (TableTrace[] traces, KoalaBear[] publicValues) = MixedSystem.Witness(system, rows);
        Assert.Empty(ConstraintChecker.Check(system, traces, publicValues));
        AssertAgreement(system, rowVariables, traces, publicValues);
    }

    private static void AssertAgreement(ConstraintSystem system, int rowVariables, TableTrace[] traces, KoalaBear[] publicValues)
    {
        var key = new VerifyingKey(system, new Shape("toy", 1, rowVariables, new WhirParameters(
            rowVariables + 5, new WhirRound(rowVariables + 1, 1, 1, 0, 0, 1), new WhirRound(1, 1, 1, 0, 0, 0))));
        byte[] expected = new ReferenceProver(key, traces, publicValues).Prove();
        foreach (int workers in (ReadOnlySpan<int>)[1, 2])
        {
            byte[] actual = ProveUpToColumns(key, traces, publicValues, expected, workers);
            Assert.Equal(expected[..actual.Length], actual);
        }
    }

    /// <summary>The commitment is taken from the expected proof; everything after it up to the column claims is proven.</summary>
    private static byte[] ProveUpToColumns(
        VerifyingKey key, TableTrace[] traces, KoalaBear[] publicValues, ReadOnlySpan<byte> expected, int workers)
    {
        var transcript = new ProverTranscript(VerifyingKey.Label);
        transcript.Absorb([.. key.Preamble.Select(KoalaBear.FromCanonical)]);
        transcript.Absorb(publicValues);
        transcript.SendBase([.. traces
            .Where(trace => trace.Table.LogFixedHeight is null)
            .Select(trace => KoalaBear.FromCanonical((uint)trace.Height))]);
        var root = new KoalaBear[8];
        for (int index = 0; index < root.Length; index++)
            Assert.True(KoalaBear.TryRead(expected[(transcript.Proof.Length + (4 * index))..], out root[index]));
        transcript.SendBase(root);
        transcript.Challenge();
        Assert.True(KoalaBear5.TryRead(expected[transcript.Proof.Length..], out KoalaBear5 answer));
        transcript.Send(answer);

        var group = new WorkerGroup(workers, TestContext.Current.CancellationToken);
        BusAndRowProver.Prove(transcript, key, traces, publicValues, group);
        return transcript.Proof.ToArray();
    }
}
