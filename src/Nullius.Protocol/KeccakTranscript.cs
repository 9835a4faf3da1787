using System.Buffers.Binary;
using System.Numerics;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Protocol;

/// <summary>The hash chain that turns messages into challenges in the final layer (Spec §10.2).</summary>
public sealed class KeccakTranscript
{
    /// <summary>What the label of every proof begins with (Spec §10.4.1).</summary>
    public static ReadOnlySpan<byte> Label => "nullius/v1/evm"u8;

    /// <summary>The most bits that a proof of work may ask for.</summary>
    public const int WorkBitsMax = 40;

    /// <summary>Query indices that one draw yields.</summary>
    public const int IndicesPerDraw = 10;

    /// <summary>Bits that a lane of a challenge is made from: 2^20 times p.</summary>
    private const int LaneBits = 51;

    /// <summary>p = 127·2^24 + 1: 127 times the low 24 bits and the bits above them.</summary>
    private const int LowBits = 24;
    private const ulong LowFactor = 127;

    /// <summary>Bits of a draw that an index is cut from.</summary>
    private const int IndexBits = 25;

    private readonly byte[] _state = new byte[Keccak256.HashBytes];
    private bool _isFresh = true;

    private KeccakTranscript()
    {
    }

    /// <summary>s: 32 bytes.</summary>
    public ReadOnlySpan<byte> State => _state;

    /// <summary>Creates the transcript that begins with a label (Spec §10.2.1).</summary>
    public static KeccakTranscript Create(ReadOnlySpan<byte> label)
    {
        var transcript = new KeccakTranscript();
        Keccak256.Hash(label, transcript._state);
        return transcript;
    }

    /// <summary>The digest of a key: what a contract verifies for (Spec §10.4.1).</summary>
    /// <param name="parameters">The parameters and the digest of the system (Spec §4.2.2).</param>
    /// <param name="preprocessedCap">The cap over the preprocessed columns; empty if there are none.</param>
    public static byte[] KeyDigest(IReadOnlyList<uint> parameters, ReadOnlySpan<byte> preprocessedCap)
    {
        var message = new byte[(parameters.Count * sizeof(uint)) + preprocessedCap.Length];
        for (int index = 0; index < parameters.Count; index++)
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(index * sizeof(uint)), parameters[index]);
        preprocessedCap.CopyTo(message.AsSpan(parameters.Count * sizeof(uint)));
        return Keccak256.Hash(message);
    }

    /// <summary>Creates the transcript of the proofs of a key (Spec §10.4.1).</summary>
    /// <inheritdoc cref="KeyDigest"/>
    public static KeccakTranscript Begin(IReadOnlyList<uint> parameters, ReadOnlySpan<byte> preprocessedCap) =>
        Create([.. Label, .. KeyDigest(parameters, preprocessedCap)]);

    /// <summary>Absorbs one message (Spec §10.2.2).</summary>
    /// <exception cref="ArgumentException">The message is empty.</exception>
    public void Absorb(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
            throw new ArgumentException("A message is not empty.", nameof(message));
        byte[] input = [.. _state, .. message];
        Keccak256.Hash(input, _state);
        _isFresh = true;
    }

    /// <summary>Draws a challenge in E (Spec §10.2.4).</summary>
    public KoalaBear5 Challenge()
    {
        Draw();
        Span<KoalaBear> lanes = stackalloc KoalaBear[KoalaBear5.Degree];
        for (int index = 0; index < lanes.Length; index++)
        {
            ulong window = Window(index * LaneBits, LaneBits);
            lanes[index] = KoalaBear.Create((LowFactor * (window & ((1ul << LowBits) - 1))) + (window >> LowBits));
        }

        return KoalaBear5.FromLanes(lanes);
    }

    /// <summary>Draws indices below 2^<paramref name="logDomain"/>; they may repeat (Spec §10.2.5).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The domain has more than 2^24 positions.</exception>
    public void DrawIndices(Span<int> indices, int logDomain)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(logDomain);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(logDomain, KoalaBear.TwoAdicity);
        for (int index = 0; index < indices.Length; index++)
        {
            int place = index % IndicesPerDraw;
            if (place == 0)
                Draw();
            indices[index] = (int)Window(place * IndexBits, logDomain);
        }
    }

    /// <summary>Absorbs a nonce and says whether it proves work of that many bits (Spec §10.2.6).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bits are not between 1 and <see cref="WorkBitsMax"/>.</exception>
    public bool AbsorbWork(ulong nonce, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, WorkBitsMax);
        Span<byte> message = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(message, nonce);
        Absorb(message);
        Draw();
        return BitOperations.LeadingZeroCount(Word(3)) >= bits;
    }

    private void Draw()
    {
        if (!_isFresh)
            Keccak256.Hash(_state, _state);
        _isFresh = false;
    }

    /// <summary>⌊s / 2^shift⌋ mod 2^bits, s as a big-endian integer.</summary>
    private ulong Window(int shift, int bits)
    {
        (int word, int offset) = Math.DivRem(shift, 64);
        ulong value = Word(word) >> offset;
        if (offset + bits > 64)
            value |= Word(word + 1) << (64 - offset);
        return value & ((1ul << bits) - 1);
    }

    /// <summary>⌊s / 2^(64·index)⌋ mod 2^64.</summary>
    private ulong Word(int index) => BinaryPrimitives.ReadUInt64BigEndian(_state.AsSpan((3 - index) * sizeof(ulong)));
}
