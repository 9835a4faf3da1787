using System.Numerics;
using CsCheck;

namespace Nullius.Ethereum.Tests;

/// <summary>Random types of the ABI with random values of them.</summary>
internal static class AbiGenerators
{
    private const int DepthMax = 3;
    private static readonly AbiType[] Plain = [AbiType.Boolean, AbiType.Address, AbiType.Bytes, AbiType.Text];

    public static Gen<(AbiType Type, AbiValue Value)> Typed { get; } = Types(DepthMax).SelectMany(type => Values(type).Select(value => (type, value)));

    private static Gen<AbiType> Types(int depth)
    {
        Gen<AbiType> flat = Gen.OneOf(
            Gen.Int[1, 32].Select(bytes => AbiType.UnsignedInteger(8 * bytes)),
            Gen.Int[1, 32].Select(AbiType.FixedBytes),
            Gen.Int[0, Plain.Length - 1].Select(index => Plain[index]));
        if (depth == 0)
            return flat;
        Gen<AbiType> inner = Types(depth - 1);
        return Gen.Frequency(
            (3, flat),
            (1, inner.Select(AbiType.ArrayOf)),
            (1, Gen.Select(inner, Gen.Int[1, 3], AbiType.FixedArrayOf)),
            (1, inner.Array[1, 4].Select(parts => AbiType.Tuple(parts))));
    }

    private static Gen<AbiValue> Values(AbiType type) => type.Kind switch
    {
        AbiTypeKind.UnsignedInteger => Gen.Byte.Array[0, type.Size / 8].Select(bytes => (AbiValue)new BigInteger(bytes, isUnsigned: true)),
        AbiTypeKind.FixedBytes => Gen.Byte.Array[type.Size].Select(bytes => AbiValue.Bytes(bytes)),
        AbiTypeKind.Boolean => Gen.Bool.Select(truth => (AbiValue)truth),
        AbiTypeKind.Address => Gen.Byte.Array[Address.Bytes].Select(bytes => (AbiValue)new Address(bytes)),
        AbiTypeKind.Bytes => Gen.Byte.Array[0, 70].Select(bytes => AbiValue.Bytes(bytes)),
        AbiTypeKind.Text => Gen.String[Gen.Char['a', 'ÿ'], 0, 40].Select(text => (AbiValue)text),
        AbiTypeKind.Tuple => All([.. type.Parts.Select(Values)]),
        AbiTypeKind.FixedArray => Values(type.Parts[0]).Array[type.Size].Select(parts => AbiValue.Sequence(parts)),
        _ => Values(type.Parts[0]).Array[0, 3].Select(parts => AbiValue.Sequence(parts)),
    };

    private static Gen<AbiValue> All(Gen<AbiValue>[] parts) => parts
        .Aggregate(Gen.Const(Array.Empty<AbiValue>()), (all, part) => Gen.Select(all, part, (values, value) => (AbiValue[])[.. values, value]))
        .Select(values => AbiValue.Sequence(values));
}
