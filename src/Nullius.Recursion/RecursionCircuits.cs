using Nullius.Protocol;
using Nullius.Verifier;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>The circuits of the recursion (Spec §9.6).</summary>
public static class RecursionCircuits
{
    private const int SecurityBits = 100;

    private static readonly string[] LiftShapes = ["tiny", "small", "medium", "large"];

    /// <summary>All kinds, in the order of their keys.</summary>
    public static IReadOnlyList<CircuitKind> Kinds { get; } = Enum.GetValues<CircuitKind>();

    /// <summary>The circuit that verifies segments of a shape; null if there is none.</summary>
    public static CircuitKind? LiftOf(Shape shape)
    {
        int index = Array.IndexOf(LiftShapes, shape.Name);
        return index < 0 || shape.SecurityBits != SecurityBits ? null : (CircuitKind)index;
    }

    /// <summary>Traces the circuit of the final layer.</summary>
    public static CircuitBuilder TraceFinal() => FinalProgram.Trace(FinalKey.System, CircuitKeys.Key);

    /// <summary>Traces a circuit.</summary>
    public static CircuitBuilder Trace(CircuitKind kind) => kind switch
    {
        CircuitKind.Join => JoinProgram.Trace(CircuitKeys.System, CircuitKeys.Key),
        CircuitKind.Seal => SealProgram.Trace(CircuitKeys.System, CircuitKeys.Key),
        CircuitKind.Resolve => ResolveProgram.Trace(CircuitKeys.System, CircuitKeys.Key),
        _ => LiftProgram.Trace(CircuitKeys.System, MachineKeys.Get(Shapes.Find(LiftShapes[(int)kind], SecurityBits)!)),
    };
}
