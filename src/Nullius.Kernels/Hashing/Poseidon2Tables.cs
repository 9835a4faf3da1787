using System.Runtime.CompilerServices;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>Round constants as the kernels add them: constant − p modulo 2^32, in Montgomery form, on memory that does not move.</summary>
internal static unsafe class Poseidon2Tables
{
    internal static readonly uint* External16 = Biased(Poseidon2Constants.External16);
    internal static readonly uint* Internal16 = Biased(Poseidon2Constants.Internal16);

    private static uint* Biased(ReadOnlySpan<uint> constants)
    {
        // Lives as long as the type does, that is for the whole process.
        var table = (uint*)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(Poseidon2Tables), constants.Length * sizeof(uint));
        for (var i = 0; i < constants.Length; i++)
            table[i] = unchecked(KoalaBear.FromCanonical(constants[i]).Montgomery - KoalaBear.Modulus);
        return table;
    }
}
