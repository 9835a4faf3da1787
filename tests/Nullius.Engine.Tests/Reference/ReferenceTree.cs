using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Engine.Tests.Reference;

/// <summary>A Merkle tree over the code of some chunks, as Spec §4.8.2 says.</summary>
internal sealed class ReferenceTree
{
    private readonly KoalaBear[][] _leaves;
    private readonly List<Digest[]> _levels = [];

    /// <param name="columns">The values of each chunk at all points of the domain.</param>
    /// <param name="coefficients">1 over F, 5 over E.</param>
    public ReferenceTree(KoalaBear5[][] columns, int coefficients)
    {
        _leaves = new KoalaBear[columns[0].Length][];
        for (int row = 0; row < _leaves.Length; row++)
        {
            _leaves[row] = new KoalaBear[coefficients * columns.Length];
            for (int index = 0; index < _leaves[row].Length; index++)
                _leaves[row][index] = columns[index % columns.Length][row][index / columns.Length];
        }

        _levels.Add([.. _leaves.Select(leaf => Poseidon2Hash.HashLeaf(leaf))]);
        while (_levels[^1].Length > 1)
            _levels.Add([.. _levels[^1].Chunk(2).Select(pair => Poseidon2Hash.Compress(pair[0], pair[1]))]);
    }

    public Digest Root => _levels[^1][0];

    /// <summary>The leaf, then the siblings on the way to the root.</summary>
    public IEnumerable<KoalaBear> Opening(int index) =>
        [.. _leaves[index], .. _levels[..^1].SelectMany((level, depth) => level[(index >> depth) ^ 1].Elements.ToArray())];
}
