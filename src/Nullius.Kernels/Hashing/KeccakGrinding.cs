using Nullius.Hashing;

namespace Nullius.Kernels;

/// <summary>Grinds proofs of work for the Keccak transcript on several threads. Spec §10.2.6.</summary>
public static class KeccakGrinding
{
    /// <summary>Nonces that a task tries between two looks at the token: about a millisecond of hashing.</summary>
    private const int TaskNonces = 1 << 13;

    /// <summary>Tasks of a worker between two rendezvous, where work is asked for that takes long.</summary>
    private const int WorkerTasksMax = 16;

    /// <summary>The least nonce that proves the work; it does not depend on the number of workers.</summary>
    /// <param name="state">The state of the transcript, 32 bytes.</param>
    /// <param name="bits">The leading zeros asked for, 1 to 64; 2^bits hashes are expected.</param>
    /// <param name="workers">The most threads to use.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ulong FindNonce(ReadOnlySpan<byte> state, int bits, int workers, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workers);
        var transcript = state.ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        var tasks = 1;
        for (var first = 0ul; ; first += (ulong)tasks * TaskNonces, tasks = Math.Min(2 * tasks, workers * WorkerTasksMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = new ulong?[tasks];
            var start = first;
            Parallel.For(0, tasks, options, task =>
            {
                if (KeccakPacked.TryFindNonce(transcript, bits, start + ((ulong)task * TaskNonces), TaskNonces, out var nonce))
                    found[task] = nonce;
            });
            foreach (var nonce in found)
            {
                if (nonce is { } least)
                    return least;
            }
        }
    }
}
