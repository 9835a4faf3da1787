namespace Nullius.Sdk;

/// <summary>The work directory of an aggregation: segments of the guest's run in the folder itself, proofs of circuits in one below it.</summary>
/// <param name="Path">The folder.</param>
internal sealed record AggregationDirectory(string Path)
{
    /// <summary>The folder of the proofs of circuits.</summary>
    public string Circuits => System.IO.Path.Combine(Path, "circuits");

    /// <summary>Deletes what an aggregation leaves, and the folders if that was all.</summary>
    public void Remove()
    {
        CompressionDirectory.Remove(Circuits);
        WorkDirectory.Remove(Path);
    }
}
