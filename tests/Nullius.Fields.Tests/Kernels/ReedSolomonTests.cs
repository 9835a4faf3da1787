using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;
using Xunit;

namespace Nullius.Fields.Tests;

public sealed class ReedSolomonTests
{
    [Theory]
    [InlineData(0, 0, 1, 1)]
    [InlineData(0, 2, 3, 3)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(3, 1, 16, 16)]
    [InlineData(4, 0, 8, 5)]
    [InlineData(5, 1, 40, 40)]
    [InlineData(6, 3, 33, 20)]
    [InlineData(11, 1, 16, 16)]
    [InlineData(12, 1, 17, 17)]
    [InlineData(13, 0, 4, 3)]
    [InlineData(13, 2, 16, 16)]
    public void BaseCodewordRowsAreEvaluationsInNaturalOrder(int logLength, int logBlowup, int chunks, int chunksUsed)
    {
        var length = 1 << logLength;
        var rows = length << logBlowup;
        var message = Elements(length * chunks);
        var codeword = Elements(rows * chunks);
        ReedSolomon.Encode(message, chunks, logBlowup, codeword, workers: 2, chunksUsed);

        var root = KoalaBear.TwoAdicGenerator(logLength + logBlowup);
        for (var row = 0; row < rows; row += 1 + (rows / 50))
        {
            var x = root.Pow((ulong)row);
            for (var j = 0; j < chunks; j++)
            {
                var chunk = message.AsSpan(j * length, length);
                var expected = j < chunksUsed ? Univariate.EvaluateCoefficients<KoalaBear>(chunk, x) : KoalaBear.Zero;
                Assert.Equal(expected, codeword[(row * chunks) + j]);
            }
        }
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(4, 1, 2)]
    [InlineData(7, 2, 8)]
    [InlineData(9, 1, 3)]
    [InlineData(12, 1, 4)]
    public void ExtensionCodewordRowsHoldOneCoefficientOfAllChunksAfterTheOther(int logLength, int logBlowup, int chunks)
    {
        var length = 1 << logLength;
        var rows = length << logBlowup;
        var elements = Elements(5 * length * chunks).Chunk(5).Select(c => KoalaBear5.FromCoefficients(c)).ToArray();
        var codeword = new KoalaBear[rows * chunks * 5];
        ReedSolomon.Encode(ExtensionVector.FromElements(elements), chunks, logBlowup, codeword, workers: 1);

        var root = KoalaBear.TwoAdicGenerator(logLength + logBlowup);
        for (var row = 0; row < rows; row += 1 + (rows / 50))
        {
            var x = KoalaBear5.FromBase(root.Pow((ulong)row));
            for (var j = 0; j < chunks; j++)
            {
                var expected = Univariate.EvaluateCoefficients<KoalaBear5>(elements.AsSpan(j * length, length), x);
                for (var i = 0; i < 5; i++)
                    Assert.Equal(expected[i], codeword[(((row * 5) + i) * chunks) + j]);
            }
        }
    }

    [Fact]
    public void WorkersDoNotChangeTheCodeword()
    {
        var message = Elements(20 << 13);
        var (one, two) = (new KoalaBear[40 << 13], new KoalaBear[40 << 13]);
        ReedSolomon.Encode(message, 20, 1, one, workers: 1);
        ReedSolomon.Encode(message, 20, 1, two, workers: 2);
        Assert.Equal(one, two);
    }

    [Fact]
    public void RejectsShapesThatDoNotFit()
    {
        Assert.Throws<ArgumentException>(() => ReedSolomon.Encode(new KoalaBear[12], 2, 1, new KoalaBear[24], workers: 1));
        Assert.Throws<ArgumentException>(() => ReedSolomon.Encode(new KoalaBear[16], 2, 1, new KoalaBear[16], workers: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReedSolomon.Encode(new KoalaBear[4], 1, 23, new KoalaBear[4], workers: 1));
    }

    private static KoalaBear[] Elements(int count) =>
        Enumerable.Range(1, count).Select(i => KoalaBear.Create((ulong)i * 0x9e3779b97f4a7c15)).ToArray();
}
