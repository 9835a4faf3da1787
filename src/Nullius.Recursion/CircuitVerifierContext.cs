using Nullius.Fields;
using Nullius.Protocol;
using Nullius.Wires;

namespace Nullius.Recursion;

/// <summary>Runs the verifier over wires: what it reads becomes hints, what it checks becomes gates (Spec §9.4).</summary>
/// <param name="builder">The circuit.</param>
/// <param name="proof">The elements of F of the proof, in the order of its bytes.</param>
/// <param name="preprocessedRoot">The root of the preprocessed columns, if the key has some.</param>
public sealed partial class CircuitVerifierContext(CircuitBuilder builder, HintList proof, Block? preprocessedRoot = null)
    : IVerifierContext<Wire>
{
    private readonly CircuitTranscript _transcript = new(builder);
    private readonly List<Block> _roots = [];

    public void Begin(IReadOnlyList<uint> parameters)
    {
        Absorb(Constants([.. Transcript.Label.ToArray().Select(letter => (uint)letter)]));
        Absorb(Constants(parameters));
    }

    public void Absorb(ReadOnlySpan<Wire> values)
    {
        uint tag = (uint)values.Length;
        do
        {
            ReadOnlySpan<Wire> block = values[..Math.Min(Transcript.Rate, values.Length)];
            _transcript.AbsorbBlock(builder.Pack(block), tag);
            tag = 0;
            values = values[block.Length..];
        }
        while (values.Length > 0);
    }

    public void ReceiveBase(Span<Wire> destination)
    {
        uint tag = (uint)destination.Length;
        do
        {
            Span<Wire> part = destination[..Math.Min(Transcript.Rate, destination.Length)];
            Block block = builder.HintBlock(proof, part.Length);
            for (int index = 0; index < part.Length; index++)
                part[index] = builder.Unpack(block)[index];
            _transcript.AbsorbBlock(block, tag);
            tag = 0;
            destination = destination[part.Length..];
        }
        while (destination.Length > 0);
    }

    public void Receive(Span<Wire> destination)
    {
        uint tag = Transcript.ExtensionTag + (uint)destination.Length;
        while (destination.Length > 0)
        {
            Span<Wire> part = destination[..Math.Min(Transcript.FrameElements, destination.Length)];
            (Wire[] elements, Block[] blocks) = builder.Frame(proof, part.Length);
            elements.CopyTo(part);
            foreach (Block block in blocks)
            {
                _transcript.AbsorbBlock(block, tag);
                tag = 0;
            }

            destination = destination[part.Length..];
        }
    }

    public Commitment ReceiveRoot(int capHeight)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(capHeight, 0);
        return AbsorbRoot(builder.HintBlock(proof));
    }

    public Commitment AbsorbPreprocessedRoot() =>
        AbsorbRoot(preprocessedRoot ?? throw new InvalidOperationException("The context was created without a preprocessed root."));

    public Wire Challenge() => _transcript.Challenge();

    public void ProofOfWork(int bits)
    {
        if (bits == 0)
            return;
        _transcript.AbsorbBlock(builder.HintBlock(proof, 1), 1);
        builder.AssertWork(_transcript.WorkElement(), bits, nameof(Check.ProofOfWork));
    }

    public void Decompose(Wire value, Span<Wire> bits, Check check)
    {
        if (value.TryGetConstant(out KoalaBear constant))
        {
            uint canonical = constant.ToCanonical();
            if (canonical >> bits.Length != 0)
                throw new InvalidOperationException($"{check} can never hold");
            for (int bit = 0; bit < bits.Length; bit++)
                bits[bit] = Wire.FromCanonical((canonical >> bit) & 1);
            return;
        }

        builder.Decompose(value, bits.Length, check.ToString()).CopyTo(bits);
    }

    public void AssertEqual(Wire left, Wire right, Check check) => builder.AssertEqual(left, right, check.ToString());

    private static Wire[] Constants(IReadOnlyList<uint> values) => [.. values.Select(Wire.FromCanonical)];

    private Commitment AbsorbRoot(Block root)
    {
        _transcript.AbsorbBlock(root, Transcript.Rate);
        _roots.Add(root);
        return new Commitment(_roots.Count - 1);
    }
}
