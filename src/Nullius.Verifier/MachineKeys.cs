using System.Collections.Concurrent;
using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>The verifying keys of the machine, one per shape.</summary>
public static class MachineKeys
{
    private static readonly ConcurrentDictionary<Shape, (VerifyingKey Key, int ProofBytes)> Keys = new();

    /// <summary>The key of a shape.</summary>
    public static VerifyingKey Get(Shape shape) => Create(shape).Key;

    /// <summary>The bytes of every proof of a shape.</summary>
    public static int ProofBytes(Shape shape) => Create(shape).ProofBytes;

    /// <summary>Runs the verifier for a shape without a proof and counts what it does.</summary>
    public static MeasuringContext Measure(VerifyingKey key)
    {
        var context = new MeasuringContext();
        EngineVerifier.Verify(context, key, new MeasuredElement[key.System.PublicValueCount]);
        context.Finish();
        return context;
    }

    private static (VerifyingKey Key, int ProofBytes) Create(Shape shape) => Keys.GetOrAdd(shape, static shape =>
    {
        var key = new VerifyingKey(RiscvMachine.Instance.System, shape);
        return (key, checked((int)Measure(key).ProofBytes));
    });
}
