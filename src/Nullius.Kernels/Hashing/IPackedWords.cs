using System.Diagnostics.CodeAnalysis;

namespace Nullius.Kernels;

/// <summary>A vector register of 64-bit words, one for each of several messages that are hashed side by side.</summary>
/// <remarks>The Keccak kernels are written once over this interface and run at every width.</remarks>
internal unsafe interface IPackedWords<TSelf>
    where TSelf : unmanaged, IPackedWords<TSelf>
{
    /// <summary>The number of messages.</summary>
    static abstract int Lanes { get; }

    /// <summary>The same word for every message.</summary>
    static abstract TSelf Broadcast(ulong word);

    /// <summary>left ⊕ right.</summary>
    static abstract TSelf operator ^(TSelf left, TSelf right);

    /// <summary>first ⊕ second ⊕ third.</summary>
    static abstract TSelf Xor(TSelf first, TSelf second, TSelf third);

    /// <summary>first ⊕ (¬second ∧ third), the step χ.</summary>
    static abstract TSelf Chi(TSelf first, TSelf second, TSelf third);

    /// <summary>Rotates every word to the left.</summary>
    static abstract TSelf RotateLeft(TSelf value, [ConstantExpected(Min = 1, Max = 63)] byte bits);

    /// <summary>Reads one word of each message; message l begins <paramref name="stride"/> bytes after message l − 1.</summary>
    static abstract TSelf Gather(byte* source, nint stride);

    /// <summary>Adds (⊕) four consecutive words of each message to four registers.</summary>
    static abstract void AddFour(byte* source, nint stride, TSelf* destination);

    /// <summary>Writes four registers as four consecutive words of each message.</summary>
    static abstract void StoreFour(TSelf* source, byte* destination, nint stride);
}
