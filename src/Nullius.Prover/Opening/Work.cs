namespace Nullius.Prover.Opening;

/// <summary>Loops over independent tasks. Results never depend on the number of threads.</summary>
internal static class Work
{
    /// <summary>Runs tasks 0 … <paramref name="count"/> − 1 on up to <paramref name="workers"/> threads.</summary>
    public static void For(int count, int workers, Action<int> task)
    {
        if (workers == 1 || count <= 1)
        {
            for (int index = 0; index < count; index++)
                task(index);
            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = workers }, task);
    }
}
