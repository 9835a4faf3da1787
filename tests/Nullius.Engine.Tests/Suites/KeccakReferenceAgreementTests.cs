using Nullius.Protocol;

namespace Nullius.Engine.Tests.Suites;

public sealed class KeccakReferenceAgreementTests() : ReferenceAgreementTests(HashSuite.Keccak);
