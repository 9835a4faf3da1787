using System.Runtime.CompilerServices;
using Nullius.Fields;

namespace Nullius.Hashing;

/// <summary>Storage of eight field elements in a row.</summary>
[InlineArray(Digest.Length)]
internal struct DigestElements
{
    private KoalaBear _first;
}
