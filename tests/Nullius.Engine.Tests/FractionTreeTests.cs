using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Prover;
using Nullius.Prover.Logup;
using Xunit;

namespace Nullius.Engine.Tests;

public sealed class FractionTreeTests
{
    [Fact]
    public void TheRootOfTheFractionTreeIsTheSumOfTheLeaves()
    {
        var random = new Random(7);
        int[] counts = [100, 33, 0, 1, 257];
        var padding = new KoalaBear5[counts.Length];
        for (int index = 0; index < padding.Length; index++)
            padding[index] = Element(random);
        var leaves = new FractionLayer(new FractionSegments(counts), padding, true);
        KoalaBear5 expected = KoalaBear5.Zero;
        for (int interaction = 0; interaction < counts.Length; interaction++)
        {
            ExtensionSpan denominators = leaves.Denominators(interaction, 0, counts[interaction]);
            for (int row = 0; row < counts[interaction]; row++)
            {
                KoalaBear numerator = KoalaBear.FromCanonical((uint)random.Next(1000));
                leaves.BaseNumerators(interaction, row, 1)[0] = numerator;
                denominators[row] = Element(random);
                expected += denominators[row].Inverse() * numerator;
            }
        }

        leaves.FillPadding();
        FractionTree tree = FractionTree.Build(leaves, 9, 3, new WorkerGroup(2, TestContext.Current.CancellationToken));
        (KoalaBear5 p0, KoalaBear5 q0, KoalaBear5 p1, KoalaBear5 q1) = tree.PopTop();
        Assert.Equal(expected, ((p0 * q1) + (p1 * q0)) * (q0 * q1).Inverse());
    }

    private static KoalaBear5 Element(Random random) =>
        new(Base(random), Base(random), Base(random), Base(random), Base(random));

    private static KoalaBear Base(Random random) => KoalaBear.FromCanonical((uint)random.Next((int)KoalaBear.Modulus));
}
