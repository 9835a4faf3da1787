using Nullius.Protocol;
using Nullius.Verifier;
using Nullius.Verifier.Core;

namespace Nullius.Sdk;

/// <summary>Counts what the verification of one segment costs, which is what a recursion circuit has to do.</summary>
public static class VerifierCost
{
    /// <summary>The cost for a shape: the whole (<c>verifier</c>) and its parts in the order of the protocol.</summary>
    public static IReadOnlyList<VerifierPart> Measure(Shape shape)
    {
        VerifyingKey key = MachineKeys.Get(shape);
        MeasuringContext whole = MachineKeys.Measure(key);
        VerifierPart total = Part("verifier", whole, whole.Multiplications, whole.Scalings);

        // Spec §4.2, up to the point where the opening begins; the opening is the rest.
        var context = new MeasuringContext();
        var publicValues = new MeasuredElement[key.System.PublicValueCount];
        Array.Fill(publicValues, MeasuredElement.Variable);
        context.Begin(key.Preamble);
        context.Absorb(publicValues);
        TableHeights<MeasuredElement>.Receive(context, key);
        new WhirVerifier<MeasuringContext, MeasuredElement>(context, shape.Opening).ReceiveCommitment();
        VerifierPart commitment = PartSoFar("commitment", context);
        Fingerprint<MeasuredElement> fingerprint = Fingerprint<MeasuredElement>.Draw(context);
        LeafClaims<MeasuredElement> leaves = GkrVerifier.Verify(context, key, fingerprint, publicValues);
        VerifierPart buses = PartSoFar("buses", context);
        ZerocheckVerifier.Verify(context, key, fingerprint, leaves);
        VerifierPart zerocheck = PartSoFar("zerocheck", context);
        return [total, commitment, buses.Minus("buses", commitment), zerocheck.Minus("zerocheck", buses), total.Minus("opening", zerocheck)];
    }

    private static VerifierPart PartSoFar(string name, MeasuringContext context) =>
        Part(name, context, MeasuredElement.Multiplications, MeasuredElement.Scalings);

    private static VerifierPart Part(string name, MeasuringContext context, long multiplications, long scalings) =>
        new(name, context.ProofBytes, context.Permutations, multiplications, scalings, context.FoldMultiplications, context.PositionMultiplications);
}
