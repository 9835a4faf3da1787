using System.Globalization;

namespace Nullius.Ethereum;

/// <summary>
/// An amount of the chain's currency in its smallest unit: 10^18 wei are one ether. Arithmetic throws where it leaves 0 … 2^128 − 1.
/// </summary>
/// <param name="Value">The number of wei.</param>
public readonly record struct Wei(UInt128 Value) : IComparable<Wei>
{
    private const int EtherDigits = 18;
    private static readonly UInt128 PerGwei = 1_000_000_000;
    private static readonly UInt128 PerEther = PerGwei * PerGwei;

    /// <summary>Nothing.</summary>
    public static Wei Zero => default;

    /// <summary>10^9 wei each.</summary>
    public static Wei FromGwei(ulong gwei) => new(gwei * PerGwei);

    /// <summary>10^18 wei each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, not a whole number of wei, or too large for a decimal.</exception>
    public static Wei FromEther(decimal ether)
    {
        const decimal Most = decimal.MaxValue / 1_000_000_000_000_000_000m;
        ArgumentOutOfRangeException.ThrowIfNegative(ether);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ether, Most);
        decimal wei = ether * 1_000_000_000_000_000_000m;
        if (wei != decimal.Truncate(wei))
            throw new ArgumentOutOfRangeException(nameof(ether), "The amount has more than 18 decimal places.");
        return new Wei((UInt128)wei);
    }

    public static Wei operator +(Wei left, Wei right) => new(checked(left.Value + right.Value));

    public static Wei operator -(Wei left, Wei right) => new(checked(left.Value - right.Value));

    public static Wei operator *(Wei amount, ulong count) => new(checked(amount.Value * count));

    public static bool operator <(Wei left, Wei right) => left.Value < right.Value;

    public static bool operator >(Wei left, Wei right) => left.Value > right.Value;

    public static bool operator <=(Wei left, Wei right) => left.Value <= right.Value;

    public static bool operator >=(Wei left, Wei right) => left.Value >= right.Value;

    /// <summary>The smaller of two amounts.</summary>
    public static Wei Min(Wei left, Wei right) => left < right ? left : right;

    public int CompareTo(Wei other) => Value.CompareTo(other.Value);

    /// <summary>The exact amount in ether: <c>1.5 ETH</c>.</summary>
    public override string ToString()
    {
        (UInt128 whole, UInt128 rest) = UInt128.DivRem(Value, PerEther);
        string places = rest.ToString(CultureInfo.InvariantCulture).PadLeft(EtherDigits, '0').TrimEnd('0');
        return places.Length == 0 ? $"{whole} ETH" : $"{whole}.{places} ETH";
    }
}
