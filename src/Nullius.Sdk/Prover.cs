using Nullius.Riscv;

namespace Nullius.Sdk;

/// <summary>Makes receipts.</summary>
public static class Prover
{
    /// <summary>Runs a program and proves the run.</summary>
    /// <param name="program">The program.</param>
    /// <param name="input">The public input.</param>
    /// <param name="options">How to prove; null for the defaults.</param>
    /// <param name="progress">Told when each phase starts, on the proving thread.</param>
    /// <param name="cancellationToken">Ends the work; finished segments stay in the work directory.</param>
    /// <exception cref="ArgumentException">An option has no possible value.</exception>
    /// <exception cref="IOException">The work directory cannot be used.</exception>
    public static Task<ProvenRun> ProveAsync(
        GuestProgram program,
        ReadOnlyMemory<byte> input,
        ProvingOptions? options = null,
        IProgress<ProvingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= ProvingOptions.Default;
        Validate(options);
        return Task.Run(() => ProveCore(program, input, options, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Runs a program, proves the run and writes the receipt to a file, with its work directory (<c>PATH.work</c>) beside it.</summary>
    /// <remarks>The work directory is removed when the receipt is safely written; until then a killed proof resumes from it.</remarks>
    public static Task<ProvenRun> ProveToFileAsync(
        GuestProgram program,
        ReadOnlyMemory<byte> input,
        string path,
        ProvingOptions? options = null,
        IProgress<ProvingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options = (options ?? ProvingOptions.Default) with { WorkDirectory = $"{path}.work" };
        Validate(options);
        return Task.Run(() =>
        {
            ProvenRun proven = ProveCore(program, input, options, progress, cancellationToken);
            proven.Receipt.Save(path);
            WorkDirectory.Remove(options.WorkDirectory!);
            return proven;
        }, cancellationToken);
    }

    /// <summary>Deletes what <see cref="ProveAsync"/> left in a work directory, once its receipt is safe. A folder without a manifest of ours stays as it is.</summary>
    public static void RemoveWorkDirectory(string path) => WorkDirectory.Remove(path);

    private static ProvenRun ProveCore(
        GuestProgram program, ReadOnlyMemory<byte> input, ProvingOptions options, IProgress<ProvingProgress>? progress, CancellationToken cancellationToken)
    {
        var session = new ProvingSession(program, new ProgramInput(input, options.Witness), options, progress, cancellationToken);
        return session.Prove();
    }

    private static void Validate(ProvingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1, nameof(options));
        if (options.Context.Length is not (0 or ProvingOptions.ContextBytes))
            throw new ArgumentException($"A context has {ProvingOptions.ContextBytes} bytes.", nameof(options));
        ShapeChoice.Validate(options);
    }
}
