using Nullius.Machine;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Verifier;

/// <summary>The verifying keys of the machine, one per shape of <see cref="Shapes.All"/>, made when they are first asked for.</summary>
public static class MachineKeys
{
    private static readonly Lazy<(VerifyingKey Key, int ProofBytes)>[] Keys =
        [.. Shapes.All.Select(shape => new Lazy<(VerifyingKey Key, int ProofBytes)>(() => Create(shape)))];

    /// <summary>The key of a shape.</summary>
    /// <exception cref="ArgumentException">The shape is not one of <see cref="Shapes.All"/>.</exception>
    public static VerifyingKey Get(Shape shape) => Find(shape).Key;

    /// <summary>The bytes of every proof of a shape.</summary>
    /// <exception cref="ArgumentException">The shape is not one of <see cref="Shapes.All"/>.</exception>
    public static int ProofBytes(Shape shape) => Find(shape).ProofBytes;

    /// <summary>Runs the verifier for a key without a proof and counts what it does.</summary>
    public static MeasuringContext Measure(VerifyingKey key)
    {
        var context = new MeasuringContext();
        var publicValues = new MeasuredElement[key.System.PublicValueCount];
        Array.Fill(publicValues, MeasuredElement.Variable);
        EngineVerifier.Verify(context, key, publicValues);
        context.Finish();
        return context;
    }

    private static (VerifyingKey Key, int ProofBytes) Find(Shape shape)
    {
        for (int index = 0; index < Keys.Length; index++)
        {
            if (Shapes.All[index] == shape)
                return Keys[index].Value;
        }

        throw new ArgumentException($"{shape.Name} is not a shape of the machine", nameof(shape));
    }

    private static (VerifyingKey Key, int ProofBytes) Create(Shape shape)
    {
        var key = new VerifyingKey(RiscvMachine.Instance.System, shape);
        return (key, checked((int)Measure(key).ProofBytes));
    }
}
