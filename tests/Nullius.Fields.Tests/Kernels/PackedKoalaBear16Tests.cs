using System.Runtime.Intrinsics.X86;
using Nullius.Kernels;
using Xunit;

namespace Nullius.Fields.Tests;

/// <summary>Runs the laws at 512 bits where the processor has them.</summary>
public sealed class PackedKoalaBear16Tests
{
    [Fact]
    public void ObeysThePackedLaws()
    {
        Assert.True(PackedWidth.Lanes == PackedKoalaBear.Lanes || Avx512F.IsSupported);
        if (!Avx512F.IsSupported)
            return;

        var laws = new Laws();
        laws.RingOperationsAgreeWithTheScalarField();
        laws.AddCubeAddsThenCubes();
        laws.DivisionByPowersOfTwoUndoesDoubling();
        laws.DeinterleavingSeparatesEvenFromOdd();
        laws.ExtensionOperationsAgreeWithTheScalarField();
    }

    private sealed class Laws : PackedLaws<PackedKoalaBear16>;
}
