using Nullius.Fields;
using Nullius.Hashing;
using Nullius.Kernels;
using Nullius.Protocol;

namespace Nullius.Prover.Opening;

/// <summary>Proofs of work (Spec §4.1.4).</summary>
internal static class Grinding
{
    /// <summary>Finds, sends and absorbs the least proof of work of so many bits; with 0 bits nothing happens.</summary>
    public static void Prove(ProverTranscript transcript, int bits, int workers)
    {
        if (bits > 0)
            Send(transcript, FindNonce(transcript.Transcript, bits, 0, workers));
    }

    /// <summary>
    /// Proves the work and draws query indices below 2^<paramref name="logDomain"/>. A proof of work after which p − 1 would be drawn
    /// is passed over, since the verifier rejects that sample (Spec §4.1.5).
    /// </summary>
    public static int[] ProveAndDraw(ProverTranscript transcript, int bits, int logDomain, int count, int workers)
    {
        var indices = new int[count];
        if (bits == 0)
        {
            if (!TryDraw(transcript.Transcript, logDomain, indices))
                throw new InvalidOperationException("A query was drawn at p − 1 and there is no proof of work to choose anew.");
            return indices;
        }

        uint nonce = 0;
        while (true)
        {
            nonce = FindNonce(transcript.Transcript, bits, nonce, workers);
            Transcript trial = transcript.Transcript.Clone();
            trial.Absorb([KoalaBear.FromCanonical(nonce)]);
            if (TryDraw(trial, logDomain, indices))
                break;
            nonce++;
        }

        Send(transcript, nonce);
        TryDraw(transcript.Transcript, logDomain, indices);
        return indices;
    }

    private static void Send(ProverTranscript transcript, uint nonce) => transcript.SendBase([KoalaBear.FromCanonical(nonce)]);

    private static bool TryDraw(Transcript transcript, int logDomain, Span<int> indices)
    {
        for (int query = 0; query < indices.Length; query++)
        {
            if (!transcript.TryDrawIndex(logDomain, out indices[query]))
                return false;
        }

        return true;
    }

    private static uint FindNonce(Transcript transcript, int bits, uint first, int workers)
    {
        const int NoncesPerTask = 1 << 9;
        KoalaBear[] state = transcript.State.ToArray();
        for (uint start = first; ; start += (uint)(NoncesPerTask * workers))
        {
            var found = new uint[workers];
            Work.For(workers, workers, worker =>
                found[worker] = FindNonce(state, bits, start + (uint)(worker * NoncesPerTask), NoncesPerTask));
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
