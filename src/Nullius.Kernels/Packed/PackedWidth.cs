using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nullius.Kernels;

/// <summary>Chooses the register width of this machine.</summary>
public static class PackedWidth
{
    /// <summary>The most elements that a register has at any width; kernels lay data out in rows of so many.</summary>
    public const int LanesMax = 16;

    /// <summary>The number of elements in the widest register of this machine.</summary>
    public static int Lanes => IsWide ? PackedKoalaBear16.Lanes : PackedKoalaBear.Lanes;

    internal static bool IsWide => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;
}
