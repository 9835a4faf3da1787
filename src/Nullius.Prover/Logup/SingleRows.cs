using Nullius.Fields;
using Nullius.Kernels;

namespace Nullius.Prover.Logup;

/// <summary>
/// The interactions of a layer of which a single row is left, the others being padding. They are worked on together, one interaction to a lane,
/// for most rounds of most layers find most tables in this state.
/// </summary>
internal sealed class SingleRows
{
    private readonly ExtensionVector _p0;
    private readonly ExtensionVector _q1;
    private readonly ExtensionVector _q0;
    private readonly ExtensionVector _u;
    private readonly ExtensionVector _paddingQ;
    private readonly ExtensionVector _paddingU;
    private readonly ExtensionVector _weights;
    private readonly ExtensionVector[] _scratch;
    private readonly bool[] _isMember;
    private readonly KoalaBear5[] _interactionWeights;
    private int _count;

    public SingleRows(KoalaBear5[] padding, KoalaBear5 lambda, KoalaBear5[] interactionWeights)
    {
        // Whole registers; the lanes of interactions that are not members have no weight.
        int length = (padding.Length + PackedWidth.LanesMax - 1) / PackedWidth.LanesMax * PackedWidth.LanesMax;
        _p0 = new ExtensionVector(length);
        _q1 = new ExtensionVector(length);
        _q0 = new ExtensionVector(length);
        _u = new ExtensionVector(length);
        _paddingQ = new ExtensionVector(length);
        _paddingU = new ExtensionVector(length);
        _weights = new ExtensionVector(length);
        _scratch = [.. Enumerable.Range(0, 4).Select(_ => new ExtensionVector(length))];
        _isMember = new bool[padding.Length];
        _interactionWeights = interactionWeights;
        for (int interaction = 0; interaction < padding.Length; interaction++)
        {
            _paddingQ[interaction] = padding[interaction];
            _paddingU[interaction] = lambda * padding[interaction];
        }
    }

    public bool Contains(int interaction) => _isMember[interaction];

    /// <summary>Takes over an interaction.</summary>
    public void Add(int interaction, (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) row)
    {
        _isMember[interaction] = true;
        _count++;
        _weights[interaction] = _interactionWeights[interaction];
        (_p0[interaction], _q1[interaction], _q0[interaction], _u[interaction]) = row;
    }

    /// <summary>The row of an interaction.</summary>
    public (KoalaBear5 P0, KoalaBear5 Q1, KoalaBear5 Q0, KoalaBear5 U) Row(int interaction) =>
        (_p0[interaction], _q1[interaction], _q0[interaction], _u[interaction]);

    /// <summary>Binds a row variable: every row is joined with padding.</summary>
    public void Fold(KoalaBear5 challenge)
    {
        if (_count == 0)
            return;
        Difference(_p0, null, _scratch[0]);
        Difference(_q1, _paddingQ, _scratch[1]);
        Difference(_q0, _paddingQ, _scratch[2]);
        Difference(_u, _paddingU, _scratch[3]);
        ExtensionBlock.MultiplyAccumulate(All(_scratch[0]), challenge, All(_p0));
        ExtensionBlock.MultiplyAccumulate(All(_scratch[1]), challenge, All(_q1));
        ExtensionBlock.MultiplyAccumulate(All(_scratch[2]), challenge, All(_q0));
        ExtensionBlock.MultiplyAccumulate(All(_scratch[3]), challenge, All(_u));
    }

    /// <summary>Σ eq · G over the pairs of a row and padding.</summary>
    /// <param name="weight">eq of the row variables at row 0.</param>
    public RoundSums Round(KoalaBear5 weight)
    {
        if (_count == 0)
            return default;
        ExtensionBlock.Multiply(All(_p0), All(_q1), All(_scratch[0]));
        ExtensionBlock.Multiply(All(_q0), All(_u), All(_scratch[1]));
        ExtensionBlock.Add(All(_scratch[0]), All(_scratch[1]), All(_scratch[0]));
        KoalaBear5 atZero = ExtensionBlock.InnerProduct(All(_scratch[0]), All(_weights));

        Difference(_p0, null, _scratch[0]);
        Difference(_q1, _paddingQ, _scratch[1]);
        Difference(_q0, _paddingQ, _scratch[2]);
        Difference(_u, _paddingU, _scratch[3]);
        ExtensionBlock.Multiply(All(_scratch[0]), All(_scratch[1]), All(_scratch[0]));
        ExtensionBlock.Multiply(All(_scratch[2]), All(_scratch[3]), All(_scratch[2]));
        ExtensionBlock.Add(All(_scratch[0]), All(_scratch[2]), All(_scratch[0]));
        return new RoundSums(weight * atZero, weight * ExtensionBlock.InnerProduct(All(_scratch[0]), All(_weights)));
    }

    private static ExtensionSpan All(ExtensionVector vector) => vector.Span(0, vector.Length);

    private static void Difference(ExtensionVector row, ExtensionVector? padding, ExtensionVector destination)
    {
        if (padding is null)
            ExtensionBlock.SubtractFromConstant(All(row), KoalaBear.Zero, All(destination));
        else
            ExtensionBlock.Subtract(All(padding), All(row), All(destination));
    }
}
