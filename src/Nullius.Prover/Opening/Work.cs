using Nullius.Fields;

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

    /// <summary>The sums, element by element, of what the tasks give; sums in a field have no order.</summary>
    public static KoalaBear5[] Sum(int count, int workers, int terms, Action<int, KoalaBear5[]> addTask)
    {
        var results = new KoalaBear5[count][];
        For(count, workers, task =>
        {
            var sums = new KoalaBear5[terms];
            addTask(task, sums);
            results[task] = sums;
        });
        var total = new KoalaBear5[terms];
        foreach (KoalaBear5[] result in results)
        {
            for (int index = 0; index < terms; index++)
                total[index] += result[index];
        }

        return total;
    }
}
