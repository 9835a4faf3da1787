using System.Runtime.CompilerServices;

namespace Nullius.Riscv;

/// <summary>Chooses executors.</summary>
public static class Executors
{
    /// <summary>The fastest executor that this process can use: compiled code where the runtime can compile, else the interpreter.</summary>
    public static IExecutor CreateFastest() =>
        RuntimeFeature.IsDynamicCodeCompiled ? new CompilingExecutor() : new InterpretingExecutor();
}
