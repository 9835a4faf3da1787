using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Nullius.Protocol;
using Nullius.Prover.Opening;

namespace Nullius.Prover.Channels;

/// <content>Proofs of work and the queries after them (Spec §4.1.4, §4.1.5).</content>
internal sealed partial class Poseidon2Channel
{
    /// <summary>Finds, sends and absorbs the least proof of work of so many bits; with 0 bits nothing happens.</summary>
    public override void ProveWork(int bits)
    {
        if (bits > 0)
            SendBase([KoalaBear.FromCanonical(FindNonce(bits, 0))]);
    }

    /// <inheritdoc/>
    /// <remarks>A proof of work after which p − 1 would be drawn is passed over, since the verifier rejects that sample (Spec §4.1.5).</remarks>
    public override int[] DrawQueries(int workBits, int count, int logDomain)
    {
        var indices = new int[count];
        if (workBits == 0)
        {
            if (!TryDraw(_transcript, logDomain, indices))
                throw new InvalidOperationException("A query was drawn at p − 1 and there is no proof of work to choose anew.");
            return indices;
        }

        uint nonce = 0;
        while (true)
        {
            nonce = FindNonce(workBits, nonce);
            Transcript trial = _transcript.Clone();
            trial.Absorb([KoalaBear.FromCanonical(nonce)]);
            if (TryDraw(trial, logDomain, indices))
                break;
            nonce++;
        }

        SendBase([KoalaBear.FromCanonical(nonce)]);
        TryDraw(_transcript, logDomain, indices);
        return indices;
    }

    private static bool TryDraw(Transcript transcript, int logDomain, Span<int> indices)
    {
        for (int query = 0; query < indices.Length; query++)
        {
            if (!transcript.TryDrawIndex(logDomain, out indices[query]))
                return false;
        }

        return true;
    }

    private uint FindNonce(int bits, uint first)
    {
        const int NoncesPerTask = 1 << 9;
        KoalaBear[] state = _transcript.State.ToArray();
        for (uint start = first; ; start += (uint)(NoncesPerTask * workers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new uint[workers];
            uint begin = start;
            Work.For(workers, workers, worker =>
                found[worker] = FindNonce(state, bits, begin + (uint)(worker * NoncesPerTask), NoncesPerTask));
            foreach (uint nonce in found)
            {
                if (nonce != uint.MaxValue)
                    return nonce;
            }
        }
    }

    /// <summary>The first of <paramref name="count"/> nonces that proves the work, or <see cref="uint.MaxValue"/>.</summary>
    private static uint FindNonce(KoalaBear[] initial, int bits, uint first, int count)
    {
        // A multiple of what the packed permutation takes at once.
        const int Batch = 4 * PackedWidth.LanesMax;
        const int Width = Poseidon2.Width;
        Span<KoalaBear> states = stackalloc KoalaBear[Batch * Width];
        for (uint start = first; start < first + count; start += Batch)
        {
            for (int index = 0; index < Batch; index++)
            {
                // A message of one element: the nonce and seven zeros in one block, the length in the capacity.
                Span<KoalaBear> state = states.Slice(index * Width, Width);
                initial.CopyTo(state);
                state[..Transcript.Rate].Clear();
                state[0] = KoalaBear.FromCanonical(start + (uint)index);
                state[Transcript.TagIndex] += KoalaBear.One;
            }

            Poseidon2Packed.Permute16(states);
            for (int index = 0; index < Batch; index++)
            {
                if (Transcript.IsWork(states[(index * Width) + Transcript.WorkIndex], bits))
                    return start + (uint)index;
            }
        }

        return uint.MaxValue;
    }
}
