using Nullius.Fields;
using Nullius.Prover.Channels;

namespace Nullius.Prover.Logup;

/// <summary>Claims about p and q of a layer at a point.</summary>
internal sealed record GkrClaim(KoalaBear5[] Point, KoalaBear5 Numerator, KoalaBear5 Denominator)
{
    /// <summary>Sends the four values of the children at a point, draws μ and joins the values on a line (Spec §4.4.4).</summary>
    public static GkrClaim Send(
        ProverChannel channel, ReadOnlySpan<KoalaBear5> point, KoalaBear5 p0, KoalaBear5 p1, KoalaBear5 q0, KoalaBear5 q1)
    {
        channel.Send(p0, p1, q0, q1);
        return Draw(channel, point, p0, p1, q0, q1);
    }

    /// <summary>Draws μ and joins values that have been sent.</summary>
    public static GkrClaim Draw(
        ProverChannel channel, ReadOnlySpan<KoalaBear5> point, KoalaBear5 p0, KoalaBear5 p1, KoalaBear5 q0, KoalaBear5 q1)
    {
        KoalaBear5 challenge = channel.Challenge();
        return new GkrClaim([.. point, challenge], p0 + (challenge * (p1 - p0)), q0 + (challenge * (q1 - q0)));
    }
}
