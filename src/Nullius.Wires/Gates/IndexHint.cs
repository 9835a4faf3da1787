using Nullius.Fields;

namespace Nullius.Wires;

/// <summary>Where the index of a Merkle path comes from: the low bits of a sampled scalar, or a hint.</summary>
internal sealed record IndexHint(int? Sample, int Bits, HintList Stream, int Offset)
{
    /// <summary>The index, below 2^Bits.</summary>
    public uint Value(Assignment values)
    {
        KoalaBear value = Sample is { } node ? values.Scalar(node).C0 : values.Hints(Stream, Offset, 1)[0];
        return value.ToCanonical() & ((1u << Bits) - 1);
    }
}
