using Nullius.Circuits;

namespace Nullius.Wires;

/// <summary>A row of <see cref="ArithmeticTable"/>.</summary>
/// <param name="Output">The node that it defines; or, for an assertion, the node of zero, which it uses.</param>
/// <param name="Form">What it computes.</param>
/// <param name="Check">The name of the check, for an assertion; otherwise null.</param>
internal readonly record struct ArithmeticGate(int Output, Form Form, string? Check);
