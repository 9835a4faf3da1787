using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class Poseidon2ReferenceAgreementTests() : ReferenceAgreementTests(HashSuite.Poseidon2);
