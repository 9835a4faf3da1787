namespace Nullius.Fields;

public readonly partial struct KoalaBear5
{
    /// <summary>R, the canonical representative of −2^40: what lanes are multiplied by. Spec §10.1.3.</summary>
    public const uint LaneFactor = 0x7b000205;

    /// <summary>R⁻¹, canonical.</summary>
    private const uint LaneFactorInverse = 0x7ec0ff01;

    /// <summary>
    /// Writes the lanes w₀ … w₄ of this element e, the form in which a contract holds it: R·e = Σ wᵢ·Wⁱ with W = X⁻¹ = X + X⁴. Spec §10.1.3.
    /// </summary>
    public void CopyLanesTo(Span<KoalaBear> destination)
    {
        var factor = KoalaBear.FromCanonical(LaneFactor);
        destination[4] = factor * (C1 - C4);
        destination[0] = factor * (C0 - C3);
        destination[1] = factor * (C4 - C2);
        destination[2] = factor * (C3 - C1 + C4);
        destination[3] = factor * C2;
    }

    /// <summary>The element with the given five lanes. Spec §10.1.3.</summary>
    public static KoalaBear5 FromLanes(ReadOnlySpan<KoalaBear> lanes)
    {
        if (lanes.Length != Degree)
            throw new ArgumentException("An element has exactly five lanes.", nameof(lanes));

        // W² = 1 + X³, W³ = X + X² + X⁴, W⁴ = 1 + X + X³.
        var (v1, v2, v3, v4) = (lanes[1], lanes[2], lanes[3], lanes[4]);
        return new KoalaBear5(lanes[0] + v2 + v4, v1 + v3 + v4, v3, v2 + v4, v1 + v3) * KoalaBear.FromCanonical(LaneFactorInverse);
    }
}
