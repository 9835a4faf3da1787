using Nullius.Fields;
using Nullius.Protocol;

namespace Nullius.EndToEnd.Tests.Soundness;

/// <summary>One operation on a transcript, as its vector lists it.</summary>
/// <param name="Operation">base, extension (messages), work, challenge or sample.</param>
/// <param name="Values">The canonical values of a message; what is drawn is filled in by <see cref="Run"/>.</param>
internal sealed record TranscriptStep(string Operation, uint[] Values)
{
    /// <summary>Messages of lengths around those of blocks and frames, with draws of every kind after them.</summary>
    public static IEnumerable<TranscriptStep> Examples
    {
        get
        {
            foreach (int length in (int[])[0, 1, 7, 8, 9, 16, 40])
            {
                yield return Message("base", length);
                yield return new("work", []);
                yield return new("challenge", []);
                yield return new("challenge", []);
            }

            foreach (int elements in (int[])[0, 1, 2, 3, 4, 5, 6])
            {
                yield return Message("extension", elements * KoalaBear5.Degree);
                yield return new("work", []);
                for (int sample = 0; sample < 9; sample++)
                    yield return new("sample", []);
                yield return new("challenge", []);
                yield return new("sample", []);
            }
        }
    }

    /// <summary>Performs an operation and returns its values: those absorbed, or those drawn.</summary>
    public static uint[] Run(Transcript transcript, string operation, uint[] values)
    {
        KoalaBear[] message = [.. values.Select(KoalaBear.FromCanonical)];
        switch (operation)
        {
            case "base":
                transcript.Absorb(message);
                return values;
            case "extension":
                transcript.Absorb([.. message.Chunk(KoalaBear5.Degree).Select(chunk => KoalaBear5.FromCoefficients(chunk))]);
                return values;
            case "work":
                return [transcript.State[Transcript.WorkIndex].ToCanonical()];
            case "sample":
                return [transcript.Sample().ToCanonical()];
            case "challenge":
                KoalaBear5 challenge = transcript.Challenge();
                return [.. Enumerable.Range(0, KoalaBear5.Degree).Select(index => challenge[index].ToCanonical())];
            default:
                throw new ArgumentException($"there is no operation {operation}", nameof(operation));
        }
    }

    private static TranscriptStep Message(string operation, int length) =>
        new(operation, [.. Enumerable.Range(1, length).Select(value => (uint)(value * value))]);
}
