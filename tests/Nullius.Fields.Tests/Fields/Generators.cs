using CsCheck;
using Nullius.Fields;

namespace Nullius.Fields.Tests;

/// <summary>Random field elements, with the corner cases over-represented.</summary>
internal static class Generators
{
    public static readonly Gen<KoalaBear> KoalaBear = Gen.Frequency(
        (8, Gen.UInt[0, Nullius.Fields.KoalaBear.Modulus - 1].Select(Nullius.Fields.KoalaBear.FromMontgomery)),
        (1, Gen.UInt[0, 2].Select(Nullius.Fields.KoalaBear.FromMontgomery)),
        (1, Gen.UInt[1, 3].Select(x => Nullius.Fields.KoalaBear.FromMontgomery(Nullius.Fields.KoalaBear.Modulus - x))),
        (1, Gen.UInt[0, 2].Select(Nullius.Fields.KoalaBear.FromCanonical)));

    public static readonly Gen<KoalaBear5> KoalaBear5 =
        Gen.Select(KoalaBear, KoalaBear, KoalaBear, KoalaBear, KoalaBear).Select((a, b, c, d, e) => new KoalaBear5(a, b, c, d, e));
}
