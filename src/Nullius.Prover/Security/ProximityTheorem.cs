namespace Nullius.Prover.Security;

/// <summary>The theorem about lines of words that the folding rounds rest on.</summary>
public enum ProximityTheorem
{
    /// <summary>Ben-Sasson, Carmon, Haböck, Kopparty, Saraf 2025: linear in the length of the word.</summary>
    Linear2025,

    /// <summary>Ben-Sasson, Carmon, Ishai, Kopparty, Saraf 2020: quadratic.</summary>
    Quadratic2020,
}
