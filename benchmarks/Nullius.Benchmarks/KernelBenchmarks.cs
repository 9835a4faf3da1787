using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;

namespace Nullius.Benchmarks;

/// <summary>Times the kernels on one thread, and commitments on all.</summary>
internal static class KernelBenchmarks
{
    private const int CacheLength = 1 << 11;

    /// <summary>Two multiplications for each S-box.</summary>
    private const int PoseidonMultiplications = 2 * ((2 * Poseidon2.HalfExternalRounds * 16) + Poseidon2.InternalRounds16);

    /// <summary>The yardstick: products of vectors in the first-level cache.</summary>
    public static Measurement Multiply()
    {
        var (a, b, d) = (Elements(CacheLength, 1), Elements(CacheLength, 2), new KoalaBear[CacheLength]);
        const int Repeats = 64;
        return Measurement.Take("multiply, base", "product", CacheLength * (double)Repeats, () => Repeat(Repeats, () => VectorKernels.Multiply(a, b, d)));
    }

    /// <summary>The groups of benchmarks that a name selects; all for the empty name.</summary>
    public static IEnumerable<Measurement> All(int workers, string group)
    {
        IEnumerable<(string Name, Func<IEnumerable<Measurement>> Run)> groups =
        [
            ("fields", Fields),
            ("hashes", Hashes),
            ("vectors", Vectors),
            ("arguments", Arguments),
            ("commitments", () => Commitments(1)),
            ("threads", () => Commitments(workers)),
        ];
        return groups.Where(g => g.Name.StartsWith(group, StringComparison.Ordinal)).SelectMany(g => g.Run());
    }

    private static IEnumerable<Measurement> Fields()
    {
        var (a, b, d) = (Elements(CacheLength, 1), Elements(CacheLength, 2), new KoalaBear[CacheLength]);
        var (x, y, z) = (Extensions(CacheLength, 3), Extensions(CacheLength, 4), new ExtensionVector(CacheLength));
        const int Repeats = 64;
        const double Count = CacheLength * (double)Repeats;
        yield return Measurement.Take("add, base", "sum", Count, () => Repeat(Repeats, () => VectorKernels.Add(a, b, d)));
        yield return Measurement.Take("multiply, quintic", "product", Count, () => Repeat(Repeats, () => VectorKernels.Multiply(x, y, z))) with { Multiplications = 25 };
        yield return Measurement.Take("scale, quintic", "product", Count, () => Repeat(Repeats, () => VectorKernels.Scale(x, y[0], z))) with { Multiplications = 25 };
        yield return Measurement.Take("inner product, base · quintic", "term", Count, () => Repeat(Repeats, () => VectorKernels.InnerProduct(a, y))) with { Multiplications = 5 };
        yield return Measurement.Take("inner product, quintic", "term", Count, () => Repeat(Repeats, () => VectorKernels.InnerProduct(x, y))) with { Multiplications = 25 };

        var values = x.ToArray();
        yield return Measurement.Take("multiply, quintic, scalar", "product", CacheLength, () =>
        {
            for (var i = 1; i < values.Length; i++)
                values[i] *= values[i - 1];
        });
    }

    private static IEnumerable<Measurement> Hashes()
    {
        const int States = 1 << 10;
        var states = Elements(Poseidon2.Width * States, 5);
        yield return Measurement.Take("Poseidon2, width 16", "permutation", States, () => Poseidon2Packed.Permute16(states)) with { Multiplications = PoseidonMultiplications };
        yield return Measurement.Take("Poseidon2, width 16, scalar", "permutation", 100, () => Repeat(100, () => Poseidon2.Permute16(states.AsSpan(0, Poseidon2.Width))));
        foreach (var hash in Keccak())
            yield return hash;
    }

    private static IEnumerable<Measurement> Keccak()
    {
        const int Messages = 1 << 10;
        var (messages, digests) = (new byte[320 * Messages], new byte[32 * Messages]);
        yield return Measurement.Take("Keccak-256, 64 bytes, scalar", "hash", 1000, () => Repeat(1000, () => Keccak256.Hash(messages.AsSpan(0, 64), digests)));
        foreach (var length in new[] { 64, 128, 320 })
        {
            var name = $"Keccak-256, {length} bytes, {KeccakPacked.Lanes} lanes";
            yield return Measurement.Take(name, "hash", Messages, () => KeccakPacked.HashMany(messages.AsSpan(0, length * Messages), length, digests));
        }

        const int Nonces = 1 << 13;
        yield return Measurement.Take("Keccak-256, grinding", "nonce", Nonces, () => KeccakPacked.TryFindNonce(digests.AsSpan(0, 32), 64, 0, Nonces, out _));
        var rows = Elements(32 << 16, 15);
        yield return Measurement.Take("Keccak tree over 2^16 leaves of 32 elements", "leaf", 1 << 16, () => KeccakMerkleTree.Commit(rows, 32, 4, workers: 1));
        var extensions = Elements(80 << 14, 16);
        yield return Measurement.Take("Keccak tree over 2^14 leaves of 16 quintics", "leaf", 1 << 14, () => KeccakMerkleTree.CommitExtension(extensions, 16, 4, workers: 1));
    }

    private static IEnumerable<Measurement> Vectors()
    {
        const int Length = 1 << 22;
        var factor = Extensions(1, 7)[0];
        var (source, ext) = (Elements(Length, 8), new ExtensionVector(Length));
        var half = new ExtensionVector(Length / 2);
        VectorKernels.Powers(factor, factor, ext);
        yield return Measurement.Take("fold adjacent 2^22, base to quintic", "input", Length, () => VectorKernels.FoldAdjacent(source, factor, half)) with { Multiplications = 2.5 };
        yield return Measurement.Take("fold adjacent 2^22, quintic", "input", Length, () => VectorKernels.FoldAdjacent(ext, factor, half)) with { Multiplications = 12.5 };
        yield return Measurement.Take("fold high 2^22, base to quintic", "input", Length, () => VectorKernels.FoldHigh(source, factor, half)) with { Multiplications = 2.5 };
        yield return Measurement.Take("fold high 2^22, quintic", "input", Length, () => VectorKernels.FoldHigh(ext, factor, half)) with { Multiplications = 12.5 };
        var point = Enumerable.Range(0, 22).Select(i => ext[i]).ToArray();
        yield return Measurement.Take("eq table 2^22", "entry", Length, () => VectorKernels.EqTable(point, ext)) with { Multiplications = 25 };
    }

    private static IEnumerable<Measurement> Arguments()
    {
        const int Pairs = 1 << 10;
        const int Repeats = 64;
        const double Count = Pairs * (double)Repeats;
        var (v, w) = (Extensions(2 * Pairs, 10), Extensions(2 * Pairs, 11));
        var (p, q, weights) = (Extensions(2 * Pairs, 12), Extensions(2 * Pairs, 13), Extensions(Pairs, 14));
        var (x, y) = (new ExtensionVector(Pairs), new ExtensionVector(Pairs));
        yield return Measurement.Take("sumcheck round, plain, quintic", "pair", Count, () => Repeat(Repeats, () => PlainSumcheck.RoundPolynomial(v, w, 0, Pairs))) with { Multiplications = 50 };
        yield return Measurement.Take("GKR, sum of two fractions", "pair", Count, () => Repeat(Repeats, () => FractionKernels.AddPairs(p.Span(0, 2 * Pairs), q.Span(0, 2 * Pairs), x.Span(0, Pairs), y.Span(0, Pairs)))) with { Multiplications = 75 };
        yield return Measurement.Take("GKR, sumcheck round", "pair", Count, () => Repeat(Repeats, () => FractionKernels.Round(v.Span(0, 2 * Pairs), w.Span(0, 2 * Pairs), p.Span(0, 2 * Pairs), q.Span(0, 2 * Pairs), weights.Span(0, Pairs)))) with { Multiplications = 150 };
    }

    private static IEnumerable<Measurement> Commitments(int workers)
    {
        foreach (var (logLength, columns) in new[] { (20, 16), (18, 64), (16, 256) })
        {
            var message = Elements(columns << logLength, 9);
            var codeword = new KoalaBear[columns << (logLength + 1)];
            var name = $"2^{logLength} × {columns}, blow-up 2, {workers} threads";
            var cells = (double)message.Length;
            yield return Measurement.Take($"encode {name}", "message cell", cells, () => ReedSolomon.Encode(message, columns, 1, codeword, workers))
                with { Multiplications = logLength };
            var permutations = Poseidon2Hash.LeafPermutations(columns) + 1;
            yield return Measurement.Take($"Merkle {name}", "codeword cell", 2 * cells, () => MerkleTree.Commit(codeword, columns, workers))
                with { Multiplications = permutations * PoseidonMultiplications / (double)columns };
        }
    }

    private static void Repeat(int count, Action run)
    {
        for (var i = 0; i < count; i++)
            run();
    }

    private static KoalaBear[] Elements(int length, ulong seed)
    {
        var elements = new KoalaBear[length];
        VectorKernels.Powers(KoalaBear.Create(seed * 0x9e3779b97f4a7c15), KoalaBear.One, elements);
        return elements;
    }

    private static ExtensionVector Extensions(int length, uint seed)
    {
        var vector = new ExtensionVector(length);
        for (var i = 0u; i < KoalaBear5.Degree; i++)
            Elements(length, (seed * 10) + i).CopyTo(vector.Plane((int)i));
        return vector;
    }
}
