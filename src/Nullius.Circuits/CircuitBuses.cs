using Nullius.Constraints;
using Nullius.Fields;
using Nullius.Hashing;

namespace Nullius.Circuits;

/// <summary>The two buses of a circuit: every wire is a tuple (address, value), defined by one port and used by others (Spec §9.2).</summary>
public static class CircuitBuses
{
    /// <summary>Wires that carry an element of E: address, five coefficients.</summary>
    public static readonly Bus Scalar = new("scalar", 1, BusKind.Wire, 1 + KoalaBear5.Degree);

    /// <summary>Wires that carry eight elements of F: address, elements, and on a Merkle path the index and position so far (else 0, 0).</summary>
    public static readonly Bus Block = new("block", 2, BusKind.Wire, 1 + Digest.Length + 2);
}
