using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Wires;

/// <summary>The values of all wires of a circuit, as they become known.</summary>
internal sealed class Assignment(int nodeCount, int blockCount, IReadOnlyList<ReadOnlyMemory<KoalaBear>> hints)
{
    private readonly KoalaBear5[] _scalars = new KoalaBear5[nodeCount];
    private readonly KoalaBear[] _blocks = new KoalaBear[blockCount * Digest.Length];
    private readonly (KoalaBear Index, KoalaBear Position)[] _paths = new (KoalaBear, KoalaBear)[blockCount];

    /// <summary>The name of the first check that the values fail; null as long as none does.</summary>
    public string? Failure { get; private set; }

    /// <summary>The value of a node.</summary>
    public ref KoalaBear5 Scalar(int node) => ref _scalars[node];

    /// <summary>The eight elements of a block.</summary>
    public Span<KoalaBear> Block(int block) => _blocks.AsSpan(block * Digest.Length, Digest.Length);

    /// <summary>The index so far, and ω^index − 1, of a node on a Merkle path; zero for other blocks.</summary>
    public ref (KoalaBear Index, KoalaBear Position) Path(int block) => ref _paths[block];

    /// <summary>Elements of a hint list.</summary>
    public ReadOnlySpan<KoalaBear> Hints(HintList stream, int offset, int count) => hints[stream.Index].Span.Slice(offset, count);

    /// <summary>Remembers a failed check.</summary>
    public void Fail(string check) => Failure ??= check;
}
