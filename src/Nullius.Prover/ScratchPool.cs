using System.Collections.Concurrent;

namespace Nullius.Prover;

/// <summary>Lends working memory to pieces of work that run at the same time.</summary>
internal sealed class ScratchPool<T>(Func<T> create)
    where T : class
{
    private readonly ConcurrentBag<T> _free = [];

    public T Rent() => _free.TryTake(out T? scratch) ? scratch : create();

    public void Return(T scratch) => _free.Add(scratch);
}
