using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

/// <summary>An interleaved Reed–Solomon code and its Merkle tree (Spec §4.8.2).</summary>
internal sealed class CodeCommitment
{
    private readonly KoalaBear[] _rows;
    private readonly int _width;
    private readonly Digest[][] _levels;

    private CodeCommitment(KoalaBear[] rows, int width, Digest[][] levels)
    {
        _rows = rows;
        _width = width;
        _levels = levels;
    }

    public ReadOnlySpan<KoalaBear> Root => _levels[^1][0].Elements;

    /// <param name="columns">The messages over F, one after the other.</param>
    /// <param name="logLength">The logarithm of the length of a message.</param>
    /// <param name="columnCount">The number of messages given.</param>
    /// <param name="width">The number of messages; those not given are zero.</param>
    /// <param name="logInverseRate">The code has rate 2^−this.</param>
    /// <param name="workers">The number of threads.</param>
    public static CodeCommitment Commit(KoalaBear[] columns, int logLength, int columnCount, int width, int logInverseRate, int workers)
    {
        int logDomain = logLength + logInverseRate;
        var rows = new KoalaBear[(long)width << logDomain];
        Work.For(columnCount, workers, column =>
        {
            var values = new KoalaBear[1 << logDomain];
            columns.AsSpan(column << logLength, 1 << logLength).CopyTo(values);
            Transform(values);
            for (int row = 0; row < values.Length; row++)
                rows[((long)row * width) + column] = values[row];
        });
        var leaves = new Digest[1 << logDomain];
        Work.For(leaves.Length, workers, row => leaves[row] = Poseidon2Hash.HashLeaf(rows.AsSpan(row * width, width)));
        List<Digest[]> levels = [leaves];
        while (levels[^1].Length > 1)
        {
            Digest[] below = levels[^1];
            var level = new Digest[below.Length / 2];
            Work.For(level.Length, workers, node => level[node] = Poseidon2Hash.Compress(below[2 * node], below[(2 * node) + 1]));
            levels.Add(level);
        }

        return new CodeCommitment(rows, width, [.. levels]);
    }

    /// <summary>The leaf of an index.</summary>
    public ReadOnlySpan<KoalaBear> Leaf(int index) => _rows.AsSpan(index * _width, _width);

    /// <summary>Appends a leaf and its path (Spec §4.8.6).</summary>
    public void AppendOpening(ProverTranscript transcript, int index)
    {
        transcript.Append(Leaf(index));
        foreach (Digest[] level in _levels.AsSpan(0, _levels.Length - 1))
        {
            transcript.Append(level[index ^ 1].Elements);
            index >>= 1;
        }
    }

    private static void Transform(KoalaBear[] values)
    {
        int log = System.Numerics.BitOperations.Log2((uint)values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            int reversed = 0;
            for (int bit = 0; bit < log; bit++)
                reversed |= ((index >> bit) & 1) << (log - 1 - bit);
            if (reversed > index)
                (values[index], values[reversed]) = (values[reversed], values[index]);
        }

        for (int stage = 1; stage <= log; stage++)
        {
            KoalaBear root = KoalaBear.TwoAdicGenerator(stage);
            int half = 1 << (stage - 1);
            for (int start = 0; start < values.Length; start += 2 * half)
            {
                KoalaBear twiddle = KoalaBear.One;
                for (int index = start; index < start + half; index++)
                {
                    KoalaBear odd = values[index + half] * twiddle;
                    values[index + half] = values[index] - odd;
                    values[index] += odd;
                    twiddle *= root;
                }
            }
        }
    }
}
