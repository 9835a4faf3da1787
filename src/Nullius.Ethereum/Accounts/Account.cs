using System.Diagnostics;

namespace Nullius.Ethereum;

/// <summary>An account that this process holds the key of. The key signs and is never shown: no property, text or message contains it.</summary>
[DebuggerDisplay("{Address}")]
public sealed class Account
{
    private const int KeyBytes = 32;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] privateKey;

    private Account(byte[] privateKey)
    {
        this.privateKey = privateKey;

        // The last 20 bytes of the hash of the public key's coordinates.
        Address = new Address(Hash32.Keccak(Secp256k1.PublicKey(privateKey)).ToArray().AsSpan(Hash32.Bytes - Address.Bytes));
    }

    /// <summary>The name of the account.</summary>
    public Address Address { get; }

    /// <summary>Takes a private key of 32 bytes, which are copied.</summary>
    /// <exception cref="ArgumentException">The bytes are not a private key of secp256k1.</exception>
    public static Account FromKey(ReadOnlySpan<byte> privateKey) => privateKey.Length == KeyBytes && Secp256k1.IsPrivateKey(privateKey)
        ? new Account(privateKey.ToArray())
        : throw new ArgumentException("The bytes are not a private key: 32 bytes, not zero and below the order of secp256k1.", nameof(privateKey));

    /// <summary>Takes a private key of 64 hexadecimal digits, with or without <c>0x</c>.</summary>
    /// <exception cref="FormatException">The text is not a private key. The message does not repeat it.</exception>
    public static Account FromHex(string privateKey) => TryFromHex(privateKey, out Account? account)
        ? account
        : throw new FormatException("The text is not a private key: 64 hexadecimal digits, not zero and below the order of secp256k1.");

    /// <summary>
    /// Takes the private key from a file that holds 64 hexadecimal digits, with or without <c>0x</c>, and nothing else but blanks
    /// around them.
    /// </summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="FormatException">The file holds something else. The message does not repeat it.</exception>
    public static Account FromFile(string path) => TryFromHex(File.ReadAllText(path).Trim(), out Account? account)
        ? account
        : throw new FormatException($"'{path}' is not a key file: 64 hexadecimal digits, not zero and below the order of secp256k1.");

    /// <summary>Signs a hash, deterministically (RFC 6979).</summary>
    public Signature Sign(Hash32 hash) => Secp256k1.Sign(privateKey, hash);

    /// <summary>The address.</summary>
    public override string ToString() => Address.ToString();

    private static bool TryFromHex(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Account? account)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        account = Hex.TryDecode(text, key) && Secp256k1.IsPrivateKey(key) ? new Account(key.ToArray()) : null;
        key.Clear();
        return account is not null;
    }
}
