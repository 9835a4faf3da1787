namespace Nullius.Prover;

/// <summary>Runs independent pieces of work on a bounded number of threads.</summary>
/// <remarks>Results never depend on the number of workers: pieces write to places of their own, and sums in a field have no order.</remarks>
internal sealed class WorkerGroup
{
    // Below this many elementary operations, starting a second thread costs more than it saves.
    private const long ParallelWorkMin = 20_000;

    private readonly ParallelOptions _options;

    public WorkerGroup(int workers, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        _options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
    }

    /// <summary>Runs body(0) … body(count − 1).</summary>
    /// <param name="count">The number of pieces.</param>
    /// <param name="work">The number of elementary operations of all pieces together, roughly.</param>
    /// <param name="body">Runs one piece.</param>
    public void For(int count, long work, Action<int> body)
    {
        _options.CancellationToken.ThrowIfCancellationRequested();
        if (count <= 1 || _options.MaxDegreeOfParallelism == 1 || work < ParallelWorkMin)
        {
            for (int index = 0; index < count; index++)
                body(index);
            return;
        }

        Parallel.For(0, count, _options, body);
    }
}
