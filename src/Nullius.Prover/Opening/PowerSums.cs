using Nullius.Fields;
using Nullius.Kernels;
using Nullius.Polynomials;

namespace Nullius.Prover.Opening;

/// <summary>Sums Σ_b v[b]·z^b of long vectors, and their transpose, the addition of c·z^b to every element.</summary>
internal sealed class PowerSums
{
    private const int TileLengthMax = 1 << 11;

    private readonly KoalaBear5 _point;
    private readonly ExtensionVector _powers;

    /// <summary>Prepares the powers of z for vectors of up to a given length, a power of two.</summary>
    public PowerSums(KoalaBear5 point, int length)
    {
        _point = point;
        _powers = ExtensionVector.CreateUninitialized(Math.Min(length, TileLengthMax));
        VectorKernels.Powers(point, KoalaBear5.One, _powers);
    }

    private int TileLength => _powers.Length;

    /// <summary>Σ_b v[b]·z^b of a vector over F.</summary>
    public KoalaBear5 Evaluate(ReadOnlySpan<KoalaBear> vector)
    {
        var tiles = new KoalaBear5[vector.Length / TileLength];
        for (int tile = 0; tile < tiles.Length; tile++)
            tiles[tile] = VectorKernels.InnerProduct(vector.Slice(tile * TileLength, TileLength), _powers);
        return Combine(tiles);
    }

    /// <summary>Σ_b v[b]·z^b of a vector over E.</summary>
    public KoalaBear5 Evaluate(ExtensionVector vector, int workers)
    {
        var tiles = new KoalaBear5[vector.Length / TileLength];
        Work.For(tiles.Length, workers, tile =>
            tiles[tile] = VectorKernels.InnerProduct(vector.Slice(tile * TileLength, TileLength), _powers));
        return Combine(tiles);
    }

    /// <summary>destination[b] += coefficient·z^b.</summary>
    public void AddTo(ExtensionVector destination, KoalaBear5 coefficient, int workers) =>
        Work.For(destination.Length / TileLength, workers, tile => VectorKernels.MultiplyAdd(
            _powers,
            coefficient * _point.Pow((ulong)tile * (ulong)TileLength),
            destination.Slice(tile * TileLength, TileLength)));

    private KoalaBear5 Combine(ReadOnlySpan<KoalaBear5> tiles) =>
        Univariate.EvaluateCoefficients(tiles, _point.Pow((ulong)TileLength));
}
