using System.Text;
using Nullius.Contracts.Tests.Support;
using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Verifier.Core;

namespace Nullius.Contracts.Tests.Vectors;

/// <summary>Writes the vector of a case: one property a line, for <c>contracts/test</c>.</summary>
internal static class SealVector
{
    public static string Create(SealCase seal)
    {
        byte[] proof = seal.Prove();
        var recorder = new SealRecorder(seal.Key, proof, seal.PreprocessedCap);
        EngineVerifier.Verify(recorder, seal.Key, (ReadOnlySpan<KoalaBear5>)[.. seal.PublicValues.Select(KoalaBear5.FromBase)]);
        Assert.Equal(Check.None, recorder.Finish());

        var challenges = new byte[recorder.Challenges.Count * KoalaBear5.EncodedBytes];
        for (int index = 0; index < recorder.Challenges.Count; index++)
            recorder.Challenges[index].WriteBigEndian(challenges.AsSpan(index * KoalaBear5.EncodedBytes));

        (string Name, string Value)[] properties =
        [
            ("program", Hex(SealProgram.Encode(seal.Key, seal.PreprocessedCap))),
            ("preprocessedCap", Hex(seal.PreprocessedCap)),
            ("publicValues", Numbers(seal.PublicValues.Select(value => (long)value.ToCanonical()))),
            ("seal", Hex(proof)),
            ("segments", Numbers(recorder.Segments.SelectMany(segment => (long[])[(int)segment.Part, segment.Start, segment.Length]))),
            ("operations", Numbers(recorder.Operations.SelectMany(entry => (long[])[(int)entry.Operation, entry.First, entry.Second]))),
            ("challenges", Hex(challenges)),
            ("queries", Numbers(recorder.Queries.Select(index => (long)index))),
            ("wrongFinalVector", Hex(seal.ProveByReference((name, message) => message[0] += name == "final" ? KoalaBear5.One : KoalaBear5.Zero))),
        ];
        var text = new StringBuilder("{\n");
        text.AppendJoin(",\n", properties.Select(property => $"  \"{property.Name}\": {property.Value}"));
        return text.Append("\n}\n").ToString();
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => $"\"0x{Convert.ToHexStringLower(bytes)}\"";

    private static string Numbers(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";
}
